"""Bringing screenshots and saved pages to a scan: taken in, compared, said, and kept apart."""

import json
import shutil
import sys
from pathlib import Path

import pytest

from impostor import ocr
from impostor.brought import Placed, Tools, Unplaced, bring
from impostor.case import open_case
from impostor.cli.surroundings import present
from impostor.evidence import files_in
from impostor.report import FORMATS
from impostor.report.from_case import view_of
from impostor.setup import photo_door
from tests.brought.conftest import Desk, files_of, jpeg
from tests.conftest import STRICT
from tests.evidence import saving

FAKE = "https://www.instagram.com/lea.martin/"


def test_a_screenshot_named_after_its_account_is_compared_and_kept_apart(desk: Desk) -> None:
    shot = desk.shot("instagram lea.martin (2).png")
    done = desk.run("scan", desk.case, shot, "--format", "json")
    assert done.exit_code == 0, done.stderr
    (account,) = json.loads(done.stdout)["accounts"]
    assert (account["url"], account["status"], account["source"]) == (FAKE, "unknown", "person")
    assert account["reason"] == "Brought by a person; not looked at."
    (found,) = [finding["photo"] for finding in account["findings"] if finding["photo"]]
    assert found["relation"] == "embedded"
    assert account["pictures"][0]["source"] == "person"
    assert account["pictures"][0]["screenshot"] is True
    (file,) = account["brought"]
    assert (file["file"], file["kind"]) == (shot.name, "screenshot")
    assert file["claimed_at"] is not None
    assert (desk.case / "objects" / file["sha256"][:2] / file["sha256"]).read_bytes() == (
        shot.read_bytes()
    )
    assert json.loads(done.stdout)["unread"] == []

    _reports_say_who_brought_it(desk)


def _reports_say_who_brought_it(desk: Desk) -> None:
    with open_case(desk.case, present) as case:
        view = view_of(case, present())
    english, french = FORMATS["html"](view, "en"), FORMATS["html"](view, "fr")
    assert "screenshot brought by you" in english
    assert "you brought this account, and the tool has not looked at it itself" in english
    assert "nothing confirms them" in english
    assert "capture d’écran apportée par vous" in french
    assert FORMATS["csv"](view, "en").splitlines()[1].endswith(",1,,")


def test_a_table_says_whose_files_are_and_names_win(desk: Desk) -> None:
    desk.shot("shots/a.png", photo=0)
    desk.shot("shots/b.png", photo=1)
    table = desk.folder / "whose.csv"
    table.write_text(
        "File;Address;Name\nshots\\A.PNG;instagram.com/lea.martin;Léa\nb.png;@lea@social.example;\n",
        "utf-8",
    )
    done = desk.run("scan", desk.case, desk.folder / "shots", table, "--format", "json")
    assert done.exit_code == 0, done.stderr
    by_url = {account["url"]: account for account in json.loads(done.stdout)["accounts"]}
    assert set(by_url) == {FAKE, "https://social.example/@lea"}
    assert by_url[FAKE]["name"] == "Léa"


def test_what_cannot_be_read_costs_itself_only(desk: Desk) -> None:
    shots = desk.folder / "shots"
    desk.shot("shots/instagram lea.martin.png")
    (shots / "instagram cut.png").write_bytes(
        (shots / "instagram lea.martin.png").read_bytes()[:900]
    )
    (shots / "instagram empty.png").write_bytes(b"")
    (shots / "log.har").write_text('{"log": 1}', "utf-8")
    (shots / "notes.docx").write_bytes(b"\0\1")
    done = desk.run("scan", desk.case, shots, "--format", "json")
    assert done.exit_code == 3
    assert [files_of(account) for account in json.loads(done.stdout)["accounts"]] == [
        ["instagram lea.martin.png"]
    ]
    for name in ("instagram cut.png", "instagram empty.png", "log.har", "notes.docx"):
        assert name in done.stderr
    again = desk.run("scan", desk.case, shots / "instagram lea.martin.png", "--format", "json")
    assert "brought before" in again.stderr
    assert json.loads(done.stdout)["accounts"] == json.loads(again.stdout)["accounts"]


