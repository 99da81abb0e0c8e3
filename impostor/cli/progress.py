"""How a long run is followed: a bar on a terminal, plain lines elsewhere, on standard error."""

from collections.abc import Iterable

from rich.console import Console
from rich.markup import escape
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from impostor.scan import Event, Fresh, Planned


def follow(events: Iterable[Event]) -> None:
    """Run through the events and show how far they are."""
    console = Console(stderr=True, highlight=False)
    if console.is_terminal:
        _with_bar(events, console)
    else:
        _with_lines(events, console)


def _with_bar(events: Iterable[Event], console: Console) -> None:
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, TimeRemainingColumn(), console=console, transient=True) as progress:
        task = progress.add_task("Looking at accounts", total=None)
        for event in events:
            if isinstance(event, Planned):
                progress.update(task, total=event.accounts)
            else:
                progress.advance(task)


def _with_lines(events: Iterable[Event], console: Console) -> None:
    total = done = 0
    for event in events:
        if isinstance(event, Planned):
            total = event.accounts
            continue
        done += 1
        seen = event.look.observation
        again = " (seen before)" if isinstance(event, Fresh) else ""
        line = f"{done}/{total} {seen.account.url} {seen.status}{again}"
        console.print(escape(line), soft_wrap=True)
