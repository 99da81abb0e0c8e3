"""One writer of a case at a time, told apart from every other process."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from impostor.case.errors import BusyError, explained


class Turn:
    """The right to write; threads of one process share it, another process is refused at once.

    The system takes the lock back from a killed process. `on_first` runs when it is newly taken.
    """

    def __init__(self, path: Path, on_first: Callable[[], None]) -> None:
        self._path = path
        self._on_first = on_first
        self._lock = FileLock(path, timeout=0, thread_local=False)
        self._gate = threading.Lock()
        self._holders = 0

    @contextmanager
    def taken(self) -> Iterator[None]:
        """Hold the right to write; raise `BusyError` where another process has it."""
        self._take()
        try:
            yield
        finally:
            self._give_back()

    def _take(self) -> None:
        with self._gate:
            if not self._holders:
                self._acquire()
            self._holders += 1

    def _acquire(self) -> None:
        with explained(self._path):
            try:
                self._lock.acquire()
            except Timeout:  # an OSError, which would be explained otherwise
                raise BusyError(
                    f"Another command is working on {self._path.parent}: wait until it has"
                    " finished, or stop it."
                ) from None
        self._on_first()

    def _give_back(self) -> None:
        with self._gate:
            self._holders -= 1
            if not self._holders:
                self._lock.release()
