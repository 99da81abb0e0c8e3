"""One name beside another, letter by letter, with the Unicode names of what differs."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from impostor.names.normalise import compatibility, latin, skeleton, unmarked, visible


@dataclass(frozen=True, slots=True)
class Letter:
    """One column of the comparison.

    `reference` and `candidate` are characters, "" where one text has none; `differs` says that
    they are not the same character; `imitates` that the candidate's only looks or sounds like the
    reference's; `unicode` is the candidate's name in Unicode where it differs.
    """

    reference: str
    candidate: str
    differs: bool
    imitates: bool
    unicode: str


def unicode_name(character: str) -> str:
    """Name a character as Unicode does, with its code point."""
    name = unicodedata.name(character, "") or "unnamed character"
    return f"U+{ord(character):04X} {name}"


def _form(character: str) -> str:
    """Give the Latin letter that a reader sees, or the character where there is none."""
    plain = unmarked(compatibility(visible(character)))
    return skeleton(plain)[:1] or latin(plain)[:1]


def _letter(mine: str, other: str) -> Letter:
    differs = mine != other
    imitates = differs and bool(mine) and bool(other) and _imitates(mine, other)
    named = unicode_name(other) if differs and other and mine.lower() != other.lower() else ""
    return Letter(mine, other, differs, imitates, named)


def _imitates(mine: str, other: str) -> bool:
    return _form(mine) == _form(other) or latin(mine)[:1] == latin(other)[:1]


def letters(reference: str, candidate: str) -> Sequence[Letter]:
    """Align two texts of at most 200 characters on the letters that a reader sees."""
    mine, other = reference[:200], candidate[:200]
    forms = [_form(c) or c for c in mine], [_form(c) or c for c in other]
    columns: list[Letter] = []
    for step in Indel.opcodes(*forms):
        before, after = mine[step.src_start : step.src_end], other[step.dest_start : step.dest_end]
        if step.tag == "equal":
            columns.extend(_letter(a, b) for a, b in zip(before, after, strict=True))
        else:
            columns.extend(_letter(a, "") for a in before)
            columns.extend(_letter("", b) for b in after)
    return columns
