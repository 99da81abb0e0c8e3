"""Tables on standard output; on a terminal too narrow for one, what is wide stands below its row.

A cell broken into pieces can be neither read nor copied, and an address least of all.
"""

from collections.abc import Collection, Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from impostor.cli.terminal import WIDTH_ELSEWHERE, console

Row = Sequence[Text]

GAP = 2
INDENT = 7
"""Columns by which what stands below a row is moved in."""


def print_rows(headings: Sequence[str], rows: Iterable[Row]) -> None:
    """Print rows under headings: as a table, or below each row what does not fit beside it."""
    output, listed = console(), list(rows)
    widths = widths_of(headings, listed)
    if not output.is_terminal or together(widths, range(len(widths))) <= output.width:
        output.print(_table(headings, listed))
    else:
        print_narrow(headings, listed)


def print_narrow(headings: Sequence[str], rows: Sequence[Row]) -> None:
    """Print rows for a narrow terminal: the widest columns stand below, each under its name."""
    output, widths = console(), widths_of(headings, rows)
    beside = _beside(widths, output.width)
    below = [place for place in range(len(widths)) if place not in beside]
    named = max((len(headings[place]) for place in below), default=0)
    titles = [Text(heading, style="bold") for heading in headings]
    output.print(_line(titles, widths, beside), soft_wrap=True)
    for row in rows:
        output.print(_line(row, widths, beside), soft_wrap=True)
        for place in below:
            if row[place].plain.strip():
                _print_named(output, Text(" " * INDENT + headings[place].ljust(named)), row[place])


def print_pairs(pairs: Iterable[tuple[str, Text]]) -> None:
    """Print names and values below each other, a value of several lines under itself."""
    output, listed = console(), list(pairs)
    named = max((len(name) for name, _ in listed), default=0)
    for name, value in listed:
        for number, line in enumerate(value.split(allow_blank=True) or [value]):
            title = "" if number else name
            _print_named(output, Text(title.ljust(named), style="bold"), line)


def _table(headings: Sequence[str], rows: Iterable[Row]) -> Table:
    table = Table(*headings, box=None, pad_edge=False)
    for row in rows:
        table.add_row(*row)
    return table


def widths_of(headings: Sequence[str], rows: Sequence[Row]) -> list[int]:
    """Give how wide each column is where nothing in it is broken."""
    return [
        max(len(heading), *(_width(cell) for cell in cells), 0)
        for heading, *cells in zip(headings, *rows, strict=True)
    ]


def _width(cell: Text) -> int:
    """Give how many columns a cell takes; one of several lines stands beside nothing."""
    return WIDTH_ELSEWHERE if "\n" in cell.plain else cell.cell_len


def together(widths: Sequence[int], places: Iterable[int]) -> int:
    """Give how wide some columns are beside each other, by their places."""
    chosen = [widths[place] for place in places]
    return sum(chosen) + GAP * (len(chosen) - 1)


def _beside(widths: Sequence[int], width: int) -> Collection[int]:
    """Choose the columns that stay beside each other: the widest go until the others fit."""
    places = list(range(len(widths)))
    while len(places) > 1 and together(widths, places) > width:
        places.remove(max(places[1:], key=lambda place: widths[place]))
    return places


def _line(row: Row, widths: Sequence[int], beside: Collection[int]) -> Text:
    line = Text(" " * GAP).join(_padded(row[place], widths[place]) for place in beside)
    line.rstrip()
    return line


def _padded(cell: Text, width: int) -> Text:
    padded = cell.copy()
    padded.pad_right(width - cell.cell_len)
    return padded


def _print_named(output: Console, name: Text, cell: Text) -> None:
    """Print a cell beside its name; what has no spaces in it is left to the terminal to break."""
    if " " not in cell.plain and "\n" not in cell.plain:
        output.print(Text(" " * GAP).join((name, cell)), soft_wrap=True)
        return
    pair = Table.grid(padding=(0, GAP, 0, 0))
    pair.add_column(no_wrap=True)
    pair.add_column(overflow="fold")
    pair.add_row(name, cell)
    output.print(pair)
