"""Saved pages and archives give the answers that they hold, and nothing else; none can do harm."""

import gzip
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impostor.brought.pages import fetch_from, sightings
from impostor.errors import ImpostorError
from impostor.evidence import (
    DamagedError,
    Kind,
    Saved,
    UnaddressedError,
    files_in,
    kind_of,
    kind_of_file,
    open_saved,
)
from impostor.evidence.values import Store, web
from impostor.evidence.warc import Budget, TooMuchError
from impostor.model import NoAnswer, Page, Status
from tests.evidence import saving
from tests.evidence.saving import AVATAR, FORMS, URL

PICTURE = b"\xff\xd8\xff\xe0 a picture's bytes " * 9


def opened(path: Path, url: str | None = None) -> Saved:
    kind = kind_of_file(path)
    assert kind is not None
    return open_saved(path, kind, url)


@pytest.mark.parametrize("form", FORMS)
def test_every_form_gives_the_account_and_its_picture(form: str, tmp_path: Path) -> None:
    saved = opened(FORMS[form](tmp_path, PICTURE))
    (sighting,) = sightings(saved)
    assert sighting.observation.status is Status.UP
    assert sighting.profile is not None
    assert sighting.profile.name == "Léa Martin"
    assert sighting.profile.account.handle == "lea.martin"
    assert sighting.profile.avatar is not None
    picture = fetch_from(saved)(sighting.profile.avatar)
    assert isinstance(picture, Page)
    assert picture.body == PICTURE
    assert saved.missing == ()


@pytest.mark.parametrize("form", [form for form in FORMS if form != "HTML with its folder"])
def test_the_time_that_the_file_states_is_kept_as_its_claim(form: str, tmp_path: Path) -> None:
    claimed = opened(FORMS[form](tmp_path, PICTURE)).claimed_at
    assert claimed == datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_a_page_that_states_no_address_is_asked_for(tmp_path: Path) -> None:
    page = saving.chrome(tmp_path, PICTURE, url=None)
    with pytest.raises(UnaddressedError, match="does not say which address"):
        opened(page)
    assert opened(page, URL).pages == (URL,)


def test_what_a_file_does_not_hold_is_no_answer(tmp_path: Path) -> None:
    answer = fetch_from(opened(saving.har(tmp_path, PICTURE)))("https://elsewhere.example/a.jpg")
    assert isinstance(answer, NoAnswer)


def test_a_folder_gives_its_files_and_not_those_of_saved_pages(tmp_path: Path) -> None:
    saving.chrome(tmp_path, PICTURE)
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "shot.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / ".hidden.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    found = {each.path.name: each.kind for each in files_in(tmp_path)}
    assert found == {"Léa Martin (@lea.martin).html": Kind.HTML, "shot.png": Kind.SCREENSHOT}


@pytest.mark.parametrize(
    ("name", "head", "kind"),
    [
        ("a.txt", b"\x89PNG\r\n\x1a\n\0", Kind.SCREENSHOT),
        ("a", b"\xff\xd8\xff\xe1", Kind.SCREENSHOT),
        ("IMG_1.HEIC", b"\0\0\0\x18ftypheic", Kind.SCREENSHOT),
        ("a.webp", b"RIFF\0\0\0\0WEBPVP8 ", Kind.SCREENSHOT),
        ("page", b"\xef\xbb\xbf  <!DOCTYPE html>", Kind.HTML),
        ("page.htm", "\ufeff<html>".encode("utf-16-le"), Kind.HTML),
        ("a.mht", b"From: <Saved by Blink>\r\nContent-Type: multipart/related;", Kind.MHTML),
        ("a.json", b'{ "log": {"version"', Kind.HAR),
        ("a.har", b"", Kind.HAR),
        ("links.txt", b"https://www.instagram.com/a\n", None),
        ("links.csv", b"url,name\nhttps://x.com/a,A\n", None),
        ("answer.json", b'{"did": "did:plc:x"}', None),
    ],
)  # fmt: skip
def test_a_file_is_known_by_how_it_begins(name: str, head: bytes, kind: Kind | None) -> None:
    assert kind_of(name, head) is kind


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("kept", [0.3, 0.7, 0.95])
def test_a_file_cut_short_is_a_sentence_about_it(form: str, kept: float, tmp_path: Path) -> None:
    page = FORMS[form](tmp_path, PICTURE * 50)
    data = page.read_bytes()
    page.write_bytes(data[: int(len(data) * kept)])
    assert all(page.name in sentence for sentence in said_of(page, kind_of_file(page), None))


def said_of(page: Path, kind: Kind | None, url: str | None) -> tuple[str, ...]:
    """Give what is said of a file that cannot be read, or not to its end."""
    try:
        saved = open_saved(page, kind or Kind.HTML, url)
    except ImpostorError as error:
        return (str(error),)
    assert set(saved.pages) <= set(saved.answers)
    list(sightings(saved))
    return saved.missing


