"""Sequences of looks for the state machine, written as short words or drawn at random."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from hypothesis import strategies as st

from impostor.model import Account, Observation, Sentence, Source, Status
from impostor.watching import ABSENT, Content, Course, Sight, follow
from impostor.watching.changes import Told
from impostor.watching.table import SAW, Kind

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
GAP = timedelta(hours=24)
MINE, OTHER = "id-1", "id-2"
BOTH = frozenset(Content)
WALLS = tuple(status for status in Status if status not in SAW and status not in ABSENT)

Machine = Callable[[Iterable[Sight], str | None, timedelta], Course]


@dataclass(frozen=True, slots=True)
class Seen:
    """One look, `hours` after the start."""

    hours: float
    status: Status
    account_id: str | None = MINE
    handle: str | None = "lea"
    content: frozenset[Content] = BOTH
    known: frozenset[Content] = BOTH
    controlled: bool = True
    source: Source = Source.TOOL
    page: str | None = "page"
    by_id: bool = False


def sights(looks: Sequence[Seen]) -> tuple[Sight, ...]:
    return tuple(
        Sight(
            key,
            Observation(
                Account("bluesky", "https://bsky.app/profile/lea", one.handle, one.account_id),
                one.status,
                Sentence("as the page says"),  # a fixture's sentence is shown to nobody
                START + timedelta(hours=one.hours),
                one.source,
                one.page,
                one.controlled,
            ),
            one.content,
            one.known if one.status in SAW else frozenset(),
            one.by_id,
        )
        for key, one in enumerate(looks, 1)
    )


def course(looks: Sequence[Seen], machine: Machine = follow) -> Course:
    return machine(sights(looks), MINE, GAP)


def kinds(looks: Sequence[Seen]) -> list[str]:
    return [str(told.kind) for told in course(looks).changes]


ONE = st.builds(
    Seen,
    hours=st.sampled_from([0.0]),
    status=st.sampled_from([Status.UP, Status.UP, Status.GONE, Status.GONE, *Status]),
    account_id=st.sampled_from([MINE, MINE, MINE, OTHER, None]),
    handle=st.sampled_from(["lea", "lea", "lea.new", None]),
    content=st.sampled_from([BOTH, frozenset({Content.NAME}), frozenset()]),
    known=st.sampled_from([BOTH, frozenset()]),
    controlled=st.sampled_from([True, True, False]),
    source=st.sampled_from([Source.TOOL, Source.TOOL, Source.PERSON]),
    page=st.sampled_from(["page", "page", None]),
    by_id=st.booleans(),
)


@st.composite
def histories(draw: st.DrawFn) -> list[Seen]:
    """Draw looks in the order of storing; now and then the clock was set back between two."""
    found, at = [], 0.0
    for one in draw(st.lists(ONE, min_size=1, max_size=14)):
        at += draw(st.sampled_from([0.5, 5, 23, 24, 25, 72, -3, -900]))
        found.append(
            Seen(at, one.status, one.account_id, one.handle, one.content, one.known,
                 one.controlled, one.source, one.page, one.by_id)
        )  # fmt: skip
    return found


def unfounded(looks: Sequence[Sight], told: Told, gap: timedelta) -> bool:
    """Tell whether a takedown was told without its conditions, by plain search over the looks."""
    if told.kind is not Kind.GONE:
        return False
    until = [sight for sight in looks if sight.key <= told.key]
    good = [sight for sight in until if _counts(sight.observation)]
    if not good or good[-1].key != told.key:
        return True
    last = good[-1].observation.at
    firsts = [sight for sight in good if last - sight.observation.at >= gap]
    return not any(
        not any(_shows(other) for other in until if first.key < other.key) for first in firsts
    )


def _counts(seen: Observation) -> bool:
    return (
        seen.source is Source.TOOL
        and seen.status in (Status.GONE, Status.SUSPENDED)
        and seen.controlled
        and seen.page_sha256 is not None
    )


def _shows(sight: Sight) -> bool:
    seen = sight.observation
    mine = seen.account.account_id in (MINE, None)
    return seen.source is Source.TOOL and seen.status in (Status.UP, Status.PRIVATE) and mine


def naive(looks: Iterable[Sight], _identity: str | None, _gap: timedelta) -> Course:
    """Be as a simple checker is: what is not shown is gone."""
    state, changes = "", []
    for sight in looks:
        now = "up" if sight.observation.status in SAW else "gone"
        if state == "up" and now == "gone":
            changes.append(Told(sight.key, Kind.GONE, "up", "gone", sight.observation.at, ()))
        state = now
    return Course(changes=tuple(changes))
