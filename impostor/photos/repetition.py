"""How much of a picture stands in it more than once."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from impostor.photos.grids import EDGES
from impostor.photos.pdq import Floats

WINDOW = np.asarray(cv2.createHanningWindow((EDGES, EDGES), cv2.CV_32F))
# Shifts that are looked at, in points: none so near that anything is like itself, and none so far
# that hardly anything is left in both windows.
NEAREST, FARTHEST = 7, 26
# The less both windows show at a shift, the more a correlation is raised, up to so much: what rests
# on fewer points is chance.
LEAST_SEEN = 0.25
# Luminance steps that are noise: a plane that has no more is like itself everywhere.
NOISE = 0.5

_DOWN, _ACROSS = np.mgrid[:EDGES, :EDGES] - EDGES // 2
_NOT_FAR = (abs(_ACROSS) <= FARTHEST) & (abs(_DOWN) <= FARTHEST)


def repetition(shown: Floats, planes: Sequence[Floats], aspect: float) -> float:
    """Say in [0, 1] how well any of some pictures, shifted, lies on itself.

    Given are their details of middle size at 64 x 64 points, 0 where they are not shown, and the
    width of what the points lie on, beside its height. Bricks, windows and a printed grid lie on
    themselves, and are found in another wall as well as in their own.
    """
    looked_at = _NOT_FAR & (_away(aspect) > NEAREST)
    shared = _autocorrelation(shown)
    middle = float(shared[EDGES // 2, EDGES // 2])
    seen = np.maximum(shared / max(middle, 1e-6), LEAST_SEEN)
    least = NOISE**2 * middle
    found = [_strongest(plane, seen, looked_at, least) for plane in planes]
    return min(1.0, max(0.0, *found))


def _away(aspect: float) -> Floats:
    """Say how far shifts go, in points of the longer side."""
    return np.asarray(np.hypot(_ACROSS * min(1.0, aspect), _DOWN * min(1.0, 1 / aspect)))


def _strongest(plane: Floats, seen: Floats, looked_at: NDArray[np.bool_], least: float) -> float:
    found = _autocorrelation(plane)
    size = max(float(found[EDGES // 2, EDGES // 2]), least, 1e-6)
    return float((found / seen)[looked_at].max(initial=0.0)) / size


def _autocorrelation(plane: Floats) -> Floats:
    """Give the products of a windowed plane with itself at all shifts, that of 0 in the middle.

    The plane goes on at its other side, where the window is near 0.
    """
    power = np.abs(np.fft.rfft2(plane * WINDOW)) ** 2
    return np.asarray(np.fft.fftshift(np.fft.irfft2(power, s=plane.shape)))
