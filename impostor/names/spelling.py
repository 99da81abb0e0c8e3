"""A name or handle prepared for comparison: its words in the forms that comparing needs."""

import re
from dataclasses import dataclass, field
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

_WORD = re.compile(r"[^\W_]+(?:[@$!|+€£'’`]+[^\W_]+)*|[@$€£!|+][^\W\d_]+(?:[@$!|+€£]+[^\W_]+)*")
_NOT_LETTERS = re.compile(r"[^a-z0-9]")
_DIGITS = "0123456789"
_SINGLE = re.compile(r"(?<![^\W_])(?:[^\W_][\W_]{1,3}){3,}[^\W_](?![^\W_])")
_LEET = str.maketrans("0134578@$!|+€£69", "oieastbasiitelgg")
_FAMILY_FIRST = frozenset({"HAN", "HANGUL"})
_NO_SCRIPT = frozenset({"", "LATIN"})


class Trick(StrEnum):
    """A way of writing that hides a name from a search and not from a reader."""

    MIXED = "mixed scripts"
    INVISIBLE = "invisible characters"
    STYLED = "styled letters"
    LEET = "digits for letters"
    SPACED = "letters set apart"


class Word(NamedTuple):
    """One word: transliterated, by its looks, as skeleton of UTS #39, and with digits as letters.

    `kind` says what the word is when it is no name (a kind of words.tsv), else "".
    """

    plain: str
    look: str
    skeleton: str
    leet: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A name or handle in comparable forms.

    `words` has neither decoration nor numbers; `plain`, `look`, `skeleton` and `leet` are the
    words run together in these forms; `foreign` says that the text is not in Latin letters.
    """

    text: str
    words: tuple[Word, ...]
    plain: str
    look: str
    skeleton: str
    leet: str
    numbers: tuple[str, ...] = ()
    extras: tuple[str, ...] = ()
    declared: tuple[str, ...] = ()
    tricks: frozenset[Trick] = field(default_factory=frozenset)
    foreign: bool = False


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
    return _SINGLE.sub(lambda found: re.sub(r"[\W_]", "", found.group()), text)


def parted(word: str) -> list[str]:
    """Part what is written without spaces: Chinese and Korean family names, words of decoration."""
    for affix in dictionary.unspaced():
        if len(word) > len(affix) + 1:
            if word.endswith(affix):
                return [*parted(word[: -len(affix)]), affix]
            if word.startswith(affix):
                return [affix, *parted(word[len(affix) :])]
    if 2 <= len(word) <= 4 and script(word[0]) in _FAMILY_FIRST and len(scripts(word)) == 1:
        return [word[0], word[1:]]
    return [word]


@lru_cache(maxsize=65536)
def _word(raw: str) -> Word:
    """Give a word's forms; ASCII words, nearly all there are, take the short way."""
    inner = leet(numbers_apart(raw)[0])
    if raw.isascii():
        plain = _NOT_LETTERS.sub("", inner.lower())
        whole = plain if inner == raw else _NOT_LETTERS.sub("", leet(raw).lower())
        return Word(plain, look(plain), look(plain), look(whole), dictionary.kinds().get(plain, ""))
    plain = _NOT_LETTERS.sub("", latin(unmixed(inner)))
    bare = _NOT_LETTERS.sub("", latin(skeleton(inner)))
    whole = _NOT_LETTERS.sub("", latin(unmixed(leet(raw))))
    return Word(plain, look(plain), look(bare), look(whole), dictionary.kinds().get(plain, ""))


def _raw_words(text: str) -> tuple[list[str], str, str]:
    """Give the words as written, the visible text, and the text in plain letters."""
    if text.isascii():
        shown = flat = text
    else:
        shown = visible(text)
        flat = unmarked(compatibility(shown))
    words = _WORD.findall(joined(flat))
    if not flat.isascii():
        words = [part for word in words for part in ([word] if word.isascii() else parted(word))]
    return words, shown, flat


def _tricks(text: str, shown: str, flat: str, words: list[str]) -> frozenset[Trick]:
    """Name the ways of hiding; accents, which are part of names, are none."""
    found = set()
    if text != shown:
        found.add(Trick.INVISIBLE)
    if flat != shown and unmarked(compatibility(shown)) != unmarked(shown):
        found.add(Trick.STYLED)
    if any(not word.isascii() and mixes(word) for word in words):
        found.add(Trick.MIXED)
    if len(joined(flat)) < len(flat):
        found.add(Trick.SPACED)
    if any(leet(inner := numbers_apart(word)[0]) != inner for word in words):
        found.add(Trick.LEET)
    return frozenset(found)


def _is_foreign(word: str) -> bool:
    return not mixes(word) and not scripts(word) <= _NO_SCRIPT


def every_word(text: str) -> frozenset[str]:
    """Give the plain forms of all words of a text, decoration or not."""
    raw, _, _ = _raw_words(text[:LONGEST])
    return frozenset(_word(word).plain for word in raw)


def spell(text: str, keep: frozenset[str] = frozenset()) -> Spelling:
    """Prepare a name or handle; words in `keep` are never taken for decoration.

    Only the first `LONGEST` characters are compared.
    """
    raw, shown, flat = _raw_words(text[:LONGEST])
    forms = [word for word in map(_word, raw) if word.plain]
    names = [word for word in forms if not word.kind or word.plain in keep]
    others = [word for word in forms if word.kind and word.plain not in keep]
    numbers = [digits for word in raw for digits in numbers_apart(word)[1]]
    words = tuple(names)
    return Spelling(
        text=text,
        words=words,
        plain="".join([word.plain for word in words]),
        look="".join([word.look for word in words]),
        skeleton="".join([word.skeleton for word in words]),
        leet="".join([word.leet for word in words]),
        numbers=tuple(numbers),
        extras=tuple(word.plain for word in others if word.kind in dictionary.DECORATIONS),
        declared=tuple(word.plain for word in others if word.kind in dictionary.DECLARATIONS),
        tricks=_tricks(text[:LONGEST], shown, flat, raw),
        foreign=any(not word.isascii() and _is_foreign(word) for word in raw),
    )
