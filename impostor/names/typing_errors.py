"""Tell a typing error from another name by what was changed in a word."""

from array import array
from functools import lru_cache
from itertools import pairwise

import numpy as np

from impostor.names.rarity import STORED

KINDS = (
    "doubled", "swapped", "near_key", "vowel", "inner", "first", "missing", "added", "odd",
    "usual_before", "usual_after",
)  # fmt: skip
"""The measures of one changed word, in order."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "azerty", "qsdfghjklm", "wxcvbn", "qwertz")
_NEAR = frozenset(pair for row in _ROWS for a, b in pairwise(row) for pair in (a + b, b + a))
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=1)
def _fours() -> "array[float]":
    """Load the logarithm of each letter's probability after three; 0 stands for an end."""
    with STORED.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        return array("f", (stored["fours"] / np.float32(-16)).tobytes())


def _place(letter: str) -> int:
    return ord(letter) - 96 if "a" <= letter <= "z" else 0


@lru_cache(maxsize=16384)
def plausibility(plain: str) -> float:
    """Say how usual a word's letters are in names: the sum of each letter's logarithm after three.

    See `tests/bench/names/lexicon.py` for how the probabilities are counted and smoothed.
    """
    table = _fours()
    total, before = 0.0, 0
    for place in (*map(_place, plain), 0):
        total += table[before * 27 + place]
        before = (before * 27 + place) % 19683
    return total


@lru_cache(maxsize=16384)
def measure(word: str, other: str) -> tuple[float, ...]:
    """Measure what was done to a word in the order of `KINDS`; zeros where nothing was.

    The first eight say which kind of single edit it is and where it stands; `odd` is how much less
    usual than the word's the other's letters are, and the last two how usual each one's are.
    """
    doubled = swapped = near = vowel = missing = added = False
    start = _shared(word, other)
    end = _shared(word[start:][::-1], other[start:][::-1])
    gone, came = word[start : len(word) - end], other[start : len(other) - end]
    if len(gone) + len(came) == 1:
        letter = gone or came
        doubled = letter in {word[start - 1 : start], word[start : start + 1]}
        missing, added = bool(gone), bool(came)
    elif len(gone) == len(came) == 2 and gone == came[::-1]:
        swapped = True
    elif len(gone) == len(came) == 1:
        near = gone + came in _NEAR
        vowel = gone in _VOWELS and came in _VOWELS
    kinds = (doubled, swapped, near, vowel, end > 1 and start > 0, start == 0, missing, added)
    before, after = plausibility(word), plausibility(other)
    usual = (before / (len(word) + 1), after / (len(other) + 1))
    return (*map(float, kinds), before - after, *usual)


def _shared(one: str, two: str) -> int:
    """Count the letters that two words begin with alike."""
    count = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        count += 1
    return count
