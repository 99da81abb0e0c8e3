"""The database file: its versions, and that what was seen is only ever added."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from impostor.case import Case, CaseError, Filing, PersonText, create, open_case
from impostor.case.database import MIGRATIONS, Database
from impostor.case.errors import explained
from impostor.model import Brought
from tests.case.made import account, clock, hours, look, match, page, photo, verdict

APPEND_ONLY = ("account", "address", "identity", "alias", "page", "observation", "reading",
               "picture", "match", "verdict", "question", "answer", "brought", "filing", "told",
               "recheck", "recheck_end")  # fmt: skip


@pytest.fixture
def filled(case: Case, folder: Path) -> Iterator[sqlite3.Connection]:
    """A case with a row in every table, opened beside the program."""
    seen = account("lea", "1")
    case.add_accounts([account("lea"), account("lea.old")])
    case.record(look(seen, 0, *[look(seen).observation.status], photo()), 1)
    case.record(look(account("lea.old", "1"), 1))
    case.store_page(page())
    case.store_ranking([(1, match(seen))], hours(0))
    case.follow_up.file(Filing(1, "the form", hours(1)))
    case.follow_up.end(case.follow_up.begin("all"), {1: 1})
    case.add_verdict(verdict(seen))
    case.add_brought(Brought("0" * 64, "shot.png", "screenshot", hours(0)), 1)
    case.add_reference(b"bytes", "me.jpg", photo(), b"thumbnail")
    case.answered(case.ask(account("candidate"), 1) or 0, look(seen).observation)
    with closing(sqlite3.connect(folder / "case.sqlite")) as connection:
        connection.execute("PRAGMA recursive_triggers = ON")
        yield connection


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("change", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}",
                                    "INSERT OR REPLACE INTO {0} SELECT * FROM {0}"])  # fmt: skip
def test_what_was_seen_is_never_changed(
    filled: sqlite3.Connection, table: str, change: str
) -> None:
    column = filled.execute(f"PRAGMA table_info({table})").fetchone()[1]
    assert filled.execute(f"SELECT count(*) FROM {table}").fetchone()[0] > 0
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        filled.execute(change.format(table, column))


@pytest.mark.parametrize("table", ["reference", "photo"])
def test_control_working_copies_may_be_changed(filled: sqlite3.Connection, table: str) -> None:
    assert filled.execute(f"UPDATE {table} SET sha256 = sha256").rowcount > 0


def test_every_table_is_strict_and_either_append_only_or_a_working_copy(
    filled: sqlite3.Connection,
) -> None:
    tables = filled.execute("SELECT name, strict FROM pragma_table_list WHERE type = 'table'")
    strict = {name for name, is_strict in tables if is_strict}
    assert strict == {*APPEND_ONLY, "reference", "common", "photo", "comparison"}


def test_the_log_is_written_ahead_and_foreign_keys_hold(case: Case, folder: Path) -> None:
    with closing(sqlite3.connect(folder / "case.sqlite")) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    database = Database(folder / "case.sqlite")
    with closing(database), pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"):
        database.run("INSERT INTO address (url, account) VALUES ('https://x.example', 99)")


@pytest.mark.parametrize("older", range(len(MIGRATIONS)))
def test_a_case_of_every_older_version_is_brought_up_to_date(folder: Path, older: int) -> None:
    create(folder, PersonText(names=("Léa",)), clock).close()
    for file in folder.glob("case.sqlite*"):
        file.unlink()
    Database(folder / "case.sqlite", MIGRATIONS[:older]).close()
    with open_case(folder, clock) as case:
        assert case.add_accounts([account()]) == (1,)


NEXT = (
    "ALTER TABLE page ADD COLUMN note TEXT;\nCREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT;\n"
)


def test_the_next_version_keeps_what_is_there(case: Case, folder: Path) -> None:
    case.store_page(page())
    case.close()
    newer = Database(folder / "case.sqlite", (*MIGRATIONS, NEXT))
    with closing(newer):
        assert newer.row("SELECT note, status FROM page") == (None, 200)
    with pytest.raises(CaseError, match=r"newer version of impostor.*upgrade"):
        open_case(folder, clock)


def test_a_migration_that_fails_leaves_the_older_version_whole(case: Case, folder: Path) -> None:
    case.add_accounts([account()])
    case.close()
    with pytest.raises(CaseError, match="no such table"):
        Database(folder / "case.sqlite", (*MIGRATIONS, NEXT + "DROP TABLE missing;\n"))
    with open_case(folder, clock) as again:
        assert len(again.accounts()) == 1


def test_full_database_is_told_as_a_full_disk(tmp_path: Path) -> None:
    path = tmp_path / "small.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA max_page_count = 4")
        connection.execute("CREATE TABLE t (x BLOB)")
        with pytest.raises(CaseError, match=r"disk is full.*make room.*kept"), explained(path):
            connection.execute("INSERT INTO t VALUES (randomblob(99999))")
