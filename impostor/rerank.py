"""Ranking a case anew from what is stored: nothing is fetched, nothing described twice."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from hashlib import sha256

from impostor import photos
from impostor.case import Case
from impostor.images import Door, Opened
from impostor.model import Account, Clock, Look, Person, Photo, PhotoMatch, Picture, Profile, Status
from impostor.rank import PersonIndex, rank


def rank_case(case: Case, door: Door, clock: Clock) -> None:
    """Rank every account of the case; pictures that an older engine described are opened again."""
    _describe_references_again(case, door)
    _describe_looks_again(case, door)
    looks = list(case.looks().values())
    person = case.person()
    own = list(_own_profiles(person, looks))
    lost = list(_lost_accounts(person, looks))
    index = PersonIndex.of(person, RememberedPhotos(case, person.photos), own, lost)
    case.store_matches(rank(index, looks, case.settings().prior), clock())


class RememberedPhotos:
    """The person's photos as an index that compares no picture twice, not even in another run."""

    def __init__(self, case: Case, references: Sequence[Photo]) -> None:
        self._case = case
        self._references = references
        named = ",".join(sorted({photo.sha256 for photo in references}))
        self._against = f"{photos.VERSION}:{sha256(named.encode()).hexdigest()}"

    def compare(self, candidates: Sequence[Photo]) -> list[PhotoMatch]:
        """Give what is remembered of each candidate; compare, and remember, the others."""
        known = self._case.comparisons(self._against)
        unknown = (photo for photo in candidates if photo.sha256 not in known)
        new = list(self._case.photos((photo.sha256, photo.described_by) for photo in unknown))
        found: dict[str, tuple[PhotoMatch, ...]] = {photo.sha256: () for photo in new}
        if new:
            for match in photos.index(self._references).compare(new):
                found[match.candidate] += (match,)
            self._case.store_comparisons(self._against, found)
        together = {**known, **found}
        return [match for photo in candidates for match in together[photo.sha256]]


def _own_profiles(person: Person, looks: list[Look]) -> Iterator[Profile]:
    """Give the genuine accounts' profiles, where they were seen."""
    genuine = {account.url for account in (*person.own, *person.trusted)}
    for look in looks:
        if look.profile is not None and look.observation.account.url in genuine:
            yield look.profile


def _lost_accounts(person: Person, looks: list[Look]) -> Iterator[Account]:
    """Give the own accounts that their platform says it has taken down."""
    own = {account.url for account in person.own}
    for look in looks:
        seen = look.observation
        if seen.account.url in own and seen.status in (Status.GONE, Status.SUSPENDED):
            yield seen.account


def _describe_references_again(case: Case, door: Door) -> None:
    for reference in case.references():
        if reference.photo.described_by != photos.VERSION:
            _described(case, reference.photo, door)


def _describe_looks_again(case: Case, door: Door) -> None:
    for number, look in case.looks().items():
        if any(_is_old(picture) for picture in look.pictures):
            pictures = tuple(_anew(case, picture, door) for picture in look.pictures)
            case.record(replace(look, pictures=pictures), number)


def _is_old(picture: Picture) -> bool:
    return picture.photo is not None and picture.photo.described_by != photos.VERSION


def _anew(case: Case, picture: Picture, door: Door) -> Picture:
    if picture.photo is None or not _is_old(picture):
        return picture
    return replace(picture, photo=_described(case, picture.photo, door))


def _described(case: Case, photo: Photo, door: Door) -> Photo | None:
    """Describe a stored picture with today's engine; None where its bytes are gone."""
    data = case.original(photo.sha256)
    result = door.open(data).result() if data is not None else None
    if not isinstance(result, Opened):
        return None
    case.store_photo(result.photo, result.thumbnail)
    return result.photo
