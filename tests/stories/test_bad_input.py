"""What bad input gets: one clear sentence, the right exit code, and nothing stored is lost."""

import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from impostor.case import open_case
from impostor.cli.surroundings import present
from tests.stories.town import Town


@pytest.fixture(scope="module")
def scanned(village: Town, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a case with one photo and one account."""
    folder = tmp_path_factory.mktemp("scanned")
    photo = min(village.network.person.photos.iterdir())
    (folder / "links.txt").write_text(village.network.accounts[-1].url, encoding="utf-8")
    case = folder / "case"
    assert village.run("init", case, "--name", "A", "--photos", photo).code == 0
    assert village.run("scan", case, folder / "links.txt", "--rate", 0).code == 0
    return case


@pytest.fixture
def case(scanned: Path, tmp_path: Path) -> Path:
    """Give a copy of a scanned case, to spoil."""
    return Path(shutil.copytree(scanned, tmp_path / "case"))


@pytest.fixture
def links(tmp_path: Path, village: Town) -> Path:
    path = tmp_path / "links.txt"
    path.write_text(village.network.accounts[-1].url, encoding="utf-8")
    return path


Words = Callable[[Path], list[object]]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        pytest.param(
            lambda t: ["init", t / "new", "--name", "A", "--photos", t / "empty"],
            1, "no photo", id="an empty photo folder",
        ),
        pytest.param(
            lambda t: ["init", t / "new", "--name", "A", "--photos", t / "broken"],
            1, "broken.jpg", id="a folder with no readable photo",
        ),
        pytest.param(
            lambda t: ["init", t / "new", "--name", "A", "--photos", t / "none"],
            2, "does not exist", id="no such folder",
        ),
        pytest.param(
            lambda t: ["init", t / "new", "--name", "A", "--own", "not an address"],
            2, "not an address", id="an own account that is no address",
        ),
        pytest.param(lambda t: ["scan", t / "empty", t / "l.txt"], 1, "not a case", id="no case"),
        pytest.param(lambda t: ["scan", t / "none", t / "l.txt"], 2, "none", id="no such case"),
        pytest.param(lambda t: ["report", t / "empty"], 1, "not a case", id="a report of no case"),
        pytest.param(lambda t: ["scan", t / "empty"], 2, "FILE", id="a scan of nothing"),
        pytest.param(
            lambda t: ["scan", "--name", "A", t / "l.txt"], 2, "--photos", id="a name, no photos"
        ),
    ],
)  # fmt: skip
def test_wrong_use(village: Town, tmp_path: Path, words: Words, code: int, said: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken").mkdir()
    (tmp_path / "broken" / "broken.jpg").write_bytes(b"\xff\xd8\xff no picture")
    (tmp_path / "l.txt").write_text("https://bsky.app/profile/a.example\n", encoding="utf-8")
    done = village.run(*words(tmp_path), cwd=tmp_path)
    assert done.code == code
    assert said in done.err
    assert "Traceback" not in done.err
    assert done.out == ""


def test_one_unreadable_photo_is_named_and_the_others_are_taken(
    village: Town, tmp_path: Path
) -> None:
    photos = Path(shutil.copytree(village.network.person.photos, tmp_path / "photos"))
    (photos / "broken.jpg").write_bytes(b"\xff\xd8\xff no picture")
    done = village.run("init", tmp_path / "case", "--name", "A", "--photos", photos)
    assert done.code == 3
    assert "broken.jpg" in done.err
    with open_case(tmp_path / "case", present) as case:
        assert len(case.references()) == len(list(photos.iterdir())) - 1


def test_a_photo_that_shows_too_little_to_compare_is_named(village: Town, tmp_path: Path) -> None:
    photos = Path(shutil.copytree(village.network.person.photos, tmp_path / "photos"))
    Image.new("RGB", (400, 300), "grey").save(photos / "plain.png")
    done = village.run("init", tmp_path / "case", "--name", "A", "--photos", photos)
    assert done.code == 0
    (warning,) = (line for line in done.err.splitlines() if "Too plain" in line)
    assert warning.endswith(": plain.png"), "and no other"


@pytest.mark.parametrize(
    ("content", "code", "said"),
    [
        pytest.param(b"SQLite format 3\0", 1, "not a text file", id="a database"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0", 3, "links.txt", id="a broken picture"),
        pytest.param(b"", 1, "no address", id="empty"),
        pytest.param(b"hello there\n", 3, "line 1", id="a line that is no address"),
        pytest.param(
            b"https://bsky.app/search?q=x\n", 3, "no profile", id="an address of no profile"
        ),
        pytest.param(b"http://127.0.0.1/admin\n", 3, "127.0.0.1", id="this computer's own"),
    ],
)
def test_lists(village: Town, case: Path, content: bytes, code: int, said: str) -> None:
    links = case.parent / "links.txt"
    links.write_bytes(content)
    done = village.run("scan", case, links, "--rate", 0)
    assert done.code == code, done.err
    assert said in done.err
    assert "Traceback" not in done.err


def test_a_newer_case_is_left_alone(village: Town, case: Path, links: Path) -> None:
    with sqlite3.connect(case / "case.sqlite") as database:
        database.execute("PRAGMA user_version = 999")
    database.close()
    before = (case / "case.sqlite").read_bytes()
    done = village.run("scan", case, links)
    assert done.code == 1
    assert "newer" in done.err
    assert (case / "case.sqlite").read_bytes() == before


def test_a_case_takes_one_scan_at_a_time(village: Town, case: Path, links: Path) -> None:
    with open_case(case, present) as opened, opened.writing():
        done = village.run("scan", case, links)
    assert done.code == 1
    assert "Traceback" not in done.err
    assert village.run("scan", case, links, "--rate", 0).code == 0
