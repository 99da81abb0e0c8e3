"""Rectangles of a picture that are worth hashing on their own."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from impostor.photos.pdq import Floats

# A photo holds at least this share of a picture's width and height when it stands inside it.
SMALLEST_PANEL = 0.25
SMALLEST_SIDE = 24
# Luminance steps that compression leaves in a plain surface.
PLAIN = 12.0
# Text covers less of a line than this, a photo more.
BUSY = 0.45


class Kind(IntEnum):
    """What a rectangle is of its picture."""

    WHOLE = 0
    TRIMMED = 1
    PANEL = 2
    CENTRE = 3
    INNER = 4
    TOP_LEFT = 5
    TOP_RIGHT = 6
    BOTTOM_LEFT = 7
    BOTTOM_RIGHT = 8


OUTER = frozenset({Kind.WHOLE, Kind.TRIMMED, Kind.PANEL})
"""The kinds that may be a whole photo; the others are parts of one."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels: right and bottom are the first column and row outside."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def width(self) -> int:
        """Pixels from left to right."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """Pixels from top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Region:
    """One rectangle and what it is."""

    kind: Kind
    box: Box


def regions(luma: Floats) -> list[Region]:
    """Find the rectangles of a luminance plane; the first is the whole, none comes twice."""
    height, width = luma.shape
    whole = Box(0, 0, width, height)
    trimmed = _trimmed(luma, whole)
    panel = _panel(luma, trimmed)
    found = [Region(Kind.WHOLE, whole), Region(Kind.TRIMMED, trimmed), Region(Kind.PANEL, panel)]
    found += [Region(kind, box) for kind, box in _parts(trimmed)]
    seen: set[Box] = set()
    kept: list[Region] = []
    for region in found:
        small = min(region.box.width, region.box.height) < SMALLEST_SIDE
        if region.box not in seen and not (small and kept):
            seen.add(region.box)
            kept.append(region)
    return kept


def _parts(box: Box) -> list[tuple[Kind, Box]]:
    middle_x, middle_y = (box.left + box.right) // 2, (box.top + box.bottom) // 2
    side = min(box.width, box.height)
    # The square inside the circle that round avatars are shown in.
    inscribed = int(side / 2**0.5)
    return [
        (Kind.CENTRE, _square(middle_x, middle_y, side)),
        (Kind.INNER, _square(middle_x, middle_y, inscribed)),
        (Kind.TOP_LEFT, Box(box.left, box.top, middle_x, middle_y)),
        (Kind.TOP_RIGHT, Box(middle_x, box.top, box.right, middle_y)),
        (Kind.BOTTOM_LEFT, Box(box.left, middle_y, middle_x, box.bottom)),
        (Kind.BOTTOM_RIGHT, Box(middle_x, middle_y, box.right, box.bottom)),
    ]


def _square(middle_x: int, middle_y: int, side: int) -> Box:
    left, top = middle_x - side // 2, middle_y - side // 2
    return Box(left, top, left + side, top + side)


def _trimmed(luma: Floats, box: Box) -> Box:
    """Cut off plain borders: rows and columns of one tone, whatever the tone."""
    rows = np.flatnonzero(_spread(luma, axis=1) > PLAIN)
    columns = np.flatnonzero(_spread(luma, axis=0) > PLAIN)
    if rows.size == 0 or columns.size == 0:
        return box
    return Box(int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1)


def _spread(luma: Floats, axis: int) -> NDArray[np.float32]:
    return np.asarray(luma.max(axis=axis) - luma.min(axis=axis))


def _panel(luma: Floats, box: Box) -> Box:
    """Find the photo among an app's plain surfaces and text: the longest run of busy lines.

    A pixel is busy when it differs from the commonest tone; rows first, then columns among them,
    then rows again, since a narrow photo does not make its rows busy enough at first.
    """
    inside = luma[box.top : box.bottom, box.left : box.right]
    tones = np.bincount((inside / 8).astype(np.int64).ravel(), minlength=32)
    ground = (int(tones.argmax()) + 0.5) * 8
    busy = np.abs(inside - ground) > PLAIN
    top, bottom = _longest_run(busy.mean(axis=1) > BUSY)
    left, right = _longest_run(busy[top:bottom].mean(axis=0) > BUSY)
    panel = Box(box.left + left, box.top + top, box.left + right, box.top + bottom)
    too_small = panel.width < SMALLEST_PANEL * box.width
    if too_small or panel.height < SMALLEST_PANEL * box.height:
        return box
    return panel


def _longest_run(lines: NDArray[np.bool_]) -> tuple[int, int]:
    """Give start and end of the longest run of True; everything when there is none."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], lines, [False])).astype(np.int8)))
    if edges.size == 0:
        return 0, len(lines)
    starts, ends = edges[::2], edges[1::2]
    best = int((ends - starts).argmax())
    return int(starts[best]), int(ends[best])
