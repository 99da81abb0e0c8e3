"""What was seen is stored whole, once, and the last of it is given."""

from dataclasses import replace
from pathlib import Path

import pytest

from impostor.case import Case, CaseError, open_case
from impostor.model import Account, Decision, Look, Picture, Role, Sentence, Source, Status
from tests.case.made import (
    account,
    clock,
    hours,
    look,
    match,
    outline,
    page,
    photo,
    remembered,
    verdict,
)

LEA = account("lea")


def by_person(seen: Look) -> Look:
    return replace(seen, observation=replace(seen.observation, source=Source.PERSON))


def test_a_look_comes_back_as_it_was_recorded(case: Case, folder: Path) -> None:
    trouble = Picture("https://p.example/x", Role.BANNER, None, Sentence("damaged {x}", {"x": "y"}))
    seen = look(LEA, 0, Status.UP, photo("a"), photo("b"))
    seen = replace(seen, pictures=(*seen.pictures, trouble))
    case.record(seen)
    case.close()
    with open_case(folder, clock) as again:
        assert again.looks() == {1: remembered(seen)}


def test_the_same_look_twice_is_one(case: Case) -> None:
    for _ in range(2):
        case.record(look(LEA, 0, Status.UP, photo()))
    assert len(case.history(1)) == 1
    case.record(look(LEA, 1))
    assert [seen.at for seen in case.history(1)] == [hours(0), hours(1)]


def test_a_picture_that_failed_at_first_is_added_to_the_same_look(case: Case) -> None:
    whole = look(LEA, 0, Status.UP, photo())
    failed = replace(whole.pictures[0], photo=None, trouble=Sentence("timed out"))
    case.record(replace(whole, pictures=(failed,)))
    case.record(whole)
    assert case.looks() == {1: remembered(whole)}
    assert len(case.history(1)) == 1


def test_behind_a_wall_an_account_keeps_the_profile_it_showed(case: Case) -> None:
    case.record(look(LEA, 0, Status.UP, photo()))
    case.record(look(LEA, 1, Status.LOGIN_WALL))
    last = case.looks()[1]
    assert last.observation.status is Status.LOGIN_WALL
    assert last.profile == look(LEA).profile
    assert [picture.photo for picture in last.pictures] == [outline()]


def test_what_a_person_brought_says_nothing_of_the_status(case: Case) -> None:
    brought = by_person(look(LEA, 2))
    case.record(brought)
    assert case.looks()[1].observation == brought.observation
    case.record(look(LEA, 1, Status.GONE))
    last = case.looks()[1]
    assert last.observation.status is Status.GONE
    assert last.profile == brought.profile


def test_the_last_look_is_the_latest_by_its_own_time(case: Case) -> None:
    case.record(look(LEA, 5, Status.GONE))
    case.record(look(LEA, 1))
    assert case.looks()[1].observation.status is Status.GONE


def test_odd_texts_survive(case: Case) -> None:
    odd = Account("pictogram", "https://pictogram.example/\ud800", "l\u0435a\x00\ud83d", "\udfff")
    case.record(look(odd))
    assert case.looks()[1].observation.account == odd
    assert len(case.accounts()) == 1


def test_the_last_answer_to_an_address_is_given_as_received(case: Case, folder: Path) -> None:
    old, new = page(body=b"\x00old\xff", at=1), page(body=b"new", at=2)
    names = [case.store_page(answer) for answer in (new, old, new)]
    assert case.page(old.url) == new
    assert case.original(names[1]) == b"\x00old\xff"
    assert (folder / "objects" / names[1][:2] / names[1]).read_bytes() == b"\x00old\xff"
    assert case.page("https://elsewhere.example/") is None


def test_a_redirected_answer_is_found_by_the_address_asked_for(case: Case) -> None:
    answer = replace(page("https://pictogram.example/login"), redirects=(LEA.url, "https://x.ex/"))
    case.store_page(answer)
    assert case.page(LEA.url) == answer
    assert case.page(answer.url) is None


@pytest.mark.parametrize("left", [b"", b"<htm", None], ids=["emptied", "cut short", "erased"])
def test_a_body_that_is_not_whole_counts_as_not_stored(
    case: Case, folder: Path, left: bytes | None
) -> None:
    name = case.store_page(page())
    path = folder / "objects" / name[:2] / name
    path.unlink() if left is None else path.write_bytes(left)
    assert case.page(page().url) is None
    case.store_page(page())
    assert case.page(page().url) == page()


