"""Whose account each file shows, as a person wrote it down: a CSV with a column `file`."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePath

from impostor.model import Account
from impostor.screenshots.accounts import account_at, account_of, told_by_name

COLUMNS = frozenset({"address", "url", "name", "handle"})
MARKS = ",;\t"
DECODED = ("utf-8-sig", "utf-16", "cp1252")


@dataclass(frozen=True, slots=True)
class Label:
    """What a person says of a file: the account's address, its name, its handle."""

    address: str | None = None
    name: str | None = None
    handle: str | None = None

    def account(self, platform: str | None = None) -> Account | None:
        """Give the account that is meant; None where the label does not say, or says none."""
        if self.address:
            return account_at(self.address)
        return account_at(self.handle, platform) if self.handle else None


def is_labels(data: bytes) -> bool:
    """Tell a table that labels files from a list of addresses: by its headings."""
    return bool(_heading(_text(data[:4096])))


def read_labels(data: bytes) -> Mapping[str, Label]:
    """Read labels by the file's name, without its folder and in lower case."""
    text = _text(data)
    heading = _heading(text)
    if heading is None:
        return {}
    mark, columns = heading
    labels: dict[str, Label] = {}
    try:
        rows = list(csv.reader(text.splitlines(), delimiter=mark))[1:]
    except csv.Error:  # a cell longer than the reader takes
        return {}
    clashing: set[str] = set()
    for cells in rows:
        row = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
        if row.get("file"):
            address = row.get("address") or row.get("url")
            label = Label(address or None, row.get("name") or None, row.get("handle") or None)
            name = file_name(row["file"])
            # Two folders may hold files of one name: then neither says whose it is.
            if labels.setdefault(name, label) != label:
                clashing.add(name)
    return {name: label for name, label in labels.items() if name not in clashing}


def file_name(path: str) -> str:
    """Give the name by which a label finds its file, whichever system wrote the path."""
    return PurePath(path.replace("\\", "/")).name.casefold()


def by_name(name: str) -> Label:
    """Read a label out of a file's own name, such as `instagram lea.martin (2).png`."""
    told = told_by_name(PurePath(name).stem)
    if told.platform and told.handle and (account := account_of(told.platform, told.handle)):
        return Label(account.url)
    return Label()


def _heading(text: str) -> tuple[str, list[str]] | None:
    first = text.lstrip().partition("\n")[0]
    for mark in MARKS:
        columns = [cell.strip().strip('"').casefold() for cell in first.split(mark)]
        if "file" in columns and not COLUMNS.isdisjoint(columns):
            return mark, columns
    return None


def _text(data: bytes) -> str:
    for encoding in DECODED:
        if encoding == "utf-16" and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
            continue
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "replace")
