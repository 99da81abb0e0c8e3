"""Tones that agree under a map, block by block and all together."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from impostor.photos.features import SIDE
from impostor.photos.geometry import Map, inverse
from impostor.photos.pdq import Floats
from impostor.photos.views import View

GRID = 128
BLOCK = 8
# Points of the grid over which a tone is compared with those around it.
AROUND = 4.0
# Luminance steps that make a block of 8 x 8 textured, and the correlation below which two differ.
TEXTURED, UNLIKE = 1.5, 0.3
# So many textured blocks of 256 are as good as all.
ENOUGH_BLOCKS = 24
# Where both pictures show something: at least this share of the grid.
LEAST_SHOWN = 0.012
# The peak of a phase correlation is sought in so many points around the middle.
PEAK, BESIDE = 3, 6
# Points across at which edges, details and coarse tones are compared.
EDGES, COARSE = 64, 16
SMOOTH = 1.0
# Standard deviations, in points of 64, of the Gaussians: fine detail is what the first takes away,
# middle detail lies between the other two.
FINE, MIDDLE = 0.8, (1.6, 3.2)
# Luminance steps that are noise: less detail than this is as good as none.
NOISE = 0.5
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

    blocks: float
    unlike: float
    textured: float
    peak: float
    coarse: float
    directions: float
    details: float
    sharper: float
    stronger: float


NO_TONES = Tones(0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0)


def tones(affine: Map, corners: Floats, candidate: View, reference: View) -> Tones:
    """Compare luminance over the rectangle around what both show, at 128 x 128 points."""
    frame = _frame(corners)
    ours = _sampled(candidate, frame)
    theirs = _sampled(reference, _after(inverse(affine), frame))
    both = (ours >= 0) & (theirs >= 0)
    if both.mean() < LEAST_SHOWN:
        return NO_TONES
    shown = both.astype(np.float32)
    few, ours_few, theirs_few = _fewer(EDGES, shown, ours, theirs)
    weight = _weight(shown, AROUND)
    ours, theirs = _fine(ours, shown, weight), _fine(theirs, shown, weight)
    likeness = _likeness(ours, theirs, both)
    details, sharper, stronger = _details(few, ours_few, theirs_few)
    return Tones(
        blocks=float(likeness.mean()) if likeness.size else 0.0,
        unlike=float((likeness <= UNLIKE).mean()) if likeness.size else 0.0,
        textured=min(1.0, likeness.size / ENOUGH_BLOCKS),
        peak=_peak(ours, theirs),
        coarse=_coarse(few, ours_few, theirs_few),
        directions=_directions(few, ours_few, theirs_few),
        details=details,
        sharper=sharper,
        stronger=stronger,
    )


def _frame(corners: Floats) -> Map:
    """Map the grid onto the upright rectangle around some corners."""
    left, top = corners.min(axis=0)
    width, height = (corners.max(axis=0) - (left, top)) / GRID
    return np.array([[width, 0, left + width / 2], [0, height, top + height / 2]])


def _after(second: Map, first: Map) -> Map:
    matrix = second[:, :2] @ first[:, :2]
    return np.column_stack([matrix, second[:, :2] @ first[:, 2] + second[:, 2]])


def _sampled(view: View, frame: Map) -> Floats:
    """Read a view's plane at the points of a frame (in pixels of 512); outside is below 0."""
    scale = max(view.plane.shape) / SIDE
    to_plane = frame * scale
    to_plane[:, 2] -= 0.5
    return np.asarray(
        cv2.warpAffine(
            view.plane.astype(np.float32),
            to_plane,
            (GRID, GRID),
            flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
            borderMode=cv2.BORDER_CONSTANT,
            borderValue=-1000,
        )
    )


def _fine(samples: Floats, shown: Floats, weight: Floats) -> Floats:
    """Take from each tone the mean of those around it that both pictures show; 0 elsewhere."""
    return np.asarray((samples - _means(samples * shown, weight, AROUND)) * shown)


def _weight(shown: Floats, reach: float) -> Floats:
    """Say how much of what lies around each point is shown."""
    return np.asarray(np.maximum(cv2.GaussianBlur(shown, (0, 0), reach), 1e-3))


def _means(plane: Floats, weight: Floats, reach: float) -> Floats:
    """Give the mean around each point of those that are shown; the plane is 0 elsewhere."""
    return np.asarray(cv2.GaussianBlur(plane, (0, 0), reach) / weight)


