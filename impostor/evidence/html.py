"""A page saved by a browser: HTML with its folder of files, or one file by SingleFile.

Chrome and Edge begin with `<!-- saved from url=(0027)https://... -->` (the Mark of the Web),
SingleFile with a comment that has `url:` and `saved date:` (gildas-lormeau/SingleFile). Firefox
says nothing. Pictures are found by listing the folder, never by following what the page says.
"""

import base64
import binascii
import re
from collections.abc import Iterator
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from urllib.parse import quote, urljoin

from impostor.evidence.values import (
    HEAD,
    INLINE,
    LARGEST_BODY,
    MOST_ENTRIES,
    NEVER,
    Saved,
    Store,
    UnaddressedError,
    web,
)
from impostor.model import Page

FOLDERS = ("_files", "_fichiers", "-Dateien", "_archivos", "_file", " Files")
"""What browsers of various languages add to a page's name for its folder."""

SAVED_FROM = re.compile(rb"<!--\s*saved from url=\(\d{1,6}\)(\S{1,4000}?)\s*-->")
SINGLE_FILE = re.compile(rb"<!--\s*Page saved with SingleFile\s+url:\s*(\S{1,4000})", re.IGNORECASE)
SAVED_DATE = re.compile(
    rb"saved date:\s*([A-Za-z]{3} [A-Za-z]{3} \d{1,2} \d{4} [\d:]{8} GMT[+-]\d{4})"
)
INLINED = re.compile(rb"data:image/(?:png|jpe?g|webp|gif|avif);base64,([A-Za-z0-9+/=]{40,})")


def folder_of(page: Path) -> Path | None:
    """Give the folder in which a browser kept the files of a page, where it is there."""
    for ending in FOLDERS:
        folder = page.with_name(page.stem + ending)
        if folder.is_dir() and not folder.is_symlink():
            return folder
    return None


def stated(data: bytes) -> str | None:
    """Give the address that a saved page says it was saved from."""
    head = data[: 4 * HEAD]
    found = SAVED_FROM.search(head) or SINGLE_FILE.search(head)
    return web(found[1].decode("utf-8", "replace")) if found else None


def read(path: Path, data: bytes, url: str | None) -> Saved:
    """Read a saved page; raise `UnaddressedError` where neither it nor `url` says its address."""
    address = url or stated(data)
    if address is None:
        raise UnaddressedError(f"{path.name} does not say which address it was saved from.")
    store = Store(path.name)
    body = INLINED.sub(lambda found: _inlined(found, store), data)
    folder = folder_of(path)
    for name, content in _files(folder) if folder else ():
        place = urljoin(address, quote(f"{folder.name}/{name}" if folder else name))
        store.add(Page(place, 200, {}, content, NEVER))
    page = Page(address, 200, {"content-type": "text/html"}, body, _date(data) or NEVER)
    answers = {address: page, **store.answers}
    return Saved(answers, (address,), _date(data), loose=True, missing=tuple(store.missing))


def _inlined(found: re.Match[bytes], store: Store) -> bytes:
    """Keep a picture that stands in the page's text, and give an address for it instead."""
    try:
        content = base64.b64decode(found[1], validate=True)
    except binascii.Error:
        return found[0]
    address = INLINE + sha256(content).hexdigest()
    store.add(Page(address, 200, {}, content, NEVER))
    return address.encode()


def _files(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Read the files of a page's folder that lie in it themselves: links lead anywhere."""
    for number, path in enumerate(sorted(folder.iterdir())):
        if number >= MOST_ENTRIES:
            return
        if path.is_symlink() or not path.is_file():
            continue
        with path.open("rb") as file:
            content = file.read(LARGEST_BODY + 1)
        if len(content) <= LARGEST_BODY:
            yield path.name, content


def _date(data: bytes) -> datetime | None:
    found = SAVED_DATE.search(data[: 4 * HEAD])
    if found is None:
        return None
    try:
        return datetime.strptime(found[1].decode("ascii"), "%a %b %d %Y %H:%M:%S GMT%z")
    except ValueError:
        return None
