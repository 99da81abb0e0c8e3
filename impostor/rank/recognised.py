"""What of an earlier fake tells its returns: not what is the person's, nor what many people use."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from impostor.model import Decision, Look, Photo, PhotoMatch, Profile
from impostor.names import Shown
from impostor.rank.fakes import ComparesPhotos, Fake, came_later, copies_of, telling
from impostor.rank.ranking import is_protected
from impostor.rank.subject import PersonIndex
from impostor.rank.traces import contacts, pages, same_words
from impostor.rank.weights import COPY_AT_LEAST, NAME_ALIKE_AT_LEAST
from impostor.rank.widespread import are_unlike

HERS_AT_LEAST = 0.3
"""From this probability on, a fake's picture is taken for one of the person's own photos."""

SEVERAL = 3
"""Accounts of different people that must have a thing of the fake's before it proves nothing."""


def recognised(index: PersonIndex, looks: Sequence[Look]) -> PersonIndex:
    """Say of what the fakes of an index show which is the person's and which proves nothing; pure.

    The looks are those of the whole case: genuine accounts and strangers among them tell.
    """
    if not index.fakes:
        return index
    genuine = [look for look in looks if is_protected(index.person, look.observation.account)]
    strangers = [look for look in looks if _is_stranger(index, look)]
    return replace(
        index, fakes=tuple(_recognised(index, fake, genuine, strangers) for fake in index.fakes)
    )


def _recognised(
    index: PersonIndex, fake: Fake, genuine: Sequence[Look], strangers: Sequence[Look]
) -> Fake:
    shown = telling(fake.pictures)
    hers = _found(index.photos, shown, HERS_AT_LEAST)
    for found in copies_of(fake, genuine):
        for match in found:
            hers.setdefault(match.reference, ())
    common = _found(index.common, shown, COPY_AT_LEAST) if index.common else {}
    return replace(
        fake,
        hers=hers,
        nobodys=frozenset((*common, *_shown_by_many(index, fake, strangers))),
        common_traces=frozenset(_common_traces(fake, strangers)),
    )


def _is_stranger(index: PersonIndex, look: Look) -> bool:
    """Tell whether an account is neither called fake nor named as the person is."""
    account, profile = look.observation.account, look.profile
    known = index.known.get(account.url)
    if (known and known.decision is Decision.FAKE) or is_protected(index.person, account):
        return False
    shown = Shown(profile.name if profile else None, account.handle)
    if not (shown.name or shown.handle):
        return False
    return index.names.compare([shown])[0].score < NAME_ALIKE_AT_LEAST


def _found(
    index: ComparesPhotos, shown: Sequence[Photo], least: float
) -> dict[str, tuple[PhotoMatch, ...]]:
    found: dict[str, tuple[PhotoMatch, ...]] = {}
    for match in index.compare(shown):
        if match.score >= least:
            found[match.candidate] = (*found.get(match.candidate, ()), match)
    return found


def _shown_by_many(index: PersonIndex, fake: Fake, strangers: Sequence[Look]) -> set[str]:
    """Give the fake's pictures that several people show: the very file, or a later copy."""
    names = {photo.sha256 for photo in telling(fake.pictures)}
    showing: dict[str, list[Look]] = {name: [] for name in names}
    for look in strangers:
        for name in names & {photo.sha256 for photo in telling(look.pictures)}:
            showing[name].append(look)
    later = [x for x in strangers if came_later(index.known.get(x.observation.account.url), fake)]
    for look, found in zip(later, copies_of(fake, later), strict=True):
        for name in {match.reference for match in found}:
            if look not in showing[name]:
                showing[name].append(look)
    return {name for name, looks in showing.items() if _are_several(looks)}


def _common_traces(fake: Fake, strangers: Sequence[Look]) -> Iterator[str]:
    """Give the description, contacts and pages of the fake that several people have."""
    if fake.profile is None:
        return
    bio = fake.profile.bio or ""
    profiles = [look.profile for look in strangers if look.profile is not None]
    if are_unlike([one for one in profiles if same_words(one.bio or "", bio)], SEVERAL):
        yield bio
    for read in (contacts, pages):
        wanted = read(fake.profile)
        having: dict[str, list[Profile]] = {trace: [] for trace in wanted}
        for one in profiles if wanted else ():
            for trace in wanted & read(one):
                having[trace].append(one)
        yield from (trace for trace, some in having.items() if are_unlike(some, SEVERAL))


def _are_several(looks: Sequence[Look]) -> bool:
    profiles = (look.profile or Profile(look.observation.account) for look in looks)
    return are_unlike(list(profiles), SEVERAL)
