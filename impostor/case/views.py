"""The machine's views of accounts and people's, both with their dates, neither over the other."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime

from impostor.case import accounts, codec, sql
from impostor.case.database import Database
from impostor.case.errors import CaseError
from impostor.model import Match, Verdict


def add_matches(database: Database, ranked: Iterable[tuple[int, Match]], at: str) -> None:
    """Store matches, all or none; one that says what the account's last one says is left out."""
    with database.transaction():
        under, last = accounts.shown(database), _last_bodies(database)
        for number, match in ranked:
            shown, body = under.get(number, number), codec.dumps(match)
            if last.get(shown) != body:
                database.run(sql.ADD_MATCH, (number, at, body))
                last[shown] = body


def matches(database: Database) -> tuple[tuple[int, Match], ...]:
    """Give every account's last match by the number under which it is shown."""
    bodies = sorted(_last_bodies(database).items())
    return tuple((shown, codec.loads(Match, body)) for shown, body in bodies)


def ranked_at(database: Database) -> Mapping[int, datetime]:
    """Give when each account's last match was made, by the number under which it is shown."""
    under, found = accounts.shown(database), dict[int, datetime]()
    for row_account, at in database.rows(sql.LAST_MATCH_TIMES):
        account = accounts.number(row_account)
        shown, made = under.get(account, account), datetime.fromisoformat(str(at))
        found[shown] = max(made, found.get(shown, made))
    return found


def add_verdict(database: Database, verdict: Verdict) -> None:
    """Store a person's view of an account."""
    at = codec.moment(verdict.at)
    with database.transaction():
        known = accounts.add(database, verdict.account, at)
        database.run(sql.ADD_VERDICT, (known, at, codec.dumps(verdict), None))


def undo_verdict(database: Database, shown: int, at: str) -> Verdict:
    """Take an account's last verdict back by a further entry; raise `CaseError` without one."""
    with database.transaction():
        standing = _standing(database)[shown]
        if not standing:
            raise CaseError(f"There is no verdict on account {shown} to take back.")
        undone, verdict = standing[-1]
        database.run(sql.ADD_VERDICT, (shown, at, None, undone))
    return verdict


def verdicts(database: Database) -> Mapping[int, tuple[Verdict, ...]]:
    """Give the verdicts that were not taken back, oldest first, by the account's number."""
    return {
        shown: tuple(verdict for _, verdict in standing)
        for shown, standing in _standing(database).items()
    }


def _last_bodies(database: Database) -> dict[int, str]:
    """Give the last match as it is stored, of whichever of an account's numbers it was."""
    under = accounts.shown(database)
    last = {}
    for row_account, body in database.rows(sql.LAST_MATCHES):
        account = accounts.number(row_account)
        last[under.get(account, account)] = str(body)
    return last


def _standing(database: Database) -> defaultdict[int, list[tuple[int, Verdict]]]:
    under = accounts.shown(database)
    found: defaultdict[int, list[tuple[int, Verdict]]] = defaultdict(list)
    for row_id, row_account, body in database.rows(sql.STANDING_VERDICTS):
        account = accounts.number(row_account)
        verdict = codec.loads(Verdict, str(body))
        found[under.get(account, account)].append((accounts.number(row_id), verdict))
    return found
