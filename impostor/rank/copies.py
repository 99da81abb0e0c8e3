"""Which pictures of an account copy which photos of the person, and what these copies are worth."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import combinations

from impostor.model import Look, PhotoMatch, Picture, Relation, Role
from impostor.photos import shared
from impostor.rank.union import Union

SAME_PLACE = 0.5
"""Two photos found over at least this share of one place in a picture are one photo twice."""

VIEWERS_BAR = 0.92
"""From this share of a screenshot's height on, apps show buttons and the viewer's own picture."""


class Common(StrEnum):
    """How it is known that many unrelated people use a picture."""

    GIVEN = "given"
    SEEN = "seen"


@dataclass(frozen=True, slots=True)
class Copy:
    """A picture of the profile that copies a reference photo; `common` where many people use it."""

    picture: Picture
    match: PhotoMatch
    common: Common | None = None


Matches = Mapping[str, Sequence[PhotoMatch]]
"""What is copied, by the SHA-256 of the candidate."""


def copies(
    look: Look, found: Matches, common: Mapping[tuple[str, str], Common]
) -> tuple[Copy, ...]:
    """Give the best copy of each different photo, pictures of the profile itself before posts.

    Two reference photos that are found in the same place of one picture (one saved twice, or
    scaled, or cut a little) are one photo.
    """
    shown = {picture.photo.sha256 for picture in look.pictures if picture.photo}
    different = _one_photo({name: found[name] for name in shown if name in found})
    best: dict[str, Copy] = {}
    for picture in look.pictures:
        for match in found.get(picture.photo.sha256, ()) if picture.photo else ():
            if _is_viewer_s_own(picture, match):
                continue
            placed = _inside(match) if picture.screenshot else match
            copy = Copy(picture, placed, common.get((match.candidate, match.reference)))
            photo = different.of(match.reference)
            if photo not in best or _order(copy) < _order(best[photo]):
                best[photo] = copy
    return tuple(sorted(best.values(), key=_order))


def matched(look: Look, found: Matches) -> frozenset[str]:
    """Give the pictures of an account, by SHA-256, in which any reference photo was found."""
    shown = (picture.photo.sha256 for picture in look.pictures if picture.photo)
    return frozenset(name for name in shown if name in found)


def _is_viewer_s_own(picture: Picture, match: PhotoMatch) -> bool:
    """Tell what stands in the bar at the bottom of a screenshot: whoever took it is shown there."""
    if not picture.screenshot or picture.photo is None or not match.candidate_region:
        return False
    return min(y for _, y in match.candidate_region) > VIEWERS_BAR * picture.photo.height


def _inside(match: PhotoMatch) -> PhotoMatch:
    """Say of a screenshot that a person brought that the photo stands inside it."""
    return replace(match, relation=Relation.EMBEDDED)


def _order(copy: Copy) -> tuple[bool, bool, float, str]:
    is_post = copy.picture.role is not Role.AVATAR
    return copy.common is not None, is_post, -copy.match.score, copy.match.reference


def _one_photo(found: Matches) -> Union:
    """Join references that show one photo, by what one of the account's pictures has in a place."""
    different = Union()
    for matches in found.values():
        for one, other in combinations(matches, 2):
            if _same_place(one, other):
                different.join(one.reference, other.reference)
    return different


def _same_place(one: PhotoMatch, other: PhotoMatch) -> bool:
    first, second = one.candidate_region, other.candidate_region
    return min(shared(first, second), shared(second, first)) >= SAME_PLACE
