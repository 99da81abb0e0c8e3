"""Lists of addresses as people have them: text, CSV, a mail's paragraph, in any usual encoding."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from impostor.errors import ImpostorError
from impostor.model import Account
from impostor.platforms import Refused, identify

URL_COLUMN = "url"
ENCODINGS = ("utf-8-sig", "utf-16", "cp1252")
DELIMITERS = ",;\t|"
ADDRESS = re.compile(r"https?://\S+|(?:[\w-]+\.)+[a-z]{2,}/\S+|@[\w.-]+@[\w.-]+\w", re.IGNORECASE)


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


def read_entries(source: str, data: bytes) -> list[Entry]:
    """Read the addresses of one file; raise `ImpostorError` where there are none.

    A CSV gives its column `url`, else its first column that holds addresses; other text gives a
    line an address, without blank lines and comments (`#` at the start or after a space).
    """
    text = _text(source, data)
    entries = list(_csv_entries(text) or _line_entries(text))
    if not entries:
        raise ImpostorError(f"{source} holds no address: write one profile address a line.")
    return entries


def accounts_of(
    source: str, entries: Iterable[Entry]
) -> tuple[tuple[Account, ...], tuple[Rejected, ...]]:
    """Sort entries into accounts, each once and in order, and rejected entries."""
    accounts: dict[str, Account] = {}
    rejected = []
    for entry in entries:
        found = identify(entry.text)
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


def _line_entries(text: str) -> Iterator[Entry]:
    for number, line in enumerate(text.splitlines(), 1):
        address = _without_comment(line)
        if address:
            yield Entry(number, address)


def _csv_entries(text: str) -> list[Entry]:
    lines = [_without_comment(line) for line in text.splitlines()]
    first = next((line for line in lines if line), "")
    delimiter = max(DELIMITERS, key=first.count)
    if delimiter not in first and first.casefold() != URL_COLUMN:
        return []
    rows = _rows(lines, delimiter)
    column = _address_column([row for _, row in rows])
    if column is None:
        return []
    cells = [Entry(line, row[column].strip()) for line, row in rows if column < len(row)]
    heading = not ADDRESS.fullmatch(cells[0].text)
    return [cell for cell in cells[heading:] if cell.text]


def _rows(lines: list[str], delimiter: str) -> list[tuple[int, list[str]]]:
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        return [(reader.line_num, row) for row in reader if any(row)]
    except csv.Error:  # a cell longer than the reader takes: then it is no table
        return []


def _without_comment(line: str) -> str:
    return re.sub(r"(^|\s)#.*", "", line).strip()


def _address_column(rows: list[list[str]]) -> int | None:
    headings = [cell.strip().casefold() for cell in rows[0]] if rows else []
    if URL_COLUMN in headings:
        return headings.index(URL_COLUMN)
    widest = max((len(row) for row in rows), default=0)
    for column in range(widest):
        if any(ADDRESS.fullmatch(row[column].strip()) for row in rows if column < len(row)):
            return column
    return None
