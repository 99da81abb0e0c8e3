"""PDQ, the 256-bit perceptual hash of pictures, with its quality and its eight turned forms.

Source: Facebook, "The TMK+PDQF Video-Hashing Algorithm and the PDQ Image-Hashing Algorithm" (2019).
Luminance is box-filtered twice in each direction, sampled at 64 x 64 points, transformed by a
cosine transform of which the 16 x 16 lowest frequencies without the constant are kept, and each is
one bit: above the median or not. Filter, sampling and transform are linear, so each direction is
one small matrix, kept by the picture's size.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

GRID = 64
FREQUENCIES = 16
BITS = FREQUENCIES * FREQUENCIES
# ITU-R BT.601, as in the paper.
LUMA = np.array([0.299, 0.587, 0.114], dtype=np.float32)
TURNED = 8
"""Identity, mirror, flip, half turn, transposed, quarter turns and anti-transposed: `turned`."""

Floats = NDArray[np.float32]
Bits = NDArray[np.bool_]


def luminance(pixels: NDArray[np.uint8]) -> Floats:
    """Give the luminance (height x width, 0 to 255) of RGB pixels."""
    return pixels.astype(np.float32) @ LUMA


def grid(luma: Floats) -> Floats:
    """Filter a luminance plane and sample it at 64 x 64 points."""
    height, width = luma.shape
    return np.ascontiguousarray(_sampling(height) @ luma @ _sampling(width).T)


def quality(samples: Floats) -> float:
    """Say in [0, 1] how much there is to hash: the sum of coarse steps between neighbours."""
    # Scaled to whole hundredths and cut, not rounded, as in the paper.
    down = np.trunc((samples[:-1] - samples[1:]) * 100 / 255)
    across = np.trunc((samples[:, :-1] - samples[:, 1:]) * 100 / 255)
    steps = float(np.abs(down).sum() + np.abs(across).sum())
    return min(100, int(steps / 90)) / 100


def frequencies(samples: Floats) -> Floats:
    """Give the 16 x 16 lowest frequencies of 64 x 64 samples, rows are vertical frequencies."""
    basis = _cosines()
    return np.ascontiguousarray(basis @ samples @ basis.T)


def turned(spectrum: Floats) -> Floats:
    """Give the spectra (8 x 16 x 16) of the picture mirrored and turned in all eight ways.

    A mirror changes the sign of every odd frequency in its direction, a transposition transposes;
    order: as it is, mirrored left to right, upside down, both, and the same four transposed.
    """
    signs = np.where(np.arange(FREQUENCIES) % 2 == 0, -1, 1).astype(np.float32)
    forms = [
        spectrum,
        spectrum * signs,
        spectrum * signs[:, None],
        spectrum * np.outer(signs, signs),
    ]
    return np.stack([*forms, *(form.T for form in forms)])


def bits(spectra: Floats) -> Bits:
    """Give the hashes (... x 256) of spectra (... x 16 x 16)."""
    flat = spectra.reshape(*spectra.shape[:-2], BITS)
    # The lower of the two middle values, as the paper's median has it.
    median = np.partition(flat, BITS // 2 - 1, axis=-1)[..., BITS // 2 - 1]
    return np.asarray(flat > median[..., None])


@lru_cache(maxsize=4096)
def _sampling(length: int) -> Floats:
    """Two box filters and the choice of 64 points along one direction, as a 64 x length matrix.

    A filtered point is the mean over a window, cut at the ends; a point filtered twice is the mean
    of a window of such means. Each of these adds its share from where its window begins to its end.
    """
    chosen = ((np.arange(GRID) + 0.5) * length / GRID).astype(int)
    window = (length + 2 * GRID - 1) // (2 * GRID)
    ahead = (window + 2) // 2 - 1
    places = np.arange(length)
    first = np.maximum(places + ahead - window + 1, 0)
    last = np.minimum(places + ahead + 1, length)
    share = 1 / (last - first)
    means = first[chosen, None] + np.arange(window)
    inside = means < last[chosen, None]
    point, means = np.nonzero(inside)[0], means[inside]
    weight = share[chosen[point]] * share[means]
    steps = np.zeros((GRID, length + 1))
    np.add.at(steps, (point, first[means]), weight)
    np.add.at(steps, (point, last[means]), -weight)
    return np.cumsum(steps[:, :-1], axis=1).astype(np.float32)


@lru_cache(maxsize=1)
def _cosines() -> Floats:
    order = np.arange(1, FREQUENCIES + 1)[:, None]
    place = 2 * np.arange(GRID)[None, :] + 1
    basis = np.sqrt(2 / GRID) * np.cos(np.pi / 2 / GRID * order * place)
    return np.asarray(basis, dtype=np.float32)
