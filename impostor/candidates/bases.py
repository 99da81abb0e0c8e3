"""What an impostor's handle starts from: a name's words in some order, or a handle as it is."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from impostor.names.nicknames import short_forms
from impostor.names.readings import readings
from impostor.names.spelling import spell

MOST_NICKNAMES = 4
NOT_IN_HANDLES = re.compile(r"[^a-z0-9]")
PARTS = re.compile(r"[._\-\s]+")
NUMBER = re.compile(r"(?<=[a-z])[._-]*\d+[._-]*$")
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})


class Layout(StrEnum):
    """How the words of a name, or of a handle, are put together."""

    ITSELF = "own handle"
    FAKE = "handle of a confirmed fake"
    WHOLE = "the name in a handle"
    SWAPPED = "last name first"
    FIRST_AND_INITIAL = "first name and initial"
    INITIAL_AND_LAST = "initial and last name"
    ENDS = "first and last of several names"
    NICKNAME = "short form of the first name"
    WITHOUT_NUMBER = "handle without its number"
    ONE_NAME = "one of the names alone"


@dataclass(frozen=True, slots=True)
class Base:
    """A handle before it is disguised, and how likely it is beside others of its layout."""

    text: str
    layout: Layout
    weight: float = 1.0


def name_bases(name: str, separators: str) -> Iterator[Base]:
    """Give the handles that a name makes with these separators, and without any."""
    for words in latin_words(name):
        yield from laid_out(words, separators)
        if len(words) > 1:
            yield from (Base(word, Layout.ONE_NAME) for word in words)


def handle_bases(
    handle: str, itself: Layout, names: Iterable[str], separators: str
) -> Iterator[Base]:
    """Give a handle, as layout `itself`, and what its words make otherwise where it shows words."""
    lower = handle.lower().strip("@")
    words = handle_words(lower, [words for name in names for words in latin_words(name)])
    for text in fitted(lower, separators):
        yield Base(text, itself)
    bare = NUMBER.sub("", lower)
    if bare != lower:
        for text in fitted(bare, separators):
            yield Base(text, Layout.WITHOUT_NUMBER)
    if len(words) > 1:
        yield from (base for base in laid_out(words, separators) if base.text != lower)


def latin_words(name: str) -> list[tuple[str, ...]]:
    """Give a name's words in Latin letters, in each of its readings."""
    found: dict[tuple[str, ...], None] = {}
    for text in (name, *readings(name), name.lower().translate(UMLAUTS)):
        plain = (NOT_IN_HANDLES.sub("", word.plain) for word in spell(text).words)
        if words := tuple(filter(None, plain)):
            found[words] = None
    return list(found)


def laid_out(words: Sequence[str], separators: str) -> Iterator[Base]:
    """Put words together in every layout, with each separator and without one."""
    for layout, chosen in _arrangements(tuple(words)):
        # Run together as often as with a separator: so most handles made of names are.
        yield Base("".join(chosen), layout, float(max(1, len(separators))))
        if len(chosen) > 1:
            yield from (Base(mark.join(chosen), layout) for mark in separators)


def _arrangements(words: tuple[str, ...]) -> Iterator[tuple[Layout, tuple[str, ...]]]:
    yield Layout.WHOLE, words
    if len(words) < 2:
        return
    first, last = words[0], words[-1]
    if len(words) > 2:
        yield Layout.ENDS, (first, last)
        yield Layout.ENDS, ("".join(words[:-1]), last)
    yield Layout.SWAPPED, (last, first)
    yield Layout.FIRST_AND_INITIAL, (first, last[0])
    yield Layout.INITIAL_AND_LAST, (first[0], last)
    for short in short_forms(first)[:MOST_NICKNAMES]:
        yield Layout.NICKNAME, (short, last)


def handle_words(handle: str, names: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Part a handle into words, at its separators and where a name's words stand run together."""
    parts = filter(None, PARTS.split(NUMBER.sub("", handle)))
    return tuple(word for part in parts for word in _parted(part, names))


def _parted(part: str, names: Sequence[Sequence[str]]) -> tuple[str, ...]:
    for words in names:
        if len(words) > 1:
            first, last = words[0], words[-1]
            pairs = ((first, last), (last, first), (first, last[0]), (first[0], last))
            for pair in (tuple(words), *pairs):
                if "".join(pair) == part:
                    return pair
    return (part,)


def fitted(handle: str, separators: str) -> tuple[str, ...]:
    """Write a handle with the separators that a platform allows, where its own are not allowed."""
    parts = PARTS.split(handle)
    if set(re.sub(r"[a-z0-9]", "", handle)) <= set(separators):
        return (handle,)
    return tuple(dict.fromkeys(mark.join(parts) for mark in (*separators[:1], "")))
