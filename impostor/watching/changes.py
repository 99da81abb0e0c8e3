"""What really changed between looks, by one table of states and events (`table`), with hysteresis.

A takedown is told only after two looks, at least `gap` apart, that each found no account on a page
recognised as such while the platform's controls passed, with none between that showed the account.
What shows nothing (a wall, a limit, a time-out) moves nothing, what a person brought moves nothing,
and no state is final.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from impostor.language import N_
from impostor.model import Account, Observation, Sentence, Source
from impostor.watching.table import ABSENT, SAW, TRANSITIONS, Event, Kind, State


class Content(StrEnum):
    """What an account shows of the person."""

    PHOTO = "photo"
    NAME = "name"


@dataclass(frozen=True, slots=True)
class Sight:
    """One look, as the machine takes it.

    `key` numbers looks in the order of storing. `content` is what the account showed of the person,
    and `known` the parts of it that this look could tell of. `by_id` says that absences were asked
    for by the stable id, so that they say nothing of who has the handle.
    """

    key: int
    observation: Observation
    content: frozenset[Content] = frozenset()
    known: frozenset[Content] = frozenset()
    by_id: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """One change, as it is told; `key` is the look that showed it.

    `since` is the first of the looks that a takedown rests on.
    """

    key: int
    kind: Kind
    before: str
    after: str
    at: datetime
    reasons: tuple[Sentence, ...]
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Course:
    """What became of an account: its state after each look that said something, and the changes.

    `since` is the first absence while the account is missing; `last` the tool's last look.
    """

    state: State = State.UNSEEN
    changes: tuple[Told, ...] = ()
    states: tuple[tuple[datetime, State], ...] = ()
    since: datetime | None = None
    last: Sight | None = None


NO_ID = Sentence(N_("This platform shows no stable id here, so it may also be another account."))
TWICE = N_("The first of the looks that found no account was on {moment}.")
PARTS = N_("What it showed of the person is there no longer.")


def follow(sights: Iterable[Sight], identity: str | None, gap: timedelta) -> Course:
    """Go through an account's looks, in the order of storing, and give its course.

    `identity` is its stable id, None where none was ever seen. A longer history only adds to the
    changes and states of a shorter one.
    """
    walk = _Walk(identity, gap)
    for sight in sights:
        if sight.observation.source is Source.TOOL:
            walk.take(sight)
    return Course(walk.state, tuple(walk.changes), tuple(walk.states), walk.missing, walk.last)


@dataclass(slots=True)
class _Walk:
    """The memory of the machine while it goes through the looks."""

    identity: str | None
    gap: timedelta
    state: State = State.UNSEEN
    first_absent: datetime | None = None
    last_shown: datetime | None = None
    holder: str | None = None
    shown_as: Account | None = None
    content: frozenset[Content] = frozenset()
    changes: list[Told] = field(default_factory=list)
    states: list[tuple[datetime, State]] = field(default_factory=list)
    last: Sight | None = None

    @property
    def missing(self) -> datetime | None:
        """Give the first absence, as long as it is not a takedown."""
        return None if self.state is State.GONE else self.first_absent

    def take(self, sight: Sight) -> None:
        """Go one look on."""
        self._distrust(sight.observation.at)
        self.last = sight
        event = self._event(sight.observation)
        before = self.state
        self.state, kind = TRANSITIONS[before, event]
        self._remember(event, sight.observation)
        if kind is not None:
            self.changes.append(self._told(sight, kind, before))
        if event in (Event.SHOWN, Event.HIDDEN):
            self.changes += self._of_profile(sight, event)
            self.first_absent = None
            self.last_shown = sight.observation.at
            self.holder = None
        if event in (Event.OTHER, Event.OTHER_AGAIN) and not sight.by_id:
            self.first_absent = None
        if event is Event.NOTHING and sight.observation.status in SAW:
            # Somebody whose id is not shown may be the account: absences begin anew.
            self.first_absent = None
        if event is not Event.NOTHING:
            self.states.append((sight.observation.at, self.state))

    def _distrust(self, now: datetime) -> None:
        """Forget a first absence that a wrong clock dated: the gap begins anew."""
        back = self.last is not None and now < self.last.observation.at
        first, shown = self.first_absent, self.last_shown
        early = first is not None and shown is not None and first < shown
        if back or early:
            self.first_absent = None

    def _event(self, seen: Observation) -> Event:
        if seen.status in SAW:
            stranger = seen.account.account_id
            if self.identity and stranger is None and self.state is State.REUSED:
                # Another account has the handle, and this page does not say whose it is.
                return Event.NOTHING
            if self.identity is None or stranger in (None, self.identity):
                return SAW[seen.status]
            return Event.OTHER_AGAIN if stranger == self.holder else Event.OTHER
        if not is_absent(seen):
            return Event.NOTHING
        first = self.first_absent
        late = first is not None and seen.at - first >= self.gap
        return Event.ABSENT_AGAIN if late else Event.ABSENT

    def _remember(self, event: Event, seen: Observation) -> None:
        if event is Event.ABSENT and self.first_absent is None:
            self.first_absent = seen.at
        if event is Event.OTHER:
            self.holder = seen.account.account_id

    def _told(self, sight: Sight, kind: Kind, before: State) -> Told:
        seen = sight.observation
        one, other = _stands(before), _stands(self.state)
        reasons: tuple[Sentence, ...] = (seen.reason,)
        since = None
        if kind is Kind.BACK and not (self.identity and seen.account.account_id):
            reasons = (seen.reason, NO_ID)
        if kind is Kind.HANDLE_REUSED:
            one, other = self.identity or "", seen.account.account_id or ""
        if kind is Kind.GONE and self.first_absent is not None:
            since = self.first_absent
            moment = since.isoformat(timespec="seconds")
            reasons = (seen.reason, Sentence(TWICE, {"moment": moment}))
        return Told(sight.key, kind, one, other, seen.at, reasons, since)

    def _of_profile(self, sight: Sight, event: Event) -> Iterator[Told]:
        """Tell of a new handle, and of what is shown no longer."""
        yield from self._renamed(sight)
        account = sight.observation.account
        old = self.shown_as
        handle = account.handle or (old.handle if old else None)
        self.shown_as = replace(account, handle=handle)
        # A page that lacks the id its platform has shown before is not the whole profile.
        whole = event is Event.SHOWN and (self.identity is None or account.account_id is not None)
        known = sight.known if whole else frozenset()
        removed = (self.content & known) - sight.content
        if removed:
            before = _listed(self.content)
            after = _listed(self.content - removed)
            at = sight.observation.at
            yield Told(sight.key, Kind.CONTENT_REMOVED, before, after, at, (Sentence(PARTS),))
        self.content = (self.content - known) | (sight.content & known)

    def _renamed(self, sight: Sight) -> Iterator[Told]:
        seen, old = sight.observation, self.shown_as
        new = seen.account.handle
        if old is None or not old.handle or not new or old.handle.casefold() == new.casefold():
            return
        doubt = () if self.identity and seen.account.account_id else (NO_ID,)
        yield Told(sight.key, Kind.RENAMED, old.handle, new, seen.at, (seen.reason, *doubt))


def is_absent(seen: Observation) -> bool:
    """Tell whether a look counts towards a takedown."""
    return (
        seen.source is Source.TOOL
        and seen.status in ABSENT
        and seen.controlled
        and seen.page_sha256 is not None
    )


def _stands(state: State) -> str:
    names = {State.MISSING: State.UP, State.MISSING_PRIVATE: State.PRIVATE}
    return str(names.get(state, state))


def _listed(content: Sequence[Content] | frozenset[Content]) -> str:
    return ", ".join(sorted(content))
