"""Pictures that many unrelated people use: memes, flags, ribbons, stock, a celebrity's poster.

That two accounts show one of them says little of either, so a match on one counts less. It is what
the match is on that matters: a photo of the person beside a meme, in one screenshot, is a photo of
the person still.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from impostor.model import Photo, PhotoMatch, Polygon
from impostor.photos.geometry import share
from impostor.photos.index import Index
from impostor.photos.references import Load

SURE = 0.8
"""From this probability on, a picture is called a copy of one that many people use."""

MOST = 0.5
"""A match is on a common picture when at least this share of its region is."""

COMMON_KEEPS = 0.4
"""The share of its score that a match on a common picture keeps."""

WORTH_ASKING = 0.1


def shared(region: Polygon, other: Polygon) -> float:
    """Give the share of a region's area that another covers; an unknown place covers all."""
    if len(region) < 3 or len(other) < 3:
        return 1.0
    return share(np.array(region, dtype=np.float32), np.array(other, dtype=np.float32))


def commonness(match: PhotoMatch, here: Sequence[PhotoMatch], there: Sequence[PhotoMatch]) -> float:
    """Say how surely what a match is on is a common picture: 0, or a probability from 0.8 on.

    `here` is what the match's candidate has in common pictures, `there` what its reference has.
    """
    found = [one.score for one in here if _on(match.candidate_region, one)]
    found += [one.score for one in there if _on(match.reference_region, one)]
    return max(found, default=0.0)


def _on(region: Polygon, common: PhotoMatch) -> bool:
    return common.score >= SURE and shared(region, common.candidate_region) >= MOST


def discounted(match: PhotoMatch, sure: float) -> PhotoMatch:
    """Let a match on a common picture count less, and say so in what it was measured by."""
    if not sure:
        return match
    return replace(match, score=match.score * COMMON_KEEPS, by={**match.by, "common": sure})


class CommonAside:
    """An index of references of which matches on common pictures count less; picklable."""

    def __init__(self, index: Index, common: Index, load: Load) -> None:
        self._index, self._common, self._load = index, common, load

    def compare(self, candidates: Sequence[Photo]) -> list[PhotoMatch]:
        """Compare as `Index` does, then weigh each match of some score anew."""
        return [match for photo in candidates for match in self._matches(photo)]

    def _matches(self, photo: Photo) -> list[PhotoMatch]:
        matches = self._index.compare([photo])
        if not any(match.score >= WORTH_ASKING for match in matches):
            return matches
        here = self._common.compare([photo])
        weighed = [self._weighed(match, here) for match in matches]
        return sorted(weighed, key=lambda match: -match.score)

    def _weighed(self, match: PhotoMatch, here: Sequence[PhotoMatch]) -> PhotoMatch:
        if match.score < WORTH_ASKING:
            return match
        return discounted(match, commonness(match, here, self._of_reference(match.reference)))

    def _of_reference(self, name: str) -> Sequence[PhotoMatch]:
        return self._common.compare(list(self._load([name])))
