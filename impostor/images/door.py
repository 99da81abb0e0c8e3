"""The door itself: a few worker processes, of which one may crash or hang."""

import hashlib
import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future
from concurrent.futures.process import BrokenProcessPool
from threading import Lock
from types import TracebackType
from typing import Self

from pebble import ProcessExpired, ProcessPool

from impostor.errors import ImpostorError
from impostor.images.values import PHOTOS, Describe, Limits, Opened, Unreadable
from impostor.images.worker import open_one, prepare
from impostor.language import N_
from impostor.model import Sentence

# The slowest of 2,866 malformed files took 4 seconds, on a machine with nothing else to do.
SECONDS = 30.0
AHEAD = 3

NOT_STARTED = (
    "No process that opens pictures could be started. In a script of your own, put all that runs "
    'under `if __name__ == "__main__":`, since each such process reads the script first.'
)


class Door:
    """Opens images in worker processes; use it in a `with` statement.

    `describe` must be a top-level function (it is pickled by name); `described_by` is its version,
    which every photo then carries. A worker that crashes, hangs for `seconds` or outgrows its
    memory costs that one image. Where none can be started, what asks for an image's result gets an
    `ImpostorError`.
    """

    def __init__(
        self,
        describe: Describe,
        described_by: str,
        workers: int = 2,
        seconds: float = SECONDS,
        limits: Limits = PHOTOS,
    ) -> None:
        self._describe = describe
        self._described_by = described_by
        self._workers = workers
        self._seconds = seconds
        self._limits = limits
        # Spawned, not forked: the parent has threads, and the same happens on every system. A pool
        # a worker: one starts only when it has an image, so none is stopped while it is starting.
        self._pools = [
            ProcessPool(
                max_workers=1,
                initializer=prepare,
                initargs=(describe, limits),
                context=multiprocessing.get_context("spawn"),
            )
            for _ in range(workers)
        ]
        self._lock = Lock()
        self._busy = [0] * workers

    def __enter__(self) -> Self:
        """Give the door itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let open images be finished; drop them where the person stopped the program."""
        for pool in self._pools:
            if kind is None or issubclass(kind, Exception):
                pool.close()  # type: ignore[no-untyped-call]
            else:
                pool.stop()  # type: ignore[no-untyped-call]
        for pool in self._pools:
            pool.join()

    def open(self, data: bytes) -> Future[Opened | Unreadable]:
        """Open one image; the future's result comes when a worker is done with it."""
        answer: Future[Opened | Unreadable] = Future()
        with self._lock:
            lane = self._busy.index(min(self._busy))
            self._busy[lane] += 1
        told = (data, self._describe, self._described_by, self._limits)
        _leave_to_the_first_process()
        task = self._pools[lane].schedule(open_one, args=told, timeout=self._seconds)
        sha256 = hashlib.sha256(data).hexdigest()
        task.add_done_callback(lambda _: self._free(lane))
        task.add_done_callback(lambda done: _pass_on(done, answer, sha256))
        return answer

    def _free(self, lane: int) -> None:
        with self._lock:
            self._busy[lane] -= 1

    def open_all(self, images: Iterable[bytes]) -> Iterator[Opened | Unreadable]:
        """Open images in order, taking only a few more than there are workers in advance."""
        waiting: deque[Future[Opened | Unreadable]] = deque()
        for data in images:
            waiting.append(self.open(data))
            if len(waiting) >= self._workers * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def _leave_to_the_first_process() -> None:
    """End a worker that reads a script which opens pictures outside the guard of its main part.

    Python forbids it to start processes of its own, with a page of text for each worker. The
    process that started it says once what to do. The mark is what multiprocessing itself asks.
    """
    if getattr(multiprocessing.current_process(), "_inheriting", False):
        raise SystemExit(1)


def _pass_on(
    task: Future[Opened | Unreadable], answer: Future[Opened | Unreadable], sha256: str
) -> None:
    if task.cancelled():
        answer.cancel()
        return
    error = task.exception()
    if error is None:
        answer.set_result(task.result())
    elif isinstance(error, BrokenProcessPool):
        answer.set_exception(ImpostorError(NOT_STARTED))
    elif isinstance(error, TimeoutError):
        sentence = Sentence(N_("Opening the picture took too long and was stopped."))
        answer.set_result(Unreadable(sha256, sentence))
    elif isinstance(error, ProcessExpired):
        sentence = Sentence(N_("The picture made the program that opens it fail."))
        answer.set_result(Unreadable(sha256, sentence))
    else:
        answer.set_result(Unreadable(sha256, Sentence(N_("The picture could not be opened."))))
