"""Typical descriptors, under which points are filed, and on which sides of planes they lie there.

The planes are those of Hamming embedding (Jegou, Douze and Schmid, "Hamming Embedding and Weak
Geometric Consistency for Large Scale Image Search", ECCV 2008): points of one word that lie on the
same sides of most of 64 planes through it are probably alike.
"""

from collections.abc import Iterator
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
# Pairs of points that are in memory at once, at about 30 bytes each.
BLOCK = 1 << 19
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


@dataclass(frozen=True, slots=True)
class Filed:
    """The sides of N points in the order of their words; the k-th word's begin at `starts[k]`."""

    starts: Ints
    sides: NDArray[np.uint64]

    @classmethod
    def under(cls, filed: NDArray[np.uint16], signed: NDArray[np.uint64]) -> "Filed":
        """File points, given in the order of their words."""
        return cls(np.searchsorted(filed, np.arange(len(words().centres) + 1)), signed)

    def near(
        self, probes: Ints, signed: NDArray[np.uint64], most: int
    ) -> Iterator[tuple[Ints, Ints, NDArray[np.uint8]]]:
        """Give what lies on the same sides of all but `most` planes as points (N x 2) that ask.

        In blocks, of which there is one at least where a point asks: numbers of points, numbers of
        what is filed, and planes apart.
        """
        asking = probes.ravel()
        order = np.argsort(asking, kind="stable")
        asked, told = asking[order], signed.ravel()[order]
        begins = self.starts[asked]
        totals = np.append(0, np.cumsum(self.starts[asked + 1] - begins))
        first = 0
        while first < len(order):
            # A picture of one thing a thousand times has all its points under a few words.
            last = int(np.searchsorted(totals, totals[first] + BLOCK, side="right")) - 1
            last = max(first + 1, last)
            count = int(totals[last] - totals[first])
            apart = self._apart(asked[first:last], told[first:last], count)
            pairs = np.flatnonzero(apart <= most)
            chosen, pairs = apart[pairs], pairs + totals[first]
            place = np.searchsorted(totals, pairs, side="right") - 1
            yield order[place] // PROBES, begins[place] + pairs - totals[place], chosen
            first = last

    def _apart(self, asked: Ints, told: NDArray[np.uint64], pairs: int) -> NDArray[np.uint8]:
        """Count for each of `told` the planes between it and each of what is filed under its word.

        `asked`, the words, are in order; so is what is given, `pairs` in all.
        """
        differing = np.empty(pairs, dtype=np.uint64)
        each, firsts = np.unique(asked, return_index=True)
        lasts = np.append(firsts[1:], len(asked))
        begins, ends = self.starts[each], self.starts[each + 1]
        bounds = np.column_stack([firsts, lasts, begins, ends]).tolist()
        done = 0
        for first, last, begin, end in bounds:
            size = (last - first) * (end - begin)
            part = differing[done : done + size].reshape(last - first, end - begin)
            np.bitwise_xor(told[first:last, None], self.sides[begin:end], out=part)
            done += size
        return np.bitwise_count(differing)


def asking(descriptors: NDArray[np.uint8], nearest: NDArray[np.uint16]) -> tuple[Floats, Ints]:
    """Give root descriptors and words (N x 2) of points and, behind them, of their mirror images.

    `nearest` is what `nearest_words` gives.
    """
    plain, probes = roots(descriptors), nearest.astype(np.int64)
    both = np.concatenate([plain, plain[:, mirrored_rows()]])
    return both, np.concatenate([probes, words().mirror[probes]])


def own_sides(descriptors: NDArray[np.uint8], nearest: NDArray[np.uint16]) -> NDArray[np.uint64]:
    """Say on which sides of the planes through the nearest of its words each point lies."""
    return sides(on_planes(roots(descriptors)), nearest[:, :1])[:, 0]


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
