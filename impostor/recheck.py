"""Looking again: which accounts are under watch, which are due, and what changed for them.

A recheck that was stopped or killed is gone on with: what it has looked at is not asked again, and
what nobody was told yet is told at its end.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from impostor.case import Begun, Case, Listed
from impostor.histories import Histories, History
from impostor.model import Account, Fetch, Look, Observation
from impostor.observe import Sighting
from impostor.pictures import develop
from impostor.protection import person_of
from impostor.rank import is_protected
from impostor.rank.verdicts import CLEARING, last_decision
from impostor.scan import Event, LookAt, Tools, scan, sight
from impostor.watching import ABSENT, State, Told, next_look
from impostor.watching.changes import is_absent
from impostor.watching.schedule import AGAIN
from impostor.watching.table import SAW
from impostor.whereabouts import can_be_asked_by_id


def under_watch(case: Case) -> tuple[Listed, ...]:
    """Give the accounts to look at again: judged fake, or judged by nobody; gone ones too."""
    verdicts, accounts = case.verdicts(), case.accounts()
    left_alone = {listed.number for listed in genuine_among(case, accounts)}
    return tuple(
        listed
        for listed in accounts
        if listed.number not in left_alone
        and last_decision(verdicts.get(listed.number, ())) not in CLEARING
    )


def genuine_among(case: Case, accounts: Iterable[Listed]) -> tuple[Listed, ...]:
    """Give those of some accounts that are the person's own or trusted ones."""
    person = person_of(case)
    return tuple(listed for listed in accounts if is_protected(person, listed.account))


@dataclass(frozen=True, slots=True)
class Planned:
    """When an account under watch is due."""

    listed: Listed
    at: datetime


def plan(case: Case, now: datetime) -> tuple[Planned, ...]:
    """Give when each account under watch is to be looked at again, the earliest first."""
    return plan_of(case, under_watch(case), now)


def plan_of(case: Case, watched: Iterable[Listed], now: datetime) -> tuple[Planned, ...]:
    """Give when some accounts under watch are to be looked at again, the earliest first."""
    gap = case.settings().confirm_gone
    histories = Histories(case).all(watched)
    planned = (Planned(each.listed, _next(each, gap, now)) for each in histories)
    return tuple(sorted(planned, key=lambda one: (one.at, one.listed.number)))


def due(case: Case, now: datetime) -> tuple[Listed, ...]:
    """Give the accounts that are due now."""
    return tuple(one.listed for one in plan(case, now) if one.at <= now)


def _next(history: History, gap: timedelta, now: datetime) -> datetime:
    course = history.course
    reports = (filing.at for filing in history.filings)
    looked = [sight.observation.at for sight in history.looks]
    last = course.last.observation.at if course.last else None
    return next_look(reports, min(looked, default=now), last, _settle(history, gap), now)


def _settle(history: History, gap: timedelta) -> datetime | None:
    """Give when a look that settled nothing is to be repeated."""
    course = history.course
    if course.last is None:
        return None
    if course.since is not None and is_absent(course.last.observation):
        return course.since + gap
    blind = course.last.observation.status not in SAW and not is_absent(course.last.observation)
    return course.last.observation.at + AGAIN if blind else None


def recheck(case: Case, accounts: Sequence[Listed], begun: Begun, tools: Tools) -> Iterator[Event]:
    """Look at accounts again, but at those that this recheck has looked at already."""
    age = max(tools.clock() - begun.since, timedelta(0))
    tools = replace(tools, max_age=age)
    yield from scan(case, accounts, tools, _watchfully(case, tools))


def _watchfully(case: Case, tools: Tools) -> LookAt:
    """Look at an account and, where it is gone by its id, at who has its handle now."""

    def look_at(listed: Listed, fetch: Fetch) -> Look:
        sighting = sight(listed.account, fetch, tools.controls)
        if _is_other(listed.account, sighting.observation):
            # What a stranger shows says nothing of the account under watch.
            sighting = Sighting(sighting.observation)
        taken = develop(case, sighting, fetch, tools.door)
        case.record(taken, listed.number)
        if sighting.observation.status in ABSENT and (asked := _by_handle(listed.account)):
            seen = sight(asked, fetch, tools.controls).observation
            if _is_other(listed.account, seen):
                case.record(Look(seen), listed.number)
        return taken

    return look_at


def _is_other(account: Account, seen: Observation) -> bool:
    ids = {account.account_id, seen.account.account_id}
    return seen.status in SAW and None not in ids and len(ids) == 2


def _by_handle(account: Account) -> Account | None:
    """Give the account as its address alone names it, where its id was asked for instead."""
    if account.account_id is None or account.handle is None:
        return None
    return replace(account, account_id=None) if can_be_asked_by_id(account) else None


@dataclass(frozen=True, slots=True)
class Change:
    """A change of an account, to be told."""

    number: int
    url: str
    told: Told


@dataclass(frozen=True, slots=True)
class Standing:
    """An account that did not change, as it stands; `reported_at` is the last report."""

    number: int
    url: str
    observation: Observation
    reported_at: datetime | None
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a recheck found: changes nobody was told of, what is up, and what is not known."""

    changes: tuple[Change, ...]
    up: tuple[Standing, ...]
    unknown: tuple[Standing, ...]
    told: Mapping[int, int]


def outcome(case: Case, looked: Iterable[int], numbers: Iterable[int]) -> Outcome:
    """Say what became of accounts by number: those looked at now, and those to tell changes of."""
    now_looked, wanted, before = set(looked), set(numbers), case.follow_up.told()
    listed = [one for one in case.accounts() if one.number in wanted | now_looked]
    histories = [each for each in Histories(case).all(listed) if each.looks]
    seen = [each for each in histories if each.listed.number in now_looked]
    changes = sorted(_changes(histories, before), key=lambda one: (one.told.at, one.number))
    return Outcome(
        changes=tuple(changes),
        up=tuple(_standing(each) for each in seen if _is_up(each)),
        unknown=tuple(_standing(each) for each in seen if _is_unknown(each)),
        told={each.listed.number: each.looks[-1].key for each in histories},
    )


def _changes(histories: Iterable[History], before: Mapping[int, int]) -> Iterator[Change]:
    for history in histories:
        number, url = history.listed.number, history.listed.account.url
        for told in history.course.changes:
            if told.key > before.get(number, 0):
                yield Change(number, url, told)


def _is_up(history: History) -> bool:
    last, state = history.course.last, history.course.state
    shown = last is not None and last.observation.status in SAW
    return shown and state in (State.UP, State.PRIVATE)


def _is_unknown(history: History) -> bool:
    """Tell whether the last look left open where the account stands: a wall, or one absence."""
    last, state = history.course.last, history.course.state
    if last is None or last.observation.status in SAW:
        return False
    return not is_absent(last.observation) or state is not State.GONE


def _standing(history: History) -> Standing:
    last = history.course.last
    if last is None:
        raise LookupError(f"the tool has not looked at account {history.listed.number}")
    return Standing(
        number=history.listed.number,
        url=history.listed.account.url,
        observation=last.observation,
        reported_at=history.filings[-1].at if history.filings else None,
        since=history.course.since,
    )
