"""WARC 1.1 (ISO 28500) and WACZ 1.1: archives of answers as crawlers received them."""

import json
import zipfile
import zlib
from pathlib import Path
from typing import IO

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from impostor.evidence.values import (
    LARGEST_BODY,
    MOST_ENTRIES,
    NEVER,
    DamagedError,
    Saved,
    Store,
    moment,
    pages_of,
    web,
)
from impostor.model import Page

MOST_UNPACKED = 2 * 2**30
"""Bytes that one archive may unpack to: ten kilobytes of a bomb unpack to any number."""
BLOCK = 2**20
MOST_PAGES = 10 * 2**20
BROKEN = (ArchiveLoadFailed, zlib.error, zipfile.BadZipFile, EOFError, OSError, ValueError)


class TooMuchError(Exception):
    """The archive unpacks to more than is read."""


class Budget:
    """The bytes that may still be unpacked."""

    def __init__(self, left: int = MOST_UNPACKED) -> None:
        self._left = left

    def spend(self, count: int) -> None:
        """Take bytes off; raise `TooMuchError` where none are left."""
        self._left -= count
        if self._left < 0:
            raise TooMuchError


def read(path: Path) -> Saved:
    """Read a WARC, packed or not; what stands before a damaged place is kept."""
    store = Store(path.name)
    with path.open("rb") as file:
        _read_into(store, file, Budget())
    return _saved(store, ())


def read_wacz(path: Path) -> Saved:
    """Read the WARCs inside a WACZ, which is a ZIP; nothing of it is unpacked onto the disk."""
    store, budget = Store(path.name), Budget()
    first: tuple[str, ...] = ()
    try:
        with zipfile.ZipFile(path) as archive:
            names = [entry.filename for entry in archive.infolist()]
            if len(names) > MOST_ENTRIES:
                raise DamagedError(f"{path.name} has more than {MOST_ENTRIES} files: not read.")
            if not any(map(_is_warc, names)):
                raise DamagedError(
                    f"{path.name} is a ZIP file but no WACZ: unpack it and give what is in it."
                )
            first = _listed(archive, names)
            for name in filter(_is_warc, names):
                with archive.open(name) as file:
                    _read_into(store, file, budget)
    except zipfile.BadZipFile as error:
        raise DamagedError(f"{path.name} is no whole WACZ file: download it again.") from error
    return _saved(store, first)


def _is_warc(name: str) -> bool:
    return name.casefold().endswith((".warc", ".warc.gz"))


def _saved(store: Store, first: tuple[str, ...]) -> Saved:
    if not store.answers:
        why = store.missing[0] if store.missing else f"{store.name} holds no answers."
        raise DamagedError(why)
    pages = dict.fromkeys(url for url in first if url in store.answers)
    pages |= dict.fromkeys(pages_of(store.answers.values()))
    moments = [page.fetched_at for page in store.answers.values() if page.fetched_at != NEVER]
    claimed = min(moments, default=None)
    return Saved(store.answers, tuple(pages), claimed, missing=tuple(store.missing))


def _read_into(store: Store, file: IO[bytes], budget: Budget) -> None:
    try:
        for number, record in enumerate(ArchiveIterator(file)):
            if number >= MOST_ENTRIES:
                store.say(f"{store.name} has more than {MOST_ENTRIES} records; not all were read.")
                return
            page = _answer(record, _body(record, store, budget))
            if page is not None:
                store.add(page)
    except TooMuchError:
        store.say(f"{store.name} unpacks to more than {MOST_UNPACKED // 2**30} GiB: not all read.")
    except BROKEN:
        store.say(f"{store.name} is damaged or cut short: only what stands before that was read.")


def _answer(record: ArcWarcRecord, body: bytes | None) -> Page | None:
    """Give a record as an answer; None for one of another kind."""
    address = web(record.rec_headers.get_header("WARC-Target-URI"))
    heads = record.http_headers
    if record.rec_type not in {"response", "resource"} or address is None or body is None:
        return None
    kind = heads.get_header("Content-Type") if heads else record.content_type
    code = str(heads.get_statuscode()) if heads else "200"
    if not code.isdecimal() or not 100 <= int(code) <= 999:
        return None
    at = moment(record.rec_headers.get_header("WARC-Date"))
    return Page(address, int(code), {"content-type": kind or ""}, body, at)


def _body(record: ArcWarcRecord, store: Store, budget: Budget) -> bytes | None:
    """Read a record to its end, within the budget; None where it is too large to be kept."""
    stream, blocks, size = record.content_stream(), [], 0
    while block := stream.read(BLOCK):
        budget.spend(len(block))
        size += len(block)
        if size <= LARGEST_BODY:
            blocks.append(block)
    if size <= LARGEST_BODY:
        return b"".join(blocks)
    store.say(f"{store.name}: an answer in it is too large and was left out.")
    return None


def _listed(archive: zipfile.ZipFile, names: list[str]) -> tuple[str, ...]:
    """Give the addresses that the archive names as its pages, in order."""
    if "pages/pages.jsonl" not in names:
        return ()
    with archive.open("pages/pages.jsonl") as file:
        lines = file.read(MOST_PAGES).splitlines()
    return tuple(url for url in map(_page, lines) if url is not None)


def _page(line: bytes) -> str | None:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    address = entry.get("url") if isinstance(entry, dict) else None
    return web(address) if isinstance(address, str) else None
