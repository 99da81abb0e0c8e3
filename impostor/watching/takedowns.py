"""How long platforms took from a person's report to the takedown."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from impostor.watching.changes import Told
from impostor.watching.table import Kind


@dataclass(frozen=True, slots=True)
class Takedown:
    """A report, and when the account was first found gone after it; None while it stands.

    The time is at most what it took: the account may have gone before the look that found it so.
    """

    number: int
    platform: str
    filed_at: datetime
    gone_at: datetime | None

    def took(self, now: datetime) -> timedelta:
        """Give the time to the takedown, or the time waited so far."""
        return max((self.gone_at or now) - self.filed_at, timedelta(0))


def takedowns(
    number: int, platform: str, filed: Iterable[datetime], changes: Sequence[Told]
) -> tuple[Takedown, ...]:
    """Give the first report before each takedown of an account, and the first that still waits.

    Reports that follow while one waits are reminders of it. An account that was gone before the
    report is not counted as its success.
    """
    gone = sorted(c.since or c.at for c in changes if c.kind is Kind.GONE)
    found: list[Takedown] = []
    for at in sorted(filed):
        waits = found and (found[-1].gone_at is None or found[-1].gone_at >= at)
        if not waits:
            ended = next((moment for moment in gone if moment >= at), None)
            found.append(Takedown(number, platform, at, ended))
    return tuple(found)


def median(times: Sequence[timedelta]) -> timedelta:
    """Give the middle one of some times, the mean of the middle two; ValueError without any."""
    ordered = sorted(times)
    if not ordered:
        raise ValueError("there is no median of nothing")
    middle = len(ordered) // 2
    if len(ordered) % 2:
        return ordered[middle]
    return (ordered[middle - 1] + ordered[middle]) / 2


@dataclass(frozen=True, slots=True)
class Speed:
    """How fast one platform is; `median` is None where it took nothing down yet."""

    platform: str
    cases: tuple[Takedown, ...]
    median: timedelta | None

    @property
    def down(self) -> int:
        """Count the takedowns."""
        return sum(case.gone_at is not None for case in self.cases)


def speeds(cases: Iterable[Takedown], now: datetime) -> tuple[Speed, ...]:
    """Sum takedowns up by platform, in alphabetical order."""
    by_platform: dict[str, list[Takedown]] = {}
    for case in cases:
        by_platform.setdefault(case.platform, []).append(case)
    found = []
    for platform, some in sorted(by_platform.items()):
        times = [case.took(now) for case in some if case.gone_at is not None]
        found.append(Speed(platform, tuple(some), median(times) if times else None))
    return tuple(found)
