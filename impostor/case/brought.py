"""Files that a person brought: a row each, the bytes as an object."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime

from impostor.case import accounts, codec, sql
from impostor.case.database import Database
from impostor.model import Brought


def add(database: Database, file: Brought, account: int | None) -> None:
    """Note a file under an account, or under none; once for each."""
    fields = (
        file.sha256,
        codec.text(file.name),
        file.kind,
        codec.moment(file.claimed_at) if file.claimed_at else None,
        codec.moment(file.brought_at),
        account,
    )
    database.run(sql.ADD_BROUGHT, fields)


def by_account(database: Database) -> Mapping[int, tuple[Brought, ...]]:
    """Give the files that were brought for each account, in the order in which they came."""
    under = accounts.shown(database)
    found: defaultdict[int, list[Brought]] = defaultdict(list)
    for row_account, sha256, name, kind, claimed_at, brought_at in database.rows(sql.BROUGHT):
        known = accounts.number(row_account)
        file = Brought(
            sha256=str(sha256),
            name=str(name),
            kind=str(kind),
            brought_at=datetime.fromisoformat(str(brought_at)),
            claimed_at=datetime.fromisoformat(str(claimed_at)) if claimed_at else None,
        )
        found[under.get(known, known)].append(file)
    return {known: tuple(files) for known, files in found.items()}
