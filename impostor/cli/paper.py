"""How verbs put tables and JSON on standard output."""

import json
from collections.abc import Iterable, Mapping, Sequence

import click
from rich.text import Text

from impostor.cli.tables import print_pairs, print_rows
from impostor.report.escape import json_text, visible


def echo_json(document: Mapping[str, object]) -> None:
    """Print a document as JSON; what cannot be seen in its texts is printed as an escape."""
    click.echo(json_text(json.dumps(document, ensure_ascii=False, indent=2)).encode("utf-8"))


def echo_table(headings: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Print rows under headings; None is empty, and nothing in a text steers the terminal."""
    print_rows(headings, ([_cell(value) for value in row] for row in rows))


def echo_facts(facts: Iterable[tuple[str, object]]) -> None:
    """Print names and values in two columns; a value that is None is left out."""
    print_pairs((name, _cell(value)) for name, value in facts if value is not None)


def _cell(value: object) -> Text:
    return Text("" if value is None else visible(str(value)), overflow="fold")
