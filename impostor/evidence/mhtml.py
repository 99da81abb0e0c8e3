"""MHTML (RFC 2557): a page and its pictures as one MIME message, as Chrome and Edge save it."""

from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parsedate_to_datetime

from impostor.evidence.values import (
    MOST_ENTRIES,
    NEVER,
    DamagedError,
    Saved,
    Store,
    UnaddressedError,
    pages_of,
    web,
)
from impostor.model import Page


def read(name: str, data: bytes, url: str | None) -> Saved:
    """Read the parts of a message; its first page's address may be given as `url`."""
    message = message_from_bytes(data, policy=policy.compat32)
    parts = list(_parts(message))
    claimed, store = _date(message), Store(name)
    main = url or web(_text(message, "Snapshot-Content-Location"))
    for part in parts:
        kind = part.get_content_type()
        address = web(_text(part, "Content-Location"))
        if kind == "text/html" and main and not store.answers:
            address = main
        if kind == "text/html" and address is None and not store.answers:
            raise UnaddressedError(f"{name} does not say which address it was saved from.")
        if address is not None:
            headers = {"content-type": str(part.get("Content-Type", kind))}
            store.add(Page(address, 200, headers, _body(part), claimed or NEVER))
    if not store.answers:
        raise DamagedError(f"{name} is no whole MHTML file: save the page again.")
    pages = pages_of(store.answers.values())
    return Saved(store.answers, pages[:1], claimed, missing=tuple(store.missing))


def _text(part: Message, name: str) -> str | None:
    """Give a header as text: one beyond ASCII comes as an object of its own."""
    value = part.get(name)
    return None if value is None else str(value)


def _parts(message: Message) -> Iterator[Message]:
    for number, part in enumerate(message.walk()):
        if number >= MOST_ENTRIES:
            return
        if not part.is_multipart():
            yield part


def _body(part: Message) -> bytes:
    body = part.get_payload(decode=True)
    return body if isinstance(body, bytes) else b""


def _date(message: Message) -> datetime | None:
    try:
        found = parsedate_to_datetime(str(message.get("Date", "")))
    except ValueError:
        return None
    return found if found.tzinfo else None
