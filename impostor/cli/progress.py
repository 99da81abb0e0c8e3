"""How a long run is followed: a bar on a terminal, plain lines elsewhere, on standard error."""

from collections.abc import Collection, Generator, Iterable
from contextlib import ExitStack, closing

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn
from rich.text import Text

from impostor.cli.terminal import one_line
from impostor.scan import Event, Fresh, Looked, Planned


def follow(events: Iterable[Event], hidden: Collection[str] = ()) -> None:
    """Run through the events and show how far they are.

    Of accounts whose addresses are in `hidden`, those of the person and of people trusted, a line
    shows the number only. A generator is closed at the end, also where showing it fails.
    """
    console = Console(stderr=True, highlight=False)
    with ExitStack() as stack:
        if isinstance(events, Generator):
            stack.enter_context(closing(events))
        if console.is_terminal:
            _with_bar(events, console)
        else:
            _with_lines(events, console, hidden)


def _with_bar(events: Iterable[Event], console: Console) -> None:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as progress:
        task = progress.add_task("Looking at accounts", total=None)
        for event in events:
            if isinstance(event, Planned):
                progress.update(task, total=event.accounts)
            else:
                progress.advance(task)


def _with_lines(events: Iterable[Event], console: Console, hidden: Collection[str]) -> None:
    total = done = 0
    for event in events:
        if isinstance(event, Planned):
            total = event.accounts
            continue
        done += 1
        again = " (seen before)" if isinstance(event, Fresh) else ""
        status = event.look.observation.status
        line = f"{done}/{total} {_named(event, hidden)} {status}{again}"
        console.print(Text(one_line(line)), soft_wrap=True)


def _named(event: Looked | Fresh, hidden: Collection[str]) -> str:
    """Name an account; an own one may have been renamed since, so both its addresses count."""
    number, address = event.listed.number, event.look.observation.account.url
    if address in hidden or event.listed.account.url in hidden:
        return f"account {number} (protected)"
    return f"account {number} {address}"
