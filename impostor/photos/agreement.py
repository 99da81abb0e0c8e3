"""Points that agree under a map: how many, how exactly, and what speaks for another place."""

from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from impostor.photos.elsewhere import elsewhere, turned_over
from impostor.photos.features import LENGTH, SIDE, mirrored_rows, roots
from impostor.photos.geometry import Map, apply, inverse
from impostor.photos.pdq import Floats
from impostor.photos.views import PLANE, View

# A pair of points agrees when it is this near (pixels of 512, octaves, degrees) and this alike.
NEAR, OCTAVES, DEGREES, ALIKE = 6.0, 0.6, 30.0, 0.78
# SIFT finds nothing smaller than this in pixels of 512.
FINEST = 3.5
# With fewer pairs than this, any plane's view fits.
ENOUGH_PAIRS = 5
# Pixels of 512 that a pair may be off a plane's view: while it is sought, and to be exact.
SOUGHT, EXACT = 2.0, 1.0
# Octaves and degrees that the middle one of the pairs must be off in size and direction to say
# nothing: of copies it is off by an eighth of that, of two photos of one face by half.
UNSTEADY = 0.3, 10.0
# The strongest of the points that could have a partner: this share of them, at least so many. Where
# these are few their share is uncertain: it is mixed with that of all points, which counts as much
# as the last number of points.
STRONGEST, LEAST, AS_ALL = 1 / 3, 3, 10
# So many of the strongest are asked whether their like is elsewhere, or turned over.
ASKED = 100
# OpenCV's RANSAC begins with the same seed each time: the same pairs give the same answer.
TRIALS, SURE = 200, 0.99

Pairs = NDArray[np.int64]
"""K x 2: the numbers of a point of the candidate and of one of the reference."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """The pairs of points that agree under one map.

    `share` is theirs of the points that could have found a partner. `exact` of them lie within a
    pixel (of 512) of a plane's view of another, which is what every edit of one photo is, and two
    shots of one place or person are not. `distinct` counts those, each by how seldom its like comes
    in the two pictures: a window of a wall of windows hardly counts. `steady` (0 to 1) says how
    well the pairs agree in size and direction, too. `strongest` is the share (0 to 1) that is in a
    pair of the strongest third of the candidate's points, nearer to `share` the fewer these are.
    Of its 100 strongest, `elsewhere` is the share whose only like lies at another place of the
    reference, and `turned_over` that whose only like, at any place, is turned over once more than
    the map does; a point may count in both. All but `pairs` and `share` are 0 where the pairs are
    too few to say. Of a place that SIFT gives twice, in two directions, one point can be in a pair.
    """

    pairs: Pairs
    share: float = 0.0
    exact: int = 0
    distinct: float = 0.0
    steady: float = 0.0
    strongest: float = 0.0
    elsewhere: float = 0.0
    turned_over: float = 0.0


NO_PAIRS: Pairs = np.zeros((0, 2), dtype=np.int64)
NO_AGREEMENT = Agreement(NO_PAIRS)


def extent(view: View) -> tuple[float, float]:
    """Give width and height of a view at a long side of 512."""
    height, width = view.plane.shape
    scale = SIDE / max(height, width)
    return width * scale, height * scale


def agreement(affine: Map, candidate: View, reference: View) -> Agreement:
    """Find how two pictures' points agree under a map from the reference into the candidate."""
    shown = _shown(affine, candidate, reference)
    if not len(shown.here) or not len(shown.there):
        return NO_AGREEMENT
    pairs = _agreeing(shown, candidate, reference)
    share = len(pairs) / min(len(shown.here), len(shown.there))
    if len(pairs) < ENOUGH_PAIRS:
        return Agreement(pairs, share)
    exact = _exact(pairs, candidate, reference)
    at_another_place, flipped = _belonging_elsewhere(shown, candidate, reference)
    like = np.maximum(
        candidate.features.repeats[pairs[exact, 0]], reference.features.repeats[pairs[exact, 1]]
    )
    return Agreement(
        pairs,
        share=share,
        exact=int(exact.sum()),
        distinct=float((1 / (1 + like.astype(np.float64))).sum()),
        steady=_steadiness(shown, pairs, candidate),
        strongest=_strongest(shown, pairs, share),
        elsewhere=at_another_place,
        turned_over=flipped,
    )


@dataclass(frozen=True, slots=True)
class _Shown:
    """The points of two pictures that lie where both show something, and so could have a partner.

    `here` and `there` are their numbers, the strongest first; `mapped` is what the map makes of all
    of the reference's points, `back` what it makes of the candidate's in the reference; `order` is
    that of a descriptor's numbers in the reference as the map turns it.
    """

    here: NDArray[np.int64]
    there: NDArray[np.int64]
    mapped: Floats
    back: Floats
    order: NDArray[np.int64]


def _shown(affine: Map, candidate: View, reference: View) -> _Shown:
    mapped = _mapped(affine, reference.features.points)
    back = _mapped(inverse(affine), candidate.features.points)
    known = _inside(mapped, *extent(candidate)) & (mapped[:, 2] > FINEST)
    seen = _inside(back, *extent(reference)) & (back[:, 2] > FINEST)
    flips = np.linalg.det(affine[:, :2]) < 0
    order = mirrored_rows() if flips else np.arange(LENGTH)
    return _Shown(np.flatnonzero(seen), np.flatnonzero(known), mapped, back, order)