@given(data=st.binary(max_size=400), kind=st.sampled_from([k for k in Kind if k != "screenshot"]))
def test_any_bytes_give_answers_or_a_sentence(
    tmp_path_factory: pytest.TempPathFactory, data: bytes, kind: Kind
) -> None:
    page = tmp_path_factory.getbasetemp() / "any"
    page.write_bytes(data)
    assert all("any" in sentence for sentence in said_of(page, kind, URL))


HAR_OF_WRONG_SHAPES = [
    '{"log": []}', '{"log": {"entries": {}}}', '{"log": {"entries": [1, null, {}]}}',
    '{"log": {"entries": [{"request": 3, "response": {"status": "x"}}]}}',
    '{"log": {"entries": [{"request": {"url": "file:///a"}, "response": {"status": 200}}]}}',
    '{"log":' * 2000,
]  # fmt: skip


@pytest.mark.parametrize("text", HAR_OF_WRONG_SHAPES, ids=range(len(HAR_OF_WRONG_SHAPES)))
def test_a_har_of_another_shape_is_damaged(text: str, tmp_path: Path) -> None:
    page = tmp_path / "a.har"
    page.write_text(text, "utf-8")
    with pytest.raises(DamagedError, match=r"a\.har"):
        open_saved(page, Kind.HAR)


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_out_of_a_page_s_folder_are_not_followed(tmp_path: Path) -> None:
    secret = tmp_path / "secret.jpg"
    secret.write_bytes(b"secret")
    inside = tmp_path / "page"
    inside.mkdir()
    page = saving.chrome(inside, PICTURE)
    files = inside / f"{page.stem}_files"
    (files / "out.jpg").symlink_to(secret)
    (inside / "all").symlink_to(tmp_path)
    bodies = {answer.body for answer in opened(page).answers.values()}
    assert PICTURE in bodies  # the control: what lies in the folder itself is read
    assert b"secret" not in bodies
    assert {each.path for each in files_in(inside)} == {page}


def test_a_page_cannot_name_a_file_outside_its_folder(tmp_path: Path) -> None:
    page = saving.chrome(tmp_path, PICTURE)
    (tmp_path / "private.jpg").write_bytes(b"private")
    page.write_bytes(page.read_bytes().replace(b"_files/lea_150.jpg", b"_files/../private.jpg"))
    assert all(answer.body != b"private" for answer in opened(page).answers.values())


def test_an_archive_unpacks_within_a_budget() -> None:
    budget = Budget(10)
    budget.spend(10)
    with pytest.raises(TooMuchError):
        budget.spend(1)


def test_a_bomb_costs_its_own_answer_only(tmp_path: Path) -> None:
    bomb = gzip.compress(b"0" * 40 * 2**20, 9)
    assert len(bomb) < 50_000
    held = {**saving.answers(PICTURE), "https://cdn.example/bomb": ("text/html", b"0" * 40 * 2**20)}
    page = tmp_path / "bomb.warc.gz"
    page.write_bytes(saving.warc_bytes(held, packed=True))
    assert page.stat().st_size < 100_000
    saved = opened(page)
    assert set(saved.answers) == {URL, AVATAR}
    assert "too large" in saved.missing[0]


def test_the_answers_of_one_file_are_kept_within_caps() -> None:
    store = Store("big.har", left=10)
    for number, body in enumerate((b"12345", b"123456", b"12345")):
        store.add(Page(f"https://a.example/{number}", 200, {}, body, datetime.now(UTC)))
    assert list(store.answers) == ["https://a.example/0", "https://a.example/2"]
    assert "too large" in store.missing[0]


def test_names_in_a_wacz_lead_nowhere(tmp_path: Path) -> None:
    page = tmp_path / "a.wacz"
    with zipfile.ZipFile(page, "w") as archive:
        inner = saving.warc_bytes(saving.answers(PICTURE), packed=False)
        archive.writestr("../../outside.warc", inner)
        archive.writestr("/etc/cron.d/x", b"x")
    before = set(tmp_path.parent.rglob("*"))
    assert URL in opened(page).answers
    assert set(tmp_path.parent.rglob("*")) == before


def test_a_wacz_of_thousands_of_files_is_refused(tmp_path: Path) -> None:
    page = tmp_path / "many.wacz"
    with zipfile.ZipFile(page, "w") as archive:
        for number in range(20_001):
            archive.writestr(f"{number}", b"")
    with pytest.raises(DamagedError, match="more than 20000 files"):
        opened(page)


@pytest.mark.parametrize("address", ["https://[x/a.png", "http://[", "ftp://a.test/", "", None])
def test_what_is_no_address_is_none(address: str | None) -> None:
    assert web(address) is None
