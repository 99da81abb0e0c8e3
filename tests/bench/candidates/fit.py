"""Fit the generator's weights on the tune part, and write candidates/data/weights.tsv.

    python -m tests.bench.candidates.fit [--handles N]

Expectation maximisation (Dempster, Laird and Rubin, 1977): each handle of the tune seed is shared
among the ways that lead to it, and the weights become what each kind of seed, layout and change
got, beside how often it could have got something. A quarter of each weight is an even share, so
that nothing is thought impossible. The report seed is never used here.
"""

import argparse
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from impostor.candidates.bases import Layout
from impostor.candidates.likelihood import Change, Kind, Seeds, Way, unchanged, ways
from impostor.platforms.handles import handle_rule
from tests.bench.candidates.bench import TUNE_SEED, cases

OUT = Path(__file__).parents[3] / "impostor" / "candidates" / "data" / "weights.tsv"
ROUNDS = 60
EVEN = 0.25
"""The part of a weight that is not learnt: impostors elsewhere do otherwise than made ones."""
USUAL: Mapping[str, float] = {
    Layout.ITSELF: 3.0, Layout.WHOLE: 3.0,
    Change.WORD_BEHIND: 1.5, Change.WORD_BEFORE: 1.2, Change.NUMBER: 1.3, Change.SIGNS: 1.5,
    Change.JOINED: 1.5, Change.PLURAL: 0.8, Change.FLIPPED_BIT: 0.5, Change.BACKWARDS: 0.3,
}  # fmt: skip
"""By hand: the tune part draws its classes evenly, while impostors of people rather decorate a name
than write it backwards or wait for a bit to flip, and what is disguised further is rather a whole
name than its initials."""
HEAD = """\
# How often impostors start from what, lay it out how, and do what to it, beside the others of the
# same group. Written by tests/bench/candidates/fit.py from its tune seed.
"""
GROUPS: tuple[Sequence[str], ...] = (
    tuple(Kind), tuple(Layout), tuple(map(unchanged, Layout)), tuple(Change),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Seen:
    """A handle: the ways to it, and which layouts each kind of seed could have had."""

    ways: Sequence[Way]
    layouts: Mapping[Kind, frozenset[Layout]]


def seen(seeds: Seeds, platform: str, handles: Iterable[str]) -> list[Seen]:
    rule = handle_rule(platform)
    assert rule is not None
    wanted = {rule.folded(handle): [] for handle in handles}
    layouts: dict[Kind, set[Layout]] = defaultdict(set)
    even = {name: 1.0 for group in GROUPS for name in group}
    for way in ways(seeds, rule, even):
        layouts[way.kind].add(way.base.layout)
        if (key := rule.folded(way.handle)) in wanted:
            wanted[key].append(way)
    present = {kind: frozenset(found) for kind, found in layouts.items()}
    return [Seen(found, present) for found in wanted.values() if found]


def fitted(examples: Sequence[Seen]) -> dict[str, float]:
    """Fit the weights; those of each group sum to the number of its members."""
    given = {name: 1.0 for group in GROUPS for name in group}
    for _ in range(ROUNDS):
        got: dict[str, float] = defaultdict(float)
        could: dict[str, float] = defaultdict(float)
        for one in examples:
            _share_out(one, given, got, could)
        raw = {
            name: given[name] * got[name] / could[name] if could[name] else 0.0 for name in given
        }
        given = {name: value for group in GROUPS for name, value in _even(raw, group).items()}
    return given


def _share_out(
    one: Seen, given: Mapping[str, float], got: dict[str, float], could: dict[str, float]
) -> None:
    kinds = sum(given[kind] for kind in one.layouts)
    wholes = {
        (kind, name_of): sum(given[name_of(x)] for x in found)
        for kind, found in one.layouts.items()
        for name_of in (str, unchanged)
    }
    parts = []
    for way in one.ways:
        name_of = _name_of(way)
        layout = given[name_of(way.base.layout)] / wholes[way.kind, name_of]
        parts.append(way.share * given[way.kind] / kinds * layout * given[way.change])
    whole = sum(parts)
    for way, part in zip(one.ways, parts, strict=True):
        name_of = _name_of(way)
        for name in (way.kind, name_of(way.base.layout), way.change):
            got[name] += part / whole
        for layout_name in map(name_of, one.layouts[way.kind]):
            could[layout_name] += part / whole * given[layout_name] / wholes[way.kind, name_of]
    for kind in one.layouts:
        could[kind] += given[kind] / kinds
    for change in Change:
        could[change] += given[change] / len(Change)


def _name_of(way: Way) -> Callable[[Layout], str]:
    return unchanged if way.change is Change.NONE else str


def _even(raw: Mapping[str, float], group: Sequence[str]) -> dict[str, float]:
    whole = sum(raw[name] for name in group)
    share = {name: raw[name] / whole * len(group) for name in group}
    return {name: (1 - EVEN) * share[name] + EVEN for name in group}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--handles", type=int, default=1200)
    count = parser.parse_args().handles
    examples = [
        one
        for seeds, platform, made in cases(TUNE_SEED, count)
        for one in seen(seeds, platform, [each.handle for each in made])
    ]
    given = fitted(examples)
    for name, factor in USUAL.items():
        given[name] *= factor
    # No confirmed fakes are made here: what one fake chose, its next account resembles as much.
    given[Kind.FAKE] = given[Kind.HANDLE]
    given[Layout.FAKE] = given[Layout.ITSELF]
    # Likeliest of all: the same impostor under the same handle on another platform.
    given[unchanged(Layout.FAKE)] = given[Layout.ITSELF]
    rows = (f"{name}\t{given[name]:.3f}\n" for group in GROUPS for name in group)
    OUT.write_text(HEAD + "".join(rows), encoding="utf-8")
    print(f"{len(examples)} of {count} handles reached; written to {OUT.name}")


if __name__ == "__main__":
    main()
