"""Nearest neighbours of a candidate's points among those of all references.

An inverted file (Sivic and Zisserman, "Video Google", ICCV 2003; Jegou et al., "Product
quantization for nearest neighbor search", PAMI 2011): every reference point is filed under the
nearest of 1,024 typical descriptors, and a point of a candidate is compared with what is filed
under the few nearest to it. The typical descriptors come with the program, so that nothing is
learnt when references are indexed; they are closed under mirroring, so that one index answers for
the mirrored references too. A background of descriptors of unrelated photos stands beside the
references: it says how near a neighbour would be by chance, even when the references are few.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from impostor.photos.features import LENGTH, mirrored_rows, roots
from impostor.photos.pdq import Floats
from impostor.photos.views import PROBES, View

WORDS = Path(__file__).parent / "words.npz"
NEIGHBOURS = 8
# A neighbour counts when it is nearer than this share of the distance of the eighth.
RATIO = 0.85
BACKGROUND = -1
# Root descriptors are kept as bytes: their entries are below 1, seldom above a half.
BYTE = 255.0

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


@dataclass(frozen=True, slots=True)
class Links:
    """M pairs of points that may be the same thing: by number in candidate and reference.

    `owners` are numbers of reference views, `mirrored` says whether the reference was, `likeness`
    is the dot product of the two root descriptors.
    """

    here: Ints
    owners: Ints
    there: Ints
    mirrored: NDArray[np.bool_]
    likeness: Floats

    def only(self, numbers: Ints) -> "Links":
        """Give some of the pairs."""
        return Links(
            self.here[numbers],
            self.owners[numbers],
            self.there[numbers],
            self.mirrored[numbers],
            self.likeness[numbers],
        )


_NOTHING = np.zeros(0, dtype=np.int64)
NO_LINKS = Links(_NOTHING, _NOTHING, _NOTHING, _NOTHING > 0, _NOTHING.astype(np.float32))


class Library:
    """All points of some references and of the background, filed by word."""

    def __init__(self, views: Sequence[View]) -> None:
        known, background = [view.words[:, 0] for view in views], _background()
        owners = [*range(len(views)), BACKGROUND]
        sizes = [len(filed) for filed in (*known, background.words)]
        filed = np.concatenate([*known, background.words])
        order = np.argsort(filed, kind="stable")
        self._owners = np.repeat(owners, sizes)[order]
        self._points = np.concatenate([np.arange(size) for size in sizes])[order]
        rows = [*(_as_bytes(view.features.descriptors) for view in views), background.rows]
        self._rows = np.concatenate(rows)[order]
        self._starts = np.searchsorted(filed[order], np.arange(len(words().centres) + 1))

    def links(self, view: View) -> Links:
        """Find what each point of a candidate view may be in the references."""
        queries = roots(view.features.descriptors)
        count = len(queries)
        if not count:
            return NO_LINKS
        found = view.words.astype(np.int64)
        both = np.concatenate([queries, queries[:, mirrored_rows()]])
        probes = np.concatenate([found, words().mirror[found]])
        likeness, rows = self._neighbours(both, probes)
        # A point and its mirrored form are one question with one eighth neighbour.
        likeness = np.concatenate([likeness[:count], likeness[count:]], axis=1)
        rows = np.concatenate([rows[:count], rows[count:]], axis=1)
        mirrored = np.arange(rows.shape[1]) >= rows.shape[1] // 2
        return self._kept(likeness, rows, mirrored)

    def _kept(self, likeness: Floats, rows: Ints, mirrored: NDArray[np.bool_]) -> Links:
        eighth = np.partition(likeness, -NEIGHBOURS, axis=1)[:, -NEIGHBOURS]
        # For rows of length 1 the squared distance is 2 - 2 x likeness.
        near = (1 - likeness) < RATIO**2 * (1 - eighth)[:, None]
        here, column = np.nonzero(near & (rows >= 0))
        found = rows[here, column]
        kept = self._owners[found] != BACKGROUND
        here, column, found = here[kept], column[kept], found[kept]
        return Links(
            here,
            self._owners[found],
            self._points[found],
            mirrored[column],
            likeness[here, column],
        )

    def _neighbours(self, queries: Floats, probes: Ints) -> tuple[Floats, Ints]:
        """Give the likeness and the rows of the best neighbours under each probed word."""
        shape = (len(queries), PROBES, NEIGHBOURS)
        likeness = np.zeros(shape, dtype=np.float32)
        rows = np.full(shape, -1, dtype=np.int64)
        flat = probes.ravel()
        order = np.argsort(flat, kind="stable")
        asked, starts = np.unique(flat[order], return_index=True)
        ends = np.append(starts[1:], len(flat))
        for word, first, last in zip(asked, starts, ends, strict=True):
            query, probe = np.divmod(order[first:last], PROBES)
            begin, end = self._starts[word], self._starts[word + 1]
            if begin == end:
                continue
            values = queries[query] @ (self._rows[begin:end].T.astype(np.float32) / BYTE)
            best, value = _best(values)
            likeness[query, probe, : best.shape[1]] = value
            rows[query, probe, : best.shape[1]] = best + begin
        return likeness.reshape(len(queries), -1), rows.reshape(len(queries), -1)


def _best(values: Floats) -> tuple[Ints, Floats]:
    if values.shape[1] > NEIGHBOURS:
        best = np.argpartition(values, -NEIGHBOURS, axis=1)[:, -NEIGHBOURS:]
    else:
        best = np.broadcast_to(np.arange(values.shape[1]), values.shape)
    return best, np.take_along_axis(values, best, axis=1)


def nearest_words(descriptors: NDArray[np.uint8]) -> NDArray[np.uint16]:
    """Give the numbers of the words nearest to descriptors (N x 128): N x 4, the nearest first."""
    likeness = roots(descriptors.reshape(-1, LENGTH)) @ words().centres.T
    found = np.argpartition(likeness, -PROBES, axis=1)[:, -PROBES:]
    order = np.argsort(-np.take_along_axis(likeness, found, axis=1), axis=1, kind="stable")
    return np.take_along_axis(found, order, axis=1).astype(np.uint16)


def _as_bytes(descriptors: NDArray[np.uint8]) -> NDArray[np.uint8]:
    return np.round(roots(descriptors).reshape(-1, LENGTH) * BYTE).astype(np.uint8)


@dataclass(frozen=True, slots=True)
class _Background:
    """The background's points, ready to be filed beside those of references."""

    words: NDArray[np.uint16]
    rows: NDArray[np.uint8]


@lru_cache(maxsize=1)
def _background() -> _Background:
    descriptors = words().background
    return _Background(nearest_words(descriptors)[:, 0], _as_bytes(descriptors))
