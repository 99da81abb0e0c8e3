"""``impostor names``: compare names, one pair letter by letter or many as JSON lines."""

import gc
import json
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any

import click
from rich.table import Table
from rich.text import Text

from impostor.cli.paper import echo_table
from impostor.cli.surroundings import INCOMPLETE
from impostor.cli.terminal import console, one_line
from impostor.errors import UsageError
from impostor.model import NameMatch
from impostor.names import Index, Shown, index
from impostor.names.letters import Letter, letters
from impostor.report.escape import visible

BATCH = 1000

HANDLE = re.compile(r"[\w.@\[\]~-]+")
"""Whatever could be a handle: letters of any script, and every sign that some site allows."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """One line of the input."""

    id: object
    names: tuple[str, ...]
    handles: tuple[str, ...]
    shown: Shown


@dataclass(frozen=True, slots=True)
class _Result:
    """One line of the output."""

    pair: _Pair
    match: NameMatch


class _Reader:
    """Reads lines one by one and counts those that are not what they should be."""

    def __init__(self) -> None:
        self.bad = 0

    def pairs(self, lines: Iterable[str]) -> Iterator[_Pair]:
        """Yield the pairs; a bad line is reported on standard error with its number."""
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                yield _pair(line)
            except ValueError as error:
                self.bad += 1
                click.echo(f"standard input, line {number}: {error}; left out", err=True)


def _texts(value: Any, key: str) -> tuple[str, ...]:
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f'"{key}" is not a list of texts')
    return tuple(value)


def _text(profile: dict[str, Any], key: str) -> str | None:
    value = profile.get(key)
    if value is not None and not isinstance(value, str):
        raise ValueError(f'"{key}" of the profile is not a text')
    return value


def _pair(line: str) -> _Pair:
    """Read one line; raises ValueError with what is wrong."""
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise ValueError("not JSON") from error
    profile = data.get("profile") if isinstance(data, dict) else None
    if not isinstance(profile, dict):
        raise ValueError('not an object with "names" and "profile"')  # noqa: TRY004 - of the value
    shown = Shown(_text(profile, "name"), _text(profile, "handle"), _text(profile, "bio"))
    names = _texts(data.get("names"), "names")
    return _Pair(data.get("id"), names, _texts(data.get("handles") or [], "handles"), shown)


def _results(pairs: Iterator[_Pair]) -> Iterator[_Result]:
    """Compare batches of pairs, those of one person together, in the order they came."""
    known: dict[tuple[tuple[str, ...], tuple[str, ...]], Index] = {}
    while batch := list(islice(pairs, BATCH)):
        by_person: dict[tuple[tuple[str, ...], tuple[str, ...]], list[int]] = {}
        for place, pair in enumerate(batch):
            by_person.setdefault((pair.names, pair.handles), []).append(place)
        found: dict[int, NameMatch] = {}
        known = {key: known.get(key) or index(*key) for key in by_person}
        for key, places in by_person.items():
            shown = [batch[place].shown for place in places]
            found.update(zip(places, known[key].compare(shown), strict=True))
        yield from (_Result(pair, found[place]) for place, pair in enumerate(batch))


def _write_jsonl(results: Iterator[_Result]) -> None:
    with click.open_file("-", "w", "utf-8", "backslashreplace") as output:
        for result in results:
            answer = {
                "id": result.pair.id,
                "score": round(result.match.score, 6),
                "reasons": [str(reason) for reason in result.match.reasons],
            }
            output.write(json.dumps(answer, ensure_ascii=False) + "\n")


def _write_table(results: Iterator[_Result]) -> None:
    echo_table(
        ("id", "score", "name", "handle", "reasons"),
        (
            (
                result.pair.id,
                f"{result.match.score:.3f}",
                result.pair.shown.name,
                result.pair.shown.handle,
                "; ".join(map(str, result.match.reasons)),
            )
            for result in results
        ),
    )


_Writer = Callable[[Iterator[_Result]], None]
WRITERS: dict[str, _Writer] = {
    "table": _write_table,
    "jsonl": _write_jsonl,
}


@click.command("names")
@click.argument("name", required=False)
@click.argument("shown", metavar="[DISPLAY_NAME_OR_HANDLE]", required=False)
@click.option("--format", "form", type=click.Choice(list(WRITERS)), help="How to write results.")
def names(name: str | None, shown: str | None, form: str | None) -> None:
    """Compare names: one pair letter by letter, or JSON lines from standard input.

    Each line is {"id": ..., "names": [...], "handles": [...], "profile": {"name": ...,
    "handle": ...}}; each answer, in the same order, {"id": ..., "score": ..., "reasons": [...]}.
    Without --format, a terminal gets a table and anything else JSON lines.
    """
    if name is not None and shown is None:
        raise UsageError(
            "One name alone cannot be compared: give the person's name and the account's, as in "
            'impostor names "Marie Martin" "marie_mart1n".'
        )
    if name is not None and shown is not None:
        _explain(name, shown)
        return
    # Many small values and no cycles among them: collecting seldom saves a quarter of the time.
    gc.set_threshold(100_000, 20, 20)
    reader = _Reader()
    lines = click.open_file("-", encoding="utf-8", errors="replace")
    write: _Writer = WRITERS[form or ("table" if sys.stdout.isatty() else "jsonl")]
    write(_results(reader.pairs(lines)))
    if reader.bad:
        sys.exit(INCOMPLETE)


def _explain(name: str, shown: str) -> None:
    """Write one pair letter by letter, with the score and the reasons."""
    readings = [Shown(name=shown)]
    if HANDLE.fullmatch(shown):
        readings.append(Shown(handle=shown))
    match = max(index([name]).compare(readings), key=lambda found: found.score)
    output = console()
    output.print(f"score {match.score:.3f}")
    for reason in match.reasons:
        output.print(Text(one_line(f"- {reason}")))
    output.print(_letters_table(letters(name, shown)))


def _letters_table(columns: Iterable[Letter]) -> Table:
    """Set the letters out one a row; what differs is marked and named."""
    table = Table("person", "account", "", "what differs")
    for letter in columns:
        mark = ("~" if letter.imitates else "≠") if letter.differs else ""
        style = ("yellow" if letter.imitates else "red") if letter.differs else ""
        table.add_row(
            Text(visible(letter.reference)),
            Text(visible(letter.candidate), style),
            mark,
            Text(visible(letter.unicode)),
        )
    return table
