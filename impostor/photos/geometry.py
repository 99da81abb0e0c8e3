"""Where one picture lies in the other: an affine map on which many pairs of points agree."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from impostor.photos.pdq import Floats

Map = NDArray[np.float64]
"""2 x 3: from pixels of the reference to pixels of the candidate, both at a long side of 512."""

# Hypotheses tried, each from one pair of points, the most alike first.
TRIALS = 64
# Pixels of 512, octaves and degrees that a pair may be off a map made from one other pair.
OFF, OCTAVES, DEGREES = 24.0, 0.7, 25.0
# Pixels that it may be off the map fitted to all that agree.
CLOSE = 6.0
LEAST = 4
# A picture that was stretched or tilted more than this is no picture any more.
STRETCH = 2.6
SMALLEST, LARGEST = 0.04, 12.0


@dataclass(frozen=True, slots=True)
class Alignment:
    """A map and the numbers of the pairs that agree on it, one to one."""

    map: Map
    pairs: NDArray[np.int64]


def align(here: Floats, there: Floats, likeness: Floats) -> Alignment | None:
    """Find the map on which most pairs of points (M x 4 each, see `Features`) agree.

    A pair of points alone says scale, turn and shift (a similarity); what agrees with the best such
    guess is fitted by an affine map, three times over. None when fewer than four pairs agree.
    """
    agreeing = _largest_agreement(here, there, likeness)
    fitted: Map | None = None
    for _ in range(3):
        fitted = _fit(here[agreeing], there[agreeing])
        if fitted is None:
            return None
        agreeing = _misses(fitted, here, there) < CLOSE
    pairs = _one_to_one(np.flatnonzero(agreeing), here, there, likeness)
    if fitted is None or len(pairs) < LEAST or not plausible(fitted):
        return None
    return Alignment(fitted, pairs)


def apply(affine: Map, points: NDArray[np.floating]) -> NDArray[np.float64]:
    """Map points (N x 2)."""
    return np.asarray(points @ affine[:, :2].T + affine[:, 2])


def plausible(affine: Map) -> bool:
    """Say whether a map could be what somebody did to a picture."""
    large, small = np.linalg.svd(affine[:, :2], compute_uv=False)
    return bool(small > SMALLEST and large < LARGEST and large / small < STRETCH)


def _largest_agreement(here: Floats, there: Floats, likeness: Floats) -> NDArray[np.bool_]:
    trials = np.argsort(-likeness, kind="stable")[:TRIALS]
    octave = np.log2(here[:, 2] / there[:, 2])
    turn = here[:, 3] - there[:, 3]
    scale = 2 ** octave[trials]
    angle = np.radians(turn[trials])
    # Complex numbers turn and scale at once.
    factor = scale * np.exp(1j * angle)
    start = there[:, 0] + 1j * there[:, 1]
    goal = here[:, 0] + 1j * here[:, 1]
    guessed = factor[:, None] * (start - start[trials, None]) + goal[trials, None]
    near = np.abs(guessed - goal) < OFF
    near &= np.abs(octave - octave[trials, None]) < OCTAVES
    near &= np.abs((turn - turn[trials, None] + 180) % 360 - 180) < DEGREES
    return np.asarray(near[near.sum(axis=1).argmax()])


def _fit(here: Floats, there: Floats) -> Map | None:
    """Fit by least squares: an affine map, or a similarity while the pairs are few."""
    if len(here) < 3:
        return None
    start, goal = there[:, :2].astype(np.float64), here[:, :2].astype(np.float64)
    if len(here) < 7:
        fitted = _similarity(start, goal)
    else:
        ones = np.ones((len(start), 1))
        solved = np.linalg.lstsq(np.hstack([start, ones]), goal, rcond=None)[0]
        fitted = np.asarray(solved.T, dtype=np.float64)
    return fitted if np.isfinite(fitted).all() else None


def _similarity(start: NDArray[np.float64], goal: NDArray[np.float64]) -> Map:
    """Umeyama, "Least-squares estimation of transformation parameters", PAMI 1991, in the plane."""
    begin = (start - start.mean(axis=0)) @ [1, 1j]
    end = (goal - goal.mean(axis=0)) @ [1, 1j]
    factor = np.vdot(begin, end) / max(np.vdot(begin, begin).real, 1e-9)
    turn = np.array([[factor.real, -factor.imag], [factor.imag, factor.real]])
    return np.column_stack([turn, goal.mean(axis=0) - turn @ start.mean(axis=0)])


def _misses(affine: Map, here: Floats, there: Floats) -> NDArray[np.float64]:
    return np.asarray(np.linalg.norm(apply(affine, there[:, :2]) - here[:, :2], axis=1))


def _one_to_one(
    pairs: NDArray[np.int64], here: Floats, there: Floats, likeness: Floats
) -> NDArray[np.int64]:
    """Keep the most alike pairs in which no place comes twice: SIFT may give one place twice."""
    pairs = pairs[np.argsort(-likeness[pairs], kind="stable")]
    for points in (here, there):
        places = np.round(points[pairs, :2] / 3).astype(np.int64) @ [1, 100_000]
        pairs = pairs[np.sort(np.unique(places, return_index=True)[1])]
    return pairs


def overlap(affine: Map, here: tuple[float, float], there: tuple[float, float]) -> Floats:
    """Give the corners (K x 2) in the candidate of what both show; `here`, `there`: the sizes."""
    mapped = apply(affine, rectangle(*there)).astype(np.float32)
    area, corners = cv2.intersectConvexConvex(mapped, rectangle(*here))
    found = corners.reshape(-1, 2) if area > 0 else np.zeros((0, 2))
    return np.asarray(found, dtype=np.float32)


def outline(corners: Floats) -> Floats:
    """Leave out the corners (N x 2) that stand within a pixel of a line between others."""
    if len(corners) < 4:
        return corners
    return np.asarray(cv2.approxPolyDP(corners, 1.0, closed=True).reshape(-1, 2), dtype=np.float32)


def rectangle(width: float, height: float) -> Floats:
    """Give the four corners of a picture."""
    return np.array([(0, 0), (width, 0), (width, height), (0, height)], dtype=np.float32)


def inverse(affine: Map) -> Map:
    """Give the map back."""
    return np.asarray(cv2.invertAffineTransform(affine))


def after(second: Map, first: Map) -> Map:
    """Give the map that does the first and then the second."""
    matrix = second[:, :2] @ first[:, :2]
    return np.column_stack([matrix, second[:, :2] @ first[:, 2] + second[:, 2]])


def share(part: Floats, other: Floats) -> float:
    """Give the share of a convex shape's area (corners, N x 2) that another covers; 0 for none."""
    area = float(cv2.contourArea(part)) if len(part) > 2 else 0.0
    if not area or len(other) < 3:
        return 0.0
    return min(1.0, float(cv2.intersectConvexConvex(part, other)[0]) / area)
