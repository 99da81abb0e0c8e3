"""What the comparisons found on one account, before anything is weighed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from impostor.model import (
    Account,
    Look,
    NameMatch,
    Person,
    Photo,
    PhotoMatch,
    Picture,
    Profile,
    Relation,
    Role,
)
from impostor.names import Index as NameIndex
from impostor.names import Shown
from impostor.names import index as index_names
from impostor.rank.weights import COPY_AT_LEAST, NAME_ALIKE_AT_LEAST

VIEWERS_BAR = 0.92
"""From this share of a screenshot's height on, apps show buttons and the viewer's own picture."""


class ComparesPhotos(Protocol):
    """An index of the person's photos, such as `impostor.photos.Index`."""

    def compare(self, candidates: Sequence[Photo]) -> Sequence[PhotoMatch]:
        """Give the pairs that came near, and the best reference of each candidate."""
        ...


@dataclass(frozen=True, slots=True)
class PersonIndex:
    """A person made ready for comparing.

    `own` are the profiles of genuine accounts, where seen; `lost` are own accounts that their
    platform says it has taken down; `taken` are their addresses at which a stranger stands now.
    """

    person: Person
    photos: ComparesPhotos
    names: NameIndex
    own: tuple[Profile, ...] = ()
    lost: tuple[Account, ...] = ()
    taken: frozenset[str] = frozenset()

    @classmethod
    def of(cls, person: Person, photos: ComparesPhotos) -> "PersonIndex":
        """Index a person's names and handles once, beside an index of the photos."""
        names = index_names((*person.names, *person.aliases), person.handles)
        return cls(person, photos, names)


@dataclass(frozen=True, slots=True)
class Copy:
    """A picture of the profile that copies a reference photo."""

    picture: Picture
    match: PhotoMatch


@dataclass(frozen=True, slots=True)
class Subject:
    """One account as the signals see it.

    `copies` holds the best copy of each different reference photo, pictures of the profile itself
    before posts; `name` compares name, handle and bio together, `display_name` and `handle` each
    alone.
    """

    look: Look
    profile: Profile
    copies: tuple[Copy, ...] = ()
    name: NameMatch | None = None
    display_name: NameMatch | None = None
    handle: NameMatch | None = None

    def name_alike(self) -> bool:
        """Tell whether the name or the handle imitates the person's."""
        return self.name is not None and self.name.score >= NAME_ALIKE_AT_LEAST

    def both_alike(self) -> bool:
        """Tell whether the name and the handle each imitate the person's."""
        parts = (self.display_name, self.handle)
        return all(part is not None and part.score >= NAME_ALIKE_AT_LEAST for part in parts)


def subjects(index: PersonIndex, looks: Sequence[Look]) -> list[Subject]:
    """Compare a batch of looks with the person; one subject a look, in the same order."""
    profiles = [look.profile or Profile(look.observation.account) for look in looks]
    by_photo = _photo_matches(index, looks)
    names = _name_matches(index, profiles)
    return [
        Subject(look, profile, _copies(look, by_photo), *name)
        for look, profile, name in zip(looks, profiles, names, strict=True)
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


def _copies(look: Look, by_photo: Mapping[str, Sequence[PhotoMatch]]) -> tuple[Copy, ...]:
    best: dict[str, Copy] = {}
    for picture in look.pictures:
        for match in by_photo.get(picture.photo.sha256, ()) if picture.photo else ():
            if _is_viewer_s_own(picture, match):
                continue
            copy = Copy(picture, _inside(match) if picture.screenshot else match)
            if match.reference not in best or _order(copy) < _order(best[match.reference]):
                best[match.reference] = copy
    return tuple(sorted(best.values(), key=_order))


def _is_viewer_s_own(picture: Picture, match: PhotoMatch) -> bool:
    """Tell what stands in the bar at the bottom of a screenshot: whoever took it is shown there."""
    if not picture.screenshot or picture.photo is None or not match.candidate_region:
        return False
    return min(y for _, y in match.candidate_region) > VIEWERS_BAR * picture.photo.height


def _inside(match: PhotoMatch) -> PhotoMatch:
    """Say of a screenshot that a person brought that the photo stands inside it."""
    return replace(match, relation=Relation.EMBEDDED)


def _order(copy: Copy) -> tuple[bool, float, str]:
    return copy.picture.role is not Role.AVATAR, -copy.match.score, copy.match.reference


def _name_matches(
    index: PersonIndex, profiles: Sequence[Profile]
) -> list[tuple[NameMatch | None, NameMatch | None, NameMatch | None]]:
    whole = [Shown(p.name, p.account.handle, p.bio) for p in profiles]
    parts = (whole, [Shown(name=s.name) for s in whole], [Shown(handle=s.handle) for s in whole])
    compared = [
        [match if _says_something(s) else None for s, match in zip(part, matches, strict=True)]
        for part in parts
        for matches in (index.names.compare(part),)
    ]
    return list(zip(*compared, strict=True))


def _says_something(shown: Shown) -> bool:
    return bool(shown.name or shown.handle)
