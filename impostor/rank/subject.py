"""What the comparisons found on one account, before anything is weighed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from impostor.model import (
    Account,
    Look,
    NameMatch,
    Person,
    Photo,
    PhotoMatch,
    Profile,
)
from impostor.names import Index as NameIndex
from impostor.names import Shown
from impostor.names import index as index_names
from impostor.photos import commonness
from impostor.rank.copies import Common, Copy, copies, matched
from impostor.rank.fakes import ComparesPhotos, Fake, Known, Shared, shared_pictures
from impostor.rank.weights import COPY_AT_LEAST, NAME_ALIKE_AT_LEAST


@dataclass(frozen=True, slots=True)
class PersonIndex:
    """A person made ready for comparing.

    `own` are the profiles of genuine accounts, where seen; `lost` are own accounts that their
    platform says it has taken down; `taken` are their addresses at which a stranger stands now.
    `common` finds copies of pictures that many people use, as somebody said; `widespread` are
    photos of the person, by SHA-256, that many unrelated accounts show. `fakes` are accounts that
    a person judged fake; `known` is what the case knows of each account, by its address.
    """

    person: Person
    photos: ComparesPhotos
    names: NameIndex
    own: tuple[Profile, ...] = ()
    lost: tuple[Account, ...] = ()
    taken: frozenset[str] = frozenset()
    common: ComparesPhotos | None = None
    widespread: frozenset[str] = frozenset()
    fakes: tuple[Fake, ...] = ()
    known: Mapping[str, Known] = field(default_factory=dict)

    @classmethod
    def of(cls, person: Person, photos: ComparesPhotos) -> "PersonIndex":
        """Index a person's names and handles once, beside an index of the photos."""
        own = [account.handle for account in person.own if account.handle]
        names = index_names((*person.names, *person.aliases), person.handles, own)
        return cls(person, photos, names)


@dataclass(frozen=True, slots=True)
class Subject:
    """One account as the signals see it.

    `copies` holds the best copy of each different reference photo: those that many people use last,
    pictures of the profile itself before posts; `name` compares name, handle and bio together,
    `display_name` and `handle` each alone, where all together resemble anything; `shared` are the
    pictures that it has of fakes. `matched` are
    all pictures, by SHA-256, in which a photo of the person was found.
    """

    look: Look
    profile: Profile
    copies: tuple[Copy, ...] = ()
    name: NameMatch | None = None
    display_name: NameMatch | None = None
    handle: NameMatch | None = None
    shared: Shared = field(default_factory=dict)
    matched: frozenset[str] = frozenset()

    def name_alike(self) -> bool:
        """Tell whether the name or the handle imitates the person's."""
        return self.name is not None and self.name.score >= NAME_ALIKE_AT_LEAST

    def imitates(self) -> bool:
        """Tell whether name and handle pass for the person's, by more than a word of many."""
        return self.name_alike() and not self.mentions() and self.bears_name()

    def shares_word(self) -> bool:
        """Tell whether all that is alike is one word of a handle, as a first name and a year."""
        return self.name_alike() and not self.mentions() and not self.bears_name()

    def mentions(self) -> bool:
        """Tell whether only the description has the person's name."""
        return self.name is not None and self.name.mentioned

    def is_declared(self) -> bool:
        """Tell whether it calls itself a fan, parody or tribute account."""
        return self.name is not None and self.name.declared

    def bears_name(self) -> bool:
        """Tell whether the name, the handle, or both together imitate the person's."""
        return self._in_name() or self._in_handle() or self._between_both()

    def concerns_person(self) -> bool:
        """Tell whether it shows a photo of the person, or name or handle imitate the person's."""
        return self.name_alike() or self.bears_name() or bool(self.personal())

    def personal(self) -> tuple[Copy, ...]:
        """Give the copies of photos that are the person's, and not everybody's."""
        if not self.copies:  # Nearly all accounts: this is asked a dozen times of each.
            return ()
        return tuple(copy for copy in self.copies if copy.common is None)

    def both_alike(self) -> bool:
        """Tell whether the name and the handle each imitate the person's."""
        return self._in_name() and self._in_handle()

    def _in_name(self) -> bool:
        return self.display_name is not None and self.display_name.score >= NAME_ALIKE_AT_LEAST

    def _between_both(self) -> bool:
        """Tell whether a part of the name stands in the name, and the rest in the handle."""
        return (
            self.name_alike() and not self.mentions() and self.name is not None and self.name.whole
        )

    def _in_handle(self) -> bool:
        """Tell whether the handle imitates more than one word: anna.m is many people's."""
        part = self.handle
        return part is not None and part.whole and part.score >= NAME_ALIKE_AT_LEAST


