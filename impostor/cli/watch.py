"""`impostor watch`: recheck in the foreground, each account when its time has come."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from types import FrameType

import click

from impostor.case import BusyError, Case, open_case
from impostor.cli.alerting import Alerting, alert, alert_options, alerting
from impostor.cli.recheck import print_outcome
from impostor.cli.rechecking import StoppedError, asked, look_again, told
from impostor.cli.surroundings import Surroundings, surroundings
from impostor.cli.way import RATE
from impostor.recheck import plan
from impostor.setup import settle_protected
from impostor.watching import Plan


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@RATE
@alert_options
def watch(case: Path, rate: float, alerts: tuple[str, ...], *, alert_details: bool) -> None:
    """Recheck CASE's accounts as their time comes, until stopped with Ctrl-C.

    An account is looked at 1 hour, 1 day, 3, 7 and 30 days after it was reported, then every month;
    one that nobody reported from the first day on. `impostor recheck --due` does the same once, for
    cron, a systemd timer or Windows' scheduler.
    """
    world = surroundings()
    with open_case(case, world.clock) as opened:
        to = alerting(opened, alerts, details=alert_details)
        click.echo(f"Watching {case}; stop with Ctrl-C.", err=True)
    try:
        with _terminated_as_interrupted():
            _rounds(case, Watching(rate, to, world))
    except (KeyboardInterrupt, StoppedError):
        click.echo("Stopped; what was read is kept.", err=True)


@dataclass(frozen=True, slots=True)
class Watching:
    """How a watch goes: requests a second to one host, whom to tell, and the world outside."""

    rate: float
    to: Alerting
    world: Surroundings


def _rounds(folder: Path, how: Watching) -> None:
    never = threading.Event()
    while True:
        planned = _round(folder, how)
        while not planned.is_over(now := how.world.clock()):
            never.wait(planned.wait(now).total_seconds())


def _round(folder: Path, how: Watching) -> Plan:
    """Do what is due, and plan; where another command is working, plan to try again."""
    clock = how.world.clock
    try:
        with open_case(folder, clock) as case, case.writing():
            _look(case, how)
            waiting = plan(case, clock())
    except BusyError as error:
        click.echo(f"{error} Trying again.", err=True)
        return Plan(clock(), clock() + timedelta(minutes=1))
    now = clock()
    # What is due already was just looked at in vain: it is not asked again at once.
    return Plan(now, min((one.at for one in waiting if one.at > now), default=None))


def _look(case: Case, how: Watching) -> None:
    settle_protected(case)
    what = asked(case, (), how.world, only_due=True)
    if not what.accounts:
        return
    finished = look_again(case, what, how.rate, how.world)
    click.echo(how.world.clock().isoformat(timespec="seconds"))
    print_outcome(finished.outcome, "table", how.world.clock())
    if alert(case, finished.outcome, how.to):
        told(case, finished)


@contextmanager
def _terminated_as_interrupted() -> Iterator[None]:
    """Let SIGTERM, with which systemd stops a service, end the watch as Ctrl-C does."""

    def interrupt(_signal: int, _frame: FrameType | None) -> None:
        raise KeyboardInterrupt

    before = signal.signal(signal.SIGTERM, interrupt)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
