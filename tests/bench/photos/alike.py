"""The parts of a scene that look most alike: windows of a wall, tiles, twins, what is built twice.

Halves of scenes seldom resemble each other, so a hundred of them say little about what an engine
does where a scene repeats itself. Here parts of each photo are slid over it, as they are and
mirrored, and where they correlate best without sharing a pixel is the hardest pair of parts.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np
from PIL import Image

from impostor.photos import pdq
from tests.bench.photos.edits import encoded
from tests.bench.photos.made import SEED

PAIRS = 6
# Parts are these shares of the sides, and begin at every half of their own length.
SHARES, STEPS = (1 / 2, 1 / 3, 1 / 4, 1 / 5), 2
# With less to hash than this, a part of sky is like any other.
LEAST_QUALITY = 0.6
# A part that has this share of its area in one that was taken shows the same once more.
SAME = 0.4
LONG_SIDE = 192
# Pixels around a tone of which the mean is taken from it: else all dark-left, light-right is alike.
AROUND = 3.0

Box = tuple[int, int, int, int]
"""Left, top, right, bottom in pixels."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Two parts of a scene, and the correlation (-1 to 1) of their luminance."""

    correlation: float
    first: Box
    second: Box


def alike_parts_of(photos: Sequence[Path]) -> Iterator[tuple[str, bytes, bytes]]:
    """Give up to six pairs of parts of each scene that look alike and share no pixel."""
    for number, path in enumerate(photos):
        photo = Image.open(path).convert("RGB")
        chance = np.random.default_rng([SEED, number, 17])
        for first, second in _most_alike(photo):
            yield path.stem, encoded(first, "half", chance), encoded(second, "half", chance)


def _most_alike(photo: Image.Image) -> Iterator[tuple[Image.Image, Image.Image]]:
    small = photo.copy()
    small.thumbnail((LONG_SIDE, LONG_SIDE))
    luma = pdq.luminance(np.asarray(small))
    taken: list[Alike] = []
    for pair in sorted(_pairs(luma), key=lambda one: -one.correlation):
        if not any(_is_again(pair, other) for other in taken):
            taken.append(pair)
            yield _cut(photo, small.size, pair.first), _cut(photo, small.size, pair.second)
        if len(taken) == PAIRS:
            return


def _pairs(luma: pdq.Floats) -> Iterator[Alike]:
    """Find for each part, as it is and mirrored, where else it is found best."""
    fine = luma - cv2.GaussianBlur(luma, (0, 0), AROUND)
    for box in _boxes(luma.shape[1], luma.shape[0]):
        left, top, right, bottom = box
        if pdq.quality(pdq.grid(luma[top:bottom, left:right])) < LEAST_QUALITY:
            continue
        part = fine[top:bottom, left:right]
        for form in (part, np.ascontiguousarray(part[:, ::-1])):
            found = cv2.matchTemplate(fine, form, cv2.TM_CCOEFF_NORMED)
            # What begins less than its own length away shares pixels with the part.
            near = (
                slice(max(0, 2 * top - bottom + 1), bottom),
                slice(max(0, 2 * left - right + 1), right),
            )
            found[near] = -1
            _, best, _, (x, y) = cv2.minMaxLoc(found)
            if best > 0:
                yield Alike(best, box, (x, y, x + right - left, y + bottom - top))


def _boxes(width: int, height: int) -> Iterator[Box]:
    for share in SHARES:
        across, down = int(width * share), int(height * share)
        ways = ((width, across), (height, down))
        starts = (range(0, side - part + 1, part // STEPS) for side, part in ways)
        for left, top in itertools.product(*starts):
            yield left, top, left + across, top + down


def _is_again(pair: Alike, other: Alike) -> bool:
    """Say if two pairs show about the same, either way round."""
    straight = _is_within(pair.first, other.first) and _is_within(pair.second, other.second)
    return straight or (
        _is_within(pair.first, other.second) and _is_within(pair.second, other.first)
    )


def _is_within(one: Box, other: Box) -> bool:
    left, top = max(one[0], other[0]), max(one[1], other[1])
    right, bottom = min(one[2], other[2]), min(one[3], other[3])
    least = min(_area(one), _area(other))
    return max(0, right - left) * max(0, bottom - top) > SAME * least


def _area(box: Box) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])


def _cut(photo: Image.Image, small: tuple[int, int], box: Box) -> Image.Image:
    scale = np.array([*photo.size, *photo.size]) / [*small, *small]
    left, top, right, bottom = (np.array(box) * scale).astype(int).tolist()
    return photo.crop((left, top, right, bottom))
