"""How the colours of two pictures agree where a map lays the one onto the other.

Edits that leave hardly a point to compare (blur, 48 pixels, strong compression) keep colours, and
what lies darkly on what is dark by chance has others.
"""

from dataclasses import dataclass

import cv2
import numpy as np

from impostor.photos.features import SIDE
from impostor.photos.geometry import Map, after
from impostor.photos.grids import COARSE, correlation
from impostor.photos.pdq import LUMA, Floats
from impostor.photos.views import TINTS, View

# With fewer points than this there is nothing to compare.
ENOUGH_POINTS = 4
# Levels of 256 by which colours spread in a picture that has enough of them.
COLOURED = 3.0
# The standard deviation of what is spread evenly over one.
EVENLY = 12**-0.5


@dataclass(frozen=True, slots=True)
class Colours:
    """How colours correlate (-1 to 1), and how much colour both pictures have (0 to 1)."""

    alike: float
    enough: float


def colours(frame: Map, back: Map, shown: Floats, candidate: View, reference: View) -> Colours:
    """Compare colours where two pictures show the same.

    `frame` maps a grid of 16 x 16 onto the candidate and `back` that onto the reference, in pixels
    of 512; `shown` (16 x 16) is 1 where both show something. Compared is what blue and red differ
    from the luminance, less what follows from it: toned pictures have no colours of their own.
    """
    inside = shown > 0
    if inside.sum() < ENOUGH_POINTS:
        return Colours(0.0, 0.0)
    places = [
        _to_tints(view, place)
        for view, place in ((candidate, frame), (reference, after(back, frame)))
    ]
    # Each is blurred as the other was when its tints were made of it.
    ours = _unexplained(_tints(candidate, places[0], blurred_as=places[1])[inside])
    theirs = _unexplained(_tints(reference, places[1], blurred_as=places[0])[inside])
    spread = min(float(np.sqrt((chroma**2).mean())) for chroma in (ours, theirs))
    return Colours(correlation(ours.ravel(), theirs.ravel()), min(1.0, spread / COLOURED))


def _to_tints(view: View, place: Map) -> Map:
    """Map the grid onto a view's tints, from the middle of the first on."""
    height, width = view.plane.shape
    scale = TINTS * max(height, width) / SIDE
    to_tints = place * np.array([[scale / width], [scale / height]])
    to_tints[:, 2] -= 0.5
    return np.asarray(to_tints)


def _tints(view: View, place: Map, blurred_as: Map) -> Floats:
    """Read a view's tints at the points of the grid."""
    flags = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    size, beyond = (COARSE, COARSE), cv2.BORDER_REPLICATE
    read = cv2.warpAffine(
        view.tints.astype(np.float32), place, size, flags=flags, borderMode=beyond
    )
    # A tint covers so many points of the grid.
    points = abs(float(np.linalg.det(blurred_as[:, :2]))) ** -0.5
    return np.asarray(cv2.GaussianBlur(read, (0, 0), points * EVENLY))


def _unexplained(tints: Floats) -> Floats:
    """Give how blue and red (N x 2) differ from the luminance, less what that explains."""
    luma = tints @ LUMA
    chroma = tints[:, [2, 0]] - luma[:, None]
    chroma, luma = chroma - chroma.mean(axis=0), luma - luma.mean()
    return np.asarray(chroma - np.outer(luma, luma @ chroma / max(float(luma @ luma), 1e-3)))
