"""From the measures of a pair to the probability that it imitates the person.

Boosted trees stored as data (data/model.npz), written by tests/bench/names/train.py and evaluated
here with numpy.
"""

from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

PRIOR = 1 / 201
"""The share of imitations among the profiles that the probability assumes: 1 among 200 others."""
_ROWS = 2048


@dataclass(frozen=True, slots=True)
class Trees:
    """All trees' nodes one after another; a leaf is its own child."""

    feature: NDArray[np.int32]
    threshold: NDArray[np.float32]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    value: NDArray[np.float32]
    roots: NDArray[np.int32]


@lru_cache(maxsize=1)
def trees() -> Trees:
    """Load the trained model."""
    raw = (files("impostor.names") / "data" / "model.npz").read_bytes()
    with np.load(BytesIO(raw), allow_pickle=False) as stored:
        return Trees(
            feature=stored["feature"].astype(np.int32),
            threshold=stored["threshold"],
            left=stored["left"],
            right=stored["right"],
            value=stored["value"],
            roots=stored["roots"],
        )


def _logits(rows: NDArray[np.float32], model: Trees) -> NDArray[np.float64]:
    """Walk all rows down all trees at once, one level a step."""
    place = np.arange(len(rows))[:, None]
    node = np.broadcast_to(model.roots, (len(rows), len(model.roots)))
    while True:
        low = rows[place, model.feature[node]] <= model.threshold[node]
        after = np.where(low, model.left[node], model.right[node])
        if np.array_equal(after, node):
            return np.asarray(model.value[node].sum(axis=1, dtype=np.float64), np.float64)
        node = after


def probabilities(rows: NDArray[np.float32]) -> NDArray[np.float64]:
    """Give each row of `FEATURES` its probability in [0, 1], at the prior `PRIOR`."""
    parts = [_logits(rows[start : start + _ROWS], trees()) for start in range(0, len(rows), _ROWS)]
    return np.asarray(1 / (1 + np.exp(-np.concatenate(parts))), np.float64)
