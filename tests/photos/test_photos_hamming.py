"""Matching many hashes at once: every pair within the distance, and no other."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from impostor.photos import hamming
from impostor.photos.hamming import FURTHEST, HASH_BYTES, near

Hashes = np.ndarray


def hashes(count: int, seed: int) -> Hashes:
    return np.random.default_rng(seed).integers(0, 256, (count, HASH_BYTES), dtype=np.uint8)


def with_bits_changed(rows: Hashes, counts: np.ndarray, seed: int) -> Hashes:
    chance = np.random.default_rng(seed)
    bits = np.unpackbits(rows, axis=1)
    for row, count in zip(bits, counts, strict=True):
        row[chance.choice(row.size, count, replace=False)] ^= 1
    return np.packbits(bits, axis=1)


def one_by_one(queries: Hashes, references: Hashes, radius: int) -> list[tuple[int, int, int]]:
    apart = np.bitwise_count(queries[:, None] ^ references[None]).sum(axis=-1, dtype=int)
    return [(q, r, int(apart[q, r])) for q, r in np.argwhere(apart <= radius).tolist()]


def told(
    queries: Hashes, references: Hashes, radius: int, threads: int = 1
) -> list[tuple[int, int, int]]:
    found = near(queries, references, radius, threads)
    columns = (found.queries.tolist(), found.references.tolist(), found.distances.tolist())
    return list(zip(*columns, strict=True))


@pytest.mark.parametrize("radius", [0, 1, 15, 16, 31, 32, 60])
@pytest.mark.parametrize("few", [10_000_000, 1], ids=["against all", "by parts"])
def test_every_planted_copy_is_found_whatever_bits_it_has_changed(
    radius: int, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hamming, "FEW", few)
    references = hashes(3000, 1)
    copies = with_bits_changed(references[:200], np.arange(200) % 64, 2)
    queries = np.concatenate([copies, hashes(100, 3)])
    assert told(queries, references, radius) == one_by_one(queries, references, radius)


def test_the_bits_may_lie_as_unluckily_as_they_can() -> None:
    """31 changed bits spread so that every part but one has two: one part must still find it."""
    references = hashes(hamming.FEW, 4)
    bits = np.unpackbits(references[:16], axis=1).reshape(16, 16, 16)
    for spared, one in enumerate(bits):
        one[:, [3, 11]] ^= 1
        one[spared, 11] ^= 1
    queries = np.packbits(bits.reshape(16, 256), axis=1)
    assert told(queries, references, FURTHEST) == [(n, n, 31) for n in range(16)]


def test_a_crowd_of_equal_hashes_is_found_whole() -> None:
    """Flat pictures have one hash: the parts would propose every one of them."""
    references = hashes(hamming.FEW, 5)
    references[1000:3000] = references[0]
    queries = np.concatenate([references[:1], hashes(5, 6)])
    assert told(queries, references, FURTHEST) == one_by_one(queries, references, FURTHEST)


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32), st.integers(0, 40), st.integers(0, 300), st.integers(0, FURTHEST))
def test_any_two_sets_match_as_they_do_one_by_one(
    seed: int, queries: int, references: int, radius: int
) -> None:
    known = hashes(references + 1, seed)
    # Hashes that share parts with others, as those of one picture's regions do.
    known[:, :20] = known[0, :20]
    asked = with_bits_changed(known[np.arange(queries) % len(known)], np.arange(queries) % 50, seed)
    assert told(asked, known, radius) == one_by_one(asked, known, radius)


def test_threads_change_nothing() -> None:
    references = hashes(hamming.FEW, 7)
    queries = with_bits_changed(references[:100], np.arange(100) % 32, 8)
    assert told(queries, references, FURTHEST, 2) == told(queries, references, FURTHEST)


@pytest.mark.parametrize(("queries", "references"), [(0, 5000), (3, 0), (0, 0)])
def test_nothing_is_near_nothing(queries: int, references: int) -> None:
    assert told(hashes(queries, 1), hashes(references, 2), FURTHEST) == []
