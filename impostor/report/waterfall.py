"""The reasons in order, each as a step of a waterfall: how the findings add up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate

from impostor.model import Finding, Sentence
from impostor.report.words import strength

# A likelihood ratio of e**20 and one beyond it look the same to a reader.
_LONGEST = 20.0


@dataclass(frozen=True, slots=True)
class Step:
    """One finding, and its bar from `start` over `length`, in per cent of the width.

    `zero` is where a sum of nothing lies; `values` are the two texts compared, where the sentence
    itself does not quote both.
    """

    finding: Finding
    strength: Sentence
    start: float
    length: float
    zero: float
    values: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class Waterfall:
    """The findings that speak for an impostor, those against, and those that weigh nothing."""

    speaks_for: tuple[Step, ...]
    against: tuple[Step, ...]
    noted: tuple[Step, ...]


def by_weight(findings: Iterable[Finding]) -> list[Finding]:
    """Put what speaks for first, the heaviest on top, then what speaks against in the same way."""
    return sorted(findings, key=lambda finding: (-_sign(finding.weight), -abs(finding.weight)))


def waterfall(findings: Iterable[Finding]) -> Waterfall:
    """Lay the findings out on one scale that holds all their running sums."""
    ordered = by_weight(findings)
    steps = _steps(ordered)
    return Waterfall(
        tuple(step for step in steps if step.finding.weight > 0),
        tuple(step for step in steps if step.finding.weight < 0),
        tuple(step for step in steps if step.finding.weight == 0),
    )


def _sign(weight: float) -> int:
    return (weight > 0) - (weight < 0)


def _steps(ordered: Sequence[Finding]) -> list[Step]:
    weights = [max(-_LONGEST, min(_LONGEST, finding.weight)) for finding in ordered]
    sums = [0.0, *accumulate(weights)]
    low, width = min(sums), (max(sums) - min(sums)) or 1.0

    def place(value: float) -> float:
        return round(100 * (value - low) / width, 2)

    return [
        Step(
            finding,
            strength(finding.weight),
            place(min(before, after)),
            round(100 * abs(after - before) / width, 2),
            place(0.0),
            _values(finding),
        )
        for finding, before, after in zip(ordered, sums, sums[1:], strict=False)
    ]


def _values(finding: Finding) -> tuple[str, str] | None:
    """Give both values of a finding to be set side by side, unless its sentence has them."""
    if finding.photo or not finding.reference or not finding.candidate:
        return None
    quoted = set(finding.sentence.values.values())
    both = (finding.reference, finding.candidate)
    return None if quoted.issuperset(both) else both
