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

COPY_AT_LEAST = 0.99
"""From this probability on, a picture is called a copy: of the copies in made networks as many are
above it as above .9; things drawn or printed alike (a pattern, a sticker) stand at .9 to .99."""

NAME_ALIKE_AT_LEAST = 0.5
"""From this probability on, a name or handle is called an imitation."""

LIKELY_AT_LEAST = 0.5
POSSIBLE_AT_LEAST = 0.2

QUALITY_AT_LEAST = 0.2
"""Below it a picture holds too little to say that it is no copy."""

EXPLAINED = MappingProxyType({
    "linked.from": 0.01,
    "speaks_about": 0.01,
    "declared": 0.01,
    "linked.to": 0.05,
    "verified": 0.1,
    "contact.shared": 0.35,
    "successor": 0.5,
    "age.older": 0.35,
})  # fmt: skip
"""The most that the score can be, at the prior `PRIOR`, where a level explains all likeness (a
disguise counts beside those of `ARRANGED`).

Photos, name and words of an account of hers are hers, and a fan's or a mother's show them too, so
however much is alike tells none of these from a fake: what remains is how often what explains it is
a fake's. Set by hand: people tie their accounts to each other and say who they are more often than
fakes do any of that; of the last three, about this share of a few made accounts is fake."""


CONDUCT = frozenset({"age", "followers", "posts", "claims", "asks_to_move"})
"""Signals that say how an account behaves, and not whom it is like."""


ARRANGED = frozenset({"contact.shared", "age.older"})
"""What explains all likeness and can be arranged: a site shown, an old account bought. It does not
explain a name in disguise, which counts beside; what speaks in the open, or with her, does."""


def _read(text: str) -> Mapping[str, float]:
    lines = (line.split("\t") for line in text.splitlines() if line and line[0] != "#")
    return MappingProxyType({level: float(weight) for level, weight, *_ in lines})


WEIGHTS = _read((files("impostor.rank") / "weights.tsv").read_text("utf-8"))
"""By level, natural logarithms of likelihood ratios, impostor against innocent: .7 doubles the
odds, 2.3 makes them ten times higher."""
