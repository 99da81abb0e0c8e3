"""Whether what two pictures show lies under one map, or has moved apart, place by place."""

import cv2
import numpy as np
from numpy.typing import NDArray

from impostor.photos.grids import BLOCK, GRID, block_correlation, blocks, means
from impostor.photos.pdq import Floats

# With fewer textured blocks than this, any map fits.
ENOUGH_BLOCKS = 4
# Tones are spread over 8 bits: the middle, and the steps of one standard deviation around a point,
# which is at least so many steps of luminance.
MIDDLE, SPREAD, LEAST_SPREAD = 128.0, 40.0, 2.0
# Points that a block is off at most, and the least that a block counts.
FARTHEST, LEAST_WEIGHT = 4.0, 0.05
# The finest level of flow is half the grid's points.
FINEST_LEVEL = 1

_ACROSS, _DOWN = np.meshgrid(np.arange(GRID, dtype=np.float32), np.arange(GRID, dtype=np.float32))
_PLACES = np.column_stack(
    [np.ones((GRID // BLOCK) ** 2), *(blocks(axis).mean(axis=1) for axis in (_ACROSS, _DOWN))]
)


def rigidity(
    ours: Floats, theirs: Floats, weights: Floats, reach: float, textured: NDArray[np.bool_]
) -> float:
    """Say in [0, 1] how nearly all places moved as one from one picture to the other.

    `ours` and `theirs` are fine tones of 128 x 128, `weights` what is shown around each point
    within `reach`, `textured` says which of the 256 blocks can be told from their neighbours.
    What is left of the optical flow between the two when the affine part is taken away is small
    under an edit that keeps tones and places; other things, another moment or another place to
    stand leave more, and so do drawings, negatives and screens seen askew. 0 where there is too
    little texture to say; with few blocks it is high by chance (Kroeger et al., "Fast optical flow
    using dense inverse search", ECCV 2016).
    """
    if textured.sum() < ENOUGH_BLOCKS:
        return 0.0
    first, second = (_even(tones, weights, reach) for tones in (ours, theirs))
    # OpenCV makes room for the flow itself where none is given, which its types do not say.
    flow = np.asarray(_dense_flow().calc(first, second, None))  # type: ignore[call-overload]
    moved = cv2.remap(theirs, _ACROSS + flow[..., 0], _DOWN + flow[..., 1], cv2.INTER_LINEAR)
    agreed = block_correlation(blocks(ours), blocks(np.asarray(moved)))[textured]
    # By its square in the fit: what agrees well says where the map is, the rest only how far off.
    trust = np.maximum(agreed, LEAST_WEIGHT)
    steps = np.column_stack([blocks(flow[..., axis]).mean(axis=1) for axis in (0, 1)])[textured]
    places = _PLACES[textured]
    fit = np.linalg.lstsq(places * trust[:, None], steps * trust[:, None], rcond=None)[0]
    off = np.minimum(np.linalg.norm(steps - places @ fit, axis=1), FARTHEST)
    return float(np.exp(-np.average(off, weights=trust)))


def _dense_flow() -> cv2.DISOpticalFlow:
    flow = cv2.DISOpticalFlow.create(cv2.DISOPTICAL_FLOW_PRESET_ULTRAFAST)
    flow.setFinestScale(FINEST_LEVEL)
    return flow


def _even(tones: Floats, weights: Floats, reach: float) -> NDArray[np.uint8]:
    """Make fine tones as strong everywhere, so that most filters change little."""
    spread = np.sqrt(np.maximum(means(tones**2, weights, reach), LEAST_SPREAD**2))
    return np.clip(MIDDLE + SPREAD * tones / spread, 0, 255).astype(np.uint8)
