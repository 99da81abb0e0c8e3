"""From report to takedown: what counts, and how long it took."""

from datetime import UTC, datetime, timedelta

import pytest

from impostor.watching.changes import Told
from impostor.watching.table import Kind
from impostor.watching.takedowns import median, speeds, takedowns

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


def at(days: float) -> datetime:
    return START + timedelta(days=days)


def told(kind: Kind, days: float, since: float | None = None) -> Told:
    return Told(1, kind, "", "", at(days), (), None if since is None else at(since))


GONE_ON_5 = told(Kind.GONE, 5, since=4)
BACK_ON_9 = told(Kind.BACK, 9)
GONE_ON_15 = told(Kind.GONE, 15, since=14)

CASES = [
    ("taken down when first seen gone", [1], [GONE_ON_5], [(1, 4)]),
    ("still up", [1], [], [(1, None)]),
    ("a reminder is no second report", [1, 2], [GONE_ON_5], [(1, 4)]),
    ("two takedowns", [1, 10], [GONE_ON_5, BACK_ON_9, GONE_ON_15], [(1, 4), (10, 14)]),
    ("reported again, and waiting", [1, 10], [GONE_ON_5, BACK_ON_9], [(1, 4), (10, None)]),
    ("gone before the report", [6], [GONE_ON_5], [(6, None)]),
    ("never reported", [], [GONE_ON_5], []),
]


@pytest.mark.parametrize(
    ("filed", "changes", "found"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_takedowns(
    filed: list[float], changes: list[Told], found: list[tuple[float, float | None]]
) -> None:
    given = takedowns(1, "bluesky", [at(days) for days in filed], changes)
    wanted = [(at(one), None if other is None else at(other)) for one, other in found]
    assert [(each.filed_at, each.gone_at) for each in given] == wanted


def test_platforms_are_summed_up() -> None:
    cases = [
        *takedowns(1, "x", [at(1)], [GONE_ON_5]),
        *takedowns(2, "x", [at(3)], [GONE_ON_5]),
        *takedowns(3, "x", [at(3)], []),
        *takedowns(4, "tiktok", [at(3)], []),
    ]
    slow, fast = speeds(cases, at(20))
    assert (slow.platform, slow.down, slow.median) == ("tiktok", 0, None)
    assert (fast.platform, fast.down, len(fast.cases)) == ("x", 2, 3)
    assert fast.median == timedelta(days=2)


def test_a_median_needs_something() -> None:
    with pytest.raises(ValueError, match="nothing"):
        median([])
