"""Fetching through the case: what it holds and is young enough is not fetched again."""

from concurrent.futures import Future
from datetime import datetime
from threading import Lock

from impostor.case import Case
from impostor.model import Fetch, NoAnswer, Page

Answer = Page | NoAnswer


class Memory:
    """The way to the network past the pages of a case, for many threads at once.

    Threads that want the same address at the same time share one fetch. A page fetched after
    `latest` was fetched under a wrong clock, and is fetched again.
    """

    def __init__(self, case: Case, fetch: Fetch, latest: datetime) -> None:
        self._latest = latest
        self._case = case
        self._fetch = fetch
        self._lock = Lock()
        self._under_way: dict[str, Future[Answer]] = {}

    def since(self, oldest: datetime) -> Fetch:
        """Give a way to the network that takes stored pages fetched after `oldest`."""
        return lambda url: self._stored(url, oldest) or self._shared(url, oldest)

    def _stored(self, url: str, oldest: datetime) -> Page | None:
        page = self._case.page(url)
        fresh = page is not None and oldest < page.fetched_at <= self._latest
        return page if page and fresh and not is_passing(page) else None

    def _shared(self, url: str, oldest: datetime) -> Answer:
        with self._lock:
            under_way = self._under_way.get(url)
            mine: Future[Answer] = Future()
            if under_way is None:
                self._under_way[url] = mine
        return under_way.result() if under_way else self._fetched(url, oldest, mine)

    def _fetched(self, url: str, oldest: datetime, mine: Future[Answer]) -> Answer:
        try:
            # Another thread may have stored it between the look into the case and the lock.
            answer = self._stored(url, oldest) or self._fetch_and_store(url)
        except BaseException as error:
            mine.set_exception(error)
            raise
        else:
            mine.set_result(answer)
            return answer
        finally:
            with self._lock:
                del self._under_way[url]

    def _fetch_and_store(self, url: str) -> Answer:
        answer = self._fetch(url)
        if isinstance(answer, Page):
            self._case.store_page(answer)
        return answer


def is_passing(page: Page) -> bool:
    """Tell whether an answer holds for the moment only (RFC 9110, 15.6; RFC 6585, 4)."""
    return page.status == 429 or page.status >= 500
