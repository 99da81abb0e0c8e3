"""Points whose only like lies at another place than the map says, or is turned over.

Of two things that are built or printed alike the points of one part agree under a map, and others
find their like somewhere else: the other wheel, the next window, the other side of a gate. Under
the map of a copy few points do: some by chance, and more where a photo was tilted so that no affine
map fits it everywhere.
"""

import numpy as np

from impostor.photos.pdq import Floats

# Pixels of 512: a like nearer than the first is here, one farther than the second is elsewhere.
HERE, AWAY = 8.0, 20.0
# A like without a rival is nearer than this share of the squared distance of the next (Lowe, IJCV
# 2004, has .8 of the distance).
UNRIVALLED = 0.7


def elsewhere(
    rows: Floats, places: Floats, others: Floats, other_places: Floats, alike: float
) -> float:
    """Give the share (0 to 1) of N points whose only like among M others is elsewhere.

    `rows` (N x 128) and `others` (M x 128) are root descriptors, and two are alike from a dot
    product of `alike` on; `places` (N x 2) is where the map says that each point is among the
    others' places (M x 2).
    """
    if not len(rows) or not len(others):
        return 0.0
    likeness = rows @ others.T
    away = _squared(places, other_places)
    at_place = np.where(away < HERE**2, likeness, alike).max(axis=1)
    likeness[away <= AWAY**2] = 0
    lured = np.flatnonzero(likeness.max(axis=1) > at_place)
    most, rival = _two_best(likeness[lured], other_places)
    return float(_unrivalled(most, rival).sum() / len(rows))


def turned_over(
    rows: Floats, others: Floats, turned: Floats, other_places: Floats, alike: float
) -> float:
    """Give the share (0 to 1) of N points whose only like is among M others turned over.

    `rows` (N x 128), `others` and `turned` (M x 128 each: the same points as the map has them, and
    mirrored) are root descriptors, alike from a dot product of `alike` on; a like at any of the
    others' places (M x 2) counts.
    """
    if not len(rows) or not len(others):
        return 0.0
    likeness = rows @ turned.T
    lured = np.flatnonzero(likeness.max(axis=1) > alike)
    most, rival = _two_best(likeness[lured], other_places)
    rival = np.maximum(rival, (rows[lured] @ others.T).max(axis=1))
    return float(_unrivalled(most, rival).sum() / len(rows))


def _two_best(likeness: Floats, places: Floats) -> tuple[Floats, Floats]:
    """Give for each row (N x M) the highest likeness, and the highest at a place away from it."""
    best = likeness.argmax(axis=1)
    apart = _squared(places[best], places) > AWAY**2
    return likeness.max(axis=1), np.where(apart, likeness, 0).max(axis=1)


def _unrivalled(most: Floats, rival: Floats) -> Floats:
    # For rows of length 1 the squared distance is 2 - 2 x likeness.
    return np.asarray((1 - most) < UNRIVALLED * (1 - rival))


def _squared(places: Floats, others: Floats) -> Floats:
    """Give the squared distances of N places to M others."""
    # Column by column: a sum over an axis of two takes three times as long.
    across, down = (places[:, axis, None] - others[:, axis] for axis in (0, 1))
    return np.asarray(across * across + down * down)
