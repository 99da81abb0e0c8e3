"""How a candidate was made from a reference, read off the map between them and their tones."""

import numpy as np

from impostor.model import Relation
from impostor.photos.geometry import Map
from impostor.photos.score import Findings
from impostor.photos.views import View, inside

# From this share of a picture's area on, a part is as good as the whole.
MOST = 0.85
# Degrees of turn and of slant between the axes that an app never gives a photo, a camera does.
TURN, SLANT = 1.5, 1.2
# Colours (0 to 255) that may be off, on average, without a filter.
FILTERED = 22.0


def relation(found: Findings, affine: Map | None, candidate: View, reference: View) -> Relation:
    """Name the relation that says most: mirrored, inside another, cropped, filtered, the same."""
    if affine is None:
        return Relation.SAME
    evidence = found.evidence
    if np.linalg.det(affine[:, :2]) < 0:
        return Relation.MIRRORED
    if inside(candidate):
        return Relation.EMBEDDED
    if evidence.here < MOST and evidence.here < evidence.there:
        return Relation.REPHOTOGRAPHED if _tilted(affine) else Relation.EMBEDDED
    if evidence.there < MOST:
        return Relation.CROPPED
    return Relation.FILTERED if _recoloured(candidate, reference) else Relation.SAME


def _tilted(affine: Map) -> bool:
    """Say whether a picture stands slightly askew, as on a photographed screen."""
    across, down = affine[:, 0], affine[:, 1]
    turn = np.degrees(np.arctan2(across[1], across[0]))
    slant = abs(np.degrees(np.arctan2(down[1], down[0])) - turn) - 90
    off_axis = abs((turn + 45) % 90 - 45)
    return bool(abs(slant) > SLANT or TURN < off_axis < 12)


def _recoloured(candidate: View, reference: View) -> bool:
    apart = candidate.tints.astype(np.float32) - reference.tints.astype(np.float32)
    return bool(np.abs(apart).mean() > FILTERED)
