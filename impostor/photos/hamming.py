"""Very many 256-bit hashes against very many: every pair within a distance, none left out.

Multi-index hashing (Norouzi, Punjani and Fleet, "Fast Search in Hamming Space with Multi-Index
Hashing", CVPR 2012): a hash is cut into 16 parts of 16 bits, and of two hashes that differ in at
most 31 bits at least one part differs in at most one. So for each part both sides are ordered by
its value, those of equal value and of value one bit away stand beside each other, and only these
pairs are counted in full. Hashes that are near many others by chance, as those of flat pictures
are, and distances that the parts cannot promise, are counted against all.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

HASH_BYTES = 32
PARTS, PART_BITS = 16, 16
VALUES = 1 << PART_BITS
FURTHEST = 2 * PARTS - 1
"""The largest distance at which some part of two hashes is at most one bit off."""

# Two of the four words of 64 bits tell nearly all pairs apart that are not near.
HALF = 2
# Pairs, or words of them, that are in memory at once.
BLOCK = 1 << 18
# Below this many references counting against all costs less than ordering them.
FEW = 4096
# Counting a pair that a part proposes costs about this many pairs of counting against all.
DEARER = 4

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint8]
Words = NDArray[np.uint64]
# A pair has this one bit off in a part, or none.
FLIPS = [0, *(1 << bit for bit in range(PART_BITS))]


@dataclass(frozen=True, slots=True)
class Near:
    """M pairs of hashes by number, ordered by query and reference, with the bits they differ in."""

    queries: Ints
    references: Ints
    distances: Ints


Pairs = tuple[Ints, Ints, Ints]


def near(queries: Hashes, references: Hashes, radius: int = FURTHEST, threads: int = 1) -> Near:
    """Find all pairs of a query (N x 32 bytes) and a reference (M x 32) within `radius` bits.

    Needs about 100 bytes a hash of either side for each thread, beside the pairs found.
    """
    first, second = _words(queries), _words(references)
    if radius > FURTHEST or len(second) < FEW:
        return _joined([_against_all(first, np.arange(len(first)), second, radius)])
    crowded = _proposed(first, second) * DEARER > len(second)
    some = np.flatnonzero(~crowded)
    with ThreadPoolExecutor(threads) as pool:
        parts = pool.map(lambda part: _by_part((first, some), second, part, radius), range(PARTS))
        found = [_against_all(first, np.flatnonzero(crowded), second, radius), *parts]
    return _joined(found)


def _words(hashes: Hashes) -> Words:
    return np.ascontiguousarray(hashes).view(np.uint64).reshape(-1, HASH_BYTES // 8)


def _joined(found: list[Pairs]) -> Near:
    queries, references, distances = (np.concatenate(column) for column in zip(*found, strict=True))
    order = np.lexsort((references, queries))
    queries, references, distances = queries[order], references[order], distances[order]
    # Two parts may propose the same pair.
    again = (np.diff(queries, prepend=-1) == 0) & (np.diff(references, prepend=-1) == 0)
    return Near(queries[~again], references[~again], distances[~again])


def _against_all(queries: Words, chosen: Ints, references: Words, radius: int) -> Pairs:
    found: list[Pairs] = []
    step = max(1, BLOCK // max(1, len(references)))
    for first in range(0, len(chosen), step):
        numbers = chosen[first : first + step]
        for start in range(0, len(references), BLOCK):
            block = references[start : start + BLOCK]
            apart = np.bitwise_count(queries[numbers, None, :] ^ block[None]).sum(axis=-1)
            here, there = np.nonzero(apart <= radius)
            found.append((numbers[here], there + start, apart[here, there].astype(np.int64)))
    return _stacked(found)


def _stacked(found: list[Pairs]) -> Pairs:
    nothing = np.zeros(0, dtype=np.int64)
    first, second, third = zip((nothing, nothing, nothing), *found, strict=True)
    return np.concatenate(first), np.concatenate(second), np.concatenate(third)


def _proposed(queries: Words, references: Words) -> Ints:
    """Count for each query the pairs that all parts would propose."""
    total = np.zeros(len(queries), dtype=np.int64)
    for part in range(PARTS):
        sizes = np.bincount(_part(references, part), minlength=VALUES)
        around = np.sum([sizes[np.arange(VALUES) ^ flip] for flip in FLIPS], axis=0)
        total += around[_part(queries, part)]
    return total


def _by_part(asking: tuple[Words, Ints], references: Words, part: int, radius: int) -> Pairs:
    """Find the pairs within a radius of which one part is at most a bit off.

    `asking` is all queries, and the numbers of those that ask.
    """
    queries, numbers = asking
    filed = _part(references, part)
    order = np.argsort(filed, kind="stable")
    rows = np.ascontiguousarray(references[order].T)
    starts = np.searchsorted(filed[order], np.arange(VALUES + 1))
    asked = _part(queries, part)[numbers]
    # In order of the part, so that memory is read from front to back.
    numbers = numbers[np.argsort(asked, kind="stable")]
    asked = np.sort(asked).astype(np.int64)
    wanted = np.ascontiguousarray(queries[numbers].T)
    found: list[Pairs] = []
    for flip in FLIPS:
        begins, ends = starts[asked ^ flip], starts[(asked ^ flip) + 1]
        for first, last in _blocks(ends - begins):
            query, row = _spread(begins[first:last], ends[first:last])
            query += first
            kept, apart = _within((wanted, query), (rows, row), radius)
            found.append((numbers[query[kept]], order[row[kept]], apart))
    return _stacked(found)


def _part(words: Words, part: int) -> NDArray[np.uint16]:
    return words.view(np.uint16)[:, part]


def _blocks(sizes: Ints) -> Iterator[tuple[int, int]]:
    """Cut a row of sizes into runs of about a block each; a single size may be larger."""
    totals = np.cumsum(sizes)
    first = 0
    while first < len(sizes):
        before = totals[first - 1] if first else 0
        last = max(first + 1, int(np.searchsorted(totals, before + BLOCK, side="right")))
        yield first, last
        first = last


def _spread(begins: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """Write out ranges: the number of the range, and each place in it."""
    sizes = ends - begins
    number = np.repeat(np.arange(len(sizes)), sizes)
    shift = np.repeat(begins - np.concatenate([[0], np.cumsum(sizes)[:-1]]), sizes)
    return number, np.arange(len(number)) + shift


def _within(
    wanted: tuple[Words, Ints], filed: tuple[Words, Ints], radius: int
) -> tuple[Ints, Ints]:
    """Say which of the pairs are within a radius, and how far apart these are.

    Each side is its words (4 x K) and the column of each pair.
    """
    (queries, query), (rows, row) = wanted, filed
    apart = np.zeros(len(query), dtype=np.uint8)
    for word in range(HALF):
        apart += np.bitwise_count(queries[word][query] ^ rows[word][row])
    kept = np.flatnonzero(apart <= radius)
    query, row = query[kept], row[kept]
    total = apart[kept].astype(np.int64)
    for word in range(HALF, HASH_BYTES // 8):
        total += np.bitwise_count(queries[word][query] ^ rows[word][row])
    close = total <= radius
    return kept[close], total[close]
