"""The reasons in order, each as a step of a waterfall: how the findings add up to the score."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import log

from impostor.model import Finding, Sentence
from impostor.rank.weights import PRIOR
from impostor.report.words import strength

# A likelihood ratio of e**20 and one beyond it look the same to a reader.
_LONGEST = 20.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from `start` over `length`, in per cent of the width; `even` is where odds are even."""

    start: float
    length: float
    even: float


@dataclass(frozen=True, slots=True)
class Step:
    """One finding, its bar, and the natural logarithm of the odds once it is counted.

    `values` are the two texts compared, where the sentence itself does not quote both.
    """

    finding: Finding
    strength: Sentence
    bar: Bar
    log_odds: float
    values: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The findings that speak for an impostor, those against, and those that weigh nothing.

    The steps begin where `prior` ends, and `total` is what they come to; both are bars from even
    odds.
    """

    speaks_for: tuple[Step, ...]
    against: tuple[Step, ...]
    noted: tuple[Step, ...]
    prior: Bar
    total: Bar


def by_weight(findings: Iterable[Finding]) -> list[Finding]:
    """Put what speaks for first, the heaviest on top, then what speaks against in the same way."""
    return sorted(findings, key=lambda finding: (-_sign(finding.weight), -abs(finding.weight)))


def waterfall(findings: Iterable[Finding], prior: float = PRIOR) -> Waterfall:
    """Lay the findings out on one scale that holds all their running sums and even odds.

    `prior` in ]0, 1[ is the share of impostors expected before anything is compared.
    """
    ordered = by_weight(findings)
    weights = [max(-_LONGEST, min(_LONGEST, finding.weight)) for finding in ordered]
    sums = list(accumulate(weights, initial=log(prior / (1 - prior))))
    scale = _Scale(min(0.0, *sums), max(0.0, *sums))
    steps = [
        Step(finding, strength(finding.weight), scale.bar(before, after), after, _values(finding))
        for finding, (before, after) in zip(ordered, pairwise(sums), strict=True)
    ]
    return Waterfall(
        tuple(step for step in steps if step.finding.weight > 0),
        tuple(step for step in steps if step.finding.weight < 0),
        tuple(step for step in steps if step.finding.weight == 0),
        scale.bar(0.0, sums[0]),
        scale.bar(0.0, sums[-1]),
    )


@dataclass(frozen=True, slots=True)
class _Scale:
    low: float
    high: float

    def bar(self, before: float, after: float) -> Bar:
        """Give the bar between two sums."""
        width = (self.high - self.low) or 1.0
        start = 100 * (min(before, after) - self.low) / width
        even = round(100 * -self.low / width, 2)
        return Bar(round(start, 2), round(100 * abs(after - before) / width, 2), even)


def _sign(weight: float) -> int:
    return (weight > 0) - (weight < 0)


def _values(finding: Finding) -> tuple[str, str] | None:
    """Give both values of a finding to be set side by side, unless its sentence has them."""
    if finding.photo or not finding.reference or not finding.candidate:
        return None
    quoted = set(finding.sentence.values.values())
    both = (finding.reference, finding.candidate)
    return None if quoted.issuperset(both) else both
