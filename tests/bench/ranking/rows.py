"""What the signals see of made accounts as rows of numbers, and the score of all rows at once."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from impostor.rank.signals import Seen, seen
from impostor.rank.subject import subjects
from impostor.rank.weights import ARRANGED, CONDUCT, EXPLAINED, PRIOR, WEIGHTS
from tests.bench.ranking.made import OTHERS_EACH, strangers
from tests.bench.ranking.run import UNTIED
from tests.bench.ranking.views import VIEWS, Made, MadePerson, view_of

Floats = NDArray[np.float64]

COLUMNS = {level: place for place, level in enumerate(WEIGHTS)}

_SIGNALS = [level.partition(".")[0] for level in WEIGHTS]
_IS_CONDUCT = np.array(
    [
        signal in CONDUCT and level not in EXPLAINED
        for signal, level in zip(_SIGNALS, WEIGHTS, strict=True)
    ]
)
_IS_DISGUISE = np.array([signal == "disguise" for signal in _SIGNALS])
_IS_LIKENESS = ~_IS_CONDUCT & ~_IS_DISGUISE


@dataclass(frozen=True, slots=True)
class Rows:
    """Accounts as rows of amounts, a column for each level; whose they are, and which are fakes.

    `most` is what all likeness may add to the prior's log odds, infinite where nothing explains it;
    `open_` says that what explains it explains a disguise too.
    """

    amounts: Floats
    fakes: NDArray[np.bool_]
    persons: NDArray[np.intp]
    most: Floats
    open_: NDArray[np.bool_]

    def some(self, which: NDArray[np.bool_]) -> "Rows":
        """Give some of the rows."""
        fields = (self.amounts, self.fakes, self.persons, self.most, self.open_)
        return Rows(*(field[which] for field in fields))

    def explained(self) -> NDArray[np.bool_]:
        """Tell of which accounts something explains all likeness."""
        return np.isfinite(self.most)


def rows_of(people: Sequence[MadePerson]) -> Rows:
    """Let the signals see each person's accounts in all views, one fake in ten."""
    amounts, fakes, persons = [], [], []
    for number, whole in enumerate(people):
        for view in range(VIEWS):
            for made, levels in _seen(view_of(whole, view)):
                amounts.append(row(levels))
                fakes.append(made.fake)
                persons.append(number)
    return rows_from(np.array(amounts), np.array(fakes), np.array(persons))


def rows_from(amounts: Floats, fakes: NDArray[np.bool_], persons: NDArray[np.intp]) -> Rows:
    """Make rows of amounts, with what explains the likeness in each."""
    openly = [COLUMNS[level] for level in EXPLAINED if level not in ARRANGED]
    return Rows(amounts, fakes, persons, _most(amounts), (amounts[:, openly] > 0).any(axis=1))


def _seen(one: MadePerson) -> Iterator[tuple[Made, list[Seen]]]:
    known = [*one.fakes, *one.accused, *one.listed]
    known += strangers(one, OTHERS_EACH - len(one.accused) - len(one.listed))
    known = [made for made in known if made.kind != UNTIED]
    found = subjects(one.index, [made.look for made in known])
    for made, subject in zip(known, found, strict=True):
        yield made, seen(one.index, subject)


def row(levels: Sequence[Seen]) -> Floats:
    """Give the amounts of an account, a number for each level."""
    amounts = np.zeros(len(COLUMNS))
    for each in levels:
        amounts[COLUMNS[each.level]] += each.amount
    return amounts


def _most(amounts: Floats) -> Floats:
    limits = np.full(len(amounts), np.inf)
    for level, score in EXPLAINED.items():
        there = amounts[:, COLUMNS[level]] > 0
        limits[there] = np.minimum(limits[there], _log_odds(score) - _log_odds(PRIOR))
    return limits


def log_odds_of(weights: Floats, rows: Rows) -> Floats:
    """Give the log odds of all rows, as `impostor.rank.weighing` adds them up."""
    likeness, conduct, disguise = (
        rows.amounts[:, part] @ weights[part] for part in (_IS_LIKENESS, _IS_CONDUCT, _IS_DISGUISE)
    )
    excuses = np.where(rows.explained(), np.minimum(conduct, 0), conduct)
    beside = np.where(rows.open_, 0, disguise)
    total = _log_odds(PRIOR) + np.minimum(likeness, rows.most) + excuses + beside
    return np.asarray(total, np.float64)


def losses_of(weights: Floats, rows: Rows) -> Floats:
    """Give the log loss of each row."""
    said = np.clip(_probabilities(weights, rows), 1e-9, 1 - 1e-9)
    return np.asarray(-np.log(np.where(rows.fakes, said, 1 - said)), np.float64)


def slope_of(weights: Floats, rows: Rows) -> Floats:
    """Give how the sum of the losses changes with each weight."""
    wrong = _probabilities(weights, rows) - rows.fakes
    likeness = rows.amounts[:, _IS_LIKENESS] @ weights[_IS_LIKENESS]
    conduct = rows.amounts[:, _IS_CONDUCT] @ weights[_IS_CONDUCT]
    counts = (
        (_IS_LIKENESS, likeness < rows.most),
        (_IS_CONDUCT, ~rows.explained() | (conduct < 0)),
        (_IS_DISGUISE, ~rows.open_),
    )
    slope = np.zeros(len(weights))
    for part, there in counts:
        slope[part] = rows.amounts[:, part].T @ np.where(there, wrong, 0.0)
    return slope


def _probabilities(weights: Floats, rows: Rows) -> Floats:
    return np.asarray(1 / (1 + np.exp(-log_odds_of(weights, rows))), np.float64)


def _log_odds(share: float) -> float:
    return float(np.log(share / (1 - share)))
