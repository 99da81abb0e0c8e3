"""Fetching a page: its turn, its retries, its redirects, and what was known of it before."""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Self

from requests.exceptions import RequestException
from urllib3.exceptions import HTTPError

from impostor.fetch.addresses import ANY_PORT, WEB_PORTS, Address, follow, read_address
from impostor.fetch.failure import FetchError, PassingError, explain, timed_out
from impostor.fetch.retry_after import retry_after
from impostor.fetch.settings import Settings
from impostor.fetch.transport import Answer, Transport
from impostor.fetch.turns import StoppedError, Turns
from impostor.language import N_
from impostor.model import Clock, NoAnswer, Page, Sentence, Trouble

RETRIED = frozenset({429, 502, 503, 504})

Recall = Callable[[str], Page | None]
"""The page that an address gave earlier, if it did."""


class _Budget:
    """The seconds that one page has left; only time spent on the network uses them up."""

    def __init__(self, seconds: float) -> None:
        self.left = seconds

    @contextmanager
    def spend(self) -> Iterator[None]:
        started = time.monotonic()
        try:
            yield
        finally:
            self.left -= time.monotonic() - started


class Fetcher:
    """Fetches pages politely and safely; call it with an address, from any number of threads.

    A context manager; it keeps connections open until it is closed. `clock` dates the answers.
    Where `recall` knows the page that an address gave earlier, the host is asked whether it has
    changed (RFC 9110, 13.1), and if not the earlier page is given with the new date.

    An answer with any status is a `Page`: what 404 or 429 means is the reader's to say. A 429 or
    503 that asks to wait longer than the page's deadline is given as it is, and the host is left
    alone for as long: other addresses on it are then a `NoAnswer` of `Trouble.RATE_LIMITED`.
    """

    def __init__(self, settings: Settings, clock: Clock, recall: Recall = lambda _: None) -> None:
        self._settings = settings
        self._clock = clock
        self._recall = recall
        self._ports = ANY_PORT if settings.route else WEB_PORTS
        self._turns = Turns(settings)
        self._transport = Transport(settings)

    def __enter__(self) -> Self:
        """Give the fetcher itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Stop other threads' waits, by `StoppedError`, and close the connections."""
        self._turns.stop()
        self._transport.close()

    def __call__(self, url: str) -> Page | NoAnswer:
        """Fetch one page; a failure of it is a `NoAnswer`, never an exception.

        The page's `url`, or the first of its `redirects`, is `url` exactly as given. Raises
        `StoppedError` when the fetcher is closed: then nothing was learnt about the page.
        """
        earlier = self._recall(url)
        try:
            return self._follow(url, earlier)
        except FetchError as failure:
            return NoAnswer(url, failure.trouble, failure.sentence, self._clock())
        except StoppedError:
            raise
        except Exception:  # noqa: BLE001 - the boundary of one page: others must go on
            sentence = Sentence(N_("The answer cannot be understood."))
            return NoAnswer(url, Trouble.BROKEN, sentence, self._clock())

    def _follow(self, url: str, earlier: Page | None) -> Page:
        budget = _Budget(self._settings.deadline)
        address = read_address(url, self._ports)
        way: tuple[str, ...] = (url,)  # spelt as asked for: so it is looked for later
        while True:
            known = earlier if earlier and _is_reusable(earlier, way[-1]) else None
            answer = self._persist(address, _conditions(known), budget)
            if answer.location is None:
                return self._page(way, answer, known)
            if len(way) > self._settings.redirects:
                raise _too_many_redirects(address)
            address = follow(address, answer.location, self._ports)
            way = (*way, address.url)

    def _page(self, way: tuple[str, ...], answer: Answer, known: Page | None) -> Page:
        now = self._clock()
        if known and answer.status == 304:
            return Page(way[-1], known.status, known.headers, known.body, now, way[:-1])
        return Page(way[-1], answer.status, answer.headers, answer.body, now, way[:-1])

    def _persist(self, address: Address, conditions: Mapping[str, str], budget: _Budget) -> Answer:
        """Ask, and again where that may help and the time allows."""
        outcome = self._try(address, conditions, budget)
        for attempt in range(self._settings.retries):
            wait = self._wait_before_retry(outcome, attempt)
            if wait is None or wait >= budget.left:
                break
            with budget.spend():
                self._turns.pause(wait)
            outcome = self._try(address, conditions, budget)
        if isinstance(outcome, FetchError):
            raise outcome
        return outcome

    def _wait_before_retry(self, outcome: Answer | FetchError, attempt: int) -> float | None:
        """Give the seconds to wait before asking again; None where that would not help."""
        backoff: float = self._settings.backoff * 2**attempt
        if isinstance(outcome, FetchError):
            return backoff if isinstance(outcome, PassingError) else None
        if outcome.status not in RETRIED:
            return None
        return max(backoff, retry_after(outcome.headers, self._clock()) or 0)

    def _try(
        self, address: Address, conditions: Mapping[str, str], budget: _Budget
    ) -> Answer | FetchError:
        try:
            with self._turns.take(address), budget.spend():
                answer = self._ask(address, conditions, budget.left)
        except FetchError as failure:
            return failure
        except (RequestException, HTTPError, OSError) as error:
            return explain(error, address.host)
        return answer

    def _ask(self, address: Address, conditions: Mapping[str, str], seconds: float) -> Answer:
        if seconds <= 0:
            raise timed_out(address.host)
        answer = self._transport.get(address, conditions, seconds)
        if answer.status in RETRIED:
            wait = retry_after(answer.headers, self._clock())
            self._turns.rest(address, self._settings.backoff if wait is None else wait)
        return answer


def _is_reusable(earlier: Page, url: str) -> bool:
    return earlier.status == 200 and earlier.url == url


def _conditions(known: Page | None) -> dict[str, str]:
    """Give the headers that ask only for what has changed since."""
    if known is None:
        return {}
    pairs = (("If-None-Match", "etag"), ("If-Modified-Since", "last-modified"))
    return {ask: known.headers[told] for ask, told in pairs if told in known.headers}


def _too_many_redirects(address: Address) -> FetchError:
    sentence = Sentence(N_("{host} leads on and on to other addresses."), {"host": address.host})
    return FetchError(Trouble.REDIRECTS, sentence)
