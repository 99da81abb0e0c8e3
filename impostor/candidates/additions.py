"""What impostors put around a handle and between its letters: words, numbers, signs."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

Weighted = Iterator[tuple[str, float]]

ENDINGS = {"fr": 3.0, "com": 3.0, "net": 1.0, "org": 1.0, "be": 1.0, "ca": 1.0, "ch": 1.0,
           "de": 1.0, "uk": 1.0, "us": 1.0, "me": 1.0, "io": 1.0, "co": 1.0}  # fmt: skip
"""Ends of domain names, which lend a handle the look of a site's."""
COUNTS = {"1": 10.0, "2": 12.0, "3": 5.0, "0": 1.0, "01": 2.0, "02": 1.5, "123": 3.0, "007": 1.0,
          "00": 1.0, "11": 1.0, "22": 1.0, "99": 1.0}  # fmt: skip
BIRTH_YEARS = range(1950, 2017)
"""Years in which somebody with a profile may be born."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word beside a name, how often it stands there, and how often before it."""

    text: str
    weight: float
    before: float


@lru_cache(maxsize=1)
def words() -> tuple[Word, ...]:
    """Read the table of words, the likeliest first."""
    text = (files("impostor.candidates") / "data" / "words.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    found = [Word(word, float(weight), float(before)) for word, weight, before in rows]
    return tuple(sorted(found, key=lambda word: -word.weight))


def word_before(handle: str, separators: str) -> Weighted:
    """Put a word in front."""
    for word in words():
        for mark, share in _joints(handle, separators):
            yield f"{word.text}{mark}{handle}", word.weight * word.before * share


def word_behind(handle: str, separators: str) -> Weighted:
    """Put a word behind."""
    for word in words():
        for mark, share in _joints(handle, separators):
            yield f"{handle}{mark}{word.text}", word.weight * (1 - word.before) * share


def number(handle: str, separators: str) -> Weighted:
    """Put a number behind: a count, a year of birth, its last two digits."""
    for text, weight in _numbers().items():
        for mark, share in _joints(handle, separators):
            yield f"{handle}{mark}{text}", weight * (share if mark else 2 * share)


def signs(handle: str, separators: str) -> Weighted:
    """Put a separator at the end, in front, or around."""
    for mark in separators:
        yield handle + mark, 4.0
        yield mark + handle, 3.0
        yield mark + handle + mark, 2.0
        yield handle + mark * 2, 2.0
        yield mark * 2 + handle, 1.0


def parted(handle: str, separators: str) -> Weighted:
    """Set two letters apart with a separator, or two words with one more."""
    for mark in separators:
        for at in range(1, len(handle)):
            yield handle[:at] + mark + handle[at:], 1.0


def joined(handle: str, separators: str) -> Weighted:
    """Take the separators away, or exchange them."""
    for mark in "._-":
        if mark in handle:
            yield handle.replace(mark, ""), 2.0
            for other in separators.replace(mark, ""):
                yield handle.replace(mark, other), 1.0
            yield handle.replace(mark, mark * 2), 0.5


def ending(handle: str, separators: str) -> Weighted:
    """Put the end of a domain name behind."""
    for text, weight in ENDINGS.items():
        for mark, share in _joints(handle, separators):
            yield f"{handle}{mark}{text}", weight * share


@lru_cache(maxsize=1)
def _numbers() -> dict[str, float]:
    found = {str(digit): 1.0 for digit in range(10)} | {f"{n:02d}": 0.1 for n in range(100)}
    for year in BIRTH_YEARS:
        recent = 1.0 if year >= 1975 else 0.4
        found[str(year)] = 0.3 * recent
        found[f"{year % 100:02d}"] = 0.4 * recent
    return found | COUNTS


def _joints(handle: str, separators: str) -> Iterator[tuple[str, float]]:
    """Give what may stand between a handle and a word: nothing, or a separator, its own first."""
    own = [mark for mark in separators if mark in handle]
    yield "", 0.5
    for mark in separators:
        yield mark, 0.5 * (3.0 if mark in own else 1.0) / (len(separators) + 2 * len(own))
