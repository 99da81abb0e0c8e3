"""From what was found of a pair to the probability that it is a copy."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from impostor.photos.evidence import Evidence

WEIGHTS = Path(__file__).parent / "weights.json"
LEAST = 0.01
# A reference of less quality than this is too much like others for a match to prove all.
ENOUGH = 0.4


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
        """Give what each stage measured, by name."""
        return {
            "points": float(self.evidence.pairs),
            "points_share": self.evidence.share,
            "points_off": self.evidence.off,
            "tones": self.evidence.blocks,
            "aligned_pdq": self.evidence.pdq,
            "regions_pdq": float(self.distance),
            "phash": float(self.phash),
            "quality": self.quality,
        }

    def terms(self) -> dict[str, float]:
        """Give the terms of the logistic model, each about 0 to 1 and 0 for nothing found."""
        evidence = self.evidence
        points = min(1.0, math.log1p(evidence.pairs) / 5)
        exact = max(0.0, 1 - evidence.off / 2)
        aligned = max(0.0, (120 - evidence.pdq) / 120)
        # Tones say little where little has texture, or in a small corner of the reference.
        known = min(1.0, evidence.textured * 4) * min(1.0, evidence.there / 0.08)
        tones = evidence.blocks * known
        return {
            "placed": float(evidence.here > 0),
            "points": points,
            "share": evidence.share,
            "points_share": points * evidence.share,
            "points_exact": points * exact,
            "points_backed": points * exact * max(tones, aligned),
            "tones": tones,
            "aligned": aligned,
            "aligned_points": aligned * points,
            "regions": max(0.0, (90 - self.distance) / 90),
            "regions_near": max(0.0, (45 - self.distance) / 45),
            "phash": max(0.0, (18 - self.phash) / 18),
        }


def probability(found: Findings) -> float:
    """Give the probability of a copy, from 0 to 1."""
    weights = _weights()
    odds = weights["constant"]
    odds += sum(weights[name] * value for name, value in found.terms().items())
    return min(1.0, found.quality / ENOUGH) / (1 + math.exp(-min(60.0, max(-60.0, odds))))


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, float]:
    """Read what `tests/bench/photos/fit.py` made."""
    weights: dict[str, float] = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return weights
