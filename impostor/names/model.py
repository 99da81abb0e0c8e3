"""From the measures of a pair to the probability that it imitates the person."""

import numpy as np
from numpy.typing import NDArray

from impostor.names.features import FEATURES, SIDE

PRIOR = 1 / 201
"""The share of imitations among the profiles that the probability assumes: 1 among 200 others."""

_WEIGHTS = {
    "cover": 9.0,
    "worst": 3.0,
    "look": 2.0,
    "left": -3.0,
    "left_known": -1.5,
    "initials": 0.8,
    "claims": 0.5,
    "tricks": 1.0,
}
_INTERCEPT = -10.5


def _side(rows: NDArray[np.float64], name: str) -> NDArray[np.float64]:
    columns = [FEATURES.index(f"{name}_{measure}") for measure in SIDE]
    weights = np.array([_WEIGHTS.get(measure, 0.0) for measure in SIDE])
    return np.asarray(rows[:, columns] @ weights, np.float64)


def probabilities(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give each row of `FEATURES` its probability, at the prior `PRIOR`."""
    one, two = _side(rows, "name"), _side(rows, "handle")
    both = np.maximum(one, two) + 0.1 * np.maximum(0, np.minimum(one, two))
    logits = _INTERCEPT + both + 2 * rows[:, FEATURES.index("own_handle")] ** 8
    return np.asarray(1 / (1 + np.exp(-logits)), np.float64)
