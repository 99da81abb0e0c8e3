"""Files that a person brings on the command line: told apart, taken into the case, and said."""

import sys
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

import click
from rich.console import Console

from impostor import ocr
from impostor.brought import (
    Asked,
    Event,
    Label,
    Placed,
    Tools,
    Unplaced,
    bring,
    is_labels,
    read_labels,
)
from impostor.brought.labels import file_name
from impostor.brought.values import Seen
from impostor.case import Case
from impostor.cli.terminal import one_line
from impostor.errors import ImpostorError
from impostor.evidence import DamagedError, Found, Kind, files_in
from impostor.images import Door
from impostor.model import Clock

NAMED = "screenshots like 'instagram lea.martin (2).png'"
HOW = (
    "Say whose account each one shows: give a CSV with the columns file and address, or name"
    f" {NAMED}."
)
HOW_READ = (
    "The words of pictures are read with the extra `ocr`, on this computer: install it with"
    " `pip install -e '.[ocr]'` in the clone of impostor."
)


@dataclass(slots=True)
class Sorted:
    """What a command was given: files that a person brings, their labels, and lists of addresses.

    `lists` are as they were named; `damaged` are sentences about what could not be opened.
    """

    files: list[Found] = field(default_factory=list)
    labels: dict[str, Label] = field(default_factory=dict)
    lists: list[str] = field(default_factory=list)
    damaged: list[str] = field(default_factory=list)


def sort_out(sources: Sequence[str]) -> Sorted:
    """Tell screenshots, saved pages and folders of them from lists of addresses and of labels."""
    given = Sorted()
    for source in sources:
        path = Path(source)
        if source == "-" or not (path.is_file() or path.is_dir()):
            given.lists.append(source)
        elif path.is_dir():
            _folder(given, path)
        else:
            _file(given, source, next(iter(files_in(path))))
    return given


def _file(given: Sorted, source: str, found: Found) -> None:
    labels = {} if found.kind else _labels(found.path)
    if labels:
        given.labels |= labels
    elif found.kind is None:
        given.lists.append(source)
    else:
        given.files.append(found)


def _folder(given: Sorted, folder: Path) -> None:
    """Take what a folder holds; in it, a file that is none of the known forms is told of."""
    try:
        found = list(files_in(folder))
    except (DamagedError, OSError) as error:
        raise ImpostorError(f"{folder} could not be read: {error}") from error
    if not found:
        raise ImpostorError(f"{folder} is empty: give a folder with screenshots or saved pages.")
    for each in found:
        if each.kind is not None:
            given.files.append(each)
        elif labels := _labels(each.path):
            given.labels |= labels
        else:
            given.damaged.append(f"{each.path.name} is no screenshot and no saved page: left out.")


def _labels(path: Path) -> Mapping[str, Label]:
    if path.suffix.lower() not in {".csv", ".tsv", ".txt"}:
        return {}
    try:
        data = path.read_bytes()
    except OSError:
        return {}
    return read_labels(data) if is_labels(data) else {}


@dataclass(slots=True)
class Taken:
    """The accounts that files stand under now, and what was not taken."""

    numbers: set[int] = field(default_factory=set)
    files: int = 0
    missing: int = 0


def take(case: Case, given: Sorted, door: Door, clock: Clock) -> Taken:
    """Take files into a case and say of each what became of it."""
    taken = Taken(missing=len(given.damaged))
    for sentence in given.damaged:
        _say(sentence)
    for name in sorted(given.labels.keys() - {file_name(found.path.name) for found in given.files}):
        taken.missing += 1
        _say(f"{name} is named in a table, and was not given: give the file, or its folder, too.")
    if not given.files:
        return taken
    person = case.person()
    hidden = {account.url for account in (*person.own, *person.trusted)}
    shots = any(found.kind is Kind.SCREENSHOT for found in given.files)
    with ocr.text_door() if shots and ocr.is_installed() else nullcontext() as text_door:
        tools = Tools(door, text_door, clock, ask, given.labels)
        _follow(bring(case, given.files, tools), taken, hidden)
    return taken


def _follow(events: Iterable[Event], taken: Taken, hidden: Collection[str]) -> None:
    """Say what becomes of each file; of accounts in `hidden`, the person's own, the number only."""
    unclear = 0
    with Console(stderr=True, highlight=False).status("Reading what you brought") as status:
        for event in events:
            if isinstance(event, Seen):
                status.update(f"Reading the text of the screenshots: {event.done}/{event.total}")
            elif isinstance(event, Placed):
                taken.numbers.add(event.number)
                taken.files += 1
                _say(_placed(event, hidden))
            elif isinstance(event, Unplaced):
                unclear += len(event.files)
                _say(_unplaced(event))
            else:
                taken.missing += 1
                _say(event.sentence)
    taken.missing += unclear
    files = "1 file" if taken.files == 1 else f"{taken.files} files"
    accounts = "1 account" if len(taken.numbers) == 1 else f"{len(taken.numbers)} accounts"
    _say(f"Brought: {files} of {accounts}, {unclear} unclear.")
    if unclear:
        _say(HOW if ocr.is_installed() else f"{HOW} {HOW_READ}")


def _placed(event: Placed, hidden: Collection[str]) -> str:
    account = event.account
    known = " (brought before)" if event.again else ""
    if account.url in hidden:
        return f"{event.file}: account {event.number} (protected){known}"
    who = f"{account.platform} {account.handle}" if account.handle else account.url
    return f"{event.file}: {who}, account {event.number}{known}"


def _unplaced(event: Unplaced) -> str:
    return f"{', '.join(event.files)}: it is not clear whose account this is. {event.why}"


def ask(question: Asked) -> str | None:
    """Ask the person at the terminal; None where there is nobody, or no answer."""
    if not sys.stdin.isatty() or not sys.stderr.isatty():
        return None
    _say(f"{', '.join(question.files)}: whose account is this? {question.why}")
    known = question.platform and f"its address, or its handle on {question.platform}"
    text = one_line(known or "its address, or platform:handle")
    answer: str = click.prompt(f"Give {text} (empty: leave it)", default="", err=True)
    return answer.strip() or None


def _say(text: str) -> None:
    click.echo(one_line(text), err=True)
