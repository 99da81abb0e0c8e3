"""Setting up a case: the person's photos go through the one door and into the case."""

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from impostor import photos
from impostor.case import Case
from impostor.errors import ImpostorError, UsageError
from impostor.images import Door, Unreadable
from impostor.model import Account, Photo, Sentence
from impostor.platforms import Refused, identify

EXAMPLES = 5
"""Reasons in an error message; hundreds of unreadable photos mostly share one."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A photo that could not be read, by its file's name, and why."""

    name: str
    reason: Sentence


def photo_door(workers: int = 2) -> Door:
    """Open the door for images with the photo engine's description behind it."""
    return Door(photos.describe, photos.VERSION, workers)


Add = Callable[[bytes, str, Photo, bytes], bool]
"""Takes a picture into a case: its bytes, name, description and thumbnail."""


def add_photos(add: Add, files: Iterable[tuple[str, bytes]], door: Door) -> list[LeftOut]:
    """Add pictures, such as by `Case.add_reference`; raise `ImpostorError` when none was read."""
    left_out: list[LeftOut] = []
    waiting: deque[tuple[str, bytes]] = deque()
    read = 0
    for result in door.open_all(_contents(files, waiting)):
        name, data = waiting.popleft()
        if isinstance(result, Unreadable):
            left_out.append(LeftOut(name, result.sentence))
        else:
            read += 1
            add(data, name, result.photo, result.thumbnail)
    if not read:
        reasons = "; ".join(f"{left.name}: {left.reason}" for left in left_out[:EXAMPLES])
        more = f"; and {len(left_out) - EXAMPLES} more" if len(left_out) > EXAMPLES else ""
        raise ImpostorError(f"None of the photos could be read. {reasons}{more}")
    return left_out


def account_at(address: str) -> Account:
    """Give the account of an address; raise `UsageError` with what was expected otherwise."""
    found = identify(address)
    if isinstance(found, Refused):
        raise UsageError(str(found.sentence))
    return found[1]


def settle_protected(case: Case) -> None:
    """Make the own and trusted addresses of case.toml, which people edit, accounts of the case.

    Each is written back in its canonical form, by which the case knows an account again. Raises
    `ImpostorError` at an address that is none.
    """
    written = case.person_text()
    try:
        own = tuple(account_at(address) for address in written.own)
        trusted = tuple(account_at(address) for address in written.trusted)
    except UsageError as error:
        raise ImpostorError(f"case.toml in {case.folder}: {error}") from error
    settled = replace(written, own=_urls(own), trusted=_urls(trusted))
    if settled != written:
        case.edit_person(settled)
    case.add_accounts((*own, *trusted))


def _urls(accounts: Iterable[Account]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(account.url for account in accounts))


def _contents(
    files: Iterable[tuple[str, bytes]], waiting: deque[tuple[str, bytes]]
) -> Iterator[bytes]:
    for name, data in files:
        waiting.append((name, data))
        yield data
