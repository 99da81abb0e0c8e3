"""Nearest neighbours of a candidate's points among those of all references.

An inverted file (Sivic and Zisserman, "Video Google", ICCV 2003; Jegou et al., "Product
quantization for nearest neighbor search", PAMI 2011): every reference point is filed under the
nearest of 1,024 typical descriptors, and a point of a candidate is compared with what is filed
under the few nearest to it. The typical descriptors come with the program, so that nothing is
learnt when references are indexed; they are closed under mirroring, so that one index answers for
the mirrored references too. A background of descriptors of unrelated photos stands beside the
references: it says how near a neighbour would be by chance, even when the references are few.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from impostor.photos.features import roots
from impostor.photos.pdq import Floats
from impostor.photos.views import View
from impostor.photos.words import Filed, asking, nearest_words, on_planes, own_sides, sides, words

NEIGHBOURS = 8
# A neighbour counts when it is nearer than this share of the distance of the eighth.
RATIO = 0.85
BACKGROUND = -1
# What is less alike than this is no neighbour: it would not be taken for the same place either.
FLOOR = 0.78
# Alike points lie on the same sides of all but this many of 64 planes in 97 cases of 100; of others
# one in twenty does.
PLANES_APART = 22
STEPS = 128
AT_ONCE = 512

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Links:
    """M pairs of points that may be the same thing: by number in candidate and reference.

    `owners` are numbers of reference views, `mirrored` says whether the reference was, `likeness`
    is the dot product of the two root descriptors.
    """

    here: Ints
    owners: Ints
    there: Ints
    mirrored: NDArray[np.bool_]
    likeness: Floats

    def only(self, numbers: Ints) -> "Links":
        """Give some of the pairs."""
        return Links(
            self.here[numbers],
            self.owners[numbers],
            self.there[numbers],
            self.mirrored[numbers],
            self.likeness[numbers],
        )


_NOTHING = np.zeros(0, dtype=np.int64)
NO_LINKS = Links(_NOTHING, _NOTHING, _NOTHING, _NOTHING > 0, _NOTHING.astype(np.float32))


class Library:
    """All points of some references and of the background, filed by word."""

    def __init__(self, views: Sequence[View]) -> None:
        known, background = [view.words[:, 0] for view in views], _background()
        owners = [*range(len(views)), BACKGROUND]
        sizes = [len(filed) for filed in (*known, background.words)]
        filed = np.concatenate([*known, background.words])
        order = np.argsort(filed, kind="stable")
        self._owners = np.repeat(owners, sizes)[order]
        self._points = np.concatenate([np.arange(size) for size in sizes])[order]
        rows = [*(roots(view.features.descriptors) for view in views), background.rows]
        self._rows = np.concatenate(rows)[order]
        signed = [own_sides(view.features.descriptors, view.words) for view in views]
        self._filed = Filed.under(filed[order], np.concatenate([*signed, background.sides])[order])

    def links(self, view: View) -> Links:
        """Find what each point of a candidate view may be in the references."""
        count = len(view.features.points)
        if not count:
            return NO_LINKS
        both, probes = asking(view.features.descriptors, view.words)
        query, rows, likeness = self._neighbours(both, probes)
        # A point and its mirrored form are one question with one eighth neighbour.
        here = query % count
        eighth = _eighth(here, likeness, count)
        # For rows of length 1 the squared distance is 2 - 2 x likeness.
        near = (1 - likeness) < RATIO**2 * (1 - eighth[here])
        near &= self._owners[rows] != BACKGROUND
        here, rows = here[near], rows[near]
        return Links(
            here, self._owners[rows], self._points[rows], query[near] >= count, likeness[near]
        )

    def _neighbours(self, queries: Floats, probes: Ints) -> tuple[Ints, Ints, Floats]:
        """Give the queries, rows and likenesses of all neighbours under the probed words."""
        signed = sides(on_planes(queries), probes)
        found = []
        for query, row, _ in self._filed.near(probes, signed, PLANES_APART):
            likeness = _likeness(queries, query, self._rows, row)
            near = likeness > FLOOR
            found.append((query[near], row[near], likeness[near]))
        query, rows, likeness = map(np.concatenate, zip(*found, strict=True))
        return query, rows, likeness


def _likeness(queries: Floats, query: Ints, rows: Floats, row: Ints) -> Floats:
    """Give the dot products of pairs of queries and rows."""
    likeness = np.empty(len(query), dtype=np.float32)
    # So few at a time stay in the processor's cache.
    for first in range(0, len(query), AT_ONCE):
        some = slice(first, first + AT_ONCE)
        np.einsum("ij,ij->i", queries[query[some]], rows[row[some]], out=likeness[some])
    return likeness


def _eighth(query: Ints, likeness: Floats, count: int) -> Floats:
    """Give for each of `count` queries the likeness of its eighth neighbour, at least the floor.

    It is read off a histogram, as exactly as its steps: sorting takes ten times as long.
    """
    step = ((likeness - FLOOR) * (STEPS / (1 - FLOOR))).astype(np.int64).clip(0, STEPS - 1)
    counts = np.bincount(query * STEPS + step, minlength=count * STEPS).reshape(count, STEPS)
    better = counts[:, ::-1].cumsum(axis=1)[:, ::-1]
    # As many steps from the bottom as have eight neighbours at or above them.
    height = (better >= NEIGHBOURS).sum(axis=1) - 1
    return np.asarray(FLOOR + np.maximum(height, 0) * ((1 - FLOOR) / STEPS), dtype=np.float32)


@dataclass(frozen=True, slots=True)
class _Background:
    """The background's points, ready to be filed beside those of references."""

    words: NDArray[np.uint16]
    rows: Floats
    sides: NDArray[np.uint64]


@lru_cache(maxsize=1)
def _background() -> _Background:
    descriptors = words().background
    filed = nearest_words(descriptors)
    return _Background(filed[:, 0], roots(descriptors), own_sides(descriptors, filed))
