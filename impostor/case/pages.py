"""Answers as received: a row each, the body as an object."""

from collections.abc import Mapping
from datetime import datetime

from impostor.case import codec, sql
from impostor.case.database import Database
from impostor.case.objects import Objects
from impostor.model import Page


def store(database: Database, objects: Objects, page: Page) -> str:
    """Store an answer, once; give the SHA-256 of its body.

    The body comes first: a row never speaks of an object that was not stored.
    """
    name = objects.store(page.body)
    asked = page.redirects[0] if page.redirects else page.url
    fields = (
        codec.text(asked),
        codec.text(page.url),
        codec.dumps(page.redirects),
        page.status,
        codec.dumps(page.headers),
        codec.moment(page.fetched_at),
        name,
    )
    database.run(sql.ADD_PAGE, fields)
    return name


def last(database: Database, objects: Objects, asked: str) -> Page | None:
    """Give the last answer to an address; None without one, or when its body is not whole."""
    row = database.row(sql.LAST_PAGE, (codec.text(asked),))
    if row is None:
        return None
    url, redirects, status, headers, fetched_at, name = map(str, row)
    body = objects.read(name)
    if body is None:
        return None
    return Page(
        url=url,
        status=int(status),
        headers=codec.loads(Mapping[str, str], headers),  # type: ignore[type-abstract]
        body=body,
        fetched_at=datetime.fromisoformat(fetched_at),
        redirects=codec.loads(tuple[str, ...], redirects),
    )
