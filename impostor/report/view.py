"""What a report shows: a case as it stands at one moment, the same for every format."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from impostor.histories import History
from impostor.model import (
    Band,
    Brought,
    Match,
    Observation,
    Person,
    Picture,
    Profile,
    Sentence,
    Source,
    Status,
    Verdict,
)
from impostor.rank.groups import Operation

Thumbnails = Callable[[str], bytes | None]
"""The JPEG thumbnail of a picture by its SHA-256; None when none was kept."""


@dataclass(frozen=True, slots=True)
class Card:
    """One account: its stable number, its place in the list from 1, and all that is known of it.

    `observation` is the latest look, `first_seen` the moment of the first; `verdicts` are in the
    order in which they were given. `profile_source` says who saw the profile; `brought` are the
    files that a person brought. `ranked_at` says since when the match is what it is.
    """

    number: int
    rank: int
    match: Match
    profile: Profile | None
    observation: Observation | None
    first_seen: datetime | None
    verdicts: tuple[Verdict, ...] = ()
    pictures: tuple[Picture, ...] = ()
    profile_source: Source = Source.TOOL
    brought: tuple[Brought, ...] = ()
    ranked_at: datetime | None = None

    @property
    def not_read(self) -> bool:
        """Tell an account of which nothing was ever seen from one in which nothing was found."""
        seen = self.profile is not None or bool(self.pictures)
        return self.match.band is Band.UNLIKELY and not seen


@dataclass(frozen=True, slots=True)
class Unread:
    """An address that could not be read, and why; `number` where it stands in the case."""

    url: str
    status: Status
    reason: Sentence
    at: datetime
    number: int | None = None


@dataclass(frozen=True, slots=True)
class View:
    """The person, the accounts in ranked order, and what could not be read.

    `reference_names` gives the file name of a reference photo by its SHA-256. Dates are shown in
    the time zone of `made_at`. `prior` is the share of impostors expected among the accounts;
    `operations` are accounts that one hand seems to run; `histories` are those of the accounts in
    the picture of what became of them.
    """

    person: Person
    reference_names: Mapping[str, str]
    cards: tuple[Card, ...]
    thumbnails: Thumbnails
    made_at: datetime
    unread: tuple[Unread, ...] = ()
    prior: float = 0.1
    histories: tuple[History, ...] = ()
    operations: tuple[Operation, ...] = ()
