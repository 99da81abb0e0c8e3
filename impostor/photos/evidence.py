"""What speaks for a map: points that agree, and tones that agree, where both pictures show it."""

from dataclasses import dataclass

import cv2
import numpy as np

from impostor.photos.agreement import NO_AGREEMENT, Agreement, agreement, extent
from impostor.photos.geometry import Map, overlap
from impostor.photos.tones import NO_TONES, Tones, tones
from impostor.photos.views import View, frame_share


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found under one map.

    `here`, `there` are the shares of the two frames' areas that both pictures show, also where the
    map is of pictures inside them, and `filled` is that of the candidate's view (the frame, or a
    picture inside it); all three may exceed 1 by an error of rounding. `mirrored` says if the map
    turns the reference over.
    """

    points: Agreement
    tones: Tones
    here: float
    there: float
    filled: float
    mirrored: bool


NOTHING = Evidence(NO_AGREEMENT, NO_TONES, 0.0, 0.0, 0.0, mirrored=False)


def examine(affine: Map, candidate: View, reference: View) -> Evidence:
    """Weigh a map from a reference into a candidate; it may turn the reference over."""
    here, there = extent(candidate), extent(reference)
    corners = overlap(affine, here, there)
    if len(corners) < 3:
        return NOTHING
    area = float(cv2.contourArea(corners))
    size = float(np.linalg.det(affine[:, :2]))
    filled = area / (here[0] * here[1])
    return Evidence(
        points=agreement(affine, candidate, reference),
        tones=tones(affine, corners, candidate, reference),
        here=filled * frame_share(candidate),
        there=area / abs(size) / (there[0] * there[1]) * frame_share(reference),
        filled=filled,
        mirrored=size < 0,
    )
