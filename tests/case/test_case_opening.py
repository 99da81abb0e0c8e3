"""Making and opening a case: bad input gets one clear sentence, and nothing is spoilt."""

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from impostor.case import Case, CaseError, PersonText, create, is_case, open_case
from tests.case.made import account, clock, page, photo

LEA = PersonText(names=("Léa Moulin",))


def not_there(folder: Path) -> None:
    pass


def a_file(folder: Path) -> None:
    folder.write_text("hello", encoding="utf-8")


def some_folder(folder: Path) -> None:
    folder.mkdir()
    (folder / "holiday.jpg").write_bytes(b"")


def without_database(folder: Path) -> None:
    create(folder, LEA, clock).close()
    (folder / "case.sqlite").unlink()


def no_database(folder: Path) -> None:
    create(folder, LEA, clock).close()
    (folder / "case.sqlite").write_bytes(b"not a database at all" * 500)


def another_database(folder: Path) -> None:
    without_database(folder)
    with closing(sqlite3.connect(folder / "case.sqlite")) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")


def toml(text: str) -> object:
    def damaged(folder: Path) -> None:
        create(folder, LEA, clock).close()
        (folder / "case.toml").write_bytes(text.encode("latin-1"))

    return damaged


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (not_there, "There is no folder .*impostor init"),
        (a_file, "is not a case"),
        (some_folder, "is not a case: it has no case.toml"),
        (without_database, "is not whole: case.sqlite is missing"),
        (no_database, "case.sqlite is damaged or no database"),
        (another_database, "is a database, but not a case's"),
        (toml("[person\nnames = []"), "case.toml cannot be read: .*line 1.*Correct it"),
        (toml("names = ['L\xe9a']"), "case.toml cannot be read"),
        (toml("version = 2"), "newer version of impostor: upgrade"),
        (toml("person = 3"), "wrong at `person`"),
        (toml("[person]\nnames = 'Lea'"), "wrong at `names`, which is a list"),
        (toml("[person]\nfiled_for = 'fun'"), "wrong at `filed_for`, which is one of me"),
        (toml("[settings]\nprior = 3"), "wrong at `prior`, which lies between 0 and 1"),
        (toml("[settings]\nprior = 'x'"), "wrong at `prior`, which is a number"),
        (toml("[settings]\nmax_age_hours = -1"), "wrong at `max_age_hours`"),
        (toml("[settings]\nmax_age_hours = nan"), "wrong at `max_age_hours`"),
        (toml("[settings]\nlanguage = 1"), "wrong at `language`, which is one of en, fr"),
        (toml("[settings]\nlanguage = 'de'"), "wrong at `language`, which is one of en, fr"),
        (toml("[settings]\nlanguage = ['fr']"), "wrong at `language`"),
    ],
)
def test_what_is_no_whole_case_is_refused_with_the_reason(
    folder: Path, make: object, sentence: str
) -> None:
    assert callable(make)
    make(folder)
    with pytest.raises(CaseError, match=sentence):
        open_case(folder, clock)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [(a_file, "exists and is not empty"), (some_folder, "exists and is not empty"),
     (lambda folder: create(folder, LEA, clock).close(), "is a case already")],
)  # fmt: skip
def test_a_case_is_made_in_a_new_or_empty_folder_only(
    folder: Path, make: object, sentence: str
) -> None:
    assert callable(make)
    make(folder)
    with pytest.raises(CaseError, match=sentence):
        create(folder, LEA, clock)


def test_control_an_empty_folder_takes_a_case(folder: Path) -> None:
    folder.mkdir()
    create(folder, LEA, clock).close()
    assert is_case(folder)
    with open_case(folder, clock) as case:
        assert case.person_text() == LEA


def test_what_a_killed_making_left_does_not_stand_in_the_way(folder: Path) -> None:
    create(folder, LEA, clock).close()
    (folder / "case.toml").unlink()
    create(folder, LEA, clock).close()
    (folder / "case.toml").unlink()
    (folder / "objects").mkdir()
    with pytest.raises(CaseError, match="exists and is not empty"):
        create(folder, LEA, clock)


MAKER = """
import sys
from pathlib import Path
from impostor.case import PersonText, new_case
from tests.case.made import clock, photo

with new_case(Path(sys.argv[1]), PersonText(names=("Lea of the first try",)), clock) as case:
    case.add_reference(b"jpeg", "first try.jpg", photo("a"), b"small")
    print("making", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def making(folder: Path) -> Iterator[subprocess.Popen[str]]:
    """Make a case in another process, which stops in the middle until it gets a line."""
    command = [sys.executable, "-c", MAKER, str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "making\n"
        yield process


def test_a_making_killed_in_the_middle_is_no_case_and_the_next_one_starts_anew(
    folder: Path,
) -> None:
    with making(folder) as process:
        process.kill()
    assert (folder / "photos").exists()
    assert not is_case(folder)
    with pytest.raises(CaseError, match=r"making of .* was stopped.*`impostor init`"):
        open_case(folder, clock)
    with create(folder, LEA, clock) as case:
        assert case.person_text() == LEA
        assert case.references() == ()
    assert {path.name for path in folder.iterdir()} <= {"case.toml", "case.sqlite", "case.lock",
                                                        "unfinished"}  # fmt: skip


def test_control_a_making_that_goes_on_gives_a_whole_case(folder: Path) -> None:
    with making(folder) as process:
        with pytest.raises(CaseError, match="Another command is working"):
            create(folder, LEA, clock)
        process.communicate("\n", timeout=20)
    with open_case(folder, clock) as case:
        assert [reference.name for reference in case.references()] == ["first try.jpg"]
        assert case.person_text().names == ("Lea of the first try",)
    assert not (folder / "case.toml.new").exists()


def test_what_a_killed_making_left_is_not_taken_away_with_somebodys_file_in_it(
    folder: Path,
) -> None:
    with making(folder) as process:
        process.kill()
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(CaseError, match="exists and is not empty"):
        create(folder, LEA, clock)
    assert (folder / "photos").exists()


WRITER = """
import sys
from pathlib import Path
from impostor.case import open_case
from tests.case.made import clock

with open_case(Path(sys.argv[1]), clock) as case, case.writing():
    print("writing", flush=True)
    sys.stdin.readline()
"""


def test_a_second_writer_is_told_at_once_and_readers_are_not_kept_out(
    case: Case, folder: Path
) -> None:
    command = [sys.executable, "-c", WRITER, str(folder)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "writing\n"
        with (
            pytest.raises(CaseError, match=r"Another command is working on .*wait"),
            case.writing(),
        ):
            pass
        with pytest.raises(CaseError, match="Another command"):
            case.store_page(page())
        assert case.accounts() == ()
        other.communicate("\n", timeout=20)
    with case.writing():
        assert case.add_accounts([account()]) == (1,)


def test_a_flow_may_write_inside_its_own_turn(case: Case) -> None:
    with case.writing(), case.writing():
        case.store_page(page())
    case.store_page(page())


def test_a_case_whose_making_failed_is_taken_away_and_nothing_else(folder: Path) -> None:
    made = create(folder, LEA, clock)
    made.add_reference(b"jpeg", "me.jpg", photo(), b"small")
    made.store_page(page())
    made.discard()
    assert not folder.exists()
    made = create(folder, LEA, clock)
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    made.discard()
    assert [path.name for path in folder.iterdir()] == ["notes.txt"]
