"""How likely an impostor is to have chosen a handle: a sum over the ways to come to it.

    P(handle) = sum over seeds, changes and bases of
                P(seed) P(change) P(layout | changed or not) P(base | layout)
                P(handle | base, change)

A way is one base (the words of a declared name, or a known handle, laid out) and one change to it.
P(layout) and P(change) are the weights of data/weights.tsv, fitted by expectation maximisation
(Dempster, Laird and Rubin, 1977) on the tune part of tests/bench/candidates alone; the weights
within a layout or a change are written by hand where they are.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files

from impostor.candidates import additions, letters
from impostor.candidates.bases import Base, Layout, handle_bases, name_bases
from impostor.platforms.handles import HandleRule

MOST_BASES = 14
"""Bases of one seed that are changed; the others only stand for themselves."""


class Change(StrEnum):
    """What is done to a base; the value is the reason that people read."""

    NONE = "written so"
    JOINED = "separator taken away or exchanged"
    PARTED = "separator put in"
    SIGNS = "separator in front or at the end"
    WORD_BEFORE = "word in front"
    WORD_BEHIND = "word behind"
    NUMBER = "number behind"
    ENDING = "end of a domain name behind"
    LEFT_OUT = "letter left out"
    DOUBLED = "letter doubled"
    SWAPPED = "letters swapped"
    OTHER_VOWEL = "other vowel"
    NEAR_KEY = "neighbouring key"
    ADDED_KEY = "neighbouring key hit as well"
    FLIPPED_BIT = "letter changed by one bit"
    ADDED_END = "letter or digit added"
    PLURAL = "plural"
    LOOK_ALIKE = "letters that look the same"
    LEET = "digits for letters"
    BACKWARDS = "written backwards"


def unchanged(layout: Layout) -> str:
    """Name the weight of a layout that stands for itself, beside that of one that is changed."""
    return f"{layout}, unchanged"


Changer = Callable[[str, str], Iterator[tuple[str, float]]]
"""A base's text and a platform's separators in; variants with weights within the change out."""


def _nothing(handle: str) -> Iterator[tuple[str, float]]:
    yield handle, 1.0


def _of_letters(change: Callable[[str], Iterator[tuple[str, float]]]) -> Changer:
    return lambda handle, _separators: change(handle)


CHANGES: tuple[tuple[Change, Changer], ...] = (
    (Change.NONE, _of_letters(_nothing)),
    (Change.JOINED, additions.joined),
    (Change.PARTED, additions.parted),
    (Change.SIGNS, additions.signs),
    (Change.WORD_BEFORE, additions.word_before),
    (Change.WORD_BEHIND, additions.word_behind),
    (Change.NUMBER, additions.number),
    (Change.ENDING, additions.ending),
    (Change.LEFT_OUT, _of_letters(letters.left_out)),
    (Change.DOUBLED, _of_letters(letters.doubled)),
    (Change.SWAPPED, _of_letters(letters.swapped)),
    (Change.OTHER_VOWEL, _of_letters(letters.other_vowel)),
    (Change.NEAR_KEY, _of_letters(letters.near_key)),
    (Change.ADDED_KEY, _of_letters(letters.added_key)),
    (Change.FLIPPED_BIT, _of_letters(letters.flipped_bit)),
    (Change.ADDED_END, _of_letters(letters.added_end)),
    (Change.PLURAL, _of_letters(letters.plural)),
    (Change.LOOK_ALIKE, _of_letters(letters.look_alike)),
    (Change.LEET, _of_letters(letters.leet)),
    (Change.BACKWARDS, _of_letters(letters.backwards)),
)


class Kind(StrEnum):
    """What a seed is."""

    NAME = "name"
    HANDLE = "handle"
    FAKE = "fake"


@dataclass(frozen=True, slots=True)
class Seeds:
    """What variants are made of: declared names and aliases, own handles, confirmed fakes'."""

    names: tuple[str, ...]
    handles: tuple[str, ...] = ()
    fakes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Way:
    """One way to come to a handle; `share` is its probability but for the fitted weights."""

    handle: str
    share: float
    kind: Kind
    change: Change
    base: Base


