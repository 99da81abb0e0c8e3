"""What is measured of a pair: a person's name and what a profile shows, as a row of numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import partial_ratio, ratio

from impostor.names import typing_errors
from impostor.names.likeness import Alignment, How, Part
from impostor.names.normalise import look
from impostor.names.rarity import UNKNOWN, is_known, rarity
from impostor.names.sound import bones, sound
from impostor.names.spelling import Spelling, is_foreign, tricks

SIDE = (
    "cover", "worst", "best", "found", "left", "left_known", "plain", "raw", "sorted", "look",
    "skeleton", "sound", "bones", "partial", "reversed", "edits", "same", "looks", "sounds",
    "typos", "nicknames", "shorts", "initials", "inside", "new_name", "old_name", "ending",
    *typing_errors.KINDS, "letters", "words", "numbers", "year", "claims", "tricks",
)  # fmt: skip
"""The measures taken of the display name, and again of the handle."""

PAIR = (
    "reference_words", "reference_letters", "reference_rarity", "name_in_handle",
    "left_in_handle", "changed_in_handle", "foreign_reference", "foreign_name", "both",
    "own_handle", "own_handle_part",
)  # fmt: skip
"""The measures taken of the two together."""

_NOTHING = (0.0,) * len(SIDE)
_KINDS = (How.SAME, How.LOOK, How.SOUND, How.TYPO, How.NICKNAME, How.SHORT, How.INITIAL)

FEATURES = (*(f"name_{m}" for m in SIDE), *(f"handle_{m}" for m in SIDE), *PAIR)


@dataclass(frozen=True, slots=True)
class Texts:
    """A profile's name and handle as prepared for comparison."""

    name: Spelling
    handle: Spelling


@dataclass(frozen=True, slots=True)
class Reference:
    """One name of the person, prepared once; `marks` are the words that are found anywhere.

    `frames` are the consonants of each word as it looks; `nothing` is the alignment with a text
    that does not resemble the name at all.
    """

    spelling: Spelling
    weights: tuple[float, ...]
    marks: tuple[str, ...]
    plain: str
    skeleton: str
    raw: str
    sorted: str
    sorted_raw: str
    sound: str
    bones: str
    frames: tuple[str, ...]
    foreign: bool
    nothing: Alignment


def reference(spelling: Spelling) -> Reference:
    """Prepare a name of the person."""
    return Reference(
        spelling=spelling,
        weights=tuple(rarity(word.plain) for word in spelling.words),
        marks=tuple(word.look for word in spelling.words if len(word.look) > 3),
        plain=spelling.plain,
        skeleton=spelling.skeleton,
        raw=spelling.raw,
        sorted="".join(sorted(word.look for word in spelling.words)),
        sorted_raw=_in_order(spelling),
        sound=sound(spelling.plain),
        bones=bones(spelling.plain),
        frames=tuple([f for w in spelling.words if len(f := bones(w.look)) > 2]),
        foreign=is_foreign(spelling),
        nothing=Alignment(tuple([Part(w, "", 0.0, How.NONE) for w in spelling.words]), (), 0),
    )


def _in_order(spelling: Spelling) -> str:
    return "".join(sorted([word.raw for word in spelling.words]))


def _is_year(digits: str) -> bool:
    return digits[:2] in {"19", "20"} if len(digits) == 4 else len(digits) == 2


def _whole(mine: Reference, other: Spelling) -> tuple[float, ...]:
    """Compare the two texts as wholes, each kind of form with its own kind."""
    own, plain, raw = mine.spelling, other.plain, other.raw
    in_order = "".join(sorted([word.look for word in other.words]))
    return (
        ratio(mine.plain, plain) / 100,
        max(ratio(mine.raw, raw), ratio(mine.sorted_raw, _in_order(other))) / 100,
        ratio(mine.sorted, in_order) / 100,
        max(ratio(own.look, other.look), ratio(own.look, other.leet)) / 100,
        ratio(mine.skeleton, other.skeleton) / 100,
        ratio(mine.sound, sound(plain)) / 100,
        ratio(mine.bones, bones(plain)) / 100 if len(mine.bones) > 2 else 0.0,
        partial_ratio(own.look, other.look) / 100 if other.look and own.look else 0.0,
        max(ratio(mine.raw, raw[::-1]), ratio(mine.raw, _each_backwards(other))) / 100,
        float(min(9, OSA.distance(mine.sorted, in_order))),
    )


def _each_backwards(other: Spelling) -> str:
    return "".join([word.raw[::-1] for word in other.words])


