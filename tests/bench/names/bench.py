"""Measure impostor/names against rapidfuzz on made profiles of real names.

    python -m tests.bench.names.bench [--people N] [--seed S] [--part report|tune]

Prints average precision, recall at precision .95 and at a false-positive rate of 1e-3, in all and
by kind; false positives by kind of innocent; calibration; throughput. Exact homonyms and fan
accounts are reported apart, outside average precision. The engine's list of names contains the
names of Faker, of which the people here are made; they are left out of it unless `--names all`.
"""

import argparse
import random
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from anyascii import anyascii
from rapidfuzz import fuzz
from sklearn.metrics import average_precision_score, precision_recall_curve

from impostor.names import Shown, index
from tests.bench.names.people import SOURCE
from tests.bench.names.profiles import NEGATIVES, Labelled, Person, apart, impostors, innocents
from tests.bench.names.train import forget_names, people

Scorer = Callable[[Person, Sequence[Labelled]], list[float]]


def rapidfuzz_scorer(score: Callable[[str, str], float], form: Callable[[str], str]) -> Scorer:
    """Score by the better of name and handle against the person's name or handles."""

    def scores(one: Person, profiles: Sequence[Labelled]) -> list[float]:
        mine = [form(text) for text in (one.name.full, *one.handles)]
        return [
            max(score(a, form(b)) for a in mine for b in (each.name, each.handle)) / 100
            for each in profiles
        ]

    return scores


def engine(one: Person, profiles: Sequence[Labelled]) -> list[float]:
    """Score by impostor/names."""
    compare = index([one.name.full], one.handles)
    return [match.score for match in compare.compare([Shown(p.name, p.handle) for p in profiles])]


def ascii_form(text: str) -> str:
    """Transliterate as one would who knows anyascii."""
    return anyascii(text).lower()


BASELINES: dict[str, Scorer] = {
    f"{name}{label}": rapidfuzz_scorer(score, form)
    for name, score in (
        ("ratio", fuzz.ratio), ("WRatio", fuzz.WRatio), ("token_sort_ratio", fuzz.token_sort_ratio)
    )
    for label, form in ((" raw", str.lower), (" anyascii", ascii_form))
}  # fmt: skip


CLEAN = frozenset({"accents", "order", "transliteration", "middle name", "initial and last name"})
"""Ways in which one name is honestly written twice."""


@dataclass(frozen=True, slots=True)
class Made:
    """All profiles made, with the truth and the engine's score."""

    profiles: Sequence[Labelled]
    scores: np.ndarray
    baselines: dict[str, np.ndarray]


def make(
    seed: int, count: int, part: str, with_baselines: Callable[[str], bool]
) -> tuple[Made, float]:
    """Make the profiles and score them; gives also the engine's pairs a second."""
    rng = random.Random(seed)
    profiles: list[Labelled] = []
    scores: list[float] = []
    others: dict[str, list[float]] = defaultdict(list)
    spent = 0.0
    for one in people(rng, count, part):
        fakes = list(impostors(rng, one, 1))
        batch = [*fakes, *innocents(rng, one, len(fakes) * NEGATIVES), *apart(rng, one)]
        start = time.process_time()
        scores += engine(one, batch)
        spent += time.process_time() - start
        for name, scorer in BASELINES.items():
            if with_baselines(name):
                others[name] += scorer(one, batch)
        profiles += batch
    return Made(profiles, np.array(scores), {n: np.array(s) for n, s in others.items()}), len(
        profiles
    ) / spent


@dataclass(frozen=True, slots=True)
class Figures:
    """How well scores part impostors from innocents, and the two thresholds."""

    ap: float
    recall_p95: float
    recall_f3: float
    threshold_p95: float
    threshold_f3: float


def figures(labels: np.ndarray, scores: np.ndarray) -> Figures:
    """Measure scores where only impostors and innocents are."""
    precision, recall, thresholds = precision_recall_curve(labels, scores)
    good = np.flatnonzero(precision[:-1] >= 0.95)
    best = good[np.argmax(recall[good])] if len(good) else None
    innocent = np.sort(scores[labels == 0])[::-1]
    f3 = float(innocent[int(len(innocent) * 1e-3)])
    return Figures(
        float(average_precision_score(labels, scores)),
        float(recall[best]) if best is not None else 0.0,
        float((scores[labels == 1] > f3).mean()),
        float(thresholds[best]) if best is not None else 2.0,
        f3,
    )