def test_saved_pages_pictures_are_compared_without_any_fetch(desk: Desk) -> None:
    """Each form holds the same photo in other bytes, so that each must be found by itself."""
    pages = desk.folder / "pages"
    pages.mkdir()
    for number, make in enumerate(saving.FORMS.values()):
        make(pages, jpeg(desk.world, quality=80 + number))
    done = desk.run("scan", desk.case, pages, "--format", "json")
    assert done.exit_code == 0, done.stderr
    (account,) = json.loads(done.stdout)["accounts"]
    assert (account["url"], account["name"], account["status"]) == (FAKE, "Léa Martin", "unknown")
    assert account["profile_source"] == "person"
    assert any(finding["photo"] for finding in account["findings"])
    assert len(account["brought"]) == len(saving.FORMS)
    assert len({picture["sha256"] for picture in account["pictures"]}) == len(saving.FORMS)


def test_a_page_without_an_address_is_unclear_until_a_table_tells(desk: Desk) -> None:
    page = saving.chrome(desk.folder, jpeg(desk.world), url=None)
    done = desk.run("scan", desk.case, page)
    assert done.exit_code == 3
    assert "does not say which address it was saved from" in done.stderr
    table = desk.folder / "whose.csv"
    table.write_text(f'file,address\n"{page.name}",{FAKE}\n', "utf-8")
    assert desk.run("scan", desk.case, page, table).exit_code == 0


def test_without_the_extra_a_screenshot_is_unclear_and_says_why(desk: Desk) -> None:
    shot = desk.shot("IMG_4003.png", "lea.martin")
    with open_case(desk.case, present) as case, photo_door(1) as door:
        tools = Tools(door, None, present, lambda _: None)
        (event,) = list(bring(case, list(files_in(shot)), tools))
        assert isinstance(event, Unplaced)
        assert "not installed" in str(event.why)
        assert case.accounts() == ()
        answered = Tools(door, None, present, lambda _: "instagram:lea.martin")
        (event,) = list(bring(case, list(files_in(shot)), answered))
        assert isinstance(event, Placed)
        assert event.account.url == FAKE


def test_what_is_brought_goes_beside_a_list_of_addresses(desk: Desk) -> None:
    links = desk.folder / "links.txt"
    links.write_text("nothing that is an address of anybody\n", "utf-8")
    done = desk.run(
        "scan", desk.case, links, desk.shot("tiktok lea.martin.png"), "--format", "json"
    )
    assert done.exit_code == 3  # the line is told of, the screenshot taken
    assert "links.txt, line 1" in done.stderr
    assert [files_of(each) for each in json.loads(done.stdout)["accounts"]] == [
        ["tiktok lea.martin.png"]
    ]


@pytest.fixture
def without_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    """Be where the extra `ocr` was not installed: a module that is None cannot be imported."""
    monkeypatch.setitem(sys.modules, "rapidocr", None)
    assert not ocr.is_installed()


@pytest.mark.usefixtures("without_the_extra")
@pytest.mark.parametrize("verb", ["read", "scan"])
def test_without_the_extra_nothing_is_said_of_words_that_nobody_read(desk: Desk, verb: str) -> None:
    shot = desk.shot("IMG_4003.png", "lea_martin", "34 posts  120 followers")
    done = desk.run(verb, *([desk.case] if verb == "scan" else []), shot)
    assert done.exit_code == 3
    said = " ".join(done.stderr.split())
    assert "Its text was not read, since the extra “ocr” is not installed." in said
    assert "pip install -e '.[ocr]'" in said
    assert "name screenshots like 'instagram lea.martin (2).png'" in said
    assert "shows no handle" not in said


@pytest.mark.usefixtures("without_the_extra")
def test_without_the_extra_read_takes_the_name_of_a_file(desk: Desk) -> None:
    done = desk.run("read", desk.shot("instagram lea.martin.png"), "--format", "json")
    assert (done.exit_code, done.stderr) == (0, "")
    assert json.loads(done.stdout)["profile"]["url"] == FAKE


@pytest.fixture
def reads_text() -> None:
    if not ocr.is_installed():
        message = "needs the extra ocr: pip install -e '.[ocr]'"
        pytest.fail(message) if STRICT else pytest.skip(message)


