"""The case's one SQLite file: opening it, bringing it up to date, and talking to it."""

import re
import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from impostor.case.errors import CaseError, explained

APPLICATION = 0x494D5046
"""Marks the file as a case's (sqlite.org/pragma.html#pragma_application_id): IMPF."""

BUSY_SECONDS = 30.0

MIGRATIONS = tuple(
    path.read_text(encoding="utf-8")
    for path in sorted((Path(__file__).parent / "migrations").glob("[0-9]*.sql"))
)
"""What makes version n of the tables out of version n - 1; a new version is one more file."""

Row = tuple[object, ...]
Parameters = Sequence[object] | Mapping[str, object]


class Database:
    """One connection, used by one thread at a time; every failure is a `CaseError`.

    With the write-ahead log a killed program loses nothing that was committed. synchronous=NORMAL
    waits for the disk at checkpoints only, so a power failure can take back the last commits,
    though never a part of one: the next scan looks at those accounts again, which costs less than
    a wait for the disk at every page.
    """

    def __init__(self, path: Path, migrations: Sequence[str] = MIGRATIONS) -> None:
        self.path = path
        self._lock = threading.RLock()
        with explained(path):
            self._connection = sqlite3.connect(
                path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
        try:
            self._prepare(migrations)
        except BaseException:
            self._connection.close()
            raise

    def close(self) -> None:
        """Close the connection; what was committed stays."""
        with self._lock:
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Store all that the block writes, or nothing of it."""
        with self._lock, explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                # SQLite itself takes a transaction back when the disk is full.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def rows(self, statement: str, parameters: Parameters = ()) -> list[Row]:
        """Give all rows of a query."""
        with self._lock, explained(self.path):
            return self._connection.execute(statement, parameters).fetchall()

    def row(self, statement: str, parameters: Parameters = ()) -> Row | None:
        """Give the first row of a query, None where there is none."""
        with self._lock, explained(self.path):
            found: Row | None = self._connection.execute(statement, parameters).fetchone()
            return found

    def run(self, statement: str, parameters: Parameters = ()) -> int:
        """Run a statement that writes; give how many rows it wrote."""
        with self._lock, explained(self.path):
            return self._connection.execute(statement, parameters).rowcount

    def insert(self, statement: str, parameters: Parameters = ()) -> int:
        """Insert one row; give its id."""
        with self._lock, explained(self.path):
            return self._connection.execute(statement, parameters).lastrowid or 0

    def _prepare(self, migrations: Sequence[str]) -> None:
        version = self._pragma("user_version")
        if version > len(migrations):
            raise CaseError(
                f"{self.path} was made by a newer version of impostor (case version {version};"
                f" this one knows {len(migrations)}): upgrade impostor and try again."
            )
        foreign = self._pragma("application_id") != APPLICATION
        if foreign and (version or self.row("SELECT 1 FROM sqlite_schema") is not None):
            raise CaseError(f"{self.path} is a database, but not a case's.")
        for setting in (
            "journal_mode = WAL",
            "synchronous = NORMAL",
            "foreign_keys = ON",
            # Without it INSERT OR REPLACE would delete rows unseen by the append-only triggers.
            "recursive_triggers = ON",
            "trusted_schema = OFF",
        ):
            self.run(f"PRAGMA {setting}")
        for number, script in enumerate(migrations[version:], version + 1):
            self._migrate(number, script)

    def _migrate(self, number: int, script: str) -> None:
        with self.transaction():
            # Another process may have been quicker.
            if self._pragma("user_version") >= number:
                return
            for statement in _statements(script):
                self.run(statement)
            self.run(f"PRAGMA application_id = {APPLICATION}")
            self.run(f"PRAGMA user_version = {number}")

    def _pragma(self, name: str) -> int:
        found = self.row(f"PRAGMA {name}")
        return int(str(found[0])) if found else 0


def _statements(script: str) -> Iterator[str]:
    """Cut a script into statements; `executescript` would commit the open transaction first."""
    statement = ""
    for part in re.split(r"(?<=;)\n", script):
        statement += part + "\n"
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
