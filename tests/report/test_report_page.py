"""The HTML report says what a worried parent has to know, in order and in plain words."""

import re
from dataclasses import replace
from datetime import UTC, timedelta
from itertools import pairwise

import pytest

from impostor.model import (
    Band,
    Finding,
    Observation,
    Photo,
    PhotoMatch,
    Picture,
    Profile,
    Relation,
    Role,
    Sentence,
    Status,
)
from impostor.report import FORMATS
from impostor.report.view import Unread
from tests.report.sample import NOON, account, card, family, judged, view
from tests.report.test_report_html import elements


def words_of(page: str) -> str:
    body = re.sub(r"<style>.*?</style>|<svg.*?</svg>", "", page, flags=re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", "", body))


def test_the_copy_stands_beside_its_original_with_the_part_outlined() -> None:
    page = FORMATS["html"](family(), "en")
    pair = re.search(r'<figure class="pair">.*?</figure>', page, re.DOTALL)[0]
    assert pair.index("On this account") < pair.index("Your photo") < pair.index("A part of")
    assert re.findall(r'viewBox="([^"]*)"', pair) == ["0 0 340 340", "0 0 640 480"]
    assert re.findall(r'class="over" points="([^"]*)"', pair) == [
        "4.0,4.0 336.0,4.0 336.0,336.0 4.0,336.0",
        "130.0,120.0 470.0,120.0 470.0,460.0 130.0,460.0",
    ]


def test_each_picture_is_in_the_file_once_and_every_use_finds_it() -> None:
    page = FORMATS["html"](family(), "en")
    kept = re.findall(r'<image id="(picture-[0-9a-f]{64})"', page)
    assert len(kept) == len(set(kept))
    assert set(re.findall(r'<use href="#([^"]*)"', page)) == set(kept)


def test_pictures_that_no_card_shows_are_not_in_the_file() -> None:
    face = _face(0.9)
    shown, folded = (
        FORMATS["html"](
            view(
                card(account("x", "a"), band=band, pictures=(face,)), thumbnails=lambda _: b"jpeg"
            ),
            "en",
        )
        for band in (Band.POSSIBLE, Band.UNLIKELY)
    )
    assert "data:image/jpeg" in shown
    assert "data:image/jpeg" not in folded


def test_a_picture_that_was_not_kept_says_so() -> None:
    page = FORMATS["html"](replace(family(), thumbnails=lambda _sha256: None), "en")
    assert "Picture not kept" in page
    assert "<use" not in page


def test_a_place_that_is_no_place_is_not_outlined() -> None:
    nowhere = ((float("nan"), 0.0), (1.0, 0.0), (1.0, float("inf")))
    found = PhotoMatch("a" * 64, "b" * 64, 0.9, Relation.SAME, nowhere, nowhere[:2])
    finding = Finding("photo", 1.0, Sentence("It is a copy."), photo=found)
    photo = Photo("a" * 64, 10, 10, 1.0, "none", b"")
    shown = card(
        account("x", "a"),
        findings=(finding,),
        pictures=(Picture("https://x.example/a.jpg", Role.POST, photo),),
    )
    page = FORMATS["html"](view(shown), "en")
    assert "<polygon" not in page
    assert "nan" not in re.findall(r'points="([^"]*)"', page)


def test_every_picture_has_words_for_those_who_do_not_see_it() -> None:
    pictures = [a for tag, a in elements(FORMATS["html"](family(), "en")) if a.get("role") == "img"]
    assert pictures
    assert all(attributes["aria-label"] for attributes in pictures)


def test_headings_go_down_one_step_at_a_time() -> None:
    levels = [
        int(tag[1])
        for tag, _ in elements(FORMATS["html"](family(), "en"))
        if re.fullmatch("h[1-6]", tag)
    ]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_links_inside_the_page_arrive() -> None:
    found = list(elements(FORMATS["html"](family(), "en")))
    ids = [attributes["id"] for _tag, attributes in found if "id" in attributes]
    assert len(ids) == len(set(ids))
    inside = {a["href"][1:] for tag, a in found if a.get("href", "").startswith("#")}
    assert inside <= set(ids)


def test_bands_stand_in_the_order_of_what_matters() -> None:
    page = FORMATS["html"](family(), "en")
    places = [
        page.index(f'id="band-{band}"')
        for band in ("likely", "uses_photos", "possible", "unlikely", "protected")
    ]
    assert places == sorted(places)


def section(page: str, band: str) -> str:
    found = re.search(rf'<section class="band {band}".*?</section>', page, re.DOTALL)
    return words_of(found[0]).lower()


@pytest.mark.parametrize(
    ("language", "accusing"),
    [
        ("en", r"fake|impost|impersonat|fraud"),
        ("fr", r"\bfaux\b|usurp|impost|se fait passer|fraud"),
    ],
)
def test_somebody_who_uses_photos_is_asked_about_and_never_accused(
    language: str, accusing: str
) -> None:
    page = FORMATS["html"](family(), language)
    assert not re.search(accusing, section(page, "uses_photos"))
    assert not re.search(accusing, section(page, "possible"))
    assert re.search(accusing, section(page, "likely"))


def test_unlikely_accounts_are_folded_and_protected_ones_stay_out_of_the_cards() -> None:
    page = FORMATS["html"](family(), "en")
    assert (
        "<details>" in re.search(r'<section class="band unlikely".*?</section>', page, re.DOTALL)[0]
    )
    assert "1%" in section(page, "unlikely")
    assert "%" not in section(page, "protected")


@pytest.mark.parametrize(
    ("language", "warning"),
    [("en", "Not reviewed by a person: do not share."), ("fr", "Non relu par une personne")],
)
def test_a_list_that_nobody_reviewed_says_so_on_top(language: str, warning: str) -> None:
    page = words_of(FORMATS["html"](family(), language).replace("\u00a0", " "))
    assert page.index(warning) < page.index("Instagram")
    every = judged(family(), 2)
    assert warning not in words_of(FORMATS["html"](every, language))


@pytest.mark.parametrize(
    ("language", "warning", "count"),
    [
        ("en", "1 likely impostor was not reviewed by a person: do not share.", "has judged 1 "),
        ("fr", "1 probable usurpation n’a été relue par personne : ne pas diffuser.", "a jugé 1 "),
    ],
)
def test_a_list_says_so_as_long_as_a_likely_account_is_not_judged(
    language: str, warning: str, count: str
) -> None:
    page, finished = (
        words_of(FORMATS["html"](judged(family(), first), language).replace("\u00a0", " "))
        for first in (1, 2)
    )
    assert page.index(warning) < page.index(count) < page.index("Instagram")
    assert count.replace("1", "2") in finished
    assert warning not in finished


def test_a_verdict_is_shown_with_its_author_date_and_reason() -> None:
    page = words_of(FORMATS["html"](judged(family()), "en"))
    assert "A person has judged 1 account; the others were not reviewed by anybody." in page
    assert "Claire judged this account fake 22 November 2026, 12:00:00 (UTC+01:00)" in page
    assert "Ce n&#39;est pas nous, c&#39;est sûr." in page


def test_reasons_come_by_weight_for_and_against() -> None:
    shown = card(
        account("x", "a"),
        findings=tuple(
            Finding("s", weight, Sentence(f"Reason {weight}."))
            for weight in (0.5, -3.0, 4.0, 0.0, -1.0, 2.0)
        ),
    )
    page = words_of(FORMATS["html"](view(shown), "en"))
    assert re.findall(r"Reason (-?[\d.]+)\.", page) == ["4.0", "2.0", "0.5", "-3.0", "-1.0", "0.0"]


def test_two_values_are_set_side_by_side_unless_the_sentence_has_them() -> None:
    said = Finding("a", 1.0, Sentence("{a} is {b}.", {"a": "aa", "b": "bb"}), "aa", "bb")
    unsaid = Finding("b", 1.0, Sentence("They differ."), "2019", "2026")
    empty = Finding("c", 1.0, Sentence("Nothing."), "", "cc")
    findings = (said, unsaid, empty)
    page = words_of(FORMATS["html"](view(card(account("x", "a"), findings=findings)), "en"))
    assert "2026 ↔ 2019" in page
    assert "cc ↔" not in page
    assert "bb ↔ aa" not in page


@pytest.mark.parametrize(
    ("language", "moment", "score"),
    [
        ("en", "22 November 2026, 12:00:00 (UTC+01:00)", "98%"),
        ("fr", "22 novembre 2026 à 12:00:00 (UTC+01:00)", "98\u00a0%"),
    ],
)
def test_dates_and_numbers_are_written_as_people_write_them(
    language: str, moment: str, score: str
) -> None:
    page = FORMATS["html"](family(), language)
    assert moment in page
    assert score in page


def test_no_score_claims_to_be_certain() -> None:
    page = words_of(FORMATS["html"](view(card(account("x", "a"), score=1.0)), "en"))
    assert "99%" in page
    assert "100%" not in page


@pytest.mark.parametrize("status", list(Status))
def test_an_address_that_could_not_be_read_has_its_reason_and_a_next_step(status: Status) -> None:
    unread = Unread("https://x.example/a", status, Sentence("Because."), NOON)
    page = words_of(FORMATS["html"](view(unread=(unread,)), "en"))
    assert "Because." in page
    assert "This says nothing about these accounts" in page
    assert ("What to do:" in page) is (status is not Status.UP)


def test_an_account_that_nobody_saw_is_not_called_unrelated() -> None:
    walled = card(account("x", "walled"), 3, band=Band.UNLIKELY)
    unread = Unread("https://x.example/walled", Status.LOGIN_WALL, Sentence("Wall."), NOON, 3)
    page = FORMATS["html"](view(walled, unread=(unread,)), "en")
    assert "band-unlikely" not in page
    assert words_of(page).count("https://x.example/walled") == 1
    assert "band-unlikely" in FORMATS["html"](view(walled), "en")


def _face(quality: float) -> Picture:
    return Picture("https://x.example/a", Role.AVATAR, Photo("c" * 64, 9, 9, quality, "none", b""))


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        pytest.param({}, "No photo could be read: open the account", id="no photo"),
        pytest.param(
            {"pictures": (Picture("u", Role.AVATAR, None, Sentence("Cut.")),)},
            "No photo could be read: open the account",
            id="the only photo broken",
        ),
        pytest.param(
            {"pictures": (_face(0.9), Picture("u", Role.POST, None, Sentence("Cut.")))},
            "1 picture could not be read",
            id="one photo broken",
        ),
        pytest.param({"pictures": (_face(0),)}, "it proves nothing either way", id="empty photo"),
        pytest.param(
            {"profile": Profile(account("x", "a"))}, "No name could be read", id="no name"
        ),
        pytest.param({"band": Band.LIKELY}, "declare it as own or trusted", id="a relative's"),
    ],
)
def test_a_card_says_what_would_change_it(changes: dict[str, object], said: str) -> None:
    assert said in words_of(FORMATS["html"](view(card(account("x", "a"), **changes)), "en"))


