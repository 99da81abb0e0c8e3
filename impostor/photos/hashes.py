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

    def __init__(self, views: Sequence[View]) -> None:
        self._views = views
        counts = [len(view.kinds) for view in views]
        self._starts = np.cumsum([0, *counts])
        empty = np.zeros((0, TURNED, BITS // 8), dtype=np.uint8)
        hashes = np.concatenate([empty, *(view.hashes for view in views)])
        self._rows = np.ascontiguousarray(hashes).view(np.uint64)
        self._kinds = np.concatenate([np.zeros(0, np.uint8), *(view.kinds for view in views)])
        self._fair = np.concatenate([np.zeros(0), *(view.qualities for view in views)]) >= POOR
        self._areas = np.concatenate([np.zeros(0), *(_areas(view) for view in views)])

    def closest(self, view: View) -> list[Closest]:
        """Find for each reference view the closest pair of regions; distance 256 is none."""
        distances = self._distances(view)
        missing = 2 - _areas(view)[:, None] - self._areas[None, :]
        preferred = distances + SMALLER * missing[:, :, None]
        found = []
        for first, last in zip(self._starts[:-1], self._starts[1:], strict=True):
            part = preferred[:, first:last]
            here, there, turn = np.unravel_index(int(part.argmin()), part.shape)
            distance = int(distances[here, first + there, turn])
            found.append(Closest(distance, int(here), int(there), int(turn)))
        return found

    def _distances(self, view: View) -> NDArray[np.int64]:
        here = np.ascontiguousarray(view.hashes[:, 0]).view(np.uint64)
        apart = np.bitwise_count(here[:, None, None, :] ^ self._rows[None])
        distances: Ints = apart.sum(axis=-1, dtype=np.int64)
        outer = np.isin(view.kinds, list(OUTER))[:, None] | np.isin(self._kinds, list(OUTER))
        same = view.kinds[:, None] == self._kinds
        fair = (view.qualities >= POOR)[:, None] & self._fair
        distances[~((outer | same) & fair)] = BITS
        return distances


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
