"""How common a word is as a first or last name, so that a rare surname weighs more than Marie."""

from array import array
from bisect import bisect_left
from functools import lru_cache
from importlib.resources import files
from zlib import crc32

import numpy as np

STORED = files("impostor.names") / "data" / "lexicon.npz"
UNKNOWN = 14.0
"""Minus the logarithm of the share of people who bear a name that no list holds."""


@lru_cache(maxsize=1)
def lexicon() -> tuple["array[int]", bytes]:
    """Load the names' checksums in order, and ten times minus the logarithm of each one's share."""
    with STORED.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        return array("I", stored["checksums"].tobytes()), stored["rarity"].tobytes()


@lru_cache(maxsize=65536)
def rarity(plain: str) -> float:
    """Give minus the natural logarithm of the share of people who bear the name, 3 to `UNKNOWN`."""
    checksums, levels = lexicon()
    checksum = crc32(plain.encode())
    place = bisect_left(checksums, checksum)
    if place < len(checksums) and checksums[place] == checksum:
        return levels[place] / 10
    return min(UNKNOWN, 8.0 + len(plain))


@lru_cache(maxsize=65536)
def is_known(plain: str) -> bool:
    """Say whether the word is in the list of names."""
    checksums, _ = lexicon()
    checksum = crc32(plain.encode())
    place = bisect_left(checksums, checksum)
    return place < len(checksums) and checksums[place] == checksum
