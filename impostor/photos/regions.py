"""Rectangles of a picture that are worth hashing on their own."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

import cv2
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
# A photo in a grid or collage is no smaller than this share of the picture's long side; a round
# profile picture on a page of a phone is a ninth of it, on a desktop's a thirteenth.
SMALLEST_PART = 0.06
# A picture inside another is looked at for itself up to this share of the other's area; above it,
# that would show no more. Two rectangles that share more than the second are one.
SMALLER, ONE = 0.6, 0.85
MOST_PARTS = 16
# How far the tones along a seam may spread, and how many times a picture is cut.
SEAM, CUTS = 9.0, 5
# So many parts of one size, give or take a few pixels, are cells of a grid.
LEAST_CELLS, UNEVEN = 3, 8


class Kind(IntEnum):
    """What a rectangle is of its picture."""

    WHOLE = 0
    TRIMMED = 1
    CENTRE = 2
    INNER = 3
    TOP_LEFT = 4
    TOP_RIGHT = 5
    BOTTOM_LEFT = 6
    BOTTOM_RIGHT = 7


OUTER = frozenset({Kind.WHOLE, Kind.TRIMMED})
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
    found = [Region(Kind.WHOLE, whole), Region(Kind.TRIMMED, trimmed)]
    found += [Region(kind, box) for kind, box in _quarters(trimmed)]
    seen: set[Box] = set()
    kept: list[Region] = []
    for region in found:
        small = min(region.box.width, region.box.height) < SMALLEST_SIDE
        if region.box not in seen and not (small and kept):
            seen.add(region.box)
            kept.append(region)
    return kept


def pictures_inside(luma: Floats) -> list[Box]:
    """Find pictures inside a picture: the one that an app shows, the cells of a grid or collage."""
    height, width = luma.shape
    trimmed = _trimmed(luma, Box(0, 0, width, height))
    area = trimmed.width * trimmed.height
    found = [_panel(luma, trimmed), *parts(luma, trimmed)]
    kept: list[Box] = []
    for box in found:
        if box.width * box.height < SMALLER * area and not any(_same(box, one) for one in kept):
            kept.append(box)
    return kept


def _same(one: Box, other: Box) -> bool:
    """Say whether two rectangles are as good as one: what they share is most of either."""
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    larger = max(one.width * one.height, other.width * other.height)
    return width > 0 and height > 0 and width * height > ONE * larger


def _quarters(box: Box) -> list[tuple[Kind, Box]]:
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


def parts(luma: Floats, box: Box) -> list[Box]:
    """Cut a picture along plain rows, then columns, and so on: the photos of a grid or collage.

    The recursive X-Y cut that finds the blocks of a printed page (Nagy and Seth, "Hierarchical
    representation of optically scanned documents", ICPR 1984). The largest come first; none when
    there is no seam.
    """
    least = max(SMALLEST_SIDE, round(SMALLEST_PART * max(luma.shape)))
    found = [part for part in _cut(luma, box, least, CUTS) if part != box]
    found += _missing_cells(found, box)
    return sorted(found, key=lambda part: -part.width * part.height)[:MOST_PARTS]


def _missing_cells(found: Sequence[Box], inside: Box) -> list[Box]:
    """Complete a grid: a cell as pale as the seams around it is not cut out of them.

    The commonest size of the parts is a cell's; where a row of cells and a column of them cross,
    there is one.
    """
    size = max(found, key=lambda one: sum(_as_large(one, other) for other in found), default=None)
    cells = [part for part in found if size is not None and _as_large(size, part)]
    if size is None or len(cells) < LEAST_CELLS:
        return []
    lefts, tops = _apart([one.left for one in cells]), _apart([one.top for one in cells])
    crossings = [
        Box(
            left,
            top,
            min(left + size.width, inside.right),
            min(top + size.height, inside.bottom),
        )
        for top in tops
        for left in lefts
    ]
    return [cell for cell in crossings if not any(_touch(cell, part) for part in found)]


def _as_large(one: Box, other: Box) -> bool:
    return abs(one.width - other.width) <= UNEVEN and abs(one.height - other.height) <= UNEVEN


def _apart(places: Sequence[int]) -> list[int]:
    """Give numbers in order, each more than a little after the one before."""
    kept: list[int] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > UNEVEN:
            kept.append(place)
    return kept


def _touch(one: Box, other: Box) -> bool:
    width = min(one.right, other.right) - max(one.left, other.left)
    height = min(one.bottom, other.bottom) - max(one.top, other.top)
    return width > UNEVEN and height > UNEVEN


def _cut(luma: Floats, box: Box, least: int, cuts: int) -> list[Box]:
    inside = luma[box.top : box.bottom, box.left : box.right]
    bands = [
        Box(box.left, box.top + first, box.right, box.top + last)
        for first, last in _runs(inside[:, ::2].std(axis=1) > SEAM)
        if last - first >= least
    ]
    pieces = [piece for band in bands for piece in _columns(luma, band, least)]
    if pieces == [box] or cuts == 0:
        return pieces
    return [part for piece in pieces for part in _cut(luma, piece, least, cuts - 1)]


def _columns(luma: Floats, box: Box, least: int) -> list[Box]:
    inside = luma[box.top : box.bottom, box.left : box.right]
    return [
        Box(box.left + first, box.top, box.left + last, box.bottom)
        for first, last in _runs(inside[::2].std(axis=0) > SEAM)
        if last - first >= least
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
    tones = cv2.calcHist([inside.astype(np.uint8)], [0], None, [32], [0, 256])
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
    return max(_runs(lines), key=lambda run: run[1] - run[0], default=(0, len(lines)))


def _runs(lines: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Give start and end of each run of True."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], lines, [False])).astype(np.int8)))
    return [(int(start), int(end)) for start, end in edges.reshape(-1, 2)]