def _agreeing(shown: _Shown, candidate: View, reference: View) -> Pairs:
    """Find the pairs of points that a map explains, the most alike first."""
    here, there = candidate.features, reference.features
    row, column = _near(here.points[shown.here], shown.mapped[shown.there])
    row, column = shown.here[row], shown.there[column]
    alike = np.einsum(
        "ij,ij->i",
        roots(here.descriptors[row]),
        roots(there.descriptors[column][:, shown.order]),
    )
    chosen = np.flatnonzero(alike > ALIKE)
    chosen = chosen[np.argsort(-alike[chosen], kind="stable")]
    for side, points in ((row, here.points), (column, there.points)):
        places = np.round(points[side[chosen], :2] / 3).astype(np.int64) @ [1, 100_000]
        chosen = chosen[np.sort(np.unique(places, return_index=True)[1])]
    return np.column_stack([row[chosen], column[chosen]])


def _strongest(shown: _Shown, pairs: Pairs, share: float) -> float:
    """Estimate the share of the strongest points of the candidate that are in a pair."""
    count = max(LEAST, int(len(shown.here) * STRONGEST))
    agree = float(np.isin(shown.here[:count], pairs[:, 0]).mean())
    return (agree * count + share * AS_ALL) / (count + AS_ALL)


def _belonging_elsewhere(shown: _Shown, candidate: View, reference: View) -> tuple[float, float]:
    """Give the shares of the strongest points whose only like is elsewhere, or turned over."""
    asked = shown.here[:ASKED]
    rows = roots(candidate.features.descriptors[asked])
    known, places = roots(reference.features.descriptors), reference.features.points[:, :2]
    others, turned = known[:, shown.order], known[:, mirrored_rows()[shown.order]]
    return (
        elsewhere(rows, shown.back[asked, :2], others, places, ALIKE),
        turned_over(rows, others, turned, places, ALIKE),
    )


def _exact(pairs: Pairs, candidate: View, reference: View) -> NDArray[np.bool_]:
    """Say which pairs lie on the plane-to-plane map (a homography) that most of them lie on."""
    goal = candidate.features.points[pairs[:, 0], :2].astype(np.float64)
    start = reference.features.points[pairs[:, 1], :2].astype(np.float64)
    # A pixel of a tiny avatar is many of 512.
    coarse = max(1.0, PLANE / max(candidate.plane.shape))
    found = cv2.findHomography(
        start, goal, cv2.RANSAC, SOUGHT * coarse, maxIters=TRIALS, confidence=SURE
    )
    # OpenCV's types do not say that it may find none.
    plane = cast("Map | None", found[0])
    if plane is None:
        return np.zeros(len(pairs), dtype=np.bool_)
    reached = cv2.perspectiveTransform(start[None], plane)[0]
    return np.asarray(np.linalg.norm(reached - goal, axis=1) < EXACT * coarse)


def _steadiness(shown: _Shown, pairs: Pairs, candidate: View) -> float:
    """Say how well pairs agree in size and direction."""
    here = candidate.features.points[pairs[:, 0]]
    mapped = shown.mapped[pairs[:, 1]]
    octaves = np.median(np.abs(np.log2(here[:, 2] / mapped[:, 2])))
    degrees = np.median(np.abs((here[:, 3] - mapped[:, 3] + 180) % 360 - 180))
    off = np.minimum(1, (octaves / UNSTEADY[0], degrees / UNSTEADY[1]))
    return float(1 - off.mean())


def _mapped(affine: Map, points: Floats) -> Floats:
    """Map points with their sizes and directions."""
    matrix = affine[:, :2]
    factor = abs(np.linalg.det(matrix)) ** 0.5
    radians = np.radians(points[:, 3])
    arrows = np.column_stack([np.cos(radians), np.sin(radians)]) @ matrix.T
    direction = np.degrees(np.arctan2(arrows[:, 1], arrows[:, 0]))
    places = apply(affine, points[:, :2])
    return np.column_stack([places, points[:, 2] * factor, direction]).astype(np.float32)


def _inside(points: Floats, width: float, height: float) -> NDArray[np.bool_]:
    x, y = points[:, 0], points[:, 1]
    return np.asarray((x >= 0) & (y >= 0) & (x <= width) & (y <= height))


def _near(here: Floats, mapped: Floats) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Give the numbers of points that lie near each other and have about one size and direction."""
    # Sorted by x, what lies near in x is a slice: a fortieth of all pairs is looked at.
    order = np.argsort(mapped[:, 0])
    first = np.searchsorted(mapped[order, 0], here[:, 0] - NEAR)
    count = np.searchsorted(mapped[order, 0], here[:, 0] + NEAR) - first
    row = np.repeat(np.arange(len(here)), count)
    within = np.arange(len(row)) - np.repeat(np.cumsum(count) - count, count)
    column = order[np.repeat(first, count) + within]
    away = here[row, :2] - mapped[column, :2]
    near = (away**2).sum(axis=-1) < NEAR**2
    near &= np.abs(np.log2(here[row, 2] / mapped[column, 2])) < OCTAVES
    near &= np.abs((here[row, 3] - mapped[column, 3] + 180) % 360 - 180) < DEGREES
    return row[near], column[near]
