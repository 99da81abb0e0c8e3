"""The case: one person, one folder, all that was seen; the one home of SQLite."""

from impostor.case.accounts import Listed
from impostor.case.case import Case
from impostor.case.errors import BusyError, CaseError
from impostor.case.follow_up import Begun, Filing, FollowUp
from impostor.case.looks import Reading, Stored
from impostor.case.opening import create, is_case, new_case, open_case
from impostor.case.own_photos import Skipped, photo_files
from impostor.case.person_file import FILED_FOR, NOT_STATED, PersonText, Settings
from impostor.case.photos import Reference
from impostor.case.questions import Asked

__all__ = [
    "FILED_FOR",
    "NOT_STATED",
    "Asked",
    "Begun",
    "BusyError",
    "Case",
    "CaseError",
    "Filing",
    "FollowUp",
    "Listed",
    "PersonText",
    "Reading",
    "Reference",
    "Settings",
    "Skipped",
    "Stored",
    "create",
    "is_case",
    "new_case",
    "open_case",
    "photo_files",
]
