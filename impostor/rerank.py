"""Ranking a case anew from what is stored: nothing is fetched, nothing described twice."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from hashlib import sha256
from itertools import islice

from impostor import photos
from impostor.case import Case, Listed
from impostor.images import Door, Opened
from impostor.model import (
    Clock,
    Decision,
    Look,
    Person,
    Photo,
    PhotoMatch,
)
from impostor.protection import person_of, protected, verdicts_of
from impostor.rank import Fake, Known, PersonIndex, index_of, rank, recognised
from impostor.rank.fakes import telling
from impostor.rank.verdicts import last_decision
from impostor.whereabouts import gone_since


def rank_case(case: Case, door: Door, clock: Clock) -> None:
    """Rank every account of the case; pictures that an older engine described are opened again."""
    _describe_again(case, door)
    numbered = case.looks()
    looks = list(numbered.values())
    person = person_of(case)
    common = [reference.photo for reference in case.common()]
    index = index_of(
        person,
        looks,
        RememberedPhotos(case, person.photos),
        RememberedPhotos(case, common) if common else None,
    )
    index = recognised(with_fakes(case, index, numbered), looks)
    matches = rank(index, looks, case.settings().prior)
    case.store_ranking(zip(numbered, matches, strict=True), clock())


def with_fakes(case: Case, index: PersonIndex, looks: Mapping[int, Look]) -> PersonIndex:
    """Add the accounts that a person judged fake, and what the case knows of the others.

    Their pictures are read and compared only where an account came after them.
    """
    added, decided = case.added(), _decided(case, index.person, looks)
    known = {number: Known(number, added[number], decided.get(number)) for number in looks}
    listed = {one.number: one for one in case.accounts()}
    fakes = [number for number, decision in decided.items() if decision is Decision.FAKE]
    return replace(
        index,
        fakes=tuple(_fake(case, listed[n], known[n], looks[n]) for n in fakes),
        known={look.observation.account.url: known[number] for number, look in looks.items()},
    )


def _decided(case: Case, person: Person, looks: Mapping[int, Look]) -> dict[int, Decision]:
    """Give what a person last said of each account, where that account still stands there.

    What was said of an account does not hold for a stranger who took over its handle, nor after
    the account was declared genuine.
    """
    accounts, decided = case.accounts(), {}
    verdicts = verdicts_of(case, person, protected(person, accounts, looks, {}))
    for listed in accounts:
        look, said = looks.get(listed.number), last_decision(verdicts.get(listed.number, ()))
        if look is None or said is None:
            continue
        here = look.profile.account.account_id if look.profile else None
        if here is None or listed.account.account_id in (None, here):
            decided[listed.number] = said
    return decided


def _fake(case: Case, listed: Listed, known: Known, look: Look) -> Fake:
    profile, shown = look.profile, telling(look.pictures)
    return Fake(
        account=profile.account if profile else look.observation.account,
        known=known,
        profile=profile,
        pictures=look.pictures,
        went=gone_since(case, listed),
        photos=RememberedPhotos(case, shown) if shown else None,
    )


BATCH = 64
"""Pictures whose descriptors, about 130 KB each, are in memory at once."""


def against(references: Sequence[Photo]) -> str:
    """Name a set of reference photos, and the engine that compares with them."""
    named = ",".join(sorted({photo.sha256 for photo in references}))
    return f"{photos.VERSION}:{sha256(named.encode()).hexdigest()}"


class RememberedPhotos:
    """The person's photos as an index that compares no picture twice, not even in another run."""

    def __init__(self, case: Case, references: Sequence[Photo]) -> None:
        self._case = case
        self._references = references
        self._against = against(references)
        self._known: dict[str, tuple[PhotoMatch, ...]] | None = None

    def compare(self, candidates: Sequence[Photo]) -> list[PhotoMatch]:
        """Give what is remembered of each candidate; compare, and remember, the others.

        References are read from the case when they are needed: it may hold many thousands. A
        candidate that today's engine could not describe again matches nothing.
        """
        if self._known is None:
            self._known = dict(self._case.comparisons(self._against))
        known = self._known
        known |= self._compared([one.sha256 for one in candidates if one.sha256 not in known])
        return [match for photo in candidates for match in known.get(photo.sha256, ())]

    def _compared(self, names: Sequence[str]) -> Mapping[str, tuple[PhotoMatch, ...]]:
        wanted = ((name, photos.VERSION) for name in names)
        index = photos.index(self._references, self._load) if names else None
        together: dict[str, tuple[PhotoMatch, ...]] = {}
        while index is not None and (batch := list(islice(wanted, BATCH))):
            described = list(self._case.photos(batch))
            found: dict[str, tuple[PhotoMatch, ...]] = {photo.sha256: () for photo in described}
            for match in index.compare(described):
                found[match.candidate] += (match,)
            self._case.store_comparisons(self._against, found)
            together |= found
        return together

    def _load(self, names: Sequence[str]) -> Iterator[Photo]:
        return self._case.photos((name, photos.VERSION) for name in names)


def _describe_again(case: Case, door: Door) -> None:
    """Describe with today's engine the pictures that an older one described."""
    for name in case.undescribed(photos.VERSION):
        data = case.original(name)
        result = door.open(data).result() if data is not None else None
        if isinstance(result, Opened):
            case.store_photo(result.photo, result.thumbnail)
