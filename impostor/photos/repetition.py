"""How much of a picture stands in it more than once."""

import cv2
import numpy as np

from impostor.photos.pdq import Floats

SIDE = 64
WINDOW = np.asarray(cv2.createHanningWindow((SIDE, SIDE), cv2.CV_32F))
# Shifts, in points of 64, that are looked at: none so near that anything is like itself.
NEAREST, FARTHEST = 7, 26
# The less both windows show at a shift, the more a correlation is raised, up to so much.
LEAST_SEEN = 0.25

_DOWN, _ACROSS = np.mgrid[:SIDE, :SIDE] - SIDE // 2
_LOOKED_AT = (
    (np.hypot(_ACROSS, _DOWN) > NEAREST) & (abs(_ACROSS) <= FARTHEST) & (abs(_DOWN) <= FARTHEST)
)


def repetition(shown: Floats, plane: Floats) -> float:
    """Say in [0, 1] how well a picture, shifted, lies on itself.

    Given are its details of middle size at 64 x 64 points, 0 where they are not shown. Bricks,
    windows and a printed grid do, and are found in another wall as well as in their own.
    """
    seen = _autocorrelation(shown)
    seen = np.maximum(seen / max(float(seen.max()), 1e-6), LEAST_SEEN)
    found = _autocorrelation(plane)
    size = max(float(found[SIDE // 2, SIDE // 2]), 1e-6)
    return min(1.0, max(0.0, float((found / seen)[_LOOKED_AT].max()) / size))


def _autocorrelation(plane: Floats) -> Floats:
    """Give the products of a windowed plane with itself at all shifts, that of 0 in the middle.

    The plane goes on at its other side, where the window is near 0.
    """
    power = np.abs(np.fft.rfft2(plane * WINDOW)) ** 2
    return np.asarray(np.fft.fftshift(np.fft.irfft2(power, s=plane.shape)))
