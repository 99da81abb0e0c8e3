"""What a saved file is, and what it gives."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from urllib.parse import urlsplit

from impostor.errors import ImpostorError
from impostor.model import Page

LARGEST = 256 * 2**20
"""Bytes of a file that is read whole; archives of more are read as a stream."""
LARGEST_BODY = 32 * 2**20
LARGEST_TOGETHER = 512 * 2**20
"""Bytes of answers kept of one file; what comes after them is left out, and said to be."""
MOST_ENTRIES = 20_000

HEAD = 4096
INLINE = "https://inline.invalid/"
"""Where pictures that stand inside a page's text are kept (RFC 2606: such a host never exists)."""

NEVER = datetime.fromtimestamp(0, UTC)


class Kind(StrEnum):
    """The form of a file that a person brings."""

    SCREENSHOT = "screenshot"
    HTML = "html"
    MHTML = "mhtml"
    HAR = "har"
    WARC = "warc"
    WACZ = "wacz"


class DamagedError(ImpostorError):
    """This one file cannot be read, or not to its end; the message names it and says why."""


class UnaddressedError(ImpostorError):
    """A saved page that does not say which address it was saved from."""


@dataclass(frozen=True, slots=True)
class Saved:
    """What a saved file holds: answers by address, and which of them may be an account's page.

    `pages` are addresses among `answers`, the file's own page first; `claimed_at` is when the file
    says it was saved. `loose` tells that pictures are known by their file's name only. `missing`
    says what could not be read of it.
    """

    answers: Mapping[str, Page]
    pages: tuple[str, ...]
    claimed_at: datetime | None = None
    loose: bool = False
    missing: tuple[str, ...] = ()


@dataclass(slots=True)
class Store:
    """The answers of a file as they are read, within the caps."""

    name: str
    answers: dict[str, Page] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    left: int = LARGEST_TOGETHER

    def add(self, page: Page) -> None:
        """Keep an answer; the first for an address counts, but for an error before a success."""
        known = self.answers.get(page.url)
        if known is not None and (known.status < 400 or page.status >= 400):
            return
        if len(page.body) > LARGEST_BODY or len(page.body) > self.left:
            self.say(f"{self.name}: the answer of {page.url[:200]} is too large and was left out.")
        elif len(self.answers) >= MOST_ENTRIES:
            self.say(f"{self.name} has more than {MOST_ENTRIES} answers; the others were left out.")
        else:
            self.left -= len(page.body)
            self.answers[page.url] = page

    def say(self, sentence: str) -> None:
        """Note what could not be read, once."""
        if sentence not in self.missing and len(self.missing) < 5:
            self.missing.append(sentence)


HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1", b"avif")
MULTIPART = re.compile(rb"^content-type:\s*multipart/related", re.IGNORECASE | re.MULTILINE)
LOG = re.compile(rb"(\xef\xbb\xbf)?\s*\{\s*\"log\"\s*:")
MARKUP = re.compile(rb"\s*<(!doctype\s+html|html|head|body|!--|\?xml|meta|title)", re.IGNORECASE)


def _opens_markup(head: bytes) -> bool:
    for mark, encoding in ((b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if head.startswith(mark):
            head = head[2:].decode(encoding, "ignore").encode()
    return bool(MARKUP.match(head.removeprefix(b"\xef\xbb\xbf")))


MARKS: tuple[tuple[Kind, Callable[[bytes], bool]], ...] = (
    (Kind.SCREENSHOT, lambda head: head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff"))),
    (Kind.SCREENSHOT, lambda head: head[:4] == b"RIFF" and head[8:12] == b"WEBP"),
    (Kind.SCREENSHOT, lambda head: head[4:8] == b"ftyp" and head[8:12] in HEIF_BRANDS),
    (Kind.WARC, lambda head: head.startswith((b"WARC/", b"\x1f\x8b"))),
    (Kind.WACZ, lambda head: head.startswith(b"PK\x03\x04")),
    (Kind.MHTML, lambda head: bool(MULTIPART.search(head)) and not _opens_markup(head)),
    (Kind.HTML, _opens_markup),
    (Kind.HAR, lambda head: bool(LOG.match(head))),
)  # fmt: skip
"""How each form begins; a file's name says nothing certain."""

SUFFIXES: Mapping[str, Kind] = {
    ".html": Kind.HTML, ".htm": Kind.HTML, ".xhtml": Kind.HTML, ".mhtml": Kind.MHTML,
    ".mht": Kind.MHTML, ".har": Kind.HAR, ".warc": Kind.WARC, ".wacz": Kind.WACZ,
    ".png": Kind.SCREENSHOT, ".jpg": Kind.SCREENSHOT, ".jpeg": Kind.SCREENSHOT,
    ".webp": Kind.SCREENSHOT, ".heic": Kind.SCREENSHOT, ".heif": Kind.SCREENSHOT,
}  # fmt: skip


def kind_of(name: str, head: bytes) -> Kind | None:
    """Tell a file's form by its first bytes, else by its name; None for a list of addresses."""
    for kind, begins in MARKS:
        if begins(head):
            return kind
    lower = name.casefold()
    if lower.endswith(".warc.gz"):
        return Kind.WARC
    return next((kind for suffix, kind in SUFFIXES.items() if lower.endswith(suffix)), None)


def kind_of_file(path: Path) -> Kind | None:
    """Tell the form of a file on the disk; None where it cannot be read, too."""
    # What comes through a pipe can be read only once.
    if not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            return kind_of(path.name, file.read(HEAD))
    except OSError:
        return None


def is_page(page: Page) -> bool:
    """Tell an answer that may say something of an account: HTML or JSON."""
    kind = page.headers.get("content-type", "").casefold()
    return page.status < 300 and any(each in kind for each in ("html", "json")) and bool(page.body)


def pages_of(answers: Iterable[Page]) -> tuple[str, ...]:
    """Give the addresses of the answers that may be an account's page, in order."""
    return tuple(page.url for page in answers if is_page(page))


def moment(text: object) -> datetime:
    """Read a moment as ISO 8601 writes it; `NEVER` where it is none or lacks its time zone."""
    try:
        found = datetime.fromisoformat(str(text))
    except ValueError:
        return NEVER
    return found if found.tzinfo else NEVER


def web(address: str | None) -> str | None:
    """Give an address on the web without its fragment; None for any other."""
    if not address or not address.strip().lower().startswith(("https://", "http://")):
        return None
    try:
        urlsplit(address.strip())
    except ValueError:
        return None
    return address.strip().partition("#")[0]
