"""How much of two pictures stands in them more than once, and how much their coarse tones tell."""

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


def repetition(shown: Floats, ours: Floats, theirs: Floats) -> float:
    """Say in [0, 1] how well each of two pictures, shifted, lies on itself; the lesser of the two.

    The pictures are details of middle size at 64 x 64 points, 0 where they are not shown. Bricks,
    windows and a printed grid do, and are found in another wall as well as in their own.
    """
    seen = _autocorrelation(shown)
    seen = np.maximum(seen / max(float(seen.max()), 1e-6), LEAST_SEEN)
    least = min(_strongest(plane, seen) for plane in (ours, theirs))
    return min(1.0, max(0.0, least))


def _strongest(plane: Floats, seen: Floats) -> float:
    found = _autocorrelation(plane)
    size = float(found[SIDE // 2, SIDE // 2])
    return float((found / seen)[_LOOKED_AT].max()) / max(size, 1e-6)


def _autocorrelation(plane: Floats) -> Floats:
    """Give the products of a windowed plane with itself at all shifts, that of 0 in the middle.

    The plane goes on at its other side, where the window is near 0.
    """
    power = np.abs(np.fft.rfft2(plane * WINDOW)) ** 2
    return np.asarray(np.fft.fftshift(np.fft.irfft2(power, s=plane.shape)))


def independent(shown: Floats, ours: Floats, theirs: Floats) -> float:
    """Estimate how many independent points the correlation of two pictures is made of, at most all.

    Both are 0 where they are not shown, and else have their mean taken away. Smooth pictures have
    few such points, and are alike by chance (after Clifford, Richardson and Hemon, "Assessing the
    significance of the correlation between two spatial processes", Biometrics 1989; far shifts are
    not made up for being seen by few points, which gives the smoothest about twice their number).
    """
    size = tuple(2 * side for side in shown.shape)
    first, second = (np.abs(np.fft.fft2(plane, size)) ** 2 for plane in (ours, theirs))
    # By Parseval: the sum over all shifts of the products of both autocovariances.
    shared = float((first * second).mean())
    strength = float((ours**2).sum() * (theirs**2).sum())
    points = float(shown.sum())
    return min(points, points * strength / max(shared, 1e-6)) if strength > 1e-3 else 0.0
