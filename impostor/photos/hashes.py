"""Regions of a candidate against those of all references, by their PDQ hashes."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from impostor.photos.agreement import extent
from impostor.photos.geometry import Map
from impostor.photos.pdq import BITS, TURNED, Floats
from impostor.photos.regions import OUTER
from impostor.photos.views import View

# Bits that a pair of regions may be worse by, for each whole area it has more than another.
SMALLER = 16
# A region of less quality is as good as flat.
POOR = 0.2
# Reference views that are compared at once: each takes about 20 KB while it is.
BLOCK = 1024

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Closest:
    """The two regions that came closest, by number, and in which of the eight forms."""

    distance: int
    here: int
    there: int
    turn: int


class Hashes:
    """The hashes of all regions of all reference views in their eight forms."""

    def __init__(self, regions: Sequence["Regions"]) -> None:
        self._starts = np.cumsum([0, *(len(one.kinds) for one in regions)])
        empty = np.zeros((0, TURNED, BITS // 8), dtype=np.uint8)
        hashes = np.concatenate([empty, *(one.hashes for one in regions)])
        # One word of 64 bits after the other, so that each is counted in one run over memory.
        rows = np.ascontiguousarray(hashes).view(np.uint64)
        self._words = np.ascontiguousarray(rows.T)
        self._kinds = np.concatenate([np.zeros(0, np.uint8), *(one.kinds for one in regions)])
        self._fair = np.concatenate([np.zeros(0, bool), *(one.fair for one in regions)])
        self._areas = np.concatenate([np.zeros(0), *(one.areas for one in regions)])

    def closest(self, view: View) -> list[Closest]:
        """Find for each reference view the closest pair of regions; distance 256 is none."""
        asking = Regions.of(view)
        found: list[Closest] = []
        for first in range(0, len(self._starts) - 1, BLOCK):
            found += self._in_block(asking, self._starts[first : first + BLOCK + 1])
        return found

    def _in_block(self, asking: "Regions", starts: Ints) -> list[Closest]:
        """Find the closest pairs of some views, by where their regions start."""
        regions = slice(starts[0], starts[-1])
        turned = self._distances(asking, regions)
        distances = turned.min(axis=1)
        missing = 2 - asking.areas[:, None] - self._areas[None, regions]
        preferred = distances + SMALLER * missing
        firsts = starts[:-1] - starts[0]
        least = np.minimum.reduceat(preferred.min(axis=0), firsts)
        views = np.repeat(np.arange(len(firsts)), np.diff(starts))
        here, there = np.nonzero(preferred == least[views])
        # The first of those that are equally close.
        chosen = np.unique(views[there], return_index=True)[1]
        here, there = here[chosen], there[chosen]
        turn = turned[here, :, there].argmin(axis=1)
        columns = (distances[here, there], here, there - firsts[views[there]], turn)
        return [Closest(*row) for row in zip(*(each.tolist() for each in columns), strict=True)]

    def _distances(self, asking: "Regions", regions: slice) -> NDArray[np.uint16]:
        """Count the bits between what asks and regions: by region asking, form, and region."""
        here = np.ascontiguousarray(asking.hashes[:, 0]).view(np.uint64)
        shape = (len(here), TURNED, regions.stop - regions.start)
        distances = np.zeros(shape, dtype=np.uint16)
        for number, rows in enumerate(self._words):
            distances += np.bitwise_count(here[:, number, None, None] ^ rows[None, :, regions])
        kinds = self._kinds[regions]
        outer = np.isin(asking.kinds, list(OUTER))[:, None] | np.isin(kinds, list(OUTER))
        same = asking.kinds[:, None] == kinds
        fair = asking.fair[:, None] & self._fair[regions]
        np.copyto(distances, np.uint16(BITS), where=~((outer | same) & fair)[:, None])
        return distances


@dataclass(frozen=True, slots=True)
class Regions:
    """What is compared of a view's R regions: `fair` are those with something in them."""

    kinds: NDArray[np.uint8]
    fair: NDArray[np.bool_]
    areas: Floats
    hashes: NDArray[np.uint8]

    @classmethod
    def of(cls, view: View) -> "Regions":
        """Copy from a view, which may be let go then."""
        return cls(view.kinds.copy(), view.qualities >= POOR, _areas(view), view.hashes.copy())


def _areas(view: View) -> Floats:
    left, top, right, bottom = view.boxes.T
    return np.asarray((right - left) * (bottom - top))


def region_map(closest: Closest, candidate: View, reference: View) -> Map:
    """Give the map that lays a region of a reference, turned, onto one of a candidate."""
    onto = _box_map(candidate, closest.here)
    off = _box_map(reference, closest.there)
    back = np.linalg.inv(np.vstack([off, (0, 0, 1)]))
    turn = np.vstack([_turn(closest.turn), (0, 0, 1)])
    return np.asarray((np.vstack([onto, (0, 0, 1)]) @ turn @ back)[:2])


def _turn(form: int) -> Map:
    """Map the unit square onto itself as the form of `pdq.turned` says."""
    mirrored, upside_down = form % 4 in {1, 3}, form % 4 in {2, 3}
    across = (-1.0, 0.0, 1.0) if mirrored else (1.0, 0.0, 0.0)
    down = (0.0, -1.0, 1.0) if upside_down else (0.0, 1.0, 0.0)
    return np.array([down, across] if form >= 4 else [across, down])


def _box_map(view: View, number: int) -> Map:
    """Map the unit square onto a region, in pixels of a long side of 512."""
    width, height = extent(view)
    left, top, right, bottom = (float(share) for share in view.boxes[number])
    return np.array(
        [[(right - left) * width, 0, left * width], [0, (bottom - top) * height, top * height]]
    )
