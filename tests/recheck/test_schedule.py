"""When an account is looked at again: from stored moments, whatever the clock does meanwhile."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impostor.watching.schedule import MONTH, NEW_PLAN, TICK, Plan, next_look

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)


def due_after(last: timedelta, reported: timedelta | None = timedelta(0)) -> timedelta:
    """Give when an account first seen at the start is due after its last look, from the start."""
    reports = [] if reported is None else [START + reported]
    now = START + last
    return next_look(reports, START, START + last, None, now) - START


@pytest.mark.parametrize(
    ("last", "next_"),
    [
        (0 * HOUR, HOUR),
        (HOUR, DAY),
        (2 * HOUR, DAY),
        (DAY, 3 * DAY),
        (3 * DAY, 7 * DAY),
        (7 * DAY, 30 * DAY),
        (30 * DAY, 60 * DAY),
        (75 * DAY, 90 * DAY),
        (400 * DAY, 420 * DAY),
    ],
    ids=str,
)
def test_after_a_report(last: timedelta, next_: timedelta) -> None:
    assert due_after(last) == next_


def test_an_account_that_nobody_reported_is_not_looked_at_within_the_hour() -> None:
    assert due_after(0 * HOUR, reported=None) == DAY
    assert due_after(DAY, reported=None) == 3 * DAY


def test_a_new_report_begins_anew() -> None:
    assert due_after(40 * DAY, reported=40 * DAY) == 40 * DAY + HOUR


def test_a_long_sleep_is_one_look() -> None:
    """A computer that slept through four moments looks once, and goes on with the plan."""
    assert due_after(0 * HOUR) < 8 * DAY
    assert due_after(8 * DAY) == 30 * DAY


def test_what_was_never_looked_at_is_due() -> None:
    assert next_look([], START + DAY, None, None, START) <= START


def test_a_look_that_settled_nothing_is_repeated() -> None:
    again = START + 8 * DAY + 3 * HOUR
    assert next_look([], START, START + 8 * DAY, again, START + 8 * DAY) == again
    late = next_look([], START, START + 8 * DAY, START + 7 * DAY, START + 8 * DAY)
    assert late == START + 8 * DAY


def test_a_clock_that_was_years_ahead_loses_no_account() -> None:
    """The last look is dated years ahead; the clock was put right since."""
    ahead = START + 2000 * DAY
    assert next_look([], START, ahead, None, START + DAY) <= START + DAY
    # Looked at once under the right clock, it is on the plan again, and not due a second time.
    assert next_look([], START, START + DAY, None, START + DAY) == START + 3 * DAY


@pytest.mark.parametrize("back", [HOUR, 12 * HOUR, 24 * HOUR])
def test_a_clock_that_is_set_back_doubles_no_look(back: timedelta) -> None:
    last = START + 3 * DAY
    assert next_look([], START, last, None, last - back) == START + 7 * DAY


MOMENTS = st.timedeltas(timedelta(0), 200 * DAY).map(lambda each: START + each)


@given(reports=st.lists(MOMENTS, max_size=3), first=MOMENTS, later=st.timedeltas(HOUR, 90 * DAY))
def test_every_look_moves_the_plan_on(
    reports: list[datetime], first: datetime, later: timedelta
) -> None:
    last = first + later
    planned = next_look(reports, first, last, None, last)
    assert last < planned <= last + MONTH


def test_a_plan_is_made_anew_in_time() -> None:
    plan = Plan(START, START + 5 * HOUR)
    assert not plan.is_over(START + HOUR / 10)
    assert plan.is_over(START + NEW_PLAN), "another command may have added something"
    assert plan.is_over(START - HOUR), "the clock was set back"
    assert plan.is_over(START + 6 * HOUR), "the computer slept"
    assert plan.wait(START) == TICK
    assert plan.wait(START + 5 * HOUR - timedelta(seconds=20)) == timedelta(seconds=20)
    assert Plan(START, None).wait(START) == TICK
