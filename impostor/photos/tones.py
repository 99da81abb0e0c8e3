"""Tones that agree under a map, block by block and all together."""

from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from impostor.photos.details import details
from impostor.photos.features import SIDE
from impostor.photos.geometry import Map, after, inverse
from impostor.photos.grids import (
    COARSE,
    EDGES,
    GRID,
    block_correlation,
    blocks,
    correlation,
    fewer,
    fine,
    interior,
    means,
    weight,
)
from impostor.photos.pdq import Floats
from impostor.photos.views import View

# Points of the grid over which a tone is compared with those around it.
AROUND = 4.0
# Luminance steps that make a block of 8 x 8 textured, and the correlation below which two differ.
TEXTURED, UNLIKE = 1.5, 0.3
# So much of a block is shown that counts.
WHOLE = 0.9
# So many textured blocks of 256 are as good as all.
ENOUGH_BLOCKS = 24
# Where both pictures show something: at least this share of the grid.
LEAST_SHOWN = 0.012
# The peak of a phase correlation is sought in so many points around the middle.
PEAK, BESIDE = 3, 6
SMOOTH = 1.0
# Points of 64 beside what is not shown, at which no edge is taken.
MARGIN = 2
# With fewer points than this nothing is coarse.
ENOUGH_POINTS = 12
# Frequencies of less than this share of the strongest say nothing.
FAINT = 1e-3


@dataclass(frozen=True, slots=True)
class Tones:
    """How the luminance of two pictures agrees where a map lays the one onto the other.

    `blocks` is the mean correlation (-1 to 1) of the blocks that are textured in both, `unlike` the
    share of them that do not correlate, `textured` (0 to 1) how many there are, all being as good
    as many. `peak` says by how many standard deviations the phase correlation of the two stands out
    at this very place (Kuglin and Hines, "The phase correlation image alignment method", 1975):
    a copy's does even when another picture was blended in, another shot's does not. `coarse` is the
    correlation (-1 to 1) of all that both show at 16 x 16 points, which is what is left in the
    smallest pictures, and `directions` (-1 to 1) how well the directions of edges agree, which
    drawings keep. `details` is the correlation (-1 to 1) of what is neither fine nor coarse;
    `sharper` and `stronger` say by how much the candidate has more fine detail, beside the rest,
    and more contrast than the reference, as natural logarithms, 0 for equal.
    """

    blocks: float = 0.0
    unlike: float = 0.0
    textured: float = 0.0
    peak: float = 0.0
    coarse: float = 0.0
    directions: float = 0.0
    details: float = 0.0
    sharper: float = 0.0
    stronger: float = 0.0


NO_TONES = Tones()


def tones(affine: Map, corners: Floats, candidate: View, reference: View) -> Tones:
    """Compare two pictures over the rectangle around what both show, at 128 x 128 points."""
    frame = _frame(corners)
    ours, here = _sampled(candidate, frame)
    theirs, there = _sampled(reference, after(inverse(affine), frame))
    both = here & there
    if both.mean() < LEAST_SHOWN:
        return NO_TONES
    shown = both.astype(np.float32)
    ours, theirs = ours * shown, theirs * shown
    few = fewer(EDGES, shown, ours, theirs)
    weights = weight(shown, AROUND)
    fine_ours, fine_theirs = (fine(plane, shown, weights, AROUND) for plane in (ours, theirs))
    likeness = _likeness(fine_ours, fine_theirs, shown)
    alike, sharper, stronger = details(*few)
    return Tones(
        blocks=float(likeness.mean()) if likeness.size else 0.0,
        unlike=float((likeness <= UNLIKE).mean()) if likeness.size else 0.0,
        textured=min(1.0, likeness.size / ENOUGH_BLOCKS),
        peak=_peak(fine_ours, fine_theirs),
        coarse=_coarse(*fewer(COARSE, *few)),
        directions=_directions(*few),
        details=alike,
        sharper=sharper,
        stronger=stronger,
    )


