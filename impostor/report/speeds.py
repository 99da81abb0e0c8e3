"""How long each platform took from a report to the takedown, as one picture."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from impostor.language import N_
from impostor.model import Sentence
from impostor.watching import Takedown
from impostor.watching.takedowns import speeds

DOWN = Sentence(
    N_("{count} account taken down, of {reported} reported"),
    plural=N_("{count} accounts taken down, of {reported} reported"),
)


@dataclass(frozen=True, slots=True)
class Dot:
    """One reported account at its time, in per cent of the longest; `down` where it is gone."""

    place: float
    down: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """One platform; `median` is None where it took nothing down yet, `place` is where it lies."""

    platform: str
    dots: tuple[Dot, ...]
    said: Sentence
    median: timedelta | None
    place: float


def strips(cases: Iterable[Takedown], now: datetime) -> tuple[tuple[Strip, ...], timedelta]:
    """Lay the platforms out on one scale, and give the time at which the scale ends."""
    measured = speeds(cases, now)
    longest = max(
        (case.took(now) for speed in measured for case in speed.cases), default=timedelta(0)
    )
    whole = max(longest, timedelta(hours=1))

    def place(time: timedelta) -> float:
        return round(100 * (time / whole), 2)

    found = []
    for speed in measured:
        dots = tuple(Dot(place(one.took(now)), one.gone_at is not None) for one in speed.cases)
        said = replace(DOWN, count=speed.down, values={"reported": str(len(dots))})
        median = place(speed.median) if speed.median is not None else 0.0
        found.append(Strip(speed.platform, dots, said, speed.median, median))
    return tuple(found), whole
