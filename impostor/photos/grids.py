"""Grids of tones of which only a part is shown: means, fewer points, blocks, correlation.

`shown` is 1 where both pictures show something; their tones are 0 elsewhere.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from impostor.photos.pdq import Floats

# Points across at which tones are compared, edges and details, and coarse tones.
GRID, EDGES, COARSE = 128, 64, 16
BLOCK = 8


def weight(shown: Floats, reach: float) -> Floats:
    """Say how much of what lies around each point is shown; `reach` is in points."""
    return np.asarray(np.maximum(cv2.GaussianBlur(shown, (0, 0), reach), 1e-3))


def means(plane: Floats, weights: Floats, reach: float) -> Floats:
    """Give the mean around each point of those that are shown."""
    return np.asarray(cv2.GaussianBlur(plane, (0, 0), reach) / weights)


def fine(samples: Floats, shown: Floats, weights: Floats, reach: float) -> Floats:
    """Take from each tone the mean of those around it that both pictures show; 0 elsewhere."""
    return np.asarray((samples - means(samples, weights, reach)) * shown)


def interior(shown: Floats, margin: int) -> NDArray[np.bool_]:
    """Say which points have nothing within a margin that is not shown."""
    around = np.ones((2 * margin + 1, 2 * margin + 1), dtype=np.uint8)
    eroded = cv2.erode(shown, around, borderType=cv2.BORDER_CONSTANT, borderValue=0)
    return np.asarray(eroded > 0)


def fewer(side: int, shown: Floats, ours: Floats, theirs: Floats) -> tuple[Floats, Floats, Floats]:
    """Give fewer points, each the mean of those shown: whether it is shown, and the two tones."""
    share = _resized(side, shown)
    kept = (share > 0.5).astype(np.float32)
    scale: Floats = np.asarray(kept / np.maximum(share, 1e-3), dtype=np.float32)
    ours, theirs = (_resized(side, tone) for tone in (ours, theirs))
    return np.asarray(kept), np.asarray(ours * scale), np.asarray(theirs * scale)


def _resized(side: int, plane: Floats) -> Floats:
    return np.asarray(cv2.resize(plane, (side, side), interpolation=cv2.INTER_AREA))


def blocks(plane: Floats) -> Floats:
    """Cut a grid of 128 x 128 into 256 blocks of 8 x 8, one a row."""
    count = GRID // BLOCK
    cut = plane.reshape(count, BLOCK, count, BLOCK).swapaxes(1, 2)
    return np.ascontiguousarray(cut.reshape(count * count, BLOCK * BLOCK))


def correlation(first: Floats, second: Floats) -> float:
    """Give the correlation (-1 to 1) of two rows of numbers whose means are about 0."""
    return float(first @ second / np.sqrt((first @ first) * (second @ second) + 1e-6))


def block_correlation(first: Floats, second: Floats) -> Floats:
    """Give the correlation of each row of one with that of the other; their means are about 0."""
    size = np.sqrt((first**2).mean(axis=1) * (second**2).mean(axis=1))
    return np.asarray((first * second).mean(axis=1) / np.maximum(size, 1e-6))
