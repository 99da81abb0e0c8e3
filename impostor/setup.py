"""Setting up a case: the person's photos go through the one door and into the case."""

from collections.abc import Iterable
from dataclasses import dataclass

from impostor import photos
from impostor.case import Case
from impostor.errors import ImpostorError
from impostor.images import Door, Unreadable
from impostor.model import Account, Sentence
from impostor.platforms import Refused, identify


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A photo that could not be read, by its file's name, and why."""

    name: str
    reason: Sentence


def photo_door(workers: int = 2) -> Door:
    """Open the door for images with the photo engine's description behind it."""
    return Door(photos.describe, photos.VERSION, workers)


def add_photos(case: Case, files: Iterable[tuple[str, bytes]], door: Door) -> list[LeftOut]:
    """Add reference photos to a case; raise `ImpostorError` when not one could be read."""
    left_out, read = [], 0
    for name, data in files:
        result = door.open(data).result()
        if isinstance(result, Unreadable):
            left_out.append(LeftOut(name, result.sentence))
        else:
            read += 1
            case.add_reference(data, name, result.photo, result.thumbnail)
    if not read:
        reasons = "; ".join(f"{left.name}: {left.reason}" for left in left_out)
        raise ImpostorError(f"None of the photos could be read. {reasons}")
    return left_out


def account_at(address: str) -> Account:
    """Give the account of an address; raise `ImpostorError` with what was expected otherwise."""
    found = identify(address)
    if isinstance(found, Refused):
        raise ImpostorError(str(found.sentence))
    return found[1]
