"""A name or handle prepared for comparison: its words in the forms that comparing needs."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import NamedTuple

from impostor.names import words as dictionary
from impostor.names.normalise import (
    compatibility,
    latin,
    look,
    mixes,
    script,
    scripts,
    skeleton,
    unmarked,
    unmixed,
    visible,
)

LONGEST = 200
"""Characters compared; longer display names exist only to break programs."""

_MARKS = (
    r"\u0591-\u05bd\u064b-\u065f\u0670\u0900-\u0963\u0971-\u0dff\u0e31-\u0eff"
    r"\u0f71-\u109f\u1780-\u17d3"
)
"""Vowel signs that Python's ``\\w`` leaves out of words."""
_LETTER = rf"(?:[^\W_]|[{_MARKS}])"
_GAP = rf"(?![{_MARKS}])[\W_]"
_WORD = re.compile(rf"[@$€£!|+]?{_LETTER}+(?:[@$!|+€£'’`]+{_LETTER}+)*[@$€£!]?")
_SINGLE = re.compile(rf"(?<![^\W_])(?:{_LETTER}(?:{_GAP}){{1,3}}){{3,}}{_LETTER}(?!{_LETTER})")
_GAPS = re.compile(_GAP)
_NOT_LETTERS = re.compile(r"[^a-z0-9]")
_DIGITS = "0123456789"
_LEET = str.maketrans("0134578@$!|+€£69", "oieastbasiitelgg")
_FAMILY_FIRST = frozenset({"HAN", "HANGUL"})
_NO_SCRIPT = frozenset({"", "LATIN"})


_POSSESSIVE = re.compile(r"['’]s$")
"""English, after a name in any script: `Δάφνη's mum` hides nothing."""


class Trick(StrEnum):
    """A way of writing that hides a name from a search and not from a reader."""

    MIXED = "mixed scripts"
    INVISIBLE = "invisible characters"
    STYLED = "styled letters"
    LEET = "digits for letters"
    SPACED = "letters set apart"


class Word(NamedTuple):
    """One word: transliterated, by its looks, as skeleton of UTS #39, and with digits as letters.

    `raw` is the word in its own script, lower case.
    `kind` says what the word is when it is no name (a kind of words.tsv), else "".
    """

    plain: str
    look: str
    skeleton: str
    leet: str
    raw: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name or handle in comparable forms.

    `words` has neither decoration nor numbers; `look` is the words as they look, run together,
    and `letters` its letters in alphabetical order.
    """

    text: str
    words: tuple[Word, ...]
    look: str
    letters: str
    numbers: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    declared: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """The words in Latin letters."""
        return "".join([word.plain for word in self.words])

    @property
    def skeleton(self) -> str:
        """The words as skeletons of UTS #39."""
        return "".join([word.skeleton for word in self.words])

    @property
    def leet(self) -> str:
        """The words with all digits read as letters."""
        return "".join([word.leet for word in self.words])

    @property
    def raw(self) -> str:
        """The words in their own script."""
        return "".join([word.raw for word in self.words])


def leet(word: str) -> str:
    """Read digits and signs as the letters they stand for."""
    return word.translate(_LEET)


def numbers_apart(word: str) -> tuple[str, tuple[str, ...]]:
    """Part the digits before and after a word from it; digits inside it stay."""
    inner = word.strip(_DIGITS)
    if inner == word:
        return word, ()
    start = word.find(inner) if inner else len(word)
    return inner, tuple(filter(None, (word[:start], word[start + len(inner) :])))


def joined(text: str) -> str:
    """Join letters that are set apart (``M a r i e``, ``M.a.r.i.e``)."""
    return _SINGLE.sub(lambda found: _GAPS.sub("", found.group()), text)


@lru_cache(maxsize=16384)
def parted(word: str) -> tuple[str, ...]:
    """Part what is written without spaces: Chinese and Korean family names, words of decoration."""
    affixes = dictionary.unspaced()
    if word in affixes:
        return (word,)
    ends = word.endswith(affixes) or word.startswith(affixes)
    for affix in affixes if ends else ():
        if len(word) > len(affix) + 1:
            if word.endswith(affix):
                return *parted(word[: -len(affix)]), affix
            if word.startswith(affix):
                return affix, *parted(word[len(affix) :])
    if 2 <= len(word) <= 4 and script(word[0]) in _FAMILY_FIRST and len(scripts(word)) == 1:
        return word[0], word[1:]
    return (word,)