def _parts(mine: Reference, found: Alignment) -> tuple[float, ...]:
    """Weigh the words that were found: by rarity, and the left-over letters against all."""
    total = sum(mine.weights) or 1.0
    likeness = [part.likeness for part in found.parts]
    weighed = sum(map(mul, mine.weights, likeness))
    left = sum(map(len, found.left))
    return (
        weighed / total,
        min(likeness, default=0.0),
        max(likeness, default=0.0),
        weighed,
        left / found.letters if found.letters else 0.0,
        float(len([run for run in found.left if len(run) > 2 and is_known(run)])),
    )


def _hows(found: Alignment) -> tuple[float, ...]:
    """Count by what the words were found."""
    hows = [part.how for part in found.parts]
    return (
        *map(float, map(hows.count, _KINDS)),
        float([p.inside for p in found.parts].count(True)),
    )


def changed_parts(found: Alignment) -> list[Part]:
    """List the words that stand there with letters changed."""
    return [p for p in found.parts if p.how is How.TYPO or p.how is How.SOUND]


def _near_names(found: Alignment) -> tuple[float, ...]:
    """Tell another name from a typing error: how well known both are, and what was changed."""
    changed = changed_parts(found)
    if not changed:
        return (0.0,) * (3 + len(typing_errors.KINDS))
    edits = [typing_errors.measure(p.word.plain, p.other) for p in changed]
    return (
        max(UNKNOWN - rarity(p.other) for p in changed),
        min(UNKNOWN - rarity(p.word.plain) for p in changed),
        float(sum(p.word.plain[:-2] == p.other[: len(p.word.plain) - 2] for p in changed)),
        *(max(values) for values in zip(*edits, strict=True)),
    )


def _side(mine: Reference, other: Spelling, found: Alignment) -> tuple[float, ...]:
    """Measure a display name or a handle, in the order of `SIDE`."""
    if found is mine.nothing:
        return _NOTHING
    return (
        *_parts(mine, found),
        *_whole(mine, other),
        *_hows(found),
        *_near_names(found),
        float(len(other.look)),
        float(len(other.words)),
        float(len(other.numbers)),
        float(any(map(_is_year, other.numbers))),
        float(len(other.extras)),
        float(len(tricks(other.text))),
    )


def measures(
    mine: Reference, name: Alignment, handle: Alignment, texts: Texts
) -> tuple[float, ...]:
    """Measure a profile against a name of the person, aligned before: `FEATURES` but the last two.

    Those two are `own_handles`.
    """
    one, two = _side(mine, texts.name, name), _side(mine, texts.handle, handle)
    return (*one, *two, *_both(mine, name, texts), min(one[0], two[0]))


def one_word_alone(mine: Reference, name: Alignment, handle: Alignment, shown: Spelling) -> bool:
    """Say whether name and handle have one word of a longer name and nothing of the others.

    They then show somebody else of the same first name or surname. Of the people of the tune part
    this takes out half of the innocents that resemble the person, and hardly an impostor. Where
    one is written in Latin letters and the other is not, a word not found may still be there.
    """
    in_name = any(part.likeness for part in name.parts)
    if mine.foreign != (in_name and is_foreign(shown)):
        return False
    sides = zip(name.parts, handle.parts, strict=True)
    missing = [a.word for a, b in sides if not a.likeness and not b.likeness]
    if not missing or len(missing) != len(name.parts) - 1:
        return False
    raw = shown.raw
    return all(len(w.look) > 2 and w.raw[::-1] not in raw for w in missing)


def _both(mine: Reference, name: Alignment, texts: Texts) -> tuple[float, ...]:
    """Measure what name and handle say together."""
    shown, called = texts.name.look, texts.handle.look
    left = "".join(name.left)
    return (
        float(len(mine.spelling.words)),
        float(len(mine.spelling.look)),
        sum(mine.weights),
        partial_ratio(shown, called) / 100 if shown and called else 0.0,
        float(len(left) > 2 and left in called),
        float(any(look(p.other) in called for p in changed_parts(name))),
        float(mine.foreign),
        float(is_foreign(texts.name)),
    )


def own_handles(handles: Sequence[Spelling], called: Spelling) -> tuple[float, float]:
    """Compare a handle with the person's own: as wholes with their numbers, and as a part."""
    looks = [own for own in handles if own.look]
    if not looks or not called.look:
        return 0.0, 0.0
    whole = called.look + "".join(called.numbers)
    return (
        max(ratio(own.look + "".join(own.numbers), whole) for own in looks) / 100,
        max(partial_ratio(own.look, called.look) * _share(own, called) for own in looks) / 100,
    )


def _share(own: Spelling, called: Spelling) -> float:
    return min(1.0, len(called.look) / len(own.look))
