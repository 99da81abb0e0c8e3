"""Scores of pairs, and the figures that are made of them."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

BINS = 10


@dataclass(frozen=True, slots=True)
class Scored:
    """One pair of a candidate and a reference: the higher the score, the likelier a copy."""

    group: str
    edit: str
    candidate: int
    reference: str
    copy: bool
    score: float


@dataclass(frozen=True, slots=True)
class Bin:
    """So many pairs of about one score: its mean, and the share of copies among them."""

    pairs: int
    score: float
    copies: float


@dataclass(frozen=True, slots=True)
class Figures:
    """uAP, recall at precision .99 and at a false-positive rate of 1e-4 a pair, and by edit."""

    uap: float
    recall_p99: float
    recall_fpr: float
    threshold_p99: float
    by_edit: dict[str, float]


def figures(pairs: Iterable[Scored], group: str, references: int) -> Figures:
    """Measure one group of copies against all pictures that are no copies.

    A pair that is not among `pairs` counts as scored 0.
    """
    chosen = sorted(
        (pair for pair in pairs if pair.group in {group, "none"}), key=lambda pair: -pair.score
    )
    copies = {pair.candidate for pair in chosen if pair.copy}
    right = np.array([pair.copy and pair.score > 0 for pair in chosen])
    found, wrong = np.cumsum(right), np.cumsum(~right)
    precision = found / np.maximum(found + wrong, 1)
    total = len({pair.candidate for pair in chosen}) * references - len(copies)
    last = _last(precision >= 0.99)
    allowed = _last(wrong <= 1e-4 * total)
    return Figures(
        uap=float((precision * right).sum() / len(copies)),
        recall_p99=float(found[last] / len(copies)) if last >= 0 else 0.0,
        recall_fpr=float(found[allowed] / len(copies)) if allowed >= 0 else 0.0,
        threshold_p99=chosen[last].score if last >= 0 else 1.0,
        by_edit=_by_edit(chosen, chosen[allowed].score if allowed >= 0 else 2.0),
    )


def _last(holds: NDArray[np.bool_]) -> int:
    where = np.flatnonzero(holds)
    return int(where[-1]) if where.size else -1


def _by_edit(pairs: Sequence[Scored], threshold: float) -> dict[str, float]:
    found: dict[str, list[bool]] = defaultdict(list)
    for pair in pairs:
        if pair.copy:
            found[pair.edit].append(pair.score >= threshold > 0)
    return {edit: float(np.mean(hits)) for edit, hits in found.items()}


def calibration(pairs: Iterable[Scored], bins: int = BINS) -> tuple[int, float, float]:
    """Give how many pairs scored .05 to .95, the share of copies, and the expected error.

    Bins hold equally many pairs (Nixon et al., "Measuring calibration in deep learning", 2019).
    """
    parts = reliability(pairs, bins)
    count = sum(part.pairs for part in parts)
    if not count:
        return 0, 0.0, 0.0
    copies = sum(part.pairs * part.copies for part in parts)
    error = sum(part.pairs * abs(part.score - part.copies) for part in parts)
    return count, copies / count, error / count


def reliability(pairs: Iterable[Scored], bins: int = BINS) -> list[Bin]:
    """Part the pairs scored .05 to .95 by score into bins of equally many."""
    middle = [(pair.score, pair.copy) for pair in pairs if 0.05 <= pair.score <= 0.95]
    if not middle:
        return []
    scores, copies = np.array(middle, dtype=np.float64).T
    # Equal scores say the same of all, whichever bin each falls into.
    _, which = np.unique(scores, return_inverse=True)
    kept = (np.bincount(which, copies) / np.bincount(which))[which]
    rows = np.column_stack([scores, kept])[np.argsort(scores, kind="stable")]
    parts = np.array_split(rows, min(bins, len(rows)))
    return [Bin(len(part), *part.mean(axis=0).tolist()) for part in parts]
