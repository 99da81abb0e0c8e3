"""Letters of a name hidden behind others that look like them: l3a, fernke, Emmа, TrembIay."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from impostor.names.normalise import look
from impostor.names.spelling import LONGEST, Spelling, Word, flat, leet, mixed_words, spell

SHORTEST = 3
"""A run of fewer letters stands in many handles by chance."""

LONG = 5
"""Fewer letters are looked for inside a word only beside another word of the name: Mia is in no
california, and Lea in no c1ean_eating."""

_WORD = re.compile(r"[a-z0-9@$!|€£]+", re.IGNORECASE)
_PARTED = re.compile(r"(?<=[A-Za-z])[\u200b-\u200d\u2060\ufeff\u00ad]+(?=[A-Za-z])")
_NUMBER = re.compile(r"[0-9]+(?:am|pm|s|st|nd|rd|th|h)", re.IGNORECASE)
_PAIRS = {"rn": "m", "vv": "w"}


@dataclass(frozen=True, slots=True)
class Hideable:
    """What a disguise would hide: runs of Latin letters, and words in their own script."""

    runs: tuple[str, ...]
    words: tuple[Word, ...]


class _Sign(NamedTuple):
    """A letter as it is seen, and what is written there: m for rn, e for 3."""

    seen: str
    written: str


def hideable(
    names: Sequence[Spelling], handles: Sequence[Spelling], written: Iterable[str]
) -> Hideable:
    """Give what a disguise would hide: the words of the names, and the handles.

    What the person writes so herself (`written`) is left out: who is l3a everywhere hides nothing.
    """
    texts = [*written, *(one.text for one in (*names, *handles))]
    own = [word for name in names for word in name.words]
    runs = {word.plain for word in own} | {handle.plain for handle in handles}
    longest_first = sorted((r for r in runs if len(r) >= SHORTEST), key=lambda r: (-len(r), r))
    words = [word for word in own if len(word.raw) >= SHORTEST]
    return Hideable(
        tuple(r for r in longest_first if not _any_hidden(Hideable((r,), ()), texts)),
        tuple(w for w in words if not _any_hidden(Hideable((), (w,)), texts)),
    )


def _any_hidden(what: Hideable, texts: Sequence[str]) -> bool:
    return any(hidden(what, text) for text in texts)


def hidden(what: Hideable, text: str) -> str | None:
    """Give the part of a text that hides something, as it is written there.

    A letter of another script stands in a word; nothing that is seen stands between two letters; a
    digit, a sign, rn or a capital I stands for a letter. A digit at the end of the letters, or that
    belongs to a number, stands for itself (lea2008, emma.l33, minj1004), as an accent does.
    """
    text = text[:LONGEST]
    ways = (_mixed(what.words, text), _parted(what.runs, text), _replaced(what.runs, text))
    return next(chain.from_iterable(ways), None)


def _mixed(words: Sequence[Word], text: str) -> Iterator[str]:
    for word in mixed_words(text):
        seen, written = spell(word).skeleton, word.casefold()
        if any(own.skeleton in seen and own.raw not in written for own in words):
            yield word


def _parted(runs: Sequence[str], text: str) -> Iterator[str]:
    joined = _PARTED.sub("", text).lower()
    yield from (run for run in runs if run in joined and run not in text.lower())


def _replaced(runs: Sequence[str], text: str) -> Iterator[str]:
    for word in _WORD.findall(flat(text)):
        beside = any(run in word.lower() for run in runs)
        for run in runs:
            if run not in word.lower():
                yield from _places(run, word, inside=beside or len(run) >= LONG)


def _places(run: str, word: str, *, inside: bool) -> Iterator[str]:
    """Find where a word of a text is read as a run of letters and is written in another way.

    Other letters may stand beside it where it may stand `inside` a word.
    """
    own, signs = _signs(run), _signs(word)
    for start in range(len(signs) - len(own) + 1):
        part = signs[start : start + len(own)]
        if all(one.seen == other.seen for one, other in zip(part, own, strict=True)):
            before, after = signs[:start][-1:], signs[start + len(own) :][:1]
            apart = not any(sign.written.isalpha() for sign in (*before, *after))
            number = before[0].written if before else ""
            if (apart or inside) and _is_disguise(part, own, before=number):
                yield "".join(sign.written for sign in part)


def _signs(word: str) -> list[_Sign]:
    signs, place = [], 0
    while place < len(word):
        pair = word[place : place + 2]
        seen = _PAIRS.get(pair.lower())
        written = pair if seen else word[place]
        signs.append(_Sign(seen or look(leet(written.lower())), written))
        place += len(written)
    return signs


def _is_disguise(part: Sequence[_Sign], own: Sequence[_Sign], *, before: str) -> bool:
    """Tell whether any sign stands for another; `before` is what precedes it in the word."""
    if _NUMBER.fullmatch("".join(sign.written for sign in part)):
        return False
    return any(
        _digit_for_letter(part, place, before)
        or _pair_for_letter(part[place], own[place])
        or _capital_for_letter(part, own, place)
        for place in range(len(part))
    )


def _digit_for_letter(part: Sequence[_Sign], place: int, before: str) -> bool:
    """Tell whether a digit or sign stands for a letter, before other letters and in no number."""
    letters = [sign.written.isalpha() for sign in part]
    in_number = before.isdigit() and not any(letters[:place])
    return not letters[place] and any(letters[place:]) and not in_number


def _pair_for_letter(sign: _Sign, own: _Sign) -> bool:
    return sign.written.isalpha() and len(sign.written) != len(own.written)


def _capital_for_letter(part: Sequence[_Sign], own: Sequence[_Sign], place: int) -> bool:
    """Tell whether a capital I stands for an l: after a small letter it begins no word."""
    inside = 0 < place < len(part) - 1 and part[place - 1].written.islower()
    return inside and (part[place].written, own[place].written) == ("I", "l")
