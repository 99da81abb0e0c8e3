"""What follows a scan: reports that were filed, rechecks, and what a person was told of them."""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from impostor.case import accounts, codec, looks, sql
from impostor.case.database import Database
from impostor.case.looks import Stored

STOPPED_FOR = 24.0
"""Hours after which a recheck that was stopped is begun anew, not gone on with."""


@dataclass(frozen=True, slots=True)
class Filing:
    """A report that a person sent: through which channel, when, and under which reference."""

    number: int
    channel: str
    at: datetime
    reference: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """A recheck under way: its number, and since when its looks count."""

    key: int
    since: datetime


class FollowUp:
    """The follow-up of one case; all of it is only ever added."""

    def __init__(self, database: Database, clock: Callable[[], datetime]) -> None:
        self._database = database
        self._clock = clock

    def file(self, filing: Filing) -> None:
        """Note a report that a person sent."""
        at, now = codec.moment(filing.at), codec.moment(self._clock())
        texts = (codec.text(filing.channel), at, codec.text(filing.reference), now)
        self._database.run(sql.ADD_FILING, (filing.number, *texts))

    def filings(self) -> Mapping[int, tuple[Filing, ...]]:
        """Give the reports that were sent, oldest first, by the number of the account."""
        under = accounts.shown(self._database)
        found: defaultdict[int, list[Filing]] = defaultdict(list)
        for row_account, channel, at, reference in self._database.rows(sql.FILINGS):
            number = accounts.number(row_account)
            shown = under.get(number, number)
            moment = datetime.fromisoformat(str(at))
            found[shown].append(Filing(shown, str(channel), moment, str(reference)))
        return {shown: tuple(filed) for shown, filed in found.items()}

    def looks(self, number: int) -> tuple[Stored, ...]:
        """Give all looks at an account in the order of storing, each with what was read."""
        return looks.stored(self._database, accounts.shown_as(self._database, number))

    def begin(self, what: str) -> Begun:
        """Begin a recheck, or go on with the last one of the same `what` if it was stopped."""
        now = self._clock()
        with self._database.transaction():
            last = self._database.row(sql.LAST_RECHECK, (what,))
            if last is not None and last[2] is None:
                since = datetime.fromisoformat(str(last[1]))
                if 0 <= (now - since).total_seconds() < STOPPED_FOR * 3600:
                    return Begun(accounts.number(last[0]), since)
            return Begun(self._database.insert(sql.ADD_RECHECK, (codec.moment(now), what)), now)

    def end(self, begun: Begun, told: Mapping[int, int]) -> None:
        """End a recheck; `told` gives the last look of each account whose changes were told."""
        now, before = codec.moment(self._clock()), self.told()
        with self._database.transaction():
            for number, key in told.items():
                if key > before.get(number, 0):
                    self._database.run(sql.ADD_TOLD, (number, key, now))
            self._database.run(sql.END_RECHECK, (begun.key, now))

    def told(self) -> Mapping[int, int]:
        """Give the look up to which an account's changes were told, by the account's number."""
        under = accounts.shown(self._database)
        found: dict[int, int] = {}
        for row_account, key in self._database.rows(sql.TOLD):
            number = accounts.number(row_account)
            shown = under.get(number, number)
            found[shown] = max(accounts.number(key), found.get(shown, 0))
        return found