def by_kind(
    made: Made, group: str, threshold: float, alone: Sequence[bool]
) -> dict[str, tuple[float, int]]:
    """Give the share at or over a threshold for each kind of a group."""
    over: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    for each, score in zip(made.profiles, made.scores, strict=True):
        if each.group == group and each.unrelated_handle in alone:
            seen[each.kind] += 1
            over[each.kind] += int(score >= threshold)
    return {kind: (over[kind] / seen[kind], seen[kind]) for kind in seen}


def calibration(labels: np.ndarray, scores: np.ndarray) -> list[tuple[str, float, float, int]]:
    """Set the mean score beside the share of impostors, in ten bands of score."""
    edges = [0, 1e-4, 1e-3, 0.01, 0.05, 0.1, 0.3, 0.5, 0.7, 0.9, 1.01]
    out = []
    for low, high in pairwise(edges):
        inside = (scores >= low) & (scores < high)
        if inside.any():
            out.append(
                (
                    f"{low:g}-{min(high, 1):g}",
                    float(scores[inside].mean()),
                    float(labels[inside].mean()),
                    int(inside.sum()),
                )
            )
    return out


def report(made: Made, rate: float) -> None:
    """Print every figure."""
    groups = np.array([each.group for each in made.profiles])
    judged = np.isin(groups, ["impostor", "innocent"])
    labels = (groups[judged] == "impostor").astype(int)
    print(f"{labels.sum()} impostors, {(labels == 0).sum()} innocents\n")
    print(f"{'method':28} AP     R@P95  R@FPR1e-3")
    mine = figures(labels, made.scores[judged])
    for name, scores in [*made.baselines.items(), ("impostor names", made.scores)]:
        f = figures(labels, scores[judged])
        print(f"{name:28} {f.ap:.3f}  {f.recall_p95:.3f}  {f.recall_f3:.3f}")
    print("\nclean pairs alone (accents, order, another script, a middle name or an initial): AP")
    clean = np.array([each.group == "innocent" or each.kind in CLEAN for each in made.profiles])
    for name, scores in [*made.baselines.items(), ("impostor names", made.scores)]:
        found = figures((groups == "impostor")[clean & judged], scores[clean & judged])
        print(f"{name:28} {found.ap:.3f}")
    print(
        f"\nthreshold of precision .95: {mine.threshold_p95:.3f}; "
        f"of FPR 1e-3: {mine.threshold_f3:.3f}"
    )
    print("\nrecall by kind           unrelated handle    any handle   at FPR 1e-3, unrelated")
    alone = by_kind(made, "impostor", mine.threshold_p95, (True,))
    f3 = by_kind(made, "impostor", mine.threshold_f3, (True,))
    for kind, (share, _) in by_kind(made, "impostor", mine.threshold_p95, (True, False)).items():
        first, count = alone.get(kind, (float("nan"), 0))
        third, _ = f3.get(kind, (float("nan"), 0))
        print(f"{kind:24} {first:.3f} ({count:5})      {share:.3f}        {third:.3f}")
    print("\nfalse positives by kind of innocent, at precision .95")
    for kind, (share, count) in by_kind(
        made, "innocent", mine.threshold_p95, (True, False)
    ).items():
        print(f"{kind:32} {share:.4f} ({count})")
    print("\nreported apart: share over the threshold")
    for group in ("fan", "homonym"):
        for kind, (share, count) in by_kind(made, group, mine.threshold_p95, (True, False)).items():
            print(f"{kind:32} {share:.3f} ({count})")
    print("\ncalibration: score band, mean score, share of impostors, profiles")
    for band, mean, share, count in calibration(labels, made.scores[judged]):
        print(f"{band:12} {mean:.4f}  {share:.4f}  {count}")
    print(f"\n{rate:,.0f} pairs a second of one core (processor time)")


def main() -> None:
    """Make, measure, print."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--people", type=int, default=300)
    arguments.add_argument("--seed", type=int, default=4)
    arguments.add_argument("--part", choices=["report", "tune"], default="report")
    arguments.add_argument("--baselines", choices=["all", "none"], default="all")
    arguments.add_argument("--source", type=Path, help="an unpacked `nominate`: other people")
    arguments.add_argument("--names", choices=["unseen", "all"], default="unseen")
    options = arguments.parse_args()
    SOURCE.onomaverse = options.source
    if options.names == "unseen":
        forget_names()
    wanted = options.baselines == "all"
    made, rate = make(options.seed, options.people, options.part, lambda _: wanted)
    report(made, rate)


if __name__ == "__main__":
    main()
