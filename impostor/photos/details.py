"""How the details of two pictures agree, and how much of them an edit left."""

import math
from dataclasses import dataclass

import numpy as np

from impostor.photos.grids import correlation, means, weight
from impostor.photos.pdq import Floats

# Standard deviations, in points of 64, of the Gaussians: fine detail is what the first takes away,
# middle detail lies between the other two.
FINE, MIDDLE = 0.8, (1.6, 3.2)
# Luminance steps that are noise: less detail than this is as good as none.
NOISE = 0.5


@dataclass(frozen=True, slots=True)
class Details:
    """How details agree (`alike` is `Tones.details`), and what an edit did to them."""

    alike: float = 0.0
    sharper: float = 0.0
    stronger: float = 0.0


def details(shown: Floats, ours: Floats, theirs: Floats) -> Details:
    """Compare the details of two pictures at 64 x 64 points.

    `shown` is 1 where both show something.
    """
    inside = shown > 0
    if not inside.any():
        return Details()
    weights = [(reach, weight(shown, reach)) for reach in (FINE, *MIDDLE)]
    finer, middle, coarse = (
        [means(plane, each, reach) for plane in (ours, theirs)] for reach, each in weights
    )
    sharp = [
        _strength((plane - one)[inside]) for plane, one in zip((ours, theirs), finer, strict=True)
    ]
    bands = [(one - other) * shown for one, other in zip(middle, coarse, strict=True)]
    strong = [_strength(band[inside]) for band in bands]
    stronger = strong[0] - strong[1]
    return Details(
        alike=correlation(bands[0][inside], bands[1][inside]),
        sharper=sharp[0] - sharp[1] - stronger,
        stronger=stronger,
    )


def _strength(band: Floats) -> float:
    return math.log(_size(band) + NOISE)


def _size(band: Floats) -> float:
    return float(np.sqrt((band**2).mean()))
