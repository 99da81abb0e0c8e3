"""Putting what a person brought into the case: never as something that the tool saw."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from impostor.brought.values import Placed, Tools
from impostor.case import Case
from impostor.evidence import DamagedError, Found
from impostor.language import N_
from impostor.model import (
    Account,
    Brought,
    Look,
    Observation,
    Picture,
    Profile,
    Sentence,
    Source,
    Status,
)

LARGEST = 512 * 2**20
NOT_LOOKED_AT = Sentence(N_("Brought by a person; not looked at."))


@dataclass(frozen=True, slots=True)
class Kept:
    """A file whose bytes are in the case."""

    found: Found
    sha256: str

    @property
    def name(self) -> str:
        """Give the file's own name."""
        return self.found.path.name


def keep(case: Case, found: Found) -> Kept:
    """Store a file's bytes as they are; DamagedError with a sentence where it cannot be read."""
    try:
        with found.path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise DamagedError(f"{found.path.name} could not be read: {error.strerror}.") from error
    if not data:
        raise DamagedError(f"{found.path.name} is empty.")
    if len(data) > LARGEST:
        raise DamagedError(f"{found.path.name} is larger than {LARGEST // 2**20} MB: not read.")
    return Kept(found, case.keep(data))


Places = dict[str, list[tuple[int, Account]]]
"""The accounts under which files stand, by the file's SHA-256."""


def known_places(case: Case) -> Places:
    """Give the accounts under which each file of the case stands, by the file's SHA-256."""
    accounts = {listed.number: listed.account for listed in case.accounts()}
    places: Places = {}
    for number, files in case.brought().items():
        for file in files:
            places.setdefault(file.sha256, []).append((number, accounts[number]))
    return places


def again(file: str, places: Iterable[tuple[int, Account]]) -> list[Placed]:
    """Say that a file stands in the case already."""
    return [Placed(file, number, account, again=True) for number, account in places]


def place(
    case: Case, kept: Kept, profile: Profile, pictures: Iterable[Picture], tools: Tools
) -> Placed:
    """Store what a file shows of an account as brought: the account's status stays untouched."""
    account = replace(profile.account, account_id=None)
    number = case.add_accounts([account])[0]
    now = tools.clock()
    seen = Observation(account, Status.UNKNOWN, NOT_LOOKED_AT, now, Source.PERSON, kept.sha256)
    brought = tuple(replace(picture, source=Source.PERSON) for picture in pictures)
    case.record(Look(seen, profile, brought, Source.PERSON), number)
    note(case, kept, tools, number)
    return Placed(kept.name, number, account)


def note(case: Case, kept: Kept, tools: Tools, number: int | None) -> None:
    """Note a file under an account, or as unclear."""
    file = Brought(
        kept.sha256,
        kept.name,
        str(kept.found.kind),
        tools.clock(),
        kept.found.claimed_at,
    )
    case.add_brought(file, number)
