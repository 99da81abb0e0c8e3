"""Files of a case: whole or not there, and what was received named by its SHA-256."""

import hashlib
import os
import tempfile
from pathlib import Path

from impostor.case.errors import explained


def sha256(data: bytes) -> str:
    """Give the SHA-256 of bytes in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def write_whole(path: Path, data: bytes, unfinished: Path) -> None:
    """Write a file so that `path` has either all of `data` or what it had before.

    It is written in the folder `unfinished`, brought to the disk, then renamed (rename(2)); a
    reader never sees a part, and a killed program leaves at most a file in `unfinished`. Windows
    refuses to replace a file that is open; where that file has all of `data`, it is done.
    """
    with explained(path):
        unfinished.mkdir(exist_ok=True)
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(dir=unfinished)
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _put_in_place(Path(name), path)
        except BaseException:
            Path(name).unlink(missing_ok=True)
            raise


def _put_in_place(written: Path, path: Path) -> None:
    try:
        written.replace(path)
    except PermissionError:
        if not path.is_file() or path.read_bytes() != written.read_bytes():
            raise
        written.unlink()


class Objects:
    """Bytes as received, in files named by their SHA-256: objects/ab/abcdef..."""

    def __init__(self, root: Path, unfinished: Path) -> None:
        self.root = root
        self.unfinished = unfinished

    def path(self, name: str) -> Path:
        """Give the place of an object."""
        return self.root / name[:2] / name

    def store(self, data: bytes) -> str:
        """Store bytes unless they are stored already; give their SHA-256."""
        name = sha256(data)
        if self.read(name) is None:
            write_whole(self.path(name), data, self.unfinished)
        return name

    def read(self, name: str) -> bytes | None:
        """Give the bytes; None where they are not, or no longer, what their name says."""
        path = self.path(name)
        with explained(path):
            data = path.read_bytes() if path.is_file() else None
        return data if data is not None and sha256(data) == name else None
