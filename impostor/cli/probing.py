"""The search of `impostor scan --candidates`, followed on standard error."""

from collections import Counter
from collections.abc import Generator, Iterable, Sequence
from contextlib import ExitStack, closing

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
from rich.text import Text

from impostor.candidates import places
from impostor.case import Case
from impostor.cli.terminal import one_line
from impostor.errors import UsageError
from impostor.model import Status
from impostor.platforms.handles import HandleRule
from impostor.probe import (
    ANSWERS,
    MOST_A_DAY,
    TELLING,
    Answered,
    Asking,
    Event,
    LeftAlone,
    choose,
    probe,
)
from impostor.scan import Tools
from impostor.seeds import wanted

NOT_THERE = frozenset({Status.GONE, Status.SUSPENDED})


def telling(on: str | None) -> tuple[HandleRule, ...]:
    """Give the platforms to ask for candidates: all that tell, or the one named."""
    rules = tuple(rule for rule in TELLING if on in {None, rule.platform})
    if not rules:
        raise UsageError(
            f"{on} does not tell a visitor without an account whether somebody has a handle:"
            f" `impostor candidates CASE --platform {on}` lists addresses to look at yourself."
        )
    return rules


def look_for_impostors(
    case: Case, tools: Tools, rules: Sequence[HandleRule]
) -> tuple[set[int], bool]:
    """Ask for candidates' accounts; give the numbers of those there, and whether all was read."""
    chosen = choose(case, places(wanted(case), rules), tools)
    if not chosen:
        _say_why_none(case)
        return set(), True
    events = _followed(probe(case, chosen, tools))
    return _summary(case, events)


def _say_why_none(case: Case) -> None:
    asked = case.asked_in_a_day()
    if asked >= MOST_A_DAY:
        click.echo(
            f"No candidates asked: {asked} were in the last 24 hours, and {MOST_A_DAY} is the most"
            " for one person.",
            err=True,
        )
    else:
        click.echo("No candidates to ask: all were asked not long ago.", err=True)


def _followed(events: Iterable[Event]) -> list[Answered | LeftAlone]:
    """Run through the events and show how far they are; a generator is closed at the end."""
    console = Console(stderr=True, highlight=False)
    done: list[Answered | LeftAlone] = []
    with ExitStack() as stack:
        if isinstance(events, Generator):
            stack.enter_context(closing(events))
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
        bar = Progress(*columns, console=console, transient=True, disable=not console.is_terminal)
        progress = stack.enter_context(bar)
        task = progress.add_task("Asking for candidates", total=None)
        for event in events:
            if isinstance(event, Asking):
                progress.update(task, total=event.addresses)
                continue
            progress.advance(task)
            done.append(event)
            if isinstance(event, Answered) and event.observation.status not in NOT_THERE:
                console.print(Text(one_line(_line(event))), soft_wrap=True)
    return done


def _line(event: Answered) -> str:
    """Write what came back of an address at which not simply nobody is."""
    url, seen = event.place.account.url, event.observation
    if seen.status is Status.PRIVATE:
        return f"{url}: private, so nobody can say whether it imitates"
    if event.number is None:
        return f"{url}: could not look: {seen.reason}"
    return f"{url}: there, account {event.number} ({event.place.candidate.reason})"


def _summary(case: Case, done: Sequence[Answered | LeftAlone]) -> tuple[set[int], bool]:
    answered = [event for event in done if isinstance(event, Answered)]
    states = Counter(event.observation.status for event in answered)
    walls = sum(count for status, count in states.items() if status not in ANSWERS)
    nobody = sum(states[status] for status in NOT_THERE)
    click.echo(
        f"Asked {len(answered)} candidates: {states[Status.UP]} there, {nobody} not there,"
        f" {states[Status.PRIVATE]} private (cannot say), {walls} could not be looked at."
        f" {max(0, MOST_A_DAY - case.asked_in_a_day())} of {MOST_A_DAY} are left for 24 hours.",
        err=True,
    )
    closed = sorted(
        {event.place.account.platform for event in done if isinstance(event, LeftAlone)}
    )
    if closed:
        click.echo(
            f"Not asked any further, after answers that showed nothing: {', '.join(closed)}.",
            err=True,
        )
    numbers = {event.number for event in answered if event.number is not None}
    return numbers, not (walls or closed)
