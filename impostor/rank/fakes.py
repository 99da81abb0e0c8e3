"""Accounts that a person judged fake, as reference material apart from the person's own."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from impostor.model import Account, Decision, Look, Photo, PhotoMatch, Picture, Profile
from impostor.rank.weights import COPY_AT_LEAST, QUALITY_AT_LEAST

LATER = timedelta(hours=1)
"""One list or search gives its accounts to the case within minutes; who returns takes longer."""


class ComparesPhotos(Protocol):
    """An index of photos, such as `impostor.photos.Index`."""

    def compare(self, candidates: Sequence[Photo]) -> Sequence[PhotoMatch]:
        """Give the pairs that came near, and the best reference of each candidate."""
        ...


@dataclass(frozen=True, slots=True)
class Known:
    """What a case knows of an account: its number, since when, and what a person last said."""

    number: int
    added_at: datetime
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Fake:
    """An account that a person judged fake, as it was last seen.

    `known` says since when the case has it; `went` when it was first seen gone, where
    that was confirmed and it still is.
    `photos` finds copies of its pictures. Of these, by SHA-256, `hers` holds those that show the
    person's own photos, with the copies found in each, and `nobodys` those that prove nothing
    since unrelated people use them too; so do `common_traces`, descriptions and contacts.
    """

    account: Account
    known: Known
    profile: Profile | None = None
    pictures: tuple[Picture, ...] = ()
    went: datetime | None = None
    photos: ComparesPhotos | None = None
    hers: Mapping[str, tuple[PhotoMatch, ...]] = field(default_factory=dict)
    nobodys: frozenset[str] = frozenset()
    common_traces: frozenset[str] = frozenset()

    @property
    def number(self) -> int:
        """Give the fake's number in the case."""
        return self.known.number


def telling(pictures: Iterable[Picture]) -> tuple[Photo, ...]:
    """Give the pictures in which there is enough to know them again, each once.

    Default avatars hold nothing, and screenshots hold an app's signs and their viewer's picture.
    """
    photos = (picture.photo for picture in pictures if not picture.screenshot)
    found = {p.sha256: p for p in photos if p is not None and p.quality >= QUALITY_AT_LEAST}
    return tuple(found.values())


def came_later(known: Known | None, fake: Fake) -> bool:
    """Tell whether an account came to the case after a fake had, or after it had gone."""
    if known is None or known.number == fake.number:
        return False
    gone_before = fake.went is not None and known.added_at > fake.went
    return gone_before or known.added_at > fake.known.added_at + LATER


Shared = Mapping[int, tuple[PhotoMatch, ...]]
"""Copies of fakes' pictures that an account shows, by the fakes' numbers."""


def shared_pictures(
    fakes: Sequence[Fake], known: Mapping[str, Known], looks: Sequence[Look]
) -> list[Shared]:
    """Compare the pictures of each look with those of the fakes that it came after."""
    found: list[dict[int, tuple[PhotoMatch, ...]]] = [{} for _ in looks]
    for fake in fakes:
        later = [
            place
            for place, look in enumerate(looks)
            if came_later(known.get(look.observation.account.url), fake)
        ]
        copies = copies_of(fake, [looks[place] for place in later])
        for place, matches in zip(later, copies, strict=True):
            if matches:
                found[place][fake.number] = matches
    return list(found)


def copies_of(fake: Fake, looks: Sequence[Look]) -> list[tuple[PhotoMatch, ...]]:
    """Give the copies of a fake's pictures that each look shows."""
    shown = [telling(look.pictures) for look in looks]
    photos = {photo.sha256: photo for some in shown for photo in some}
    if fake.photos is None or not photos:
        return [() for _ in looks]
    matches: dict[str, tuple[PhotoMatch, ...]] = {}
    for match in fake.photos.compare(list(photos.values())):
        if match.score >= COPY_AT_LEAST:
            matches[match.candidate] = (*matches.get(match.candidate, ()), match)
    return [tuple(m for photo in some for m in matches.get(photo.sha256, ())) for some in shown]
