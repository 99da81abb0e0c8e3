"""Comparing in worker processes: each holds the references, and takes one candidate at a time."""

import multiprocessing
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from impostor.cli.album import Album
from impostor.errors import ImpostorError
from impostor.images import one_thread
from impostor.model import Photo, PhotoMatch
from impostor.photos import CommonAside, Index, index

# Fewer comparisons than this are done before a process has started.
FEW = 40
AHEAD = 16


@dataclass(frozen=True, slots=True)
class References:
    """What candidates are compared with: reference photos, and pictures that many people use."""

    known: Album
    common: Album

    def index(self) -> Index | CommonAside:
        """Index them."""
        engine = index(list(self.known.outlines.values()), self.known)
        if not self.common.outlines:
            return engine
        common = index(list(self.common.outlines.values()), self.common)
        return CommonAside(engine, common, self.known)


class Comparer:
    """Compares with the same references again and again; use it in a `with` statement.

    `processes` each index the references for themselves, at the first set of candidates that is
    worth it: nothing large is sent to them, and the file of an album is shared.
    """

    def __init__(self, references: References, processes: int = 2) -> None:
        self._references, self._processes = references, processes
        self._here: Index | CommonAside | None = None
        self._pool: ProcessPoolExecutor | None = None

    def __enter__(self) -> "Comparer":
        """Give the comparer itself."""
        return self

    def __exit__(self, *_: object) -> None:
        """Let the processes go."""
        if self._pool is not None:
            self._pool.shutdown(cancel_futures=True)

    def compare(self, candidates: Album) -> Iterator[list[PhotoMatch]]:
        """Give the matches of each candidate, in order, the best first."""
        names = list(candidates.outlines)
        if self._pool is None and len(names) < FEW:
            self._here = self._here or self._references.index()
            return (self._here.compare(list(candidates([name]))) for name in names)
        return self._elsewhere(candidates, names)

    def _elsewhere(self, candidates: Album, names: Sequence[str]) -> Iterator[list[PhotoMatch]]:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                self._processes,
                mp_context=multiprocessing.get_context("spawn"),
                initializer=_prepare,
                initargs=(self._references,),
            )
        photos = (photo for name in names for photo in candidates([name]))
        waiting: deque[Future[list[PhotoMatch]]] = deque()
        try:
            for photo in photos:
                waiting.append(self._pool.submit(_compare, photo))
                if len(waiting) >= AHEAD:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        except BrokenProcessPool as error:
            raise ImpostorError(
                "A process that compares pictures was ended from outside, perhaps for want of"
                " memory: give fewer references, or close other programs."
            ) from error


_held: list[Index | CommonAside] = []


def _prepare(references: References) -> None:
    one_thread()
    _held.append(references.index())


def _compare(photo: Photo) -> list[PhotoMatch]:
    return _held[0].compare([photo])