def test_descriptions_of_each_engine_version_are_kept_apart(case: Case) -> None:
    case.store_photo(photo("a", "v1"), b"thumbnail")
    assert case.photo("a" * 64, "v2") is None
    case.store_photo(photo("a", "v2"), b"another")
    assert case.photo("a" * 64, "v1") == photo("a", "v1")
    assert case.photo("a" * 64, "v2") == photo("a", "v2")
    assert case.thumbnail("a" * 64) == b"thumbnail"
    assert case.thumbnail("b" * 64) is None


def test_photos_come_with_their_descriptors_by_engine_version(case: Case) -> None:
    for described in (photo("a", "v1"), photo("a", "v2"), photo("b", "v1")):
        case.store_photo(described, b"thumbnail")
    names = [("b" * 64, "v1"), ("b" * 64, "v2"), ("c" * 64, "v1"), ("a" * 64, "v2")]
    assert list(case.photos(names)) == [photo("b", "v1"), photo("a", "v2")]
    assert list(case.photos([])) == []


def test_a_photo_as_looks_give_it_never_overwrites_the_stored_one(case: Case) -> None:
    case.record(look(LEA, 0, Status.UP, photo()))
    case.record(look(LEA, 1, Status.UP, outline()))
    case.record(case.looks()[1])
    assert case.looks() == {1: remembered(look(LEA, 1, Status.UP, photo()))}
    assert case.photo("a" * 64, "v1") == photo()


def test_a_photo_without_descriptors_of_an_unknown_picture_is_refused(case: Case) -> None:
    case.store_photo(photo("a", "v1"), b"thumbnail")
    for unknown in (outline("a", "v2"), outline("b", "v1")):
        with pytest.raises(ValueError, match="has no descriptors, and none are stored"):
            case.record(look(LEA, 0, Status.UP, unknown))
        assert case.photo(unknown.sha256, unknown.described_by) is None
    assert case.looks() == {}


def test_pictures_are_shown_as_last_described_and_the_history_stays_as_it_was(case: Case) -> None:
    case.record(look(LEA, 0, Status.UP, photo("a"), photo("b")))
    case.record(look(LEA, 1, Status.LOGIN_WALL))
    case.add_reference(b"bytes", "me.jpg", photo("c"), b"thumbnail")
    readings = case._database.rows("SELECT * FROM reading")
    assert case.undescribed("v1") == ()
    assert set(case.undescribed("v2")) == {"a" * 64, "b" * 64, "c" * 64}
    for name in "ac":
        case.store_photo(photo(name, "v2"), b"thumbnail")
    shown = [picture.photo for picture in case.looks()[1].pictures]
    assert shown == [outline("a", "v2"), outline("b", "v1")]
    assert case.undescribed("v2") == ("b" * 64,)
    assert case._database.rows("SELECT * FROM reading") == readings


def test_a_match_that_says_the_same_again_is_not_stored_again(case: Case) -> None:
    case.add_accounts([LEA, account("b")])
    other = match(account("b"), 0.1)
    case.store_ranking([(1, match(LEA, 0.5)), (1, match(LEA, 0.5)), (2, other)], hours(0))
    case.store_ranking([(1, match(LEA, 0.7))], hours(1))
    case.store_ranking([(1, match(LEA, 0.5))], hours(2))
    assert case.matches() == ((1, match(LEA, 0.5)), (2, match(account("b"), 0.1)))
    stored = case._database.rows("SELECT account, at FROM match ORDER BY id")
    assert [(number, str(at)[11:13]) for number, at in stored] == [
        (1, "12"), (2, "12"), (1, "13"), (1, "14"),
    ]  # fmt: skip


def test_a_verdict_taken_back_stays_written(case: Case) -> None:
    case.add_verdict(verdict(LEA, Decision.UNSURE, 0))
    case.add_verdict(verdict(LEA, Decision.FAKE, 1))
    assert case.undo_verdict(1).decision is Decision.FAKE
    assert [given.decision for given in case.verdicts()[1]] == [Decision.UNSURE]
    case.undo_verdict(1)
    assert case.verdicts() == {}
    with pytest.raises(CaseError, match="no verdict on account 1 to take back"):
        case.undo_verdict(1)
    assert case._database.row("SELECT count(*) FROM verdict") == (4,)
