"""The history of an operation as one picture: a line an account, its state over time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import pairwise

from impostor.histories import History
from impostor.language import N_
from impostor.model import Account, Sentence, Source
from impostor.watching import Kind, Sight, State, Told
from impostor.watching.changes import is_absent
from impostor.watching.table import SAW

MOST_LINES = 60
"""Lines that a reader can still follow; the others are counted."""

APART = 2.6
"""Marks nearer than this, in per cent of the width, are drawn beside each other."""


class Shade(StrEnum):
    """How a stretch of a line is drawn."""

    UP = "up"
    PRIVATE = "private"
    MISSING = "missing"
    GONE = "gone"
    REUSED = "reused"
    UNKNOWN = "unknown"


SHADES: Mapping[Shade, Sentence] = {
    Shade.UP: Sentence(N_("online")),
    Shade.PRIVATE: Sentence(N_("private")),
    Shade.MISSING: Sentence(N_("not found once, not confirmed")),
    Shade.GONE: Sentence(N_("gone")),
    Shade.REUSED: Sentence(N_("another account has its handle")),
    Shade.UNKNOWN: Sentence(N_("not known")),
}

OF_STATE: Mapping[State, Shade] = {
    State.UNSEEN: Shade.UNKNOWN,
    State.UP: Shade.UP,
    State.PRIVATE: Shade.PRIVATE,
    State.MISSING: Shade.MISSING,
    State.MISSING_PRIVATE: Shade.MISSING,
    State.GONE: Shade.GONE,
    State.REUSED: Shade.REUSED,
}

CHANGES: Mapping[Kind, str] = {
    Kind.GONE: N_("Gone: taken down or deleted"),
    Kind.BACK: N_("Back online"),
    Kind.RENAMED: N_("Renamed from {before} to {after}"),
    Kind.HANDLE_REUSED: N_("Another account has its handle now"),
    Kind.WENT_PRIVATE: N_("Went private"),
    Kind.CONTENT_REMOVED: N_("No longer shows the copied photo or the imitated name"),
}
FIRST = Sentence(N_("Seen for the first time"))
FILED = N_("Reported: {channel}")

LINE = Sentence(N_("Account {number}, now: {state}"))
BACK = Sentence(N_("Possible return of account {number}"))
MORE = Sentence(N_("{count} more account"), plural=N_("{count} more accounts"))
MEDIAN = Sentence(N_("Half of the takedowns took {time} or less."))
SCALE = Sentence(
    N_("Full dot: taken down after this time. Empty dot: still waiting. The line ends at {time}.")
)


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a line, in per cent of the width."""

    shade: Shade
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened, by its number on the line; `filed` are reports that people sent."""

    number: int
    at: datetime
    place: float
    sentence: Sentence
    filed: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One account over time; `return_of` is the number of the earlier fake it may be."""

    number: int
    account: Account
    spans: tuple[Span, ...]
    marks: tuple[Mark, ...]
    last: Shade
    return_of: int | None = None


@dataclass(frozen=True, slots=True)
class Timeline:
    """All lines on one scale of time; `more` accounts are left out."""

    start: datetime
    end: datetime
    lines: tuple[Line, ...]
    more: int = 0

    @property
    def middle(self) -> datetime:
        """Give the middle of the scale."""
        return self.start + (self.end - self.start) / 2

    @property
    def shades(self) -> tuple[Shade, ...]:
        """Give what is drawn, for the key."""
        drawn = {span.shade for line in self.lines for span in line.spans}
        return tuple(shade for shade in Shade if shade in drawn)


def timeline(
    histories: Iterable[History], returns: Mapping[int, int], now: datetime
) -> Timeline | None:
    """Lay histories out; None where no account was looked at twice, so that there is no history.

    `returns` gives the number of the earlier fake of each account that may be a return.
    """
    told = [each for each in histories if _looks(each)]
    if not any(_looks(each)[0].observation.at < _looks(each)[-1].observation.at for each in told):
        return None
    moments = [look.observation.at for each in told for look in _looks(each)]
    moments += [filing.at for each in told for filing in each.filings]
    scale = Scale(min(moments), max(now, *moments))
    ordered = _with_returns(told, returns)
    lines = tuple(_line(each, returns, scale) for each in ordered[:MOST_LINES])
    return Timeline(scale.start, scale.end, lines, max(0, len(ordered) - MOST_LINES))


