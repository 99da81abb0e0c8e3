"""From what was found of a pair to the probability that it is a copy."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from impostor.model import Photo
from impostor.photos.agreement import ENOUGH_PAIRS
from impostor.photos.evidence import Evidence
from impostor.photos.tones import Tones

WEIGHTS = Path(__file__).parent / "weights.json"
LEAST = 0.01
# A reference of less quality than this is too much like others for a match to prove all: most
# logos, flags and icons are, and hardly a photo. Smooth photos are not taken for one another, as
# `tests/bench/photos/plain.py` measures: the limit is there for what many people use.
ENOUGH = 0.2
# Two faces laid over one another make a phase correlation stand out by up to 20 standard deviations
# (3 of its logarithm); of most copies it does by 90 and more.
PEAK, PEAK_SPAN = 3.0, 1.5

# A correlation nearer to 1 than this is as good as 1, which is near this on a logarithmic scale.
CLOSEST, CLOSENESS = 0.005, 5.0
# Logarithms of sharpness and contrast that tell a changed picture from one as it was.
CHANGED = 0.25
# Bits of 256 by which the nearest regions of two pictures differ at least where they say nothing.
FAR = 96
# So many pairs of points speak for themselves.
MANY = 20
# Of 50 mirrored copies one has fewer exact pairs than this share, of mirror images in nature most;
# with this much less, a pair is as crooked as can be.
EXACT, CROOKED = 0.55, 0.3
# Of a share that too few pairs tell.
HALF = 0.5
# Shares tell by their logarithms: a tenth beside a twentieth is as much as all beside half, but
# less than the first is hardly any. The logarithm of all is about the second.
FEW_AGREE, SHARES = 0.02, 4.0
# Of points that belong elsewhere, or turned over: as many as the first share, the mean over all
# pairs that were compared closely, say nothing; more than the second say no more than that.
USUAL_ELSEWHERE, MOST_ELSEWHERE = 0.05, 0.25


@dataclass(frozen=True, slots=True)
class Findings:
    """All that was measured of one pair of pictures.

    `distance` is the least PDQ distance over regions and turned forms (0 to 256), `phash` that of
    imagehash.phash (0 to 64), `quality` the reference's (0 to 1).
    """

    evidence: Evidence
    distance: int
    phash: int
    quality: float

    def named(self) -> dict[str, float]:
        """Give what each stage measured, by name, also what is only shown (`tones`, `phash`)."""
        points, tones = self.evidence.points, self.evidence.tones
        return {
            "points": float(len(points.pairs)),
            "points_share": points.share,
            "points_exact": float(points.exact),
            "points_distinct": points.distinct,
            "points_steady": points.steady,
            "points_strongest": points.strongest,
            "points_elsewhere": points.elsewhere,
            "points_turned_over": points.turned_over,
            "tones": tones.blocks,
            "tones_unlike": tones.unlike,
            "tones_coarse": tones.coarse,
            "tones_details": tones.details,
            "sharper": tones.sharper,
            "stronger": tones.stronger,
            "directions": tones.directions,
            "phase_peak": tones.peak,
            "regions_pdq": float(self.distance),
            "phash": float(self.phash),
            "quality": self.quality,
        }

    def terms(self) -> dict[str, float]:
        """Give the terms of the logistic model, each about -1 to 1 and 0 for nothing found."""
        evidence, points, tones = self.evidence, self.evidence.points, self.evidence.tones
        placed, share = float(evidence.here > 0), min(1.0, points.share)
        here, there = min(1.0, evidence.here), min(1.0, evidence.there)
        few = max(0.0, 1 - len(points.pairs) / MANY)
        told = len(points.pairs) >= ENOUGH_PAIRS
        exact = placed * ((points.exact + 1) / (len(points.pairs) + 2) if told else HALF)
        coarse = _closeness(tones.coarse)
        peak = min(1.0, max(0.0, (math.log1p(max(0.0, tones.peak)) - PEAK) / PEAK_SPAN))
        steady = placed * (points.steady if told else HALF) ** 4
        strongest = points.strongest if told else share
        belong = points.elsewhere + points.turned_over if told else USUAL_ELSEWHERE
        return {
            # Copies mostly show all of one of the two pictures,
            "partial": placed * (1 - max(here, there)),
            # and more often only a part of the photo than more than it,
            "inside": there * (1 - here),
            # with its edges where they were; two faces fill both pictures.
            "cut_along": min(1.0, evidence.filled) * (1 - there) * tones.directions,
            "share": math.log((share + FEW_AGREE) / FEW_AGREE) / SHARES,
            # A few pairs may agree by chance.
            "few": placed * few,
            "exact": exact,
            # Either tells: the peak of pictures laid over one another, the points of drawings.
            "at_place": 1 - (1 - peak * tones.textured) * (1 - steady),
            "coarse": coarse,
            # Where there are hardly any points, the smallest pictures are told apart by it alone.
            "coarse_few": coarse * few,
            # What is built twice is alike, as sharp and as strong, and yet has few points in
            # common; so have copies that were changed, but not those that were not.
            "unshared": max(0.0, tones.details) * _sameness(tones) * (1 - share),
            # What is built or grown is often its own mirror image, but not to the pixel.
            "crooked": evidence.mirrored * min(1.0, max(0.0, (EXACT - exact) / CROOKED)),
            # Things that are alike agree in their strongest points, copies in faint ones as well,
            "strongest": math.log((strongest + FEW_AGREE) / (share + FEW_AGREE)),
            # and of things that are alike some points belong to another place.
            "elsewhere": (min(MOST_ELSEWHERE, belong) - USUAL_ELSEWHERE) / MOST_ELSEWHERE,
            "regions": max(0.0, (FAR - self.distance) / FAR),
        }


def _sameness(tones: Tones) -> float:
    """Say in [0, 1] how nearly two pictures are as sharp and as strong as one another."""
    return math.exp(-(abs(tones.sharper) + abs(tones.stronger)) / CHANGED)


def _closeness(correlation: float) -> float:
    """Tell .9 from .99 as .1 from .9: the more alike all is, the more the rest tells."""
    return -math.log(max(CLOSEST, 1 - correlation)) / CLOSENESS


def probability(found: Findings) -> float:
    """Give the probability of a copy, from 0 to 1."""
    weights = _weights()
    odds = weights["constant"]
    odds += sum(weights[name] * value for name, value in found.terms().items())
    return min(1.0, found.quality / ENOUGH) / (1 + math.exp(-min(60.0, max(-60.0, odds))))


def surest(reference: Photo) -> float:
    """Give the most that a copy of a photo can score, from 0 to 1: little where it shows little."""
    return min(1.0, reference.quality / ENOUGH)


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    """Read what `tests/bench/photos/fit.py` made."""
    weights: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return weights
