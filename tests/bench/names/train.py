"""Train the model of impostor/names: boosted trees over the measures of a pair, stored as data.

    python -m tests.bench.names.train [--people N] [--seed S]

Only the people of the tune part are seen. Everything follows from the seed.
"""

import argparse
import random
import zlib
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import lightgbm
import numpy as np
from sklearn.linear_model import LogisticRegression

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
ROUNDS = 2
"""Profiles of each kind of impostor made for a person; each weighs that much less."""
FORGOTTEN = (0.0, 0.0, 0.5)
"""Shares of the names known that are forgotten, each for as many people."""
HELD = 6
"""Of so many people one is held out to calibrate."""
RISING = ("cover", "worst", "best", "plain", "look", "skeleton", "sound", "own_handle")
FALLING = ("left", "left_known")


def forget_names(share: float = 0.0) -> None:
    """Do without the names that only the benchmark's own source has, as with names never seen.

    `share` of the other names are forgotten with them, so that the model learns to do with less.
    """
    with rarity.STORED.open("rb") as file, np.load(file) as stored:
        checksums = stored["checksums"]
        kept = ~stored["benchmark"] & (checksums % 1009 >= share * 1009)
        lexicon = array("I", checksums[kept].tobytes()), stored["rarity"][kept].tobytes()
    rarity.rarity.cache_clear()
    rarity.is_known.cache_clear()
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
    weight = NEGATIVES * PRIOR / (1 - PRIOR) / ROUNDS
    made = [(1, weight, each.kind, each) for each in impostors(rng, one, ROUNDS)]
    total = len(made) * NEGATIVES / ROUNDS
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


def flat(model: lightgbm.Booster, slope: float, offset: float) -> dict[str, np.ndarray]:
    """Lay the trees out as arrays: each node's feature, threshold, children and value.

    The calibration is laid down with them: the leaves are multiplied by the slope, and a tree of
    one leaf adds the offset.
    """
    nodes = Nodes()
    nodes.roots.append(nodes.add({"leaf_value": offset / slope}))
    for tree in model.dump_model()["tree_info"]:
        nodes.roots.append(nodes.add(tree["tree_structure"]))
    return {
        "feature": np.array(nodes.feature, np.int16),
        "threshold": np.array(nodes.threshold, np.float32),
        "left": np.array(nodes.left, np.int32),
        "right": np.array(nodes.right, np.int32),
        "value": np.array(nodes.value, np.float32) * np.float32(slope),
        "roots": np.array(nodes.roots, np.int32),
    }


@dataclass(frozen=True, slots=True)
class Data:
    """Rows of `FEATURES` with their labels and weights, and the rows that the trees do not see."""

    measures: np.ndarray
    labels: np.ndarray
    weights: np.ndarray
    kinds: np.ndarray
    held: np.ndarray


def gather(seed: int, count: int) -> Data:
    """Measure the profiles of `count` people, some with fewer names known than others."""
    rng = random.Random(seed)
    found: list[tuple[int, float, str, list[float]]] = []
    held: list[bool] = []
    for share in FORGOTTEN:
        forget_names(share)
        for place, one in enumerate(people(rng, count // len(FORGOTTEN), "tune")):
            found += rows(rng, one)
            held += [place % HELD == 0] * (len(found) - len(held))
    labels, weights, kinds, measures = zip(*found, strict=True)
    return Data(
        np.array(measures, np.float32),
        np.array(labels),
        np.array(weights),
        np.array(kinds),
        np.array(held),
    )


def fit(data: Data, seed: int, trees: int) -> lightgbm.Booster:
    """Fit the trees, at the stated prior."""
    seen = ~data.held
    rows = lightgbm.Dataset(
        data.measures[seen],
        data.labels[seen],
        weight=data.weights[seen],
        feature_name=list(FEATURES),
    )
    settings = {
        "objective": "binary", "learning_rate": 0.07, "num_leaves": 40, "max_depth": 8,
        "min_data_in_leaf": 150, "min_sum_hessian_in_leaf": 5, "lambda_l2": 5.0,
        "feature_fraction": 0.6, "bagging_fraction": 0.8, "bagging_freq": 1,
        "monotone_constraints": constraints(), "seed": seed, "deterministic": True,
        "num_threads": 1, "verbose": -1,
    }  # fmt: skip
    return lightgbm.train(settings, rows, num_boost_round=trees)


def platt(data: Data, model: lightgbm.Booster) -> tuple[float, float]:
    """Fit slope and offset of the logit on the people held out (Platt 1999, without his priors)."""
    logits = model.predict(data.measures[data.held], raw_score=True)
    line = LogisticRegression(C=1e6).fit(
        logits[:, None], data.labels[data.held], data.weights[data.held]
    )
    return float(line.coef_[0, 0]), float(line.intercept_[0])


def main() -> None:
    """Train, calibrate and store."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--people", type=int, default=4500)
    arguments.add_argument("--seed", type=int, default=20261122)
    arguments.add_argument("--trees", type=int, default=260)
    options = arguments.parse_args()
    data = gather(options.seed, options.people)
    print(f"{len(data.labels)} rows, {data.labels.sum()} of impostors")
    model = fit(data, options.seed, options.trees)
    slope, offset = platt(data, model)
    print(f"calibrated: {slope:.3f} times the trees' sum, plus {offset:.3f}")
    np.savez_compressed(HOME, **flat(model, slope, offset))
    gains = sorted(zip(model.feature_importance("gain"), FEATURES, strict=True), reverse=True)
    print(", ".join(f"{name} {gain:.0f}" for gain, name in gains[:25]))


if __name__ == "__main__":
    main()
