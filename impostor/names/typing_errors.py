"""Tell a typing error from another name by what was changed in a word."""

from functools import lru_cache
from itertools import pairwise

import numpy as np

from impostor.names.rarity import STORED

KINDS = ("doubled", "swapped", "near_key", "vowel", "inner", "odd")
"""The measures of one changed word, in order."""

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm", "azerty", "qsdfghjklm", "wxcvbn", "qwertz")
_NEAR = frozenset(pair for row in _ROWS for a, b in pairwise(row) for pair in (a + b, b + a))
_VOWELS = frozenset("aeiouy")


@lru_cache(maxsize=1)
def _trigrams() -> list[float]:
    """Load the logarithm of each three letters' probability in names, 0 standing for an end."""
    with STORED.open("rb") as file, np.load(file, allow_pickle=False) as stored:
        return [float(x) for x in stored["trigrams"]]


def _place(letter: str) -> int:
    return ord(letter) - 96 if "a" <= letter <= "z" else 0


def plausibility(plain: str) -> float:
    """Say how usual a word's letters are in names: the sum of its three-letter logarithms."""
    table = _trigrams()
    places = [0, 0, *map(_place, plain), 0]
    return sum(
        table[a * 729 + b * 27 + c] for a, b, c in zip(places, places[1:], places[2:], strict=False)
    )


@lru_cache(maxsize=16384)
def measure(word: str, other: str) -> tuple[float, ...]:
    """Measure what was done to a word in the order of `KINDS`; zeros where nothing was.

    `odd` is how much less usual than the word's the other's letters are, the rest counts kinds of
    single edits.
    """
    doubled = swapped = near = vowel = inner = 0
    start = _shared(word, other)
    end = _shared(word[start:][::-1], other[start:][::-1])
    gone, came = word[start : len(word) - end], other[start : len(other) - end]
    if len(gone) + len(came) == 1:
        letter = gone or came
        doubled = int(letter in {word[start - 1 : start], word[start : start + 1][: len(came)]})
    elif len(gone) == len(came) == 2 and gone == came[::-1]:
        swapped = 1
    elif len(gone) == len(came) == 1:
        near = int(gone + came in _NEAR)
        vowel = int(gone in _VOWELS and came in _VOWELS)
    inner = int(end > 1 and start > 0)
    odd = plausibility(word) - plausibility(other)
    return (float(doubled), float(swapped), float(near), float(vowel), float(inner), odd)


def _shared(one: str, two: str) -> int:
    """Count the letters that two words begin with alike."""
    count = 0
    for a, b in zip(one, two, strict=False):
        if a != b:
            break
        count += 1
    return count
