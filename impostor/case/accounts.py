"""Which accounts a case holds: their numbers, addresses and stable ids."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from impostor.case import codec, sql
from impostor.case.database import Database
from impostor.case.errors import CaseError
from impostor.model import Account

UNSEEN_PLATFORM = "web"
"""The platform of an own or trusted address as long as the case has no account of it."""


@dataclass(frozen=True, slots=True)
class Listed:
    """An account under the number that lists show, as last known."""

    number: int
    account: Account


def number_of(database: Database, account: Account) -> int | None:
    """Give the number of an account by its address, else by its stable id."""
    row = database.row(sql.BY_ADDRESS, (codec.text(account.url),))
    if row is None and account.account_id is not None:
        row = database.row(sql.BY_IDENTITY, _identity(account))
    return None if row is None else number(row[0])


def add(database: Database, account: Account, at: str) -> int:
    """Give an account its number, a new one when it is new; within a transaction."""
    known = number_of(database, account)
    if known is None:
        known = database.insert(sql.ADD_ACCOUNT, (codec.dumps(account), at))
    learn(database, known, account, at)
    return known


def learn(database: Database, known: int, account: Account, at: str) -> None:
    """Add what an account's address and stable id tell of the account with that number.

    The first stable id stays the account's identity: another one at the same address is another
    account that took over the handle, which observations show and which is no reason to merge.
    Where no id was ever seen, the canonical address stands for it: a short link becomes one with
    the profile it leads to.
    """
    database.run(sql.ADD_ADDRESS, (codec.text(account.url), known))
    mine = shown_as(database, known)
    if _has_identity(database, mine):
        return
    if account.account_id is None:
        same = _at_address(database, account)
    elif holder := database.row(sql.BY_IDENTITY, _identity(account)):
        same = shown_as(database, number(holder[0]))
    else:
        database.run(sql.ADD_IDENTITY, (*_identity(account), known, at))
        return
    if same is not None and same != mine:
        database.run(sql.ADD_ALIAS, (max(same, mine), min(same, mine), at))


def shown_as(database: Database, known: int) -> int:
    """Give the number under which an account is shown."""
    row = database.row(sql.SHOWN_AS, (known,))
    return known if row is None else number(row[0])


def shown(database: Database) -> Mapping[int, int]:
    """Give the number under which each account is shown, for those that stand under another."""
    found: dict[int, int] = {}
    for account, first in database.rows(sql.ALIASES):
        # In order of number, so what `first` stands under is known.
        found[number(account)] = found.get(number(first), number(first))
    return found


def listed(database: Database) -> tuple[Listed, ...]:
    """List the accounts by number, each with its identity and the handle and address last seen."""
    under = shown(database)
    identities = {
        under.get(number(account), number(account)): str(account_id)
        for account, account_id in database.rows(sql.IDENTITIES)
    }
    seen = _last_seen(database, under, identities)
    found = []
    for row_number, given in database.rows(sql.ACCOUNTS):
        if (known := number(row_number)) not in under:
            first = codec.loads(Account, str(given))
            last = seen.get(known, first)
            handle = last.handle or first.handle
            account = replace(last, handle=handle, account_id=identities.get(known))
            found.append(Listed(known, account))
    return tuple(found)


def added(database: Database) -> Mapping[int, datetime]:
    """Give when each number was given."""
    return {
        number(known): datetime.fromisoformat(str(at)) for known, at in database.rows(sql.ADDED)
    }


def find(database: Database, reference: str) -> Listed:
    """Find an account by number, `platform:handle` or address; raise `CaseError` if there is none.

    A number that was found to be another account's gives that account.
    """
    every = listed(database)
    wanted = reference.strip()
    if wanted.isdecimal():
        shown_number = shown_as(database, int(wanted)) if len(wanted) < 18 else 0
        matching = [entry for entry in every if entry.number == shown_number]
    elif known := number_of(database, Account("", wanted)):
        first = shown_as(database, known)
        matching = [entry for entry in every if entry.number == first]
    else:
        platform, _, handle = wanted.casefold().partition(":")
        matching = [entry for entry in every if _named(entry.account) == (platform, _bare(handle))]
    return _only(matching, wanted, every)


def protected(
    database: Database, urls: Iterable[str], known: Mapping[int, Account]
) -> tuple[Account, ...]:
    """Give own or trusted addresses as accounts, each also by the address where it was last seen.

    `known` are the accounts that are listed, by number.
    """
    found: dict[Account, None] = {}
    for url in urls:
        holder = number_of(database, Account(UNSEEN_PLATFORM, url))
        if holder is None:
            found[Account(UNSEEN_PLATFORM, url)] = None
            continue
        seen = known[shown_as(database, holder)]
        found[Account(seen.platform, url, seen.handle, seen.account_id)] = None
        found[seen] = None
    return tuple(found)


def _at_address(database: Database, account: Account) -> int | None:
    """Give the account of that platform at that address, None where it has a stable id."""
    row = database.row(sql.BY_ADDRESS, (codec.text(account.url),))
    if row is None:
        return None
    given = database.row(sql.GIVEN, (row[0],))
    shown_number = shown_as(database, number(row[0]))
    if given is None or _has_identity(database, shown_number):
        return None
    same = codec.loads(Account, str(given[0])).platform == account.platform
    return shown_number if same else None


def _has_identity(database: Database, shown_number: int) -> bool:
    return database.row(sql.GROUP_IDENTITY, (shown_number,)) is not None


def _only(matching: list[Listed], wanted: str, every: tuple[Listed, ...]) -> Listed:
    if len(matching) == 1:
        return matching[0]
    if matching:
        choice = ", ".join(f"{entry.number} ({entry.account.url})" for entry in matching)
        raise CaseError(f"'{wanted}' may be any of the accounts {choice}: give the number.")
    if not every:
        raise CaseError(f"There is no account '{wanted}': the case has no accounts yet.")
    raise CaseError(
        f"There is no account '{wanted}' in this case: give the number that `impostor list` shows,"
        " platform:handle, or the address."
    )


def _named(account: Account) -> tuple[str, str]:
    return account.platform.casefold(), _bare((account.handle or "").casefold())


def _bare(handle: str) -> str:
    return handle.removeprefix("@")


def _identity(account: Account) -> tuple[str | None, str | None]:
    return codec.text(account.platform), codec.text(account.account_id)


def _last_seen(
    database: Database, under: Mapping[int, int], identities: Mapping[int, str]
) -> Mapping[int, Account]:
    """Give each account as last seen, without sightings of another one at its address."""
    sightings: dict[int, list[tuple[str, Account]]] = defaultdict(list)
    for account, account_id, seen, at in database.rows(sql.LAST_SEEN):
        known = under.get(number(account), number(account))
        if account_id == identities.get(known):
            sightings[known].append((str(at), codec.loads(Account, str(seen))))
    return {known: max(seen, key=lambda sight: sight[0])[1] for known, seen in sightings.items()}


def number(value: object) -> int:
    """Read an account's number out of a row."""
    if not isinstance(value, int):
        raise TypeError(f"{value!r} is no account's number")
    return value
