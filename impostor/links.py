"""Lists of addresses as people have them: text or a table, in any usual encoding.

Nothing vanishes: every line that is not blank, a comment or a table's headings gives an entry, and
every entry an account or a rejection.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePath

from impostor.errors import ImpostorError
from impostor.model import Account
from impostor.platforms import Refused, identify

URL_COLUMN = "url"
ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")
DELIMITERS = ",;\t|"
NEVER_IN_ADDRESSES = "\t|"
TABLE_NAMES = frozenset({".csv", ".tsv"})
ADDRESS = re.compile(r"https?://\S+|(?:[\w-]+\.)+[a-z]{2,}/\S+|@[\w.-]+@[\w.-]+\w", re.IGNORECASE)

SAMPLE = 100
"""Rows that are enough to tell which column holds the addresses."""

MOST_COLUMNS = 50
"""Columns that are searched for addresses; exports of spreadsheets stay below that."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One address as it was written, with the number of its line."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Rejected:
    """An entry that is no account's address, and why."""

    source: str
    entry: Entry
    refused: Refused


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of a table, with the number and the text of the line that it begins on."""

    line: int
    text: str
    cells: Sequence[str]

    def cell(self, column: int) -> str:
        return self.cells[column].strip() if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True)
class _Table:
    """A text read with one delimiter, and the column that is taken for the addresses."""

    delimiter: str
    rows: Sequence[_Row]
    column: int

    def weight(self) -> int:
        cells = (_without_comment(row.cell(self.column)) for row in self.rows[:SAMPLE])
        return sum(map(_weight, cells))


def read_entries(source: str, data: bytes) -> list[Entry]:
    """Read the addresses of one file; raise `ImpostorError` where there are none.

    A table gives its column `url`, else the column that holds most addresses; other text gives a
    line an address, without comments. A line that begins with `#` is a comment everywhere; after a
    space `#` begins one beside an address only, not in a table's other columns.
    """
    lines = _text(source, data).splitlines()
    table = _table(source, lines)
    entries = list(_line_entries(lines) if table is None else _table_entries(table))
    if not entries:
        raise ImpostorError(f"{source} holds no address: write one profile address a line.")
    return entries


def accounts_of(
    source: str, entries: Iterable[Entry], on: str | None = None
) -> tuple[tuple[Account, ...], tuple[Rejected, ...]]:
    """Sort entries into accounts, each once and in order, and rejected entries.

    `on` names the platform of entries that are a handle alone.
    """
    accounts: dict[str, Account] = {}
    rejected = []
    for entry in entries:
        found = identify(entry.text, on)
        if isinstance(found, Refused):
            rejected.append(Rejected(source, entry, found))
        else:
            accounts.setdefault(found[1].url, found[1])
    return tuple(accounts.values()), tuple(rejected)


def _text(source: str, data: bytes) -> str:
    for encoding in ENCODINGS:
        if encoding == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise ImpostorError(
        f"{source} is not a text file: give a text or CSV file with one profile address a line."
    )


def _without_comment(line: str) -> str:
    return re.sub(r"(^|\s)#.*", "", line, flags=re.DOTALL).strip()


def _line_entries(lines: Sequence[str]) -> Iterator[Entry]:
    written = ((number, _without_comment(line)) for number, line in enumerate(lines, 1))
    entries = [Entry(number, text) for number, text in written if text]
    # A table of one column is read like a text: its addresses may hold any delimiter.
    headed = bool(entries) and entries[0].text.strip('"').casefold() == URL_COLUMN
    yield from entries[headed:]


def _table(source: str, lines: Sequence[str]) -> _Table | None:
    """Read a text as a table if it is one: if its cells are addresses where its lines are not."""
    readings = {mark: _rows(lines, mark) for mark in DELIMITERS if any(mark in x for x in lines)}
    for mark, rows in readings.items():
        headings = [cell.strip().casefold() for cell in rows[0].cells] if rows else []
        if URL_COLUMN in headings and len(headings) > 1:
            return _Table(mark, rows, headings.index(URL_COLUMN))
    tables = [
        _Table(mark, rows, column)
        for mark, rows in readings.items()
        for column in range(min(MOST_COLUMNS, max((len(row.cells) for row in rows), default=0)))
    ]
    best = max(tables, key=_Table.weight, default=None)
    if best is None or not best.weight():
        return None
    surplus = best.weight() - sum(_weight(entry.text) for entry in _sample(lines))
    return best if surplus > 0 or (surplus == 0 and _cuts_nothing(source, best)) else None


def _sample(lines: Sequence[str]) -> list[Entry]:
    return list(_line_entries(lines))[:SAMPLE]


def _cuts_nothing(source: str, table: _Table) -> bool:
    """Tell a table from addresses that hold its delimiter, where cells and lines are addresses.

    RFC 3986 (2.2) allows commas and semicolons in addresses, but hardly as often in each.
    """
    if table.delimiter in NEVER_IN_ADDRESSES:
        return True
    many = len(table.rows) > 1 or PurePath(source).suffix.casefold() in TABLE_NAMES
    widths = {len(row.cells) for row in table.rows}
    in_query = any("?" in row.cell(table.column) for row in table.rows)
    return many and len(widths) == 1 and widths != {1} and not in_query


def _weight(text: str) -> int:
    """Say how surely a text is an address: 2 written out, 1 a bare host or handle, 0 none."""
    if not text or isinstance(identify(text), Refused):
        return 0
    return 2 if ADDRESS.fullmatch(text) else 1


def _table_entries(table: _Table) -> Iterator[Entry]:
    headed = not any(_weight(cell) or ADDRESS.search(cell) for cell in table.rows[0].cells)
    for row in table.rows[headed:]:
        cells = [cell for cell in map(str.strip, row.cells) if cell]
        if not headed and len(cells) > 1 and all(map(ADDRESS.fullmatch, cells)):
            yield from (Entry(row.line, cell) for cell in cells)
        else:
            # A row without an address is given back as it stands, so that it is told of.
            yield Entry(row.line, _without_comment(row.cell(table.column)) or row.text.strip())


def _rows(lines: Sequence[str], delimiter: str) -> list[_Row]:
    try:
        rows = list(_rows_over_lines(lines, delimiter))
    except csv.Error:  # a quote that is never closed would swallow the lines behind it
        rows = [_Row(number, line, _cells(line, delimiter)) for number, line in enumerate(lines, 1)]
    return [row for row in rows if any(map(str.strip, row.cells)) and not _is_comment(row.text)]


def _rows_over_lines(lines: Sequence[str], delimiter: str) -> Iterator[_Row]:
    """Read rows whose quoted cells may go over several lines (RFC 4180, 2.6).

    Raises `csv.Error` where a quote is left open, be it closed by a later one's beginning.
    """
    reader = csv.reader((f"{line}\n" for line in lines), delimiter=delimiter, strict=True)
    swallowed = re.compile(rf"{re.escape(delimiter)}\s*https?://", re.IGNORECASE)
    begin = 1
    for cells in reader:
        if any("\n" in cell and swallowed.search(cell) for cell in cells):
            raise csv.Error("a cell holds rows")
        yield _Row(begin, lines[begin - 1], cells)
        begin = reader.line_num + 1


def _cells(line: str, delimiter: str) -> list[str]:
    try:
        return next(csv.reader([line], delimiter=delimiter), [])
    except csv.Error:  # longer than the reader takes
        return [line]


def _is_comment(line: str) -> bool:
    return line.lstrip().startswith("#")
