"""Typical descriptors, under which points are filed, and on which sides of planes they lie there.

The planes are those of Hamming embedding (Jegou, Douze and Schmid, "Hamming Embedding and Weak
Geometric Consistency for Large Scale Image Search", ECCV 2008): points of one word that lie on the
same sides of most of 64 planes through it are probably alike.
"""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from impostor.photos.features import LENGTH, mirrored_rows, roots
from impostor.photos.pdq import Floats
from impostor.photos.views import PROBES

WORDS = Path(__file__).parent / "words.npz"
PLANES = 64
SEED = 20261124

Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Words:
    """Typical descriptors (K x 128, of length 1), of which `mirror[k]` is the k-th's mirror image.

    `background` (B x 128) are descriptors of photos that are nobody's references.
    """

    centres: Floats
    mirror: Ints
    background: NDArray[np.uint8]


@lru_cache(maxsize=1)
def words() -> Words:
    """Read what `tests/bench/photos/learn_words.py` made."""
    with np.load(WORDS, allow_pickle=False) as arrays:
        half = roots(arrays["centres"])
        count = len(half)
        mirror = np.concatenate([np.arange(count) + count, np.arange(count)])
        centres = np.concatenate([half, half[:, mirrored_rows()]])
        return Words(centres, mirror, arrays["background"])


def nearest_words(descriptors: NDArray[np.uint8]) -> NDArray[np.uint16]:
    """Give the numbers of the words nearest to descriptors (N x 128): N x 2, the nearest first."""
    likeness = roots(descriptors.reshape(-1, LENGTH)) @ words().centres.T
    rows = np.arange(len(likeness))
    found = np.zeros((len(likeness), PROBES), dtype=np.uint16)
    for place in range(PROBES):
        found[:, place] = likeness.argmax(axis=1)
        likeness[rows, found[:, place]] = -1
    return found


def on_planes(descriptors: Floats) -> Floats:
    """Project root descriptors (N x 128) onto the normals of the planes (N x 64)."""
    return descriptors @ _planes()[0]


def sides(projected: Floats, filed: NDArray[np.integer]) -> NDArray[np.uint64]:
    """Say on which side of the planes through words (N x K) points lie: N x K x 64 bits."""
    centres = _planes()[1]
    bits = projected[:, None, :] > centres[filed]
    return np.packbits(bits, axis=-1).view(np.uint64)[..., 0]


@lru_cache(maxsize=1)
def _planes() -> tuple[Floats, Floats]:
    """Give normals at right angles to each other (128 x 64), and the words projected on them."""
    chance = np.random.default_rng(SEED).standard_normal((LENGTH, LENGTH))
    normals = np.linalg.qr(chance)[0][:, :PLANES].astype(np.float32)
    return normals, words().centres @ normals
