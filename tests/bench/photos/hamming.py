"""Match very many hashes, beside faiss' exact range search, with equal threads and equal results.

    python -m tests.bench.photos.hamming [CANDIDATES REFERENCES]

100,000 candidates against 1,000,000 references without arguments; a fifth of the candidates are
copies of a reference of which up to 31 of 256 bits are changed. faiss counts a radius as the first
distance that is outside.
"""

import sys
import time
from collections.abc import Callable

import faiss
import numpy as np
from numpy.typing import NDArray

from impostor.photos.hamming import FURTHEST, HASH_BYTES, near

SEED = 20261124
PLANTED = 0.2
BAR = 1.05

Hashes = NDArray[np.uint8]
Pairs = set[tuple[int, int, int]]


def main(candidates: int, references: int) -> None:
    """Print both times and both results, with one thread each and with two."""
    known = np.random.default_rng(SEED).integers(0, 256, (references, HASH_BYTES), dtype=np.uint8)
    asked = planted(known, candidates)
    print(f"{candidates:,} candidates, {PLANTED:.0%} of them copies, {references:,} references")
    for threads in (1, 2):
        ours, our_time = timed(lambda threads=threads: by_parts(asked, known, threads))
        flat, flat_time = timed(lambda threads=threads: by_faiss(asked, known, threads))
        recall = len(ours & flat) / max(1, len(flat))
        print(
            f"{threads} thread{'s' if threads > 1 else ''} each: impostor {our_time:.1f} s"
            f" ({candidates / our_time:,.0f} a second), faiss IndexBinaryFlat {flat_time:.1f} s"
            f" ({candidates / flat_time:,.0f} a second): {our_time / flat_time:.3f} times"
            f" (bar {BAR}); recall {recall:.6f}, {len(ours - flat)} pairs that faiss has not"
        )


def planted(known: Hashes, candidates: int) -> Hashes:
    """Make candidates, in no order, a fifth of them copies with 0 to 31 bits changed."""
    chance = np.random.default_rng([SEED, 1])
    copies = round(candidates * PLANTED)
    bits = np.unpackbits(known[chance.integers(0, len(known), copies)], axis=1)
    for row in bits:
        row[chance.choice(row.size, chance.integers(0, FURTHEST + 1), replace=False)] ^= 1
    others = chance.integers(0, 256, (candidates - copies, HASH_BYTES), dtype=np.uint8)
    return chance.permutation(np.concatenate([np.packbits(bits, axis=1), others]))


def timed(work: Callable[[], Pairs]) -> tuple[Pairs, float]:
    """Give what some work found, and its seconds."""
    start = time.perf_counter()
    found = work()
    return found, time.perf_counter() - start


def by_parts(asked: Hashes, known: Hashes, threads: int) -> Pairs:
    """Match with the product's own way, building its tables included."""
    found = near(asked, known, FURTHEST, threads)
    columns = (found.queries.tolist(), found.references.tolist(), found.distances.tolist())
    return set(zip(*columns, strict=True))


def by_faiss(asked: Hashes, known: Hashes, threads: int) -> Pairs:
    """Match with faiss, filling its index included."""
    faiss.omp_set_num_threads(threads)
    index = faiss.IndexBinaryFlat(HASH_BYTES * 8)
    index.add(known)
    limits, distances, rows = index.range_search(asked, FURTHEST + 1)
    queries = np.repeat(np.arange(len(asked)), np.diff(limits.astype(np.int64)))
    return set(zip(queries.tolist(), rows.tolist(), distances.astype(int).tolist(), strict=True))


if __name__ == "__main__":
    numbers = [int(float(text)) for text in sys.argv[1:3]]
    main(*(numbers or [100_000, 1_000_000]))