def _frame(corners: Floats) -> Map:
    """Map the grid onto the upright rectangle around some corners."""
    left, top = corners.min(axis=0)
    width, height = (corners.max(axis=0) - (left, top)) / GRID
    return np.array([[width, 0, left + width / 2], [0, height, top + height / 2]])


def _sampled(view: View, frame: Map) -> tuple[Floats, NDArray[np.bool_]]:
    """Read a view's plane at the points of a frame (in pixels of 512), and say which it has."""
    scale = max(view.plane.shape) / SIDE
    to_plane = frame * scale
    to_plane[:, 2] -= 0.5
    # Beyond the picture goes on what its edge shows: else its last points are mixed with that.
    levels = _warped(
        view.plane.astype(np.float32), to_plane, cv2.INTER_LINEAR, cv2.BORDER_REPLICATE
    )
    within = np.ones(view.plane.shape, dtype=np.uint8)
    known = _warped(within, to_plane, cv2.INTER_NEAREST, cv2.BORDER_CONSTANT)
    return np.asarray(levels), known > 0


def _warped(plane: NDArray[Any], place: Map, between: int, beyond: int) -> NDArray[Any]:
    flags = between | cv2.WARP_INVERSE_MAP
    return np.asarray(cv2.warpAffine(plane, place, (GRID, GRID), flags=flags, borderMode=beyond))


def _coarse(shown: Floats, ours: Floats, theirs: Floats) -> float:
    inside = shown > 0
    if inside.sum() < ENOUGH_POINTS:
        return 0.0
    return correlation(*(plane[inside] - plane[inside].mean() for plane in (ours, theirs)))


def _directions(shown: Floats, ours: Floats, theirs: Floats) -> float:
    """Give the mean cosine of twice the angle between edges, by the weaker edge of each place."""
    weights = weight(shown, SMOOTH)
    # The edge of what is shown is no edge of what it shows.
    inside = interior(shown, MARGIN)
    (along, across, strength), (along_2, across_2, strength_2) = (
        _edges(means(plane, weights, SMOOTH)) for plane in (ours, theirs)
    )
    counts = np.sqrt(np.minimum(strength, strength_2)) * inside
    alike = (along * along_2 + across * across_2) / np.maximum(strength * strength_2, 1e-6)
    return float((counts * alike).sum() / max(float(counts.sum()), 1e-3))


def _edges(smooth: Floats) -> tuple[Floats, Floats, Floats]:
    """Give the gradient as a complex number squared: its parts and its size."""
    across, down = (cv2.Sobel(smooth, cv2.CV_32F, 1 - axis, axis) for axis in (0, 1))
    return across**2 - down**2, 2 * across * down, across**2 + down**2


def _likeness(ours: Floats, theirs: Floats, shown: Floats) -> Floats:
    """Give the correlation of each block that is textured in both pictures."""
    first, second = blocks(ours), blocks(theirs)
    weaker = np.sqrt(np.minimum((first**2).mean(axis=1), (second**2).mean(axis=1)))
    textured = (blocks(shown).mean(axis=1) > WHOLE) & (weaker > TEXTURED)
    return block_correlation(first[textured], second[textured])


WINDOW = np.asarray(cv2.createHanningWindow((GRID, GRID), cv2.CV_32F))


def _peak(ours: Floats, theirs: Floats) -> float:
    cross = np.fft.rfft2(ours * WINDOW) * np.conj(np.fft.rfft2(theirs * WINDOW))
    strength = np.abs(cross)
    strongest = float(strength.max())
    if strongest <= 0:
        return 0.0
    phases = cross / np.maximum(strength, FAINT * strongest)
    found = np.fft.fftshift(np.fft.irfft2(phases, s=(GRID, GRID)))
    middle = GRID // 2
    peak = found[middle - PEAK : middle + PEAK + 1, middle - PEAK : middle + PEAK + 1].max()
    found[middle - BESIDE : middle + BESIDE + 1, middle - BESIDE : middle + BESIDE + 1] = 0
    return float(peak / max(float(found.std()), 1e-9))