@dataclass(frozen=True, slots=True)
class Scale:
    """Moments as places on a line, in per cent."""

    start: datetime
    end: datetime

    def place(self, at: datetime) -> float:
        """Give the place of a moment."""
        whole = (self.end - self.start) or timedelta(seconds=1)
        return round(100 * min(1.0, max(0.0, (at - self.start) / whole)), 2)


def _looks(history: History) -> list[Sight]:
    own = (look for look in history.looks if look.observation.source is Source.TOOL)
    return sorted(own, key=lambda look: look.observation.at)


def _with_returns(told: Sequence[History], returns: Mapping[int, int]) -> list[History]:
    """Order accounts by first look, each followed by its returns."""
    by_first = sorted(told, key=_first)
    known = {each.listed.number for each in told}
    later: dict[int | None, list[History]] = {}
    for history in by_first:
        later.setdefault(returns.get(history.listed.number), []).append(history)
    ordered: dict[int, History] = {}

    def add(history: History) -> None:
        number = history.listed.number
        if number not in ordered:
            ordered[number] = history
            for other in later.get(number, ()):
                add(other)

    for history in by_first:
        if returns.get(history.listed.number) not in known:
            add(history)
    for history in told:
        add(history)
    return list(ordered.values())


def _first(history: History) -> tuple[datetime, int]:
    return _looks(history)[0].observation.at, history.listed.number


def _line(history: History, returns: Mapping[int, int], scale: Scale) -> Line:
    shades = _shades(history)
    ends = [*(at for at, _ in shades[1:]), scale.end]
    spans = []
    for (at, shade), end in zip(shades, ends, strict=True):
        start = scale.place(at)
        spans.append(Span(shade, start, round(scale.place(end) - start, 2)))
    number = history.listed.number
    marks = _marks(history, scale)
    account = history.listed.account
    return Line(number, account, tuple(spans), marks, shades[-1][1], returns.get(number))


def _shades(history: History) -> list[tuple[datetime, Shade]]:
    """Give from when on which shade holds: after a look that shows nothing nobody knows."""
    states, found = list(history.course.states), list[tuple[datetime, Shade]]()
    for look in _looks(history):
        at, shade = look.observation.at, Shade.UNKNOWN
        if look.observation.status in SAW or is_absent(look.observation):
            state = next((state for moment, state in states if moment == at), State.UNSEEN)
            shade = OF_STATE[state]
        if not found or found[-1][1] is not shade:
            found.append((at, shade))
    return found


def _marks(history: History, scale: Scale) -> tuple[Mark, ...]:
    happened = [(_looks(history)[0].observation.at, FIRST, False)]
    happened += [(one.at, _sentence(one), False) for one in history.course.changes]
    for filing in history.filings:
        happened.append((filing.at, Sentence(FILED, {"channel": filing.channel}), True))
    happened.sort(key=lambda one: one[0])
    marks = [
        Mark(number, at, scale.place(at), sentence, filed)
        for number, (at, sentence, filed) in enumerate(happened, 1)
    ]
    return tuple(_spread(marks))


def _sentence(told: Told) -> Sentence:
    return Sentence(CHANGES[told.kind], {"before": told.before, "after": told.after})


def _spread(marks: list[Mark]) -> list[Mark]:
    """Move marks that would cover each other apart, none beyond the edges."""
    for before, after in pairwise(range(len(marks))):
        least = marks[before].place + APART
        if marks[after].place < least:
            marks[after] = replace(marks[after], place=round(least, 2))
    limit = 100.0 - APART / 2
    for place in reversed(range(len(marks))):
        if marks[place].place > limit:
            marks[place] = replace(marks[place], place=round(limit, 2))
        limit = marks[place].place - APART
    return marks


def more(count: int) -> Sentence:
    """Say how many accounts are left out."""
    return replace(MORE, count=count)