Names = tuple[NameMatch | None, NameMatch | None, NameMatch | None]
"""Name, handle and description together, the name alone, the handle alone."""


def subjects(index: PersonIndex, looks: Sequence[Look]) -> list[Subject]:
    """Compare a batch of looks with the person; one subject a look, in the same order."""
    profiles = [look.profile or Profile(look.observation.account) for look in looks]
    found = _photo_matches(index, looks)
    common = _common(index, found, looks)
    names = _name_matches(index, profiles)
    shared = shared_pictures(index.fakes, index.known, looks)
    return [
        Subject(look, profile, copies(look, found, common), *name, theirs, matched(look, found))
        for look, profile, name, theirs in zip(looks, profiles, names, shared, strict=True)
    ]


def _photo_matches(index: PersonIndex, looks: Sequence[Look]) -> dict[str, list[PhotoMatch]]:
    photos: dict[str, Photo] = {
        picture.photo.sha256: picture.photo
        for look in looks
        for picture in look.pictures
        if picture.photo is not None
    }
    found: dict[str, list[PhotoMatch]] = {}
    for match in index.photos.compare(list(photos.values())):
        if match.score >= COPY_AT_LEAST:
            found.setdefault(match.candidate, []).append(match)
    return found


def _common(
    index: PersonIndex, found: Mapping[str, Sequence[PhotoMatch]], looks: Sequence[Look]
) -> dict[tuple[str, str], Common]:
    """Say which copies, by candidate and reference, are of pictures that many people use."""
    matches = [match for some in found.values() for match in some]
    pairs = {(match.candidate, match.reference): match for match in matches}
    common = {pair: Common.SEEN for pair in pairs if pair[1] in index.widespread}
    if index.common is None or not pairs:
        return common
    photos = {p.photo.sha256: p.photo for look in looks for p in look.pictures if p.photo}
    photos |= {photo.sha256: photo for photo in index.person.photos}
    asked = {name: photos[name] for pair in pairs for name in pair if name in photos}
    known: dict[str, list[PhotoMatch]] = {}
    for match in index.common.compare(list(asked.values())):
        known.setdefault(match.candidate, []).append(match)
    for pair, match in pairs.items():
        if commonness(match, *(known.get(name, ()) for name in pair)):
            common[pair] = Common.GIVEN
    return common


PARTS_FROM = 0.02
"""Where name, handle and description together come to less, neither name nor handle is asked."""


def _name_matches(index: PersonIndex, profiles: Sequence[Profile]) -> list[Names]:
    whole = [Shown(p.name, p.account.handle, p.bio) for p in profiles]
    matches = index.names.compare(whole)
    near = [place for place, match in enumerate(matches) if match.score >= PARTS_FROM]
    names = dict(zip(near, _alone(index, [Shown(name=whole[p].name) for p in near]), strict=True))
    handles = dict(
        zip(near, _alone(index, [Shown(handle=whole[p].handle) for p in near]), strict=True)
    )
    return [
        (match if _says_something(shown) else None, names.get(place), handles.get(place))
        for place, (shown, match) in enumerate(zip(whole, matches, strict=True))
    ]


def _alone(index: PersonIndex, parts: Sequence[Shown]) -> list[NameMatch | None]:
    compared = zip(parts, index.names.compare(parts), strict=True)
    return [match if _says_something(part) else None for part, match in compared]


def _says_something(shown: Shown) -> bool:
    return bool(shown.name or shown.handle)
