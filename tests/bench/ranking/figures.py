"""The figures of a ranked list: precision, recall, calibration."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Truth = NDArray[np.bool_]


def average_precision(scores: Floats, truth: Truth) -> float:
    """Give the area under the steps of precision over recall; equal scores stand together."""
    precision, recall = _curve(scores, truth)
    return float(np.sum(np.diff(recall, prepend=0.0) * precision))


def recall_at(scores: Floats, truth: Truth, least: float) -> float:
    """Give the largest recall at which the precision is still `least`."""
    precision, recall = _curve(scores, truth)
    return float(np.max(recall[precision >= least], initial=0.0))


def _curve(scores: Floats, truth: Truth) -> tuple[Floats, Floats]:
    order = np.argsort(-scores, kind="stable")
    ranked, found = scores[order], np.cumsum(truth[order])
    last = np.append(ranked[1:] != ranked[:-1], True)
    shown = np.arange(1, len(ranked) + 1)
    return (found / shown)[last], (found / max(1, int(truth.sum())))[last]


def reliability(scores: Floats, truth: Truth, bins: int = 10) -> list[tuple[float, float, int]]:
    """Give of each equal-mass bin the mean score, the share of fakes and how many accounts."""
    order = np.argsort(scores, kind="stable")
    parts = [part for part in np.array_split(order, bins) if len(part)]
    return [(float(scores[p].mean()), float(truth[p].mean()), len(p)) for p in parts]


def calibration_error(points: list[tuple[float, float, int]]) -> float:
    """Give the expected calibration error of what `reliability` gives."""
    total = sum(count for *_, count in points)
    return sum(abs(said - true) * count for said, true, count in points) / max(1, total)


def reliability_picture(points: list[tuple[float, float, int]]) -> str:
    """Draw the share of fakes over the mean score as SVG, beside the line of a true score."""
    dots = "".join(
        f'<circle cx="{40 + 300 * said:.1f}" cy="{320 - 300 * true:.1f}" r="5" fill="#1558a0">'
        f"<title>{said:.2f}: {true:.2f} of {count}</title></circle>"
        for said, true, count in points
    )
    axes = '<path d="M40 20V320H340" fill="none" stroke="#333"/>'
    ideal = '<path d="M40 320L340 20" stroke="#999" stroke-dasharray="4"/>'
    words = (
        '<text x="150" y="345">mean score</text>'
        '<text transform="translate(20 220) rotate(-90)">share of fakes</text>'
    )
    start = '<svg xmlns="http://www.w3.org/2000/svg" width="360" height="360" font-size="13">'
    return f'{start}<rect width="360" height="360" fill="#fff"/>{axes}{ideal}{words}{dots}</svg>\n'
