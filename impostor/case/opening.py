"""Making a case, and opening one."""

from pathlib import Path

from impostor.case.case import Case
from impostor.case.errors import CaseError, explained
from impostor.case.layout import BEFORE_PERSON_FILE, DATABASE, PERSON_FILE, UNFINISHED
from impostor.case.person_file import PersonFile, PersonText
from impostor.model import Clock


def create(folder: Path, person: PersonText, clock: Clock) -> Case:
    """Make a case in a new or empty folder; raise `CaseError` where there is something already."""
    with explained(folder):
        if folder.exists() and not _is_free(folder):
            what = "is a case already" if is_case(folder) else "exists and is not empty"
            raise CaseError(f"{folder} {what}: choose another folder.")
        # On POSIX nobody else on the computer may read it.
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    case = Case(folder, clock)
    try:
        # Last, so that a folder with a case.toml is a whole case.
        PersonFile(folder / PERSON_FILE, folder / UNFINISHED).create(person)
    except BaseException:
        case.discard()
        raise
    return case


def _is_free(folder: Path) -> bool:
    """Say whether a case may be made here; what a killed making left is no obstacle."""
    return folder.is_dir() and all(path.name in BEFORE_PERSON_FILE for path in folder.iterdir())


def open_case(folder: Path, clock: Clock) -> Case:
    """Open a case; raise `CaseError` where there is none, or a damaged or a newer one."""
    if not folder.exists():
        raise CaseError(f"There is no folder {folder}: make a case with `impostor init`.")
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
