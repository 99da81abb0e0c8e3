"""What speaks for a map: points that agree, and tones that agree, where both pictures show it."""

from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np
from numpy.typing import NDArray

from impostor.photos import pdq
from impostor.photos.features import SIDE, mirrored_rows, roots
from impostor.photos.geometry import Map, apply, inverse, overlap
from impostor.photos.pdq import Floats
from impostor.photos.views import PLANE, View

# A pair of points agrees when it is this near (pixels of 512, octaves, degrees) and this alike.
NEAR, OCTAVES, DEGREES, ALIKE = 6.0, 0.6, 30.0, 0.78
# SIFT finds nothing smaller than this in pixels of 512.
FINEST = 3.5
ENOUGH_PAIRS = 8
GRID = pdq.GRID
BLOCK = 8
# Luminance steps that make a block of 8 x 8 textured, and the correlation at which two agree.
TEXTURED, AGREEING = 2.5, 0.6


@dataclass(frozen=True, slots=True)
class Evidence:
    """What was found under one map.

    `pairs` of points agree, `share` of those that could, and lie `off` (median, pixels of 512) a
    plane's view of another, which is what every edit of one photo is, and two shots of one place
    are not (1 when the pairs are too few to say); `blocks` is the share of textured blocks
    whose tones agree, of `textured` (0 to 1); `pdq` the distance of the hashes of what both show
    (0 to 256, 128 by chance); `here`, `there` are the shares of the two pictures' areas.
    """

    pairs: int
    share: float
    off: float
    blocks: float
    textured: float
    pdq: float
    here: float
    there: float


UNKNOWN_OFF = 1.0
NOTHING = Evidence(0, 0.0, UNKNOWN_OFF, 0.0, 0.0, 128.0, 0.0, 0.0)


def extent(view: View) -> tuple[float, float]:
    """Give width and height of a view at a long side of 512."""
    height, width = view.plane.shape
    scale = SIDE / max(height, width)
    return width * scale, height * scale


def examine(affine: Map, candidate: View, reference: View) -> Evidence:
    """Weigh a map from a reference into a candidate; it may turn the reference over."""
    here, there = extent(candidate), extent(reference)
    corners = overlap(affine, here, there)
    if len(corners) < 3:
        return NOTHING
    area = float(cv2.contourArea(corners))
    pairs, possible = agreeing(affine, candidate, reference)
    blocks, textured, distance = _tones(affine, corners, candidate, reference)
    return Evidence(
        pairs=len(pairs),
        share=len(pairs) / max(possible, 1),
        off=_off(pairs, candidate, reference),
        blocks=blocks,
        textured=textured,
        pdq=distance,
        here=area / (here[0] * here[1]),
        there=area / abs(float(np.linalg.det(affine[:, :2]))) / (there[0] * there[1]),
    )


def agreeing(affine: Map, candidate: View, reference: View) -> tuple[NDArray[np.int64], int]:
    """Find the pairs of points (K x 2: candidate, reference) that a map explains.

    Gives them, and the number of points that could have found a partner.
    """
    here, there = candidate.features, reference.features
    if not len(here.points) or not len(there.points):
        return np.zeros((0, 2), dtype=np.int64), 0
    mapped = _mapped(affine, there.points)
    known = _inside(mapped, *extent(candidate)) & (mapped[:, 2] > FINEST)
    back = _mapped(inverse(affine), here.points)
    seen = _inside(back, *extent(reference)) & (back[:, 2] > FINEST)
    ours, theirs = np.flatnonzero(seen), np.flatnonzero(known)
    near = _near(here.points[ours], mapped[theirs])
    row, column = np.nonzero(near)
    row, column = ours[row], theirs[column]
    turned_over = np.linalg.det(affine[:, :2]) < 0
    order = mirrored_rows() if turned_over else slice(None)
    alike = np.einsum(
        "ij,ij->i", roots(here.descriptors[row]), roots(there.descriptors[column][:, order])
    )
    chosen = np.flatnonzero(alike > ALIKE)
    chosen = chosen[np.argsort(-alike[chosen], kind="stable")]
    for side, points in ((row, here.points), (column, there.points)):
        places = np.round(points[side[chosen], :2] / 3).astype(np.int64) @ [1, 100_000]
        chosen = chosen[np.sort(np.unique(places, return_index=True)[1])]
    return np.column_stack([row[chosen], column[chosen]]), min(len(ours), len(theirs))


