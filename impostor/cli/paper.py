"""How verbs put tables and JSON on standard output."""

import json
from collections.abc import Iterable, Mapping, Sequence

import click
from rich.table import Table
from rich.text import Text

from impostor.cli.terminal import console
from impostor.report.escape import json_text, visible


def echo_json(document: Mapping[str, object]) -> None:
    """Print a document as JSON; what cannot be seen in its texts is printed as an escape."""
    click.echo(json_text(json.dumps(document, ensure_ascii=False, indent=2)).encode("utf-8"))


def echo_table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under headings; None is empty, and nothing in a text steers the terminal."""
    table = Table(*headings, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*(_cell(value) for value in row))
    console().print(table)


def echo_facts(facts: Iterable[tuple[str, object]]) -> None:
    """Print names and values in two columns; a value that is None is left out."""
    table = Table(box=None, pad_edge=False, show_header=False)
    for name, value in facts:
        if value is not None:
            table.add_row(Text(name, style="bold"), _cell(value))
    console().print(table)


def _cell(value: object) -> Text:
    return Text("" if value is None else visible(str(value)), overflow="fold")
