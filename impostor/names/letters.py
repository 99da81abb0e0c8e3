"""One name beside another, letter by letter, with the Unicode names of what differs."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from impostor.names.normalise import compatibility, latin, look, skeleton, unmarked, visible
from impostor.names.spelling import LONGEST, leet


@dataclass(frozen=True, slots=True)
class Letter:
    """One column of the comparison.

    `reference` and `candidate` are characters, "" where one text has none; `differs` says that
    they are not the same letter; `imitates` that the candidate's only looks or sounds like the
    reference's; `unicode` is the candidate's code point and name in Unicode where it differs.
    """

    reference: str
    candidate: str
    differs: bool
    imitates: bool
    unicode: str


def unicode_name(character: str) -> str:
    """Name a character as Unicode does, after its code point."""
    return f"U+{ord(character):04X} {unicodedata.name(character, 'without a name')}"


def _seen(character: str) -> str:
    """Give the Latin letter that a reader sees, or the character itself where there is none."""
    plain = unmarked(compatibility(visible(character)))
    return look(leet(skeleton(plain))) or character


def _imitates(mine: str, other: str) -> bool:
    sounds = latin(mine)[:1] == latin(other)[:1] != ""
    return bool(mine and other) and (_seen(mine) == _seen(other) or sounds)


def _letter(mine: str, other: str) -> Letter:
    differs = mine.casefold() != other.casefold()
    named = unicode_name(other) if differs and other else ""
    return Letter(mine, other, differs, differs and _imitates(mine, other), named)


def letters(reference: str, candidate: str) -> Sequence[Letter]:
    """Set two texts side by side, aligned on the letters that a reader sees.

    Only the first `LONGEST` characters of each are compared (Levenshtein's alignment).
    """
    mine, other = reference[:LONGEST], candidate[:LONGEST]
    columns: list[Letter] = []
    for step in Levenshtein.opcodes([*map(_seen, mine)], [*map(_seen, other)]):
        before, after = mine[step.src_start : step.src_end], other[step.dest_start : step.dest_end]
        count = max(len(before), len(after))
        columns.extend(_letter(before[i : i + 1], after[i : i + 1]) for i in range(count))
    return columns