def _off(pairs: NDArray[np.int64], candidate: View, reference: View) -> float:
    """Measure how far agreeing points lie off the best plane-to-plane map (a homography)."""
    if len(pairs) < ENOUGH_PAIRS:
        return UNKNOWN_OFF
    goal = candidate.features.points[pairs[:, 0], :2].astype(np.float64)
    start = reference.features.points[pairs[:, 1], :2].astype(np.float64)
    # OpenCV's types do not say that it may find none.
    plane = cast("Map | None", cv2.findHomography(start, goal, 0)[0])
    if plane is None:
        return UNKNOWN_OFF
    reached = cv2.perspectiveTransform(start[None], plane)[0]
    # A pixel of a tiny avatar is many of 512.
    coarse = max(1.0, PLANE / max(candidate.plane.shape))
    return float(np.median(np.linalg.norm(reached - goal, axis=1)) / coarse)


def _mapped(affine: Map, points: Floats) -> Floats:
    """Map points with their sizes and directions."""
    matrix = affine[:, :2]
    factor = abs(np.linalg.det(matrix)) ** 0.5
    radians = np.radians(points[:, 3])
    arrows = np.column_stack([np.cos(radians), np.sin(radians)]) @ matrix.T
    direction = np.degrees(np.arctan2(arrows[:, 1], arrows[:, 0]))
    places = apply(affine, points[:, :2])
    return np.column_stack([places, points[:, 2] * factor, direction]).astype(np.float32)


def _inside(points: Floats, width: float, height: float) -> NDArray[np.bool_]:
    x, y = points[:, 0], points[:, 1]
    return np.asarray((x >= 0) & (y >= 0) & (x <= width) & (y <= height))


def _near(here: Floats, mapped: Floats) -> NDArray[np.bool_]:
    away = here[:, None, :2] - mapped[None, :, :2]
    near = (away**2).sum(axis=-1) < NEAR**2
    near &= np.abs(np.log2(here[:, None, 2] / mapped[None, :, 2])) < OCTAVES
    near &= np.abs((here[:, None, 3] - mapped[None, :, 3] + 180) % 360 - 180) < DEGREES
    return np.asarray(near)


def _tones(
    affine: Map, corners: Floats, candidate: View, reference: View
) -> tuple[float, float, float]:
    """Compare luminance over the rectangle around what both show, at 64 x 64 points.

    Gives the share of textured blocks that agree, the share that are textured, and the distance.
    """
    frame = _frame(corners)
    ours = _sampled(candidate, frame)
    theirs = _sampled(reference, _after(inverse(affine), frame))
    both = (ours >= 0) & (theirs >= 0)
    ours, theirs = _filled(ours, both), _filled(theirs, both)
    blocks, textured = _agreeing_blocks(ours, theirs, both)
    spectra = np.stack([pdq.frequencies(ours), pdq.frequencies(theirs)])
    first, second = pdq.bits(spectra)
    return blocks, textured, float((first != second).sum())


def _frame(corners: Floats) -> Map:
    """Map the 64 x 64 grid onto the upright rectangle around some corners."""
    left, top = corners.min(axis=0)
    width, height = (corners.max(axis=0) - (left, top)) / GRID
    return np.array([[width, 0, left + width / 2], [0, height, top + height / 2]])


def _after(second: Map, first: Map) -> Map:
    matrix = second[:, :2] @ first[:, :2]
    return np.column_stack([matrix, second[:, :2] @ first[:, 2] + second[:, 2]])


def _sampled(view: View, frame: Map) -> Floats:
    """Read a view's plane at the points of a frame (in pixels of 512); outside is -1."""
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


def _filled(samples: Floats, both: NDArray[np.bool_]) -> Floats:
    mean = samples[both].mean() if both.any() else 0.0
    return np.where(both, samples, mean).astype(np.float32)


def _agreeing_blocks(ours: Floats, theirs: Floats, both: NDArray[np.bool_]) -> tuple[float, float]:
    first, second = (
        _blocks(plane - cv2.GaussianBlur(plane, (0, 0), 6)) for plane in (ours, theirs)
    )
    whole = _blocks(both.astype(np.float32)).mean(axis=1) > 0.9
    first -= first.mean(axis=1, keepdims=True)
    second -= second.mean(axis=1, keepdims=True)
    spread = np.sqrt((first**2).mean(axis=1)), np.sqrt((second**2).mean(axis=1))
    textured = whole & (np.minimum(*spread) > TEXTURED)
    if not textured.any():
        return 0.0, 0.0
    product = (first * second).mean(axis=1)[textured] / (spread[0] * spread[1])[textured]
    return float((product > AGREEING).mean()), float(textured.mean())


def _blocks(plane: Floats) -> Floats:
    """Cut 64 x 64 points into 64 blocks of 8 x 8, one a row."""
    count = GRID // BLOCK
    cut = plane.reshape(count, BLOCK, count, BLOCK).swapaxes(1, 2)
    return np.ascontiguousarray(cut.reshape(count * count, BLOCK * BLOCK))
