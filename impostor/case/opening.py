"""Making a case, and opening one."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from impostor.case.case import Case
from impostor.case.errors import CaseError, NoCaseError, explained
from impostor.case.layout import (
    BEFORE_DRAFT,
    CONTENTS,
    DATABASE,
    DRAFT,
    LOCK,
    PERSON_FILE,
    UNFINISHED,
    take_away,
)
from impostor.case.lock import Turn
from impostor.case.person_file import PersonFile, PersonText
from impostor.model import Clock


def create(folder: Path, person: PersonText, clock: Clock) -> Case:
    """Make a case in a new or empty folder; raise `CaseError` where there is something already."""
    with new_case(folder, person, clock):
        pass
    return Case(folder, clock)


@contextmanager
def new_case(folder: Path, person: PersonText, clock: Clock) -> Iterator[Case]:
    """Make a case and give it open; it is whole, and has its case.toml, when the block ends.

    A block that fails leaves nothing behind. What a killed one leaves is no case, and the next
    making takes it away. Raises `CaseError` where the folder is not new, empty or such a rest, or
    another process is making a case there.
    """
    with explained(folder):
        _make_room(folder)
        # On POSIX nobody else on the computer may read it.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with Case(folder, clock, DRAFT) as case, ExitStack() as turn:
        turn.enter_context(case.writing())
        try:
            with turn:
                PersonFile(folder / DRAFT, folder / UNFINISHED).create(person)
                yield case
                case.finish()
        except BaseException:
            case.discard()
            raise


def _make_room(folder: Path) -> None:
    """Take away what a killed making left; raise `CaseError` where anything else is."""
    if not folder.exists():
        return
    if is_case(folder):
        raise CaseError(f"{folder} is a case already: choose another folder.")
    names = {path.name for path in folder.iterdir()} if folder.is_dir() else {""}
    if DRAFT in names and names <= set(CONTENTS):
        with Turn(folder / LOCK, lambda: None).taken():
            take_away(folder, {LOCK})
    elif not names <= BEFORE_DRAFT:
        raise CaseError(f"{folder} exists and is not empty: choose another folder.")


def open_case(folder: Path, clock: Clock) -> Case:
    """Open a case; raise `CaseError` where there is none, or a damaged or a newer one."""
    if not folder.exists():
        raise NoCaseError(f"There is no folder {folder}: make a case with `impostor init`.")
    if (folder / DRAFT).is_file() and not is_case(folder):
        raise CaseError(
            f"The making of {folder} was stopped, or is still under way: make it again with"
            " `impostor init`."
        )
    if not is_case(folder):
        raise CaseError(
            f"{folder} is not a case: it has no {PERSON_FILE}. Make one with `impostor init`."
        )
    if not (folder / DATABASE).is_file():
        raise CaseError(f"{folder} is not whole: {DATABASE} is missing. Restore it from a copy.")
    PersonFile(folder / PERSON_FILE, folder / UNFINISHED).check()
    return Case(folder, clock)


def is_case(folder: Path) -> bool:
    """Say whether a folder is a case."""
    return (folder / PERSON_FILE).is_file()
