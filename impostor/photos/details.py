"""How the details of two pictures agree, and how much of them an edit left."""

import math
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from impostor.photos.grids import correlation, means, weight
from impostor.photos.pdq import Floats

# Standard deviations, in points of 64, of the Gaussians: fine detail is what the first takes away,
# middle detail lies between the other two.
FINE, MIDDLE = 0.8, (1.6, 3.2)
# Luminance steps that are noise: less detail than this is as good as none.
NOISE = 0.5


def details(shown: Floats, ours: Floats, theirs: Floats) -> tuple[float, float, float]:
    """Give how details correlate, how much sharper the first is, and how much stronger.

    The pictures have 64 x 64 points; `shown` is 1 where both show something, and they are 0
    elsewhere.
    """
    inside = shown > 0
    if not inside.any():
        return 0.0, 0.0, 0.0
    weights = [(reach, weight(shown, reach)) for reach in (FINE, *MIDDLE)]
    (fine, middle), (fine_2, middle_2) = (_bands(weights, inside, one) for one in (ours, theirs))
    stronger = _strength(middle) - _strength(middle_2)
    sharper = _strength(fine) - _strength(fine_2) - stronger
    return correlation(middle, middle_2), sharper, stronger


def _bands(
    weights: Sequence[tuple[float, Floats]], inside: NDArray[np.bool_], plane: Floats
) -> tuple[Floats, Floats]:
    """Part fine detail from that of middle size, where it is shown."""
    fine, middle, coarse = (means(plane, each, reach) for reach, each in weights)
    return (plane - fine)[inside], (middle - coarse)[inside]


def _strength(band: Floats) -> float:
    return math.log(float(np.sqrt((band**2).mean())) + NOISE)
