"""How the words of one name are found again in another text, as words or inside longer runs."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import partial_ratio_alignment

from impostor.names.nicknames import is_nickname, is_short_form
from impostor.names.sound import bones, is_other_spelling, sound, squeezed
from impostor.names.spelling import Spelling, Word
from impostor.names.words import all_decoration

ALIKE = 0.6
"""Below this two words have nothing to do with each other."""
ALIKE_INSIDE = 0.7
"""The same inside run-together letters, where chance finds more."""
SURE = 0.81
"""Below this another part of the text may stand for a word even though one seems to."""
MOST_WORDS = 8
"""Words compared of each text; no name that means anything has more."""


class How(StrEnum):
    """By what a word was found again."""

    SAME = "same"
    LOOK = "look"
    SOUND = "sound"
    TYPO = "typo"
    NICKNAME = "nickname"
    SHORT = "short form"
    INITIAL = "initial"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Part:
    """One word of the reference and what stands for it: `likeness` in [0, 1]."""

    word: Word
    other: str
    likeness: float
    how: How
    inside: bool = False


@dataclass(frozen=True, slots=True)
class Alignment:
    """Every word of the reference with what stands for it, and the letters that stand for none."""

    parts: tuple[Part, ...]
    left: tuple[str, ...]
    letters: int


def _typo(one: str, two: str) -> float:
    longest = max(len(one), len(two))
    return 1 - OSA.distance(one, two) / longest if longest else 0.0


@lru_cache(maxsize=65536)
def compare_words(reference: Word, other: Word) -> tuple[float, How]:
    """Say how alike two words are, and by what."""
    one_script = reference.raw.isascii() == other.raw.isascii()
    if reference.raw == other.raw or (not one_script and reference.plain == other.plain):
        return 1.0, How.SAME
    if len(reference.raw) == 1 or len(other.raw) == 1:
        form = attrgetter("raw" if one_script else "plain")
        return (0.4, How.INITIAL) if form(reference)[0] == form(other)[0] else (0.0, How.NONE)
    if one_script and not reference.raw.isascii():
        return _in_own_script(reference, other)
    return (
        _by_look(reference, other)
        or _by_sound(reference.plain, other.plain)
        or _by_spelling(reference, other)
    )


def _by_look(reference: Word, other: Word) -> tuple[float, How] | None:
    if reference.look == other.look or reference.skeleton == other.skeleton:
        return 0.99, How.LOOK
    return (0.97, How.LOOK) if reference.look == other.leet else None


def _in_own_script(reference: Word, other: Word) -> tuple[float, How]:
    """Compare two words that neither needs to be transliterated for: letter for letter."""
    one, two = reference.raw, other.raw
    if reference.skeleton == other.skeleton != "":
        return 0.99, How.LOOK
    if is_nickname(reference.plain, other.plain):
        return 0.85, How.NICKNAME
    likeness = 0.93 if squeezed(one) == squeezed(two) else _typo(one, two)
    if likeness < ALIKE and is_short_form(one, two):
        return 0.7, How.SHORT
    return (likeness, How.TYPO) if likeness >= ALIKE else _by_spelling(reference, other)


def _by_sound(one: str, two: str) -> tuple[float, How] | None:
    if sound(one) == sound(two):
        return 0.95, How.SOUND
    if is_other_spelling(one, two):
        return 0.9, How.SOUND
    return (0.85, How.NICKNAME) if is_nickname(one, two) else None


def _by_spelling(reference: Word, other: Word) -> tuple[float, How]:
    one, two = reference.plain, other.plain
    typo = max(
        _typo(one, two),
        _typo(reference.raw, other.raw),
        _typo(reference.look, other.look) - 0.01,
        _typo(reference.look, other.leet) - 0.02,
    )
    spoken = _typo(sound(one), sound(two)) - 0.04
    frame = bones(one)
    if len(frame) > 1 and frame == bones(two):
        spoken = max(spoken, 0.8 if len(frame) > 2 else 0.7)
    if spoken > typo and spoken >= ALIKE:
        return spoken, How.SOUND
    if typo < 0.75 and is_short_form(one, two):
        return 0.7, How.SHORT
    return (typo, How.TYPO) if typo >= ALIKE else (0.0, How.NONE)


@dataclass(frozen=True, slots=True)
class _Draft:
    """An alignment in the making: what stands for which word, and the runs of letters left."""

    parts: dict[int, Part]
    left: list[str]

    def worth(self) -> float:
        return sum([part.likeness for part in self.parts.values()])


def _by_words(reference: Spelling, other: Spelling) -> _Draft:
    """Pair the words of both, the most alike first, each used once."""
    found = [
        (*compare_words(one, two), i, j)
        for i, one in enumerate(reference.words[:MOST_WORDS])
        for j, two in enumerate(other.words[:MOST_WORDS])
    ]
    parts: dict[int, Part] = {}
    used: set[int] = set()
    for likeness, how, i, j in sorted(found, key=lambda pair: -pair[0]):
        if likeness > 0 and i not in parts and j not in used:
            parts[i] = Part(reference.words[i], other.words[j].plain, likeness, how)
            used.add(j)
    return _Draft(parts, [word.look for j, word in enumerate(other.words) if j not in used])


def _inside(word: Word, run: str) -> tuple[Part | None, str]:
    """Find a word inside run-together letters, and give the letters without it."""
    look = word.look
    if len(look) >= 2 and look in run:
        return Part(word, look, 1.0, How.SAME, inside=True), run.replace(look, " ", 1)
    if len(look) < 4 or len(run) < 3:
        return None, run
    place = partial_ratio_alignment(look, run, score_cutoff=70)
    if place is None:
        return None, run
    likeness, start, end = max(
        (_typo(look, run[start:end]), start, end)
        for start in (place.dest_start, place.dest_start + 1)
        for end in (place.dest_end - 1, place.dest_end, place.dest_end + 1)
    )
    if likeness < ALIKE_INSIDE:
        return None, run
    part = Part(word, run[start:end], likeness, How.TYPO, inside=True)
    return part, f"{run[:start]} {run[end:]}"


def _by_run(reference: Spelling, draft: _Draft, run: str) -> _Draft:
    """Look for the words that the draft lacks inside one run of letters, long words first."""
    parts = dict(draft.parts)
    missing = [(i, w) for i, w in enumerate(reference.words[:MOST_WORDS]) if i not in parts]
    for i, word in sorted(missing, key=lambda item: -len(item[1].look)):
        part, run = _inside(word, run)
        if part is not None:
            parts[i] = part
    return _Draft(parts, run.split())


def _with_initials(reference: Spelling, draft: _Draft) -> _Draft:
    """Take a letter that stands alone as the initial of a word that is missing."""
    parts, left = dict(draft.parts), list(draft.left)
    for i, word in enumerate(reference.words[:MOST_WORDS]):
        if i not in parts and word.look[:1] in left:
            parts[i] = Part(word, word.plain[:1], 0.4, How.INITIAL, inside=True)
            left.remove(word.look[:1])
    return _Draft(parts, left)


def align(reference: Spelling, other: Spelling) -> Alignment:
    """Find the words of a reference name in another text, as words or inside longer runs."""
    draft = _by_words(reference, other)
    sure = {i: part for i, part in draft.parts.items() if part.likeness >= SURE}
    if other.words and len(sure) < len(reference.words[:MOST_WORDS]):
        draft = max([draft, *_by_runs(reference, other, draft, sure)], key=_Draft.worth)
    left = tuple([run for run in draft.left if not all_decoration(run)])
    ordered = [
        draft.parts.get(i) or Part(word, "", 0.0, How.NONE)
        for i, word in enumerate(reference.words)
    ]
    return Alignment(tuple(ordered), left, len(other.look))


def _by_runs(
    reference: Spelling, other: Spelling, draft: _Draft, sure: dict[int, Part]
) -> Iterator[_Draft]:
    """Look inside runs of letters: what the sure words leave, and all where nothing is sure."""
    free = " ".join([*draft.left, *_looks_of(other, draft, sure)])
    if free:
        yield _with_initials(reference, _by_run(reference, _Draft(sure, []), free))
    if not sure:
        yield _with_initials(reference, _by_run(reference, _Draft({}, []), other.look))


def _looks_of(other: Spelling, draft: _Draft, sure: dict[int, Part]) -> list[str]:
    """Give the words of the other text that only an unsure part had taken."""
    unsure = {part.other for i, part in draft.parts.items() if i not in sure}
    return [word.look for word in other.words if word.plain in unsure]
