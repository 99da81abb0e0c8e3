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
    """All trees' nodes one after another; `after` has each node's two children, itself in a leaf.

    The children stand at twice the node's place: first that of values up to the threshold.
    """

    feature: NDArray[np.intp]
    threshold: NDArray[np.float32]
    after: NDArray[np.intp]
    value: NDArray[np.float64]
    roots: NDArray[np.intp]


@lru_cache(maxsize=1)
def trees() -> Trees:
    """Load the trained model."""
    raw = (files("impostor.names") / "data" / "model.npz").read_bytes()
    with np.load(BytesIO(raw), allow_pickle=False) as stored:
        return Trees(
            feature=stored["feature"].astype(np.intp),
            threshold=stored["threshold"],
            after=np.stack([stored["left"], stored["right"]], axis=1).ravel().astype(np.intp),
            value=stored["value"].astype(np.float64),
            roots=stored["roots"].astype(np.intp),
        )


def _logits(rows: NDArray[np.float32], model: Trees) -> NDArray[np.float64]:
    """Walk all rows down all trees at once, one level a step."""
    count, width = rows.shape
    start = (np.arange(count) * width)[:, None]
    values = np.ascontiguousarray(rows).ravel()
    node = np.repeat(model.roots[None, :], count, axis=0)
    while True:
        high = values.take(model.feature.take(node) + start) > model.threshold.take(node)
        after = model.after.take(2 * node + high)
        if np.array_equal(after, node):
            return np.asarray(model.value.take(node).sum(axis=1), np.float64)
        node = after


def probabilities(rows: NDArray[np.float32]) -> NDArray[np.float64]:
    """Give each row of `FEATURES` its probability in [0, 1], at the prior `PRIOR`."""
    parts = [_logits(rows[start : start + _ROWS], trees()) for start in range(0, len(rows), _ROWS)]
    return np.asarray(1 / (1 + np.exp(-np.concatenate(parts))), np.float64)
