"""From what was measured of a pair to the probability that it is a copy."""

import math

from impostor.model import PhotoMatch

# PDQ's authors match at 31 of 256 on whole pictures; with a minimum over many pairs of regions
# unrelated photos come down to about 60.
HALF = 46.0
STEP = 4.0
# What imagehash's phash of 64 bits adds: unrelated photos lie at 32, copies of the whole below 12.
PHASH_HALF = 14.0
PHASH_WEIGHT = 0.12
# Below the first share a picture proves nothing, above the second what it has is all there.
NOTHING, ENOUGH = 0.4, 0.8
LEAST = 0.01


def probability(distance: int, phash: int, quality: float) -> float:
    """Give the probability of a copy, from 0 to 1.

    `distance` is the least PDQ distance over regions and turned forms (0 to 256), `phash` the one
    of imagehash.phash (0 to 64), `quality` the poorer region's (0 to 1).
    """
    weight = min(1.0, max(0.0, (quality - NOTHING) / (ENOUGH - NOTHING)))
    odds = (HALF - distance) / STEP + max(0.0, PHASH_HALF - phash) * PHASH_WEIGHT
    return weight / (1 + math.exp(-odds))


def worth_telling(match: PhotoMatch) -> bool:
    """Say whether a pair is more than noise."""
    return match.score >= LEAST
