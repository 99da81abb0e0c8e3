"""Points whose only like lies at another place than the map says.

Of two things that are built or printed alike the points of one part agree under a map, and others
find their like somewhere else: the other wheel, the next window. Under the map of a copy few points
do: some by chance, and more where a photo was tilted so that no affine map fits it everywhere.
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
    best = likeness.argmax(axis=1)
    most = likeness.max(axis=1)
    lured = np.flatnonzero(most > at_place)
    apart = _squared(other_places[best[lured]], other_places) > AWAY**2
    rival = np.where(apart, likeness[lured], 0).max(axis=1)
    # For rows of length 1 the squared distance is 2 - 2 x likeness.
    return float(((1 - most[lured]) < UNRIVALLED * (1 - rival)).sum() / len(rows))


def _squared(places: Floats, others: Floats) -> Floats:
    """Give the squared distances of N places to M others."""
    # Column by column: a sum over an axis of two takes three times as long.
    across, down = (places[:, axis, None] - others[:, axis] for axis in (0, 1))
    return np.asarray(across * across + down * down)
