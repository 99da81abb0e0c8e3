"""Which few of very many references are worth looking at, for little memory a reference.

Hamming embedding with weak geometric consistency (Jegou, Douze and Schmid, "Hamming Embedding and
Weak Geometric Consistency for Large Scale Image Search", ECCV 2008): of each reference point only
its word, on which sides of 64 planes through the word it lies, its size and its direction are kept.
Points of one word that lie on the same sides are probably the same, and those of two pictures of
one scene are turned and scaled alike. What is found so is looked at exactly, by `Library`.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from impostor.photos.features import Features
from impostor.photos.pdq import Floats
from impostor.photos.views import View
from impostor.photos.words import Filed, asking, on_planes, own_sides, sides

# Points that lie on different sides of more planes than this are not the same.
APART = 20
# Turns and octaves in which pairs of points are gathered.
TURNS, OCTAVES, WIDEST = 16, 8, 4

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Sketch:
    """What is kept of a view's N points: word, sides of the planes, direction and size.

    Directions are sixteenths of a turn, sizes whole octaves.
    """

    words: NDArray[np.uint16]
    sides: NDArray[np.uint64]
    turns: NDArray[np.uint8]
    octaves: NDArray[np.int8]

    @classmethod
    def of(cls, view: View) -> "Sketch":
        """Sketch a view, which may be let go then."""
        signed = own_sides(view.features.descriptors, view.words)
        return cls(view.words[:, 0].copy(), signed, *_pose(view.features))


class Sketches:
    """The points of all reference views, filed by word; about 20 bytes a point."""

    def __init__(self, sketches: Sequence[Sketch]) -> None:
        none = Sketch(*(np.zeros(0, kind) for kind in ("u2", "u8", "u1", "i1")))
        known = [none, *sketches]
        filed = np.concatenate([one.words for one in known])
        order = np.argsort(filed, kind="stable")
        owners = np.arange(len(known), dtype=np.int32) - 1
        self._owners = np.repeat(owners, [len(one.words) for one in known])[order]
        signed = np.concatenate([one.sides for one in known])
        self._filed = Filed.under(filed[order], signed[order])
        self._turns = np.concatenate([one.turns for one in known])[order]
        self._octaves = np.concatenate([one.octaves for one in known])[order]

    def likely(self, view: View, most: int) -> list[int]:
        """Give the numbers of the views that most points agree with, the likeliest first."""
        if not len(view.features.points):
            return []
        here, rows, mirrored, weights = self._alike(view)
        turns, octaves = _pose(view.features)
        turn = self._turns[rows].astype(np.int64)
        turn = np.where(mirrored, TURNS // 2 - 1 - turn, turn)
        turn = (turns[here] - turn) % TURNS
        octave = octaves[here].astype(np.int64) - self._octaves[rows]
        octave = np.clip(octave, -WIDEST, OCTAVES - WIDEST - 1) + WIDEST
        groups = (self._owners[rows].astype(np.int64) * 2 + mirrored) * TURNS * OCTAVES
        return _best(groups, turn, octave, weights, most)

    def _alike(self, view: View) -> tuple[Ints, Ints, NDArray[np.bool_], Floats]:
        """Give pairs of a candidate's points and rows on the same sides, and what each weighs."""
        both, probes = asking(view.features.descriptors, view.words)
        near = self._filed.near(probes, sides(on_planes(both), probes), APART)
        query, row, apart = map(np.concatenate, zip(*near, strict=True))
        count = len(view.words)
        here, mirrored = query % count, query >= count
        # A point that is like everything tells nothing.
        crowd = np.bincount(here, minlength=count)[here]
        weights = np.exp(-((apart / (APART / 2)) ** 2)) / np.sqrt(crowd)
        return here, row, mirrored, weights.astype(np.float32)


def _best(groups: Ints, turn: Ints, octave: Ints, weights: Floats, most: int) -> list[int]:
    """Add up the pairs of each view that are turned and scaled alike, and order the views."""
    # A pair near the edge of a turn or an octave counts on both sides of it.
    keys = np.concatenate(
        [
            groups + (turn + step) % TURNS * OCTAVES + np.minimum(octave + further, OCTAVES - 1)
            for step in (0, 1)
            for further in (0, 1)
        ]
    )
    kept, inverse = np.unique(keys, return_inverse=True)
    totals = np.bincount(inverse, weights=np.tile(weights, 4), minlength=len(kept))
    order = np.argsort(-totals, kind="stable")
    views = kept[order] // (2 * TURNS * OCTAVES)
    firsts = np.sort(np.unique(views, return_index=True)[1])[:most]
    return [int(view) for view in views[firsts]]


def _pose(features: Features) -> tuple[NDArray[np.uint8], NDArray[np.int8]]:
    turns = np.floor(features.points[:, 3] / 360 * TURNS).astype(np.int64) % TURNS
    octaves = np.floor(np.log2(np.maximum(features.points[:, 2], 1)))
    return turns.astype(np.uint8), octaves.astype(np.int8)