@lru_cache(maxsize=65536)
def _word(raw: str) -> Word:
    """Give a word's forms; ASCII words, nearly all there are, take the short way."""
    inner = leet(numbers_apart(raw)[0].rstrip("!|+"))
    if raw.isascii():
        plain = _NOT_LETTERS.sub("", inner.lower())
        whole = plain if inner == raw else _NOT_LETTERS.sub("", leet(raw).lower())
        seen = look(plain)
        return Word(plain, seen, seen, look(whole), plain, dictionary.kinds().get(plain, ""))
    own = unmixed(inner).casefold()
    plain = _NOT_LETTERS.sub("", latin(own)) or own
    bare = _NOT_LETTERS.sub("", latin(skeleton(inner)))
    whole = plain if inner == raw else _NOT_LETTERS.sub("", latin(unmixed(leet(raw))))
    kind = dictionary.kinds().get(plain, "")
    return Word(plain, look(plain), look(bare), look(whole), own, kind)


@lru_cache(maxsize=2048)
def _raw_words(text: str) -> tuple[tuple[str, ...], str, str]:
    """Give the words as written, the visible text, and the text in plain letters."""
    if text.isascii():
        shown = flat = text
    else:
        shown = visible(text)
        flat = unmarked(compatibility(shown))
    words = _WORD.findall(flat)
    if len(words) > 3 and sum(len(word) < 3 for word in words) > 3:
        words = _WORD.findall(joined(flat))
    if not flat.isascii():
        words = [
            part for word in words for part in (parted(word) if max(word) > "\u2e80" else (word,))
        ]
    return tuple(words), shown, flat


@lru_cache(maxsize=4096)
def tricks(text: str) -> frozenset[Trick]:
    """Name the ways of hiding in a text; accents, which are part of names, are none."""
    words, shown, flat = _raw_words(text[:LONGEST])
    found = set()
    if len(shown) < len(text[:LONGEST]):
        found.add(Trick.INVISIBLE)
    if flat != shown and flat != unmarked(shown):
        found.add(Trick.STYLED)
    if any(map(_is_mixed, words)):
        found.add(Trick.MIXED)
    if len(_GAPS.findall(flat)) > 2 and len(joined(flat)) < len(flat):
        found.add(Trick.SPACED)
    if leet(flat) != flat and any(leet(x := numbers_apart(word)[0]) != x for word in words):
        found.add(Trick.LEET)
    return frozenset(found)


def flat(text: str) -> str:
    """Give a text in plain letters: nothing invisible, styled or accented."""
    return _raw_words(text[:LONGEST])[2]


def mixed_words(text: str) -> tuple[str, ...]:
    """Give the words in which letters of scripts stand together that no language writes so."""
    return tuple(word for word in _raw_words(text[:LONGEST])[0] if _is_mixed(word))


def _is_mixed(word: str) -> bool:
    return not word.isascii() and mixes(_POSSESSIVE.sub("", word))


def is_foreign(spelling: Spelling) -> bool:
    """Say whether the words are in another script than Latin."""
    return any(_is_foreign(word.raw) for word in spelling.words if not word.raw.isascii())


@lru_cache(maxsize=65536)
def _is_foreign(raw: str) -> bool:
    return any(script(c) not in _NO_SCRIPT for c in raw)


def every_word(text: str) -> frozenset[str]:
    """Give the plain forms of all words of a text, decoration or not."""
    raw = _raw_words(text[:LONGEST])[0]
    return frozenset(_word(word).plain for word in raw)


@lru_cache(maxsize=2048)
def spell(text: str, keep: frozenset[str] = frozenset()) -> Spelling:
    """Prepare a name or handle; words in `keep` are never taken for decoration.

    Only the first `LONGEST` characters are compared.
    """
    raw = _raw_words(text[:LONGEST])[0]
    forms = [word for word in map(_word, raw) if word.plain]
    others = [word for word in forms if word.kind and word.plain not in keep]
    if others:
        forms = [word for word in forms if not word.kind or word.plain in keep]
    return Spelling(
        text=text,
        words=tuple(forms),
        look=(seen := "".join([word.look for word in forms])),
        letters="".join(sorted(seen)),
        numbers=_numbers(raw),
        extras=tuple([w.plain for w in others if w.kind in dictionary.DECORATIONS]),
        declared=tuple([w.plain for w in others if w.kind in dictionary.DECLARATIONS]),
    )


def _numbers(raw: Sequence[str]) -> tuple[str, ...]:
    """List the numbers before, after and between the words."""
    edged = [word for word in raw if word[-1].isdigit() or word[0].isdigit()]
    return tuple([digits for word in edged for digits in numbers_apart(word)[1]])
