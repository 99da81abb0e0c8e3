"""When to look at an account again: computed from stored moments, never from time slept through."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

AFTER = tuple(timedelta(hours=hours) for hours in (1, 24, 3 * 24, 7 * 24, 30 * 24))
"""After a report: platforms answer within hours to days, and fakes come back within weeks."""

NOT_REPORTED = AFTER[1:]
"""After the first look at an account that nobody has reported."""

MONTH = timedelta(days=30)

AGAIN = timedelta(hours=24)
"""After a look that showed nothing: a wall seldom falls within the day."""

TRUSTED = timedelta(hours=24)
"""A look dated this much later than now was made under a wrong clock, and counts for nothing."""


def next_look(
    reports: Iterable[datetime],
    first: datetime,
    last: datetime | None,
    settle: datetime | None,
    now: datetime,
) -> datetime:
    """Give the moment from which an account is due; it lies in the past where it is due now.

    `reports` are the moments of reports, `first` the first look, `last` the last one (None: never
    looked at). `settle` is when a look that settled nothing is to be repeated: after a wall, or to
    confirm a takedown.
    """
    if last is None or last > now + TRUSTED:
        return min(first, now)
    planned = [_after(moment, AFTER, last) for moment in reports]
    planned.append(_after(first, NOT_REPORTED, last))
    if settle is not None:
        planned.append(max(settle, last))
    return min(planned)


def _after(start: datetime, steps: tuple[timedelta, ...], last: datetime) -> datetime:
    """Give the first planned moment after the last look: the steps, then month after month."""
    for step in steps:
        if start + step > last:
            return start + step
    months = (last - start - steps[-1]) // MONTH + 1
    return start + steps[-1] + months * MONTH


TICK = timedelta(minutes=1)
"""The longest wait before the clock is read anew: it may be set, and a computer may sleep."""

NEW_PLAN = timedelta(minutes=10)
"""After this time the plan is made anew, for accounts and reports that other commands added."""


@dataclass(frozen=True, slots=True)
class Plan:
    """When something is due next (None: nothing is under watch), as it was found at `made_at`."""

    made_at: datetime
    due_at: datetime | None

    def is_over(self, now: datetime) -> bool:
        """Tell whether to plan anew: something is due, time passed, or the clock was set back."""
        due = self.due_at is not None and now >= self.due_at
        return due or now < self.made_at or now - self.made_at >= NEW_PLAN

    def wait(self, now: datetime) -> timedelta:
        """Give how long to wait before the clock is read again."""
        left = TICK if self.due_at is None else self.due_at - now
        return min(max(left, timedelta(seconds=1)), TICK)