@dataclass(frozen=True, slots=True)
class Candidate:
    """A handle that an impostor may have, with the likeliest way to it."""

    handle: str
    likelihood: float
    change: Change
    base: Base

    @property
    def reason(self) -> str:
        """Say how an impostor would come to the handle."""
        if self.change is Change.NONE:
            return str(self.base.layout)
        return f"{self.change}: {self.base.text}"


@lru_cache(maxsize=1)
def weights() -> Mapping[str, float]:
    """Read the fitted weights, by the names of kinds of seeds, layouts and changes."""
    text = (files("impostor.candidates") / "data" / "weights.tsv").read_text("utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {name: float(weight) for name, weight in rows}


def variants(seeds: Seeds, rule: HandleRule) -> list[Candidate]:
    """Give all handles that a platform allows, likeliest first, each once; own ones left out.

    A confirmed fake's handle stays in: the same impostor may have it on another platform.
    """
    known = {rule.folded(handle) for handle in seeds.handles}
    total: dict[str, float] = defaultdict(float)
    best: dict[str, tuple[float, Way]] = {}
    for way in ways(seeds, rule, weights()):
        key = rule.folded(way.handle)
        total[key] += way.share
        if key not in best or way.share > best[key][0]:
            best[key] = way.share, way
    found = [
        Candidate(way.handle, total[key], way.change, way.base)
        for key, (_, way) in best.items()
        if key not in known
    ]
    return sorted(found, key=lambda one: (-one.likelihood, one.handle))


def ways(seeds: Seeds, rule: HandleRule, given: Mapping[str, float]) -> Iterator[Way]:
    """Give every way from the seeds to handles that the platform allows, with its probability."""
    rows = list(_seeds(seeds, rule))
    present = {kind: sum(1 for each, _ in rows if each is kind) for kind in Kind}
    whole = sum(given[kind] for kind, count in present.items() if count)
    changes = sum(given[change] for change in Change)
    for kind, bases in rows:
        share = given[kind] / whole / present[kind] / changes
        alone = _shared(bases, lambda layout: given[unchanged(layout)])
        changed = _shared(bases, lambda layout: given[layout])[:MOST_BASES]
        for change, function in CHANGES:
            for base, within in alone if change is Change.NONE else changed:
                for handle, weight in _made(base, change, function, rule):
                    yield Way(handle, share * given[change] * within * weight, kind, change, base)


def _seeds(seeds: Seeds, rule: HandleRule) -> Iterator[tuple[Kind, Sequence[Base]]]:
    for name in seeds.names:
        yield Kind.NAME, list(name_bases(name, rule.separators))
    for kind, itself, handles in (
        (Kind.HANDLE, Layout.ITSELF, seeds.handles),
        (Kind.FAKE, Layout.FAKE, seeds.fakes),
    ):
        for handle in dict.fromkeys(handles):
            yield kind, list(handle_bases(handle, itself, seeds.names, rule.separators))


def _shared(bases: Sequence[Base], weight: Callable[[Layout], float]) -> list[tuple[Base, float]]:
    """Share each layout's weight among its bases; likeliest first."""
    by_text: dict[tuple[str, Layout], Base] = {(b.text, b.layout): b for b in bases if b.text}
    sums: dict[Layout, float] = defaultdict(float)
    for base in by_text.values():
        sums[base.layout] += base.weight
    whole = sum(map(weight, sums))
    shared = [
        (base, weight(base.layout) / whole * base.weight / sums[base.layout])
        for base in by_text.values()
    ]
    return sorted(shared, key=lambda pair: -pair[1])


def _made(
    base: Base, change: Change, function: Changer, rule: HandleRule
) -> list[tuple[str, float]]:
    """Give what a change makes of a base and the platform allows, with shares of one."""
    made = [
        (handle, weight)
        for handle, weight in function(base.text, rule.separators)
        if (handle != base.text or change is Change.NONE) and rule.allows(handle)
    ]
    whole = sum(weight for _, weight in made)
    return [(handle, weight / whole) for handle, weight in made]
