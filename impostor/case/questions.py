"""The ledger of addresses asked for candidates: how many in a day, and what came back."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from impostor.case import accounts, codec, sql
from impostor.case.database import Database
from impostor.model import Account, Observation, Sentence, Status

DAY = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class Asked:
    """An address that was asked; status and reason are None where no answer was stored."""

    account: Account
    at: datetime
    status: Status | None = None
    reason: Sentence | None = None


def ask(database: Database, account: Account, most: int, now: datetime) -> int | None:
    """Write a question down before it goes out, unless `most` stand in the last day."""
    with database.transaction():
        if count(database, now) >= most:
            return None
        fields = (codec.text(account.url), codec.dumps(account), codec.moment(now))
        return database.insert(sql.ADD_QUESTION, fields)


def count(database: Database, now: datetime) -> int:
    """Count the questions of the last day.

    Those dated later than now count as well: a clock that is set back gives no new day.
    """
    row = database.row(sql.QUESTIONS_SINCE, (codec.moment(now - DAY),))
    return accounts.number(row[0]) if row else 0


def answered(database: Database, question: int, observation: Observation) -> None:
    """Write down the answer to a question."""
    fields = (
        question,
        str(observation.status),
        codec.dumps(observation.reason),
        codec.moment(observation.at),
        observation.page_sha256,
    )
    database.run(sql.ADD_ANSWER, fields)


def asked(database: Database) -> tuple[Asked, ...]:
    """Give the last question of every address, in the order in which they were asked."""
    return tuple(
        Asked(
            account=codec.loads(Account, str(account)),
            at=datetime.fromisoformat(str(at)),
            status=None if status is None else Status(str(status)),
            reason=None if reason is None else codec.loads(Sentence, str(reason)),
        )
        for account, at, status, reason in database.rows(sql.LAST_QUESTIONS)
    )
