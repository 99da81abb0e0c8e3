"""Train the model of impostor/names: boosted trees over the measures of a pair, stored as data.

    python -m tests.bench.names.train [--people N] [--seed S]

Only the people of the tune part are seen. Everything follows from the seed.
"""

import argparse
import random
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np

from impostor.names import Shown, index, rarity
from impostor.names.features import FEATURES
from impostor.names.model import PRIOR
from tests.bench.names.profiles import MIX, NEGATIVES, Person, impostors, innocent, person

HOME = Path(__file__).parents[3] / "impostor" / "names" / "data" / "model.npz"
INNOCENTS = dict.fromkeys(MIX, 5) | {
    "near name": 14,
    "same first name": 16,
    "same surname": 14,
    "other person": 20,
}
"""Innocent profiles drawn a person and kind; weights then restore the shares of MIX."""
RISING = ("cover", "worst", "best", "plain", "look", "skeleton", "sound", "own_handle")
FALLING = ("left", "left_known")


def forget_benchmark_names() -> None:
    """Do without the names that only the benchmark's own source has, as with names never seen."""
    with rarity.STORED.open("rb") as file, np.load(file) as stored:
        kept = ~stored["benchmark"]
        lexicon = stored["checksums"][kept].tolist(), stored["rarity"][kept].tobytes()
    rarity.rarity.cache_clear()
    rarity.lexicon = lambda: lexicon


def part(one: Person) -> str:
    """Split by person: the name says which part a person belongs to, for good."""
    return "tune" if zlib.crc32(one.name.full.encode()) % 10 < 6 else "report"


def people(rng: random.Random, count: int, wanted: str) -> Iterator[Person]:
    """Make people of one part."""
    while count:
        one = person(rng)
        if part(one) == wanted:
            yield one
            count -= 1


def rows(rng: random.Random, one: Person) -> Iterator[tuple[int, float, str, list[float]]]:
    """Yield label, weight, kind and measures of each profile made for a person."""
    made = [(1, 1.0, each.kind, each) for each in impostors(rng, one, 1)]
    total = len(made) * NEGATIVES
    for kind, count in INNOCENTS.items():
        some = [each for _ in range(count) if (each := innocent(rng, one, kind))]
        made += [(0, total * MIX[kind] / len(some), kind, each) for each in some]
    compare = index([one.name.full], one.handles)
    shown = [Shown(each.name, each.handle) for *_, each in made]
    for place, row in compare.measures(shown):
        label, weight, kind, _ = made[place]
        yield label, weight, kind, row


def constraints() -> list[int]:
    """Let the likeness of a name only raise the score, and letters left over only lower it."""
    bases = [name.removeprefix("name_").removeprefix("handle_") for name in FEATURES]
    return [1 if base in RISING else -1 if base in FALLING else 0 for base in bases]


@dataclass
class Nodes:
    """The nodes of all trees, one list a field, as they are met."""

    feature: list[int] = field(default_factory=list)
    threshold: list[float] = field(default_factory=list)
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    value: list[float] = field(default_factory=list)
    roots: list[int] = field(default_factory=list)

    def add(self, tree: dict[str, Any]) -> int:
        """Add a tree, its root first, and give the root's place; a leaf is its own child."""
        place = len(self.feature)
        self.feature.append(tree.get("split_feature", 0))
        self.threshold.append(tree.get("threshold", 0.0))
        self.value.append(tree.get("leaf_value", 0.0))
        self.left.append(place)
        self.right.append(place)
        if "split_feature" in tree:
            self.left[place] = self.add(tree["left_child"])
            self.right[place] = self.add(tree["right_child"])
        return place


def flat(model: lightgbm.Booster) -> dict[str, np.ndarray]:
    """Lay the trees out as arrays: each node's feature, threshold, children and value."""
    nodes = Nodes()
    for tree in model.dump_model()["tree_info"]:
        nodes.roots.append(nodes.add(tree["tree_structure"]))
    return {
        "feature": np.array(nodes.feature, np.int16),
        "threshold": np.array(nodes.threshold, np.float32),
        "left": np.array(nodes.left, np.int32),
        "right": np.array(nodes.right, np.int32),
        "value": np.array(nodes.value, np.float32),
        "roots": np.array(nodes.roots, np.int32),
    }


def main() -> None:
    """Train and store."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--people", type=int, default=1800)
    arguments.add_argument("--seed", type=int, default=20261122)
    arguments.add_argument("--trees", type=int, default=160)
    options = arguments.parse_args()
    forget_benchmark_names()
    rng = random.Random(options.seed)
    data = [row for one in people(rng, options.people, "tune") for row in rows(rng, one)]
    labels, weights = (np.array(x) for x in list(zip(*data, strict=True))[:2])
    measures = np.array([row for *_, row in data], np.float32)
    print(f"{len(labels)} rows, {labels.sum()} of impostors")
    fit(measures, labels, weights, options)


def fit(
    measures: np.ndarray, labels: np.ndarray, weights: np.ndarray, options: argparse.Namespace
) -> lightgbm.Booster:
    """Fit the trees, at the stated prior, and store them."""
    weights = np.where(labels == 1, NEGATIVES * PRIOR / (1 - PRIOR), weights)
    data = lightgbm.Dataset(measures, labels, weight=weights, feature_name=list(FEATURES))
    settings = {
        "objective": "binary", "learning_rate": 0.08, "num_leaves": 31, "max_depth": 7,
        "min_data_in_leaf": 40, "lambda_l2": 5.0, "feature_fraction": 0.6, "bagging_fraction": 0.8,
        "bagging_freq": 1, "monotone_constraints": constraints(), "seed": options.seed,
        "deterministic": True, "num_threads": 1, "verbose": -1,
    }  # fmt: skip
    model = lightgbm.train(settings, data, num_boost_round=options.trees)
    np.savez_compressed(HOME, **flat(model))
    gains = sorted(zip(model.feature_importance("gain"), FEATURES, strict=True), reverse=True)
    print(", ".join(f"{name} {gain:.0f}" for gain, name in gains[:25]))
    return model


if __name__ == "__main__":
    main()
