"""What each signal weighs, and from where on something is called a copy, an imitation, likely.

The weights are data, weights.tsv, and how they were obtained stands there beside each.
"""

from collections.abc import Mapping
from importlib.resources import files
from types import MappingProxyType

PRIOR = 0.1
"""Of the accounts that a person lists as suspicious, about one in ten imitates them."""

MOST_FURTHER_PHOTOS = 3
"""Further copies speak for the same thing as the first: only so many count."""

COPY_AT_LEAST = 0.8
"""From this probability on, a picture is called a copy: in the benchmark of photos every pair at
.9 was one, and the highest that was none, two shots of one street, stood at .76."""

NAME_ALIKE_AT_LEAST = 0.5
"""From this probability on, a name or handle is called an imitation."""

LIKELY_AT_LEAST = 0.5
POSSIBLE_AT_LEAST = 0.2

QUALITY_AT_LEAST = 0.2
"""Below it a picture holds too little to say that it is no copy."""


def _read(text: str) -> Mapping[str, float]:
    lines = (line.split("\t") for line in text.splitlines() if line and line[0] != "#")
    return MappingProxyType({level: float(weight) for level, weight, *_ in lines})


WEIGHTS = _read((files("impostor.rank") / "weights.tsv").read_text("utf-8"))
"""By level, natural logarithms of likelihood ratios, impostor against innocent: .7 doubles the
odds, 2.3 makes them ten times higher."""