def test_a_protected_account_is_asked_for_nothing() -> None:
    page = FORMATS["html"](view(card(account("x", "a"), band=Band.PROTECTED)), "en")
    assert "screenshot" not in section(page, "protected")


def test_help_lines_are_on_every_report() -> None:
    page = words_of(FORMATS["html"](view(), "fr"))
    assert "3018" in page
    assert "116 000" in page


def test_the_same_view_gives_the_same_page() -> None:
    assert FORMATS["html"](family(), "fr") == FORMATS["html"](family(), "fr")


def test_dates_are_shown_in_the_zone_of_the_report() -> None:
    seen = (NOON - timedelta(hours=13)).astimezone(UTC)
    look = Observation(account("x", "a"), Status.UP, Sentence("ok"), seen)
    page = FORMATS["html"](view(card(account("x", "a"), observation=look)), "en")
    assert "21 November 2026, 23:00:00 (UTC+01:00)" in page


def test_the_page_declares_its_language() -> None:
    assert '<html lang="fr">' in FORMATS["html"](view(), "fr")


@pytest.mark.parametrize(("language", "name"), [("en", "Cyrillic"), ("fr", "cyrillique")])
def test_a_script_is_named_in_the_reader_s_language(language: str, name: str) -> None:
    values = {"script": "Cyrillic", "letter": "а", "latin": "a"}
    finding = Finding("name", 1.0, Sentence("{script} {letter}", values))
    page = FORMATS["html"](view(card(account("x", "a"), findings=(finding,))), language)
    assert f"<bdi>{name}</bdi> <bdi>а</bdi>" in page


def test_look_alike_letters_are_marked_and_named() -> None:
    page = FORMATS["html"](family(), "en")
    assert '<span class="column imitates"><bdi>é</bdi><bdi>е</bdi></span>' in page
    assert "<bdi>а</bdi> U+0430 CYRILLIC SMALL LETTER A" in page


def test_names_without_look_alike_letters_are_not_spelled_out() -> None:
    finding = Finding("name", 1.0, Sentence("Same."), "Léa Martin", "Léa Martin")
    page = FORMATS["html"](view(card(account("x", "a"), findings=(finding,))), "en")
    assert "Letter by letter" not in page
