"""The scan: looks at accounts, several at a time, and stores each look whole as it comes.

It is a generator of events, which a terminal or a page can show and stop. What a stopped or killed
scan has stored is not done again: neither a look nor a page younger than `max_age`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice, zip_longest
from urllib.parse import urlsplit

from impostor.case import Case, Listed
from impostor.controls import Controls
from impostor.images import Door
from impostor.memory import Memory
from impostor.model import Account, Clock, Fetch, Look, Source, Status
from impostor.observe import Sighting, observe
from impostor.pictures import develop
from impostor.platforms import platform
from impostor.watching.schedule import TRUSTED

WIDTH = 16
"""Accounts under way at once: enough to keep many slow hosts busy, few enough for the memory."""

UNSETTLED = frozenset({Status.UNKNOWN, Status.RATE_LIMITED})
"""States that say nothing of the account: it is looked at again as soon as somebody asks."""


@dataclass(frozen=True, slots=True)
class Planned:
    """The scan begins; `accounts` is how many events follow."""

    accounts: int


@dataclass(frozen=True, slots=True)
class Looked:
    """An account was looked at, and the look is stored."""

    listed: Listed
    look: Look


@dataclass(frozen=True, slots=True)
class Fresh:
    """An account was left alone: its last look is younger than `max_age`."""

    listed: Listed
    look: Look


Event = Planned | Looked | Fresh


@dataclass(frozen=True, slots=True)
class Tools:
    """What a scan works with: the way to the network, the door for images, and the clock."""

    fetch: Fetch
    door: Door
    clock: Clock
    max_age: timedelta
    stop: Callable[[], None]
    """Makes fetches that wait for their turn give up, so that a stopped scan ends soon."""
    controls: Controls | None = None
    """Probes each platform before it is believed; None takes all at their word."""


def plan(case: Case, accounts: Iterable[Account]) -> tuple[Listed, ...]:
    """Give the accounts their numbers, with the own and trusted ones, to learn their ids."""
    person = case.person()
    numbers = set(case.add_accounts((*person.own, *person.trusted, *accounts)))
    return tuple(listed for listed in case.accounts() if listed.number in numbers)


LookAt = Callable[[Listed, Fetch], Look]
"""Takes one look at an account, through the way to the network given, and stores it."""


def scan(
    case: Case, accounts: Sequence[Listed], tools: Tools, look_at: LookAt | None = None
) -> Iterator[Event]:
    """Look at the accounts, each whose last look is too old or failed.

    `look_at` is how, where a plain look is not all.
    """
    yield Planned(len(accounts))
    looks, oldest = case.looks(), tools.clock() - tools.max_age
    pending = []
    for listed in accounts:
        last = looks.get(listed.number)
        if last is not None and _is_settled(last, oldest, latest(tools)):
            yield Fresh(listed, last)
        else:
            asked_to_wait = last is not None and last.observation.status is Status.RATE_LIMITED
            pending.append((listed, tools.clock() if asked_to_wait else oldest))
    del looks
    yield from _look_at_all(case, _by_turns(pending), tools, look_at or _plainly(case, tools))


def latest(tools: Tools) -> datetime:
    """Give the moment after which nothing was seen, unless the clock was wrong then."""
    return tools.clock() + TRUSTED


def _is_settled(look: Look, oldest: datetime, newest: datetime) -> bool:
    """Tell whether a look is young enough and whole, so that the account is left alone."""
    seen = look.observation
    own = (picture for picture in look.pictures if picture.source is Source.TOOL)
    whole = seen.status not in UNSETTLED and not any(picture.trouble for picture in own)
    return whole and oldest < seen.at <= newest


Pending = tuple[Listed, datetime]
"""An account to look at, and the moment before which a stored page is too old for it."""


def _by_turns(pending: Sequence[Pending]) -> list[Pending]:
    """Order accounts so that hosts take turns: none is crowded while the others wait."""
    hosts: dict[str, list[Pending]] = {}
    for listed, oldest in pending:
        host = urlsplit(listed.account.url).hostname or ""
        hosts.setdefault(host, []).append((listed, oldest))
    return [waiting for turn in zip_longest(*hosts.values()) for waiting in turn if waiting]


def sight(account: Account, fetch: Fetch, controls: Controls | None) -> Sighting:
    """Observe one account, and believe its platform only as far as the controls allow."""
    sighting = observe(platform(account.platform), account, fetch)
    return controls.settle(sighting) if controls is not None else sighting


def _plainly(case: Case, tools: Tools) -> LookAt:
    def look_at(listed: Listed, fetch: Fetch) -> Look:
        taken = develop(case, sight(listed.account, fetch, tools.controls), fetch, tools.door)
        case.record(taken, listed.number)
        return taken

    return look_at


def _look_at_all(
    case: Case, pending: Sequence[Pending], tools: Tools, look_at: LookAt
) -> Iterator[Event]:
    waiting = iter(pending)
    memory = Memory(case, tools.fetch, latest(tools))
    with ThreadPoolExecutor(WIDTH) as pool:
        under_way: dict[Future[Look], Listed] = {}
        try:
            while True:
                for listed, oldest in islice(waiting, WIDTH - len(under_way)):
                    under_way[pool.submit(look_at, listed, memory.since(oldest))] = listed
                if not under_way:
                    return
                done, _ = wait(under_way, return_when=FIRST_COMPLETED)
                for future in done:
                    yield Looked(under_way.pop(future), future.result())
        finally:
            tools.stop()
            pool.shutdown(wait=True, cancel_futures=True)
