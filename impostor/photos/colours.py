"""How the colours of two pictures agree where a map lays the one onto the other.

Edits that leave hardly a point to compare (blur, 48 pixels, strong compression) keep colours, and
what lies darkly on what is dark by chance has others.
"""

import cv2
import numpy as np

from impostor.photos.features import SIDE
from impostor.photos.geometry import Map, after
from impostor.photos.grids import correlation
from impostor.photos.pdq import Floats
from impostor.photos.views import TINTS, View

POINTS = 16
# With fewer points than this there is nothing to compare.
ENOUGH = 4
# Levels of 256 by which the differences from grey spread in a picture that has enough colour.
COLOURED = 4.0
# Luma of red, green and blue (ITU-R BT.601).
LUMA = np.array([0.299, 0.587, 0.114], dtype=np.float32)


def colours(
    frame: Map, back: Map, shown: Floats, candidate: View, reference: View
) -> tuple[float, float]:
    """Give how colours correlate (-1 to 1), and how much colour both have (0 to 1).

    `frame` maps a grid of 16 x 16 onto the candidate and `back` that onto the reference, in pixels
    of 512; `shown` (16 x 16) is 1 where both show something. Compared is what blue and red differ
    from the luminance, less what follows from it: toned pictures have colours of their own.
    """
    inside = shown > 0
    if inside.sum() < ENOUGH:
        return 0.0, 0.0
    ours, theirs = (
        _differences(_tints(view, place)[inside])
        for view, place in ((candidate, frame), (reference, after(back, frame)))
    )
    spread = min(float(np.sqrt((chroma**2).mean())) for chroma, _ in (ours, theirs))
    first, second = (_unexplained(*one).ravel() for one in (ours, theirs))
    return correlation(first, second), min(1.0, spread / COLOURED)


def _tints(view: View, place: Map) -> Floats:
    """Read a view's colours at the points of a grid."""
    height, width = view.plane.shape
    scale = TINTS * max(height, width) / SIDE
    to_tints = place * np.array([[scale / width], [scale / height]])
    to_tints[:, 2] -= 0.5
    return np.asarray(
        cv2.warpAffine(
            view.tints.astype(np.float32),
            to_tints,
            (POINTS, POINTS),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_REPLICATE,
        )
    )


def _differences(tints: Floats) -> tuple[Floats, Floats]:
    """Give how blue and red differ from the luminance (N x 2), and that (N), less their means."""
    luma = tints @ LUMA
    chroma = tints[:, [2, 0]] - luma[:, None]
    return chroma - chroma.mean(axis=0), luma - luma.mean()


def _unexplained(chroma: Floats, luma: Floats) -> Floats:
    return np.asarray(chroma - np.outer(luma, luma @ chroma / max(float(luma @ luma), 1e-3)))
