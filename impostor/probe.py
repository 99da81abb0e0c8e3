"""Looking whether accounts stand at candidates' addresses, politely and not too often.

At most `MOST_A_DAY` addresses are asked for one person in 24 hours. This finds accounts that
imitate somebody; without a limit it would be a tool to find people, by trying names until one
answers. The questions are counted in the case before they go out, whatever becomes of the run.

An account that is there becomes one of the case's. Of the others only question and answer are
kept, so that they stand in no list and are not asked again too soon. A private account is not
listed either: nobody can say what it shows, and its handle alone accuses nobody.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from itertools import islice
from threading import Lock

from impostor.candidates import Place
from impostor.case import Case
from impostor.memory import Memory
from impostor.model import Observation, Status
from impostor.observe import Sighting
from impostor.pictures import develop
from impostor.platforms.handles import HANDLE_RULES, HandleRule
from impostor.scan import WIDTH, Tools, latest, sight

MOST_A_DAY = 200
"""Addresses asked for one person in 24 hours; see above for the reason."""

REACH = 1000
"""Candidates that are ever asked: five days' worth, beyond which hardly any is an impostor's."""

MOST_WALLS = 3
"""Answers in a row that show nothing, after which a platform is left alone for the run."""

ANSWERS = frozenset({Status.UP, Status.PRIVATE, Status.GONE, Status.SUSPENDED})
"""States that say whether somebody is there; any other is a wall or a failure."""


@dataclass(frozen=True, slots=True)
class Asking:
    """The search begins; at most so many events follow."""

    addresses: int


@dataclass(frozen=True, slots=True)
class Answered:
    """An address was asked; `number` is the account's in the case where one is there."""

    place: Place
    observation: Observation
    number: int | None = None


@dataclass(frozen=True, slots=True)
class LeftAlone:
    """An address was not asked: its platform showed nothing, or the day's limit is reached."""

    place: Place


Event = Asking | Answered | LeftAlone


TELLING: tuple[HandleRule, ...] = tuple(rule for rule in HANDLE_RULES if not rule.hides)
"""The platforms that show a visitor whether somebody has a handle, so that asking is of use."""


def choose(case: Case, found: Iterable[Place], tools: Tools) -> list[Place]:
    """Choose what to ask now: what was never asked first, then what was asked longest ago.

    What was asked less than `max_age` ago is left out, and of the rest no more are taken than the
    day has left.
    """
    asked = {one.account.url: one.at for one in case.asked()}
    oldest = tools.clock() - tools.max_age
    reach = list(islice(found, REACH))
    never = [place for place in reach if place.account.url not in asked]
    again = [one for one in reach if (at := asked.get(one.account.url)) and at <= oldest]
    again.sort(key=lambda place: asked[place.account.url])
    return [*never, *again][: max(0, MOST_A_DAY - case.asked_in_a_day())]


def probe(case: Case, chosen: Sequence[Place], tools: Tools) -> Iterator[Event]:
    """Ask the addresses, several at a time, and store what comes back."""
    yield Asking(len(chosen))
    asker = _Asker(case, tools)
    with ThreadPoolExecutor(WIDTH) as pool:
        futures = [pool.submit(asker.ask, place) for place in chosen]
        try:
            for future in as_completed(futures):
                yield future.result()
        finally:
            tools.stop()
            pool.shutdown(wait=True, cancel_futures=True)


class _Asker:
    """Asks single addresses, and remembers which platforms show nothing today."""

    def __init__(self, case: Case, tools: Tools) -> None:
        self._case = case
        self._tools = tools
        self._fetch = Memory(case, tools.fetch, latest(tools)).since(tools.clock() - tools.max_age)
        self._walls: Counter[str] = Counter()
        self._lock = Lock()

    def ask(self, place: Place) -> Answered | LeftAlone:
        account = place.account
        with self._lock:
            closed = self._walls[account.platform] >= MOST_WALLS
        question = None if closed else self._case.ask(account, MOST_A_DAY)
        if question is None:
            return LeftAlone(place)
        sighting = sight(account, self._fetch, self._tools.controls)
        number = self._listed(sighting)
        self._case.answered(question, sighting.observation)
        self._count(account.platform, sighting.observation.status)
        return Answered(place, sighting.observation, number)

    def _listed(self, sighting: Sighting) -> int | None:
        """Make an account that is there one of the case's, with all that it shows."""
        if sighting.observation.status is not Status.UP:
            return None
        look = develop(self._case, sighting, self._fetch, self._tools.door)
        self._case.record(look)
        (number,) = self._case.add_accounts([look.observation.account])
        return number

    def _count(self, name: str, status: Status) -> None:
        with self._lock:
            self._walls[name] = 0 if status in ANSWERS else self._walls[name] + 1
