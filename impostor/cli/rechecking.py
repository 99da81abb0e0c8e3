"""One recheck from beginning to end, for `impostor recheck` and `impostor watch`."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import click

from impostor.case import Begun, Case, Listed
from impostor.cli.progress import follow
from impostor.cli.show import find
from impostor.cli.surroundings import Surroundings
from impostor.cli.way import Way, tools_of
from impostor.errors import ImpostorError, UsageError
from impostor.recheck import Outcome, due, genuine_among, outcome, recheck, under_watch
from impostor.rerank import rank_case
from impostor.setup import photo_door

ALL, DUE = "all", "due"


class StoppedError(ImpostorError):
    """A person stopped a recheck; the same command goes on with it."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a recheck looks at: `what` names it, so that one that was stopped can be gone on with.

    `telling` are the accounts whose changes are told, looked at now or not.
    """

    what: str
    accounts: tuple[Listed, ...]
    telling: tuple[Listed, ...]


def asked(case: Case, references: Sequence[str], world: Surroundings, *, only_due: bool) -> Asked:
    """Choose the accounts: those named, those due, or all under watch.

    Raises `UsageError` where an own or trusted account is named.
    """
    if references:
        named = {found.number: found for found in (find(case, each) for each in references)}
        accounts = tuple(named[number] for number in sorted(named))
        _refuse_genuine(case, accounts)
        return Asked(f"accounts {','.join(map(str, sorted(named)))}", accounts, accounts)
    watched = under_watch(case)
    if only_due:
        return Asked(DUE, due(case, world.clock()), watched)
    return Asked(ALL, watched, watched)


def _refuse_genuine(case: Case, accounts: Sequence[Listed]) -> None:
    for listed in genuine_among(case, accounts):
        number = listed.number
        raise UsageError(
            f"Account {number} is one of the own or trusted accounts, which are not watched for"
            " takedowns: name the other accounts alone. `impostor scan` looks at it, and"
            f" `impostor show {case.folder} {number} --history` tells what was seen of it."
        )


@dataclass(frozen=True, slots=True)
class Finished:
    """A recheck whose outcome is still to be told."""

    begun: Begun
    outcome: Outcome


def look_again(case: Case, what: Asked, rate: float, world: Surroundings) -> Finished:
    """Look at the accounts again, rank the case anew, and say what came of it."""
    begun = case.follow_up.begin(what.what)
    if what.accounts:
        _look(case, what, begun, rate, world)
    looked, telling = ((one.number for one in some) for some in (what.accounts, what.telling))
    return Finished(begun, outcome(case, looked, telling))


def told(case: Case, finished: Finished) -> None:
    """Write down that the outcome was told: what is told twice is better than what never is."""
    case.follow_up.end(finished.begun, finished.outcome.told)


def _look(case: Case, what: Asked, begun: Begun, rate: float, world: Surroundings) -> None:
    way = Way(rate, timedelta(0), controls=True)
    with photo_door() as door:
        try:
            with tools_of(case, world, door, way) as tools:
                follow(recheck(case, what.accounts, begun, tools))
        except KeyboardInterrupt:
            click.echo("Stopping: what was read is kept.", err=True)
            raise StoppedError("Stopped; the same command goes on from there.") from None
        rank_case(case, door, world.clock)
