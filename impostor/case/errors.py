"""What can go wrong with a case, as sentences that say what to do."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from impostor.errors import ImpostorError, UsageError

FULL = frozenset({errno.ENOSPC, errno.EFBIG, getattr(errno, "EDQUOT", errno.ENOSPC)})
FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})

FULL_SENTENCE = "The disk is full at {path}: make room and run the command again. {kept}"
KEPT = "What was stored before is kept."
BY_CODE = {
    sqlite3.SQLITE_FULL: FULL_SENTENCE,
    sqlite3.SQLITE_IOERR: "{path} could not be read or written ({error}): the disk is full or"
    " failing. {kept}",
    sqlite3.SQLITE_BUSY: "{path} is in use by another program: try again when that has finished.",
    sqlite3.SQLITE_LOCKED: "{path} is in use by another program: try again when that has finished.",
    sqlite3.SQLITE_READONLY: "{path} may not be written: check the rights of the case's folder.",
    sqlite3.SQLITE_CANTOPEN: "{path} cannot be opened: check the rights of the case's folder.",
    sqlite3.SQLITE_CORRUPT: "{path} is damaged ({error}): restore the case from a copy.",
    sqlite3.SQLITE_NOTADB: "{path} is damaged or no database: restore the case from a copy.",
}


class CaseError(ImpostorError):
    """A case cannot be made, opened, read or written; what it already holds is kept."""


class NoCaseError(CaseError, UsageError):
    """There is nothing at all where a case was said to be."""


class BusyError(CaseError):
    """Another command is writing into the case just now."""


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite or the file system refuses at `path` into a `CaseError`.

    A broken rule of the database (IntegrityError) or a wrong statement is a fault of the program
    and goes on as it is.
    """
    try:
        yield
    except (sqlite3.IntegrityError, sqlite3.ProgrammingError):
        raise
    except sqlite3.Error as error:
        # The low byte is the primary code (sqlite.org/rescode.html).
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        sentence = BY_CODE.get(code, "{path}: {error}")
        raise CaseError(sentence.format(path=path, error=error, kept=KEPT)) from error
    except OSError as error:
        raise CaseError(_refusal(path, error)) from error


def _refusal(path: Path, error: OSError) -> str:
    if error.errno in FULL:
        return FULL_SENTENCE.format(path=path, kept=KEPT)
    if error.errno in FORBIDDEN:
        return f"{path} may not be read or written: check its rights."
    return f"{path} could not be read or written: {error.strerror or error}."
