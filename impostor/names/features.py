"""What is measured of a pair: a person's name and what a profile shows, as a row of numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from rapidfuzz.distance import OSA
from rapidfuzz.fuzz import partial_ratio, ratio

from impostor.names import typing_errors
from impostor.names.likeness import Alignment, How, Part, align
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
    "left_in_handle", "changed_in_handle", "both", "foreign_reference", "foreign_name",
    "own_handle", "own_handle_part",
)  # fmt: skip
"""The measures taken of the two together."""

FEATURES = (*(f"name_{m}" for m in SIDE), *(f"handle_{m}" for m in SIDE), *PAIR)


@dataclass(frozen=True, slots=True)
class Reference:
    """One name of the person, prepared once; `marks` are the words that are found anywhere."""

    spelling: Spelling
    weights: tuple[float, ...]
    marks: tuple[str, ...]
    sorted: str
    raw: str
    sound: str
    bones: str


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison: where the name's words are found, and the measures in order."""

    alignment: Alignment
    measures: tuple[float, ...]


def reference(spelling: Spelling) -> Reference:
    """Prepare a name of the person."""
    return Reference(
        spelling=spelling,
        weights=tuple(rarity(word.plain) for word in spelling.words),
        marks=tuple(word.look for word in spelling.words if len(word.look) > 3),
        sorted="".join(sorted(word.look for word in spelling.words)),
        raw=_in_order(spelling),
        sound=sound(spelling.plain),
        bones=bones(spelling.plain),
    )


def _in_order(spelling: Spelling) -> str:
    return "".join(sorted(word.raw for word in spelling.words))


def _is_year(digits: str) -> bool:
    return digits[:2] in {"19", "20"} if len(digits) == 4 else len(digits) == 2


def _whole(mine: Reference, other: Spelling) -> tuple[float, ...]:
    """Compare the two texts as wholes, each kind of form with its own kind."""
    own = mine.spelling
    in_order = "".join(sorted(word.look for word in other.words))
    return (
        ratio(own.plain, other.plain) / 100,
        max(ratio(own.raw, other.raw), ratio(mine.raw, _in_order(other))) / 100,
        ratio(mine.sorted, in_order) / 100,
        max(ratio(own.look, other.look), ratio(own.look, other.leet)) / 100,
        ratio(own.skeleton, other.skeleton) / 100,
        ratio(mine.sound, sound(other.plain)) / 100,
        ratio(mine.bones, bones(other.plain)) / 100 if len(mine.bones) > 2 else 0.0,
        partial_ratio(own.look, other.look) / 100 if other.look and own.look else 0.0,
        _backwards(own, other),
        float(min(9, OSA.distance(mine.sorted, in_order))),
    )


def _backwards(own: Spelling, other: Spelling) -> float:
    """Compare with the text read backwards, as a whole and word by word."""
    by_word = "".join(word.raw[::-1] for word in other.words)
    return max(ratio(own.raw, other.raw[::-1]), ratio(own.raw, by_word)) / 100


def _parts(mine: Reference, found: Alignment) -> tuple[float, ...]:
    """Weigh the words that were found: by rarity, and the left-over letters against all."""
    total = sum(mine.weights) or 1.0
    likeness = [part.likeness for part in found.parts]
    weighed = sum(w * x for w, x in zip(mine.weights, likeness, strict=True))
    left = sum(map(len, found.left))
    return (
        weighed / total,
        min(likeness, default=0.0),
        max(likeness, default=0.0),
        weighed,
        left / found.letters if found.letters else 0.0,
        float(sum(len(run) > 2 and is_known(run) for run in found.left)),
    )


def _hows(found: Alignment) -> tuple[float, ...]:
    """Count by what the words were found."""
    hows = [part.how for part in found.parts]
    kinds = (How.SAME, How.LOOK, How.SOUND, How.TYPO, How.NICKNAME, How.SHORT, How.INITIAL)
    return (*(float(hows.count(how)) for how in kinds), float(sum(p.inside for p in found.parts)))


def changed_parts(found: Alignment) -> list[Part]:
    """List the words that stand there with letters changed."""
    return [p for p in found.parts if p.how in {How.TYPO, How.SOUND}]


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


def side(mine: Reference, other: Spelling) -> Side:
    """Measure a display name or a handle against a name of the person."""
    found = align(mine.spelling, other)
    whole, parts = _whole(mine, other), _parts(mine, found)
    return Side(
        found,
        (
            *parts,
            *whole,
            *_hows(found),
            *_near_names(found),
            float(len(other.look)),
            float(len(other.words)),
            float(len(other.numbers)),
            float(any(map(_is_year, other.numbers))),
            float(len(other.extras)),
            float(len(tricks(other.text))),
        ),
    )


def no_side(mine: Reference) -> Side:
    """Give the measures of a text that does not resemble the name at all."""
    parts = tuple(Part(word, "", 0.0, How.NONE) for word in mine.spelling.words)
    return Side(Alignment(parts, (), 0), (0.0,) * len(SIDE))


def pair(
    mine: Reference, name: Side, handle: Side, texts: tuple[Spelling, Spelling]
) -> list[float]:
    """Measure what name and handle say together, but for the person's own handles."""
    shown, called = texts
    left = "".join(name.alignment.left)
    return [
        float(len(mine.spelling.words)),
        float(len(mine.spelling.look)),
        sum(mine.weights),
        partial_ratio(shown.look, called.look) / 100 if shown.look and called.look else 0.0,
        float(len(left) > 2 and left in called.look),
        float(any(look(p.other) in called.look for p in changed_parts(name.alignment))),
        min(name.measures[0], handle.measures[0]),
        float(is_foreign(mine.spelling)),
        float(is_foreign(shown)),
    ]


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
