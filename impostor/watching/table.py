"""The state machine of an account as one table: every state, every event, and what is told."""

from collections.abc import Mapping
from enum import StrEnum

from impostor.model import Status


class State(StrEnum):
    """Where an account stands, by all looks so far.

    `MISSING` and `MISSING_PRIVATE` were up and private, and were found absent too few times to be
    called gone; at the address of a `REUSED` one stands another account.
    """

    UNSEEN = "unseen"
    UP = "up"
    PRIVATE = "private"
    MISSING = "missing"
    MISSING_PRIVATE = "missing_private"
    GONE = "gone"
    REUSED = "handle_reused"


class Event(StrEnum):
    """What one look says: the account itself, nobody, another account, or nothing.

    `ABSENT_AGAIN` comes at least the gap after the first absence; `OTHER_AGAIN` is the same other
    account as at the last sight of one.
    """

    SHOWN = "shown"
    HIDDEN = "hidden"
    ABSENT = "absent"
    ABSENT_AGAIN = "absent_again"
    OTHER = "other"
    OTHER_AGAIN = "other_again"
    NOTHING = "nothing"


class Kind(StrEnum):
    """A change that people are told of."""

    GONE = "gone"
    BACK = "back"
    RENAMED = "renamed"
    HANDLE_REUSED = "handle_reused"
    WENT_PRIVATE = "went_private"
    CONTENT_REMOVED = "content_removed"


ABSENT = frozenset({Status.GONE, Status.SUSPENDED})
"""States of a look that count towards a takedown, under the conditions above."""

SAW = {Status.UP: Event.SHOWN, Status.PRIVATE: Event.HIDDEN}

Step = tuple[State, Kind | None]

# state: what each event makes of it, in the order shown, hidden, absent, absent again, other,
# other again; NOTHING leaves every state as it is.
_STAY = None
_TABLE: Mapping[State, tuple[Step | None, ...]] = {
    State.UNSEEN: (
        (State.UP, None),
        (State.PRIVATE, None),
        _STAY,
        # Nobody saw it online, so nothing changed between two looks.
        (State.GONE, None),
        (State.REUSED, None),
        _STAY,
    ),
    State.UP: (
        _STAY,
        (State.PRIVATE, Kind.WENT_PRIVATE),
        (State.MISSING, None),
        # There was no first absence, so this is it.
        (State.MISSING, None),
        (State.REUSED, Kind.HANDLE_REUSED),
        (State.REUSED, None),
    ),
    State.PRIVATE: (
        (State.UP, None),
        _STAY,
        (State.MISSING_PRIVATE, None),
        (State.MISSING_PRIVATE, None),
        (State.REUSED, Kind.HANDLE_REUSED),
        (State.REUSED, None),
    ),
    State.MISSING: (
        (State.UP, None),
        (State.PRIVATE, Kind.WENT_PRIVATE),
        _STAY,
        (State.GONE, Kind.GONE),
        (State.REUSED, Kind.HANDLE_REUSED),
        (State.REUSED, None),
    ),
    State.MISSING_PRIVATE: (
        (State.UP, None),
        (State.PRIVATE, None),
        _STAY,
        (State.GONE, Kind.GONE),
        (State.REUSED, Kind.HANDLE_REUSED),
        (State.REUSED, None),
    ),
    State.GONE: (
        (State.UP, Kind.BACK),
        (State.PRIVATE, Kind.BACK),
        _STAY,
        _STAY,
        (State.GONE, Kind.HANDLE_REUSED),
        _STAY,
    ),
    State.REUSED: (
        (State.UP, Kind.BACK),
        (State.PRIVATE, Kind.BACK),
        _STAY,
        (State.GONE, Kind.GONE),
        (State.REUSED, Kind.HANDLE_REUSED),
        _STAY,
    ),
}

TRANSITIONS: Mapping[tuple[State, Event], Step] = {
    (state, event): step or (state, None)
    for state, row in _TABLE.items()
    for event, step in zip(Event, (*row, _STAY), strict=True)
}
"""The whole machine: every state, every event."""