@pytest.mark.usefixtures("reads_text")
def test_unsorted_screenshots_are_sorted_by_what_stands_in_them(desk: Desk) -> None:
    counts = ("34 posts  120 followers", "Follow    Message", "followed by maya_k and 3 others")
    desk.shot("shots/1.png", "lea_martin", *counts, photo=0)
    desk.shot("shots/2.png", "lea.martin", *counts, photo=1)
    desk.shot("shots/3.png", "Shopping list", "milk", photo=None)
    done = desk.run("scan", desk.case, desk.folder / "shots", "--format", "json")
    assert done.exit_code == 3
    assert "3.png: it is not clear whose account this is" in done.stderr
    by_handle = {each["handle"]: each for each in json.loads(done.stdout)["accounts"]}
    assert {handle: files_of(each) for handle, each in by_handle.items()} == {
        "lea_martin": ["1.png"], "lea.martin": ["2.png"],
    }  # fmt: skip
    shutil.rmtree(desk.folder / "shots")


@pytest.mark.usefixtures("reads_text")
def test_read_tells_whose_account_a_screenshot_shows_and_stores_nothing(desk: Desk) -> None:
    shot = desk.shot("1.png", "lea_martin", "34 posts  120 followers", "Follow    Message")
    done = desk.run("read", shot, "--format", "json")
    assert done.exit_code == 0, done.stderr
    found = json.loads(done.stdout)
    assert (found["status"], found["profile"]["handle"]) == ("unknown", "lea_martin")


@pytest.mark.usefixtures("reads_text")
@pytest.mark.parametrize("verb", ["read", "scan"])
def test_a_file_named_after_its_account_keeps_the_name_that_stands_in_it(
    desk: Desk, verb: str
) -> None:
    shot = desk.profile("shots/tiktok lea.martin.png", "@lea.martin", "Lea Martin Officiel")
    other = desk.profile("shots/tiktok lea.martin2.png", "@tom.dubois", "Tom Dubois")
    assert shown(desk, verb, shot) == ("lea.martin", "Lea Martin Officiel")
    assert shown(desk, verb, other) == ("lea.martin2", None), "control: another account's page"


@pytest.mark.usefixtures("reads_text")
def test_a_name_in_a_table_goes_before_the_one_that_is_read(desk: Desk) -> None:
    desk.profile("shots/a.png", "@lea.martin", "Lea Martin Officiel")
    desk.profile("shots/b.png", "@lea.martin", "Lea Martin Officielle")
    table = desk.folder / "whose.csv"
    rows = "a.png,tiktok.com/@lea.martin,Lily\nb.png,tiktok.com/@zoe.martin,\n"
    table.write_text(f"file,address,name\n{rows}", "utf-8")
    done = desk.run("scan", desk.case, desk.folder / "shots", table, "--format", "json")
    assert done.exit_code == 0, done.stderr
    by_handle = {each["handle"]: each["name"] for each in json.loads(done.stdout)["accounts"]}
    assert by_handle == {"lea.martin": "Lily", "zoe.martin": None}


def shown(desk: Desk, verb: str, shot: Path) -> tuple[str, str | None]:
    """Give the handle and the name that a screenshot is said to show."""
    words = [desk.case, shot] if verb == "scan" else [shot]
    done = desk.run(verb, *words, "--format", "json")
    assert done.exit_code == 0, done.stderr
    found = json.loads(done.stdout)
    if verb == "read":
        return found["profile"]["handle"], found["profile"]["name"]
    (account,) = (each for each in found["accounts"] if files_of(each) == [shot.name])
    return account["handle"], account["name"]


@pytest.mark.parametrize("form", saving.FORMS)
def test_read_takes_saved_pages_that_state_their_address(desk: Desk, form: str) -> None:
    page = saving.FORMS[form](desk.folder, b"\xff\xd8\xff")
    found = json.loads(desk.run("read", page, "--format", "json").stdout)
    assert (found["status"], found["profile"]["url"]) == ("up", FAKE)


def test_read_of_a_page_that_states_none_asks_for_it(desk: Desk) -> None:
    page = saving.chrome(desk.folder, b"\xff\xd8\xff", url=None)
    silent = desk.run("read", page)
    assert silent.exit_code == 3
    assert "--url" in silent.stderr
    assert desk.run("read", page, "--url", FAKE).exit_code == 0
