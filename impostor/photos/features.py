"""Local features: where a picture has something to hold on to, and what it looks like there.

Points are found and described by SIFT (Lowe, "Distinctive Image Features from Scale-Invariant
Keypoints", IJCV 2004) and compared as RootSIFT (Arandjelovic and Zisserman, "Three things everyone
should know to improve object retrieval", CVPR 2012).
"""

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray

from impostor.photos.pdq import Floats

LENGTH = 128
# Side of the square that coordinates are kept in, whatever the picture's size.
SIDE = 512
# Smaller pictures are enlarged to this, or SIFT finds next to nothing in an avatar.
LEAST_SIDE = 192
CELLS, DIRECTIONS = 4, 8
# Two points of one picture look alike from this dot product on; nearer than so many pixels of 512
# they are one place, found at two sizes.
LIKE_EACH_OTHER, APART = 0.85, 12.0
# OpenCV doubles a picture before it looks for points, and counts from a quarter of a pixel inside
# its edge; here the edge is 0, or a turned picture would lie a pixel beside itself.
OFF = 0.25
# A worker is one of several processes: each keeps to one core.
cv2.setNumThreads(1)


@dataclass(frozen=True, slots=True)
class Effort:
    """How many points are sought at most, and at which long side of the picture, in pixels."""

    points: int
    side: int


# At a long side of 512 it would take twice as long and find little more.
WHOLE = Effort(600, 256)
# A picture inside another is smaller, and there may be a dozen.
INSIDE = Effort(300, 192)


@dataclass(frozen=True, slots=True)
class Features:
    """N points of one picture.

    `points` (N x 4): x and y in pixels of the picture scaled to a long side of 512, the size of
    what was looked at in the same pixels, and its direction in degrees. `descriptors` (N x 128):
    SIFT's gradient histograms, 0 to 255. `repeats` (N): how many other places of the picture look
    like this one, at most 255.
    """

    points: Floats
    descriptors: NDArray[np.uint8]
    repeats: NDArray[np.uint8]


NO_FEATURES = Features(
    np.zeros((0, 4), np.float32), np.zeros((0, LENGTH), np.uint8), np.zeros(0, np.uint8)
)


def features(luma: Floats, effort: Effort) -> Features:
    """Find points in a luminance plane, the strongest first."""
    scale = min(max(*luma.shape, LEAST_SIDE), effort.side) / max(luma.shape)
    size = (max(1, round(luma.shape[1] * scale)), max(1, round(luma.shape[0] * scale)))
    kind = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    plane = cv2.resize(np.clip(luma, 0, 255).astype(np.uint8), size, interpolation=kind)
    found, descriptors = _detector(effort.points).detectAndCompute(plane, None)
    if not found:
        return NO_FEATURES
    order = np.argsort([-point.response for point in found], kind="stable")[: effort.points]
    unit = SIDE / max(size)
    points = np.array([_point(found[number], unit) for number in order], dtype=np.float32)
    kept = descriptors[order].astype(np.uint8)
    return Features(points, kept, _repeats(points, kept))


def _repeats(points: Floats, descriptors: NDArray[np.uint8]) -> NDArray[np.uint8]:
    rooted = roots(descriptors)
    one, other = np.divmod(np.flatnonzero(rooted @ rooted.T > LIKE_EACH_OTHER), len(points))
    away = points[one, :2] - points[other, :2]
    elsewhere = one[(away**2).sum(axis=1) > APART**2]
    return np.minimum(np.bincount(elsewhere, minlength=len(points)), 255).astype(np.uint8)


def _point(point: cv2.KeyPoint, unit: float) -> tuple[float, float, float, float]:
    x, y = ((place + OFF) * unit for place in point.pt)
    return x, y, point.size * unit, point.angle


@lru_cache(maxsize=2)
def _detector(points: int) -> cv2.SIFT:
    return cv2.SIFT.create(nfeatures=points, contrastThreshold=0.01, edgeThreshold=12)


def roots(descriptors: NDArray[np.uint8]) -> Floats:
    """Give RootSIFT: each row has length 1, and the dot product of two says how alike they are."""
    plain = descriptors.astype(np.float32)
    return np.asarray(np.sqrt(plain / np.maximum(plain.sum(axis=1, keepdims=True), 1)))


def mirrored_rows() -> NDArray[np.int64]:
    """Give the order in which a descriptor's 128 numbers are those of the mirrored picture.

    A descriptor is laid out along its own direction; a mirror exchanges its two sides (the rows of
    its 4 x 4 cells) and the sense of the 8 directions in each.
    """
    layout = np.arange(LENGTH).reshape(CELLS, CELLS, DIRECTIONS)
    return layout[::-1, :, (-np.arange(DIRECTIONS)) % DIRECTIONS].ravel()


def mirrored_points(points: Floats, width: float) -> Floats:
    """Give the points of the mirrored picture, which is `width` wide."""
    turned = points.copy()
    turned[:, 0] = width - points[:, 0]
    turned[:, 3] = (180 - points[:, 3]) % 360
    return turned
