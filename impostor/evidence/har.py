"""HAR 1.2: a browser's log of requests and answers (w3c.github.io/web-performance/specs/HAR)."""

import base64
import binascii
import json
from collections.abc import Iterator

from impostor.evidence.values import (
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


def read(name: str, data: bytes) -> Saved:
    """Read the answers of a log whose contents were saved with it; DamagedError without any."""
    try:
        log = json.loads(data.decode("utf-8-sig"))["log"]["entries"]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise DamagedError(f"{name} is no whole HAR file: save it again.") from error
    store = Store(name)
    entries = log[:MOST_ENTRIES] if isinstance(log, list) else []
    if isinstance(log, list) and len(log) > len(entries):
        store.say(f"{name} has more than {MOST_ENTRIES} answers; the others were left out.")
    for page in _answers(entries):
        store.add(page)
    if not store.answers:
        raise DamagedError(f"{name} holds no answers: save it again with the contents.")
    pages = pages_of(store.answers.values())
    first = min((page.fetched_at for page in store.answers.values()), default=NEVER)
    claimed = None if first == NEVER else first
    return Saved(store.answers, pages, claimed, missing=tuple(store.missing))


def _answers(entries: list[object]) -> Iterator[Page]:
    for entry in entries:
        page = _answer(entry) if isinstance(entry, dict) else None
        if page is not None:
            yield page


def _answer(entry: dict[str, object]) -> Page | None:
    request, response = _object(entry.get("request")), _object(entry.get("response"))
    content, address = _object(response.get("content")), request.get("url")
    url, status = web(address if isinstance(address, str) else None), response.get("status")
    if url is None or not isinstance(status, int) or not 100 <= status <= 999:
        return None
    headers = {"content-type": str(content.get("mimeType", ""))}
    return Page(url, status, headers, _body(content), moment(entry.get("startedDateTime")))


def _object(value: object) -> dict[str, object]:
    return value if isinstance(value, dict) else {}


def _body(content: dict[str, object]) -> bytes:
    text = content.get("text")
    if not isinstance(text, str):
        return b""
    if content.get("encoding") != "base64":
        return text.encode("utf-8", "replace")
    try:
        return base64.b64decode(text)
    except (binascii.Error, ValueError):
        return b""
