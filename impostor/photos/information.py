"""How much there is in a picture that another could be compared with.

A flat picture, a gradient, a default avatar, a logo, a page of text look alike all over the world:
that two of them agree proves nothing. A photo has many tones, and most of its area has detail.
"""

import cv2
import numpy as np

from impostor.photos.pdq import Floats

LEVELS = 64
# Shannon's entropy over 64 tones, in bits: drawings and text stay below the first, and of 125
# photos all but a picture of a few stars lie above the second.
FEW_TONES, MANY_TONES = 1.6, 2.6
# The share of blocks with detail: a default avatar on a gradient has less than the first.
FEW_DETAILS, MANY_DETAILS = 0.1, 0.25
SIDE, BLOCK, DETAIL = 256, 8, 1.5


def information(luma: Floats) -> float:
    """Say in [0, 1] how much a luminance plane tells: 0 is nothing, a photo mostly 1."""
    tones = _ramp(_entropy(luma), FEW_TONES, MANY_TONES)
    return tones * _ramp(_detailed(luma), FEW_DETAILS, MANY_DETAILS)


def _ramp(value: float, least: float, most: float) -> float:
    return min(1.0, max(0.0, (value - least) / (most - least)))


def _entropy(luma: Floats) -> float:
    # Every other point: neighbours say nothing new about tones.
    levels = (luma[::2, ::2] * (LEVELS / 256)).astype(np.int64).ravel()
    shares = np.bincount(levels, minlength=LEVELS) / levels.size
    shares = shares[shares > 0]
    return float(-(shares * np.log2(shares)).sum())


def _detailed(luma: Floats) -> float:
    """Give the share of blocks of 8 x 8, at a long side of 256, in which something stands out."""
    height, width = luma.shape
    scale = min(1, SIDE / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    plane = np.asarray(cv2.resize(luma, size, interpolation=cv2.INTER_AREA))
    fine = plane - cv2.GaussianBlur(plane, (0, 0), 2)
    rows, columns = fine.shape[0] // BLOCK, fine.shape[1] // BLOCK
    if not rows or not columns:
        return 0.0
    cut = fine[: rows * BLOCK, : columns * BLOCK].reshape(rows, BLOCK, columns, BLOCK)
    return float((cut.std(axis=(1, 3)) > DETAIL).mean())
