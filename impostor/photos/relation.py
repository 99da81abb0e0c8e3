"""How a candidate was made from a reference, read off the map between them and their tones."""

import numpy as np
from numpy.typing import NDArray

from impostor.model import Relation
from impostor.photos.geometry import Map
from impostor.photos.score import Findings
from impostor.photos.views import View, frame_share, inside

# From this share of a picture's area on, a part is as good as the whole.
MOST = 0.85
# Degrees of turn and of slant between the axes that an app never gives a photo, a camera does.
TURN, SLANT = 1.5, 1.2
# Who turns a photo in a story or a collage turns it further than a hand is unsteady.
ON_PURPOSE = 12
# Colours (0 to 255) that may be off, on average, without a filter.
FILTERED = 22.0
# How far apart the strongest and the weakest colour are, on average, of a photo that is not grey,
# and the share of that which is left where it was made grey.
COLOURFUL, GREYED = 6.0, 0.3


def relation(found: Findings, affine: Map | None, candidate: View, reference: View) -> Relation:
    """Name the relation that says most.

    In this order: mirrored, inside another or a photo of that, cropped, filtered, the same.
    """
    if affine is None:
        return Relation.SAME
    evidence = found.evidence
    if np.linalg.det(affine[:, :2]) < 0:
        return Relation.MIRRORED
    if inside(candidate):
        return Relation.EMBEDDED
    # A photo that stands on a page itself may fill a larger part of the candidate's.
    if evidence.here < MOST and evidence.here < evidence.there / frame_share(reference):
        return Relation.REPHOTOGRAPHED if _tilted(affine) else Relation.EMBEDDED
    if evidence.there < MOST:
        return Relation.CROPPED
    return Relation.FILTERED if _recoloured(affine, candidate, reference) else Relation.SAME


def _tilted(affine: Map) -> bool:
    """Say whether a picture stands slightly askew, as on a photographed screen."""
    slant = (_degrees(affine[:, 1]) - _degrees(affine[:, 0])) % 360 - 90
    off_axis = abs((_degrees(affine[:, 0]) + 45) % 90 - 45)
    return abs(slant) > SLANT or TURN < off_axis < ON_PURPOSE


def _degrees(axis: NDArray[np.float64]) -> float:
    return float(np.degrees(np.arctan2(axis[1], axis[0])))


def _recoloured(affine: Map, candidate: View, reference: View) -> bool:
    quarters = round(_degrees(affine[:, 0]) / 90)
    ours = candidate.tints.astype(np.float32)
    theirs = np.rot90(reference.tints.astype(np.float32), -quarters)
    colours = [float(np.ptp(tints, axis=-1).mean()) for tints in (ours, theirs)]
    greyed = colours[1] > COLOURFUL and colours[0] < GREYED * colours[1]
    return greyed or float(np.abs(ours - theirs).mean()) > FILTERED