def _fewer(side: int, shown: Floats, ours: Floats, theirs: Floats) -> tuple[Floats, ...]:
    """Give fewer points, each the mean of those shown: whether it is shown, and the two tones."""
    share = _resized(side, shown)
    kept = (share > 0.5).astype(np.float32)
    scale: Floats = np.asarray(kept / np.maximum(share, 1e-3), dtype=np.float32)
    ours, theirs = (_resized(side, tone * shown) for tone in (ours, theirs))
    return kept, np.asarray(ours * scale), np.asarray(theirs * scale)


def _resized(side: int, plane: Floats) -> Floats:
    return np.asarray(cv2.resize(plane, (side, side), interpolation=cv2.INTER_AREA))


def _coarse(shown: Floats, ours: Floats, theirs: Floats) -> float:
    shown, ours, theirs = _fewer(COARSE, shown, ours, theirs)
    inside = shown > 0
    if inside.sum() < ENOUGH_POINTS:
        return 0.0
    first, second = (plane[inside] - plane[inside].mean() for plane in (ours, theirs))
    return _correlation(first, second)


def _details(shown: Floats, ours: Floats, theirs: Floats) -> tuple[float, float, float]:
    """Give how details correlate, how much sharper the first is, and how much stronger."""
    inside = shown > 0
    if not inside.any():
        return 0.0, 0.0, 0.0
    weights = [(reach, _weight(shown, reach)) for reach in (FINE, *MIDDLE)]
    (fine, middle), (fine_2, middle_2) = (_bands(weights, inside, one) for one in (ours, theirs))
    stronger = _strength(middle) - _strength(middle_2)
    sharper = _strength(fine) - _strength(fine_2) - stronger
    return _correlation(middle, middle_2), sharper, stronger


def _bands(
    weights: Sequence[tuple[float, Floats]], inside: NDArray[np.bool_], plane: Floats
) -> tuple[Floats, Floats]:
    """Part fine detail from that of middle size, where it is shown."""
    fine, middle, coarse = (_means(plane, weight, reach) for reach, weight in weights)
    return (plane - fine)[inside], (middle - coarse)[inside]


def _strength(band: Floats) -> float:
    return math.log(float(np.sqrt((band**2).mean())) + NOISE)


def _correlation(first: Floats, second: Floats) -> float:
    return float(first @ second / np.sqrt((first @ first) * (second @ second) + 1e-6))


def _directions(shown: Floats, ours: Floats, theirs: Floats) -> float:
    """Give the mean cosine of twice the angle between edges, by the weaker edge of each place."""
    inside = cv2.erode(shown, np.ones((3, 3), dtype=np.uint8))
    (along, across, strength), (along_2, across_2, strength_2) = _edges(ours), _edges(theirs)
    weight = np.sqrt(np.minimum(strength, strength_2)) * inside
    alike = (along * along_2 + across * across_2) / np.maximum(strength * strength_2, 1e-6)
    return float((weight * alike).sum() / max(float(weight.sum()), 1e-3))


def _edges(plane: Floats) -> tuple[Floats, Floats, Floats]:
    """Give the gradient as a complex number squared: its parts and its size."""
    smooth = cv2.GaussianBlur(plane, (0, 0), SMOOTH)
    across, down = (cv2.Sobel(smooth, cv2.CV_32F, 1 - axis, axis) for axis in (0, 1))
    return across**2 - down**2, 2 * across * down, across**2 + down**2


def _likeness(ours: Floats, theirs: Floats, both: NDArray[np.bool_]) -> Floats:
    """Give the correlation of each block that is textured in both pictures."""
    first, second = _blocks(ours), _blocks(theirs)
    spread = np.sqrt((first**2).mean(axis=1)), np.sqrt((second**2).mean(axis=1))
    whole = _blocks(both.astype(np.float32)).mean(axis=1) > 0.9
    textured = whole & (np.minimum(*spread) > TEXTURED)
    product = (first * second).mean(axis=1)[textured]
    return np.asarray(product / (spread[0] * spread[1])[textured])


def _blocks(plane: Floats) -> Floats:
    """Cut a grid into blocks of 8 x 8, one a row."""
    count = GRID // BLOCK
    cut = plane.reshape(count, BLOCK, count, BLOCK).swapaxes(1, 2)
    return np.ascontiguousarray(cut.reshape(count * count, BLOCK * BLOCK))


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
