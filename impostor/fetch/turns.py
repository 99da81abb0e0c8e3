"""Politeness: how many requests a host gets at one time, how often, and when it is left alone."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from impostor.errors import ImpostorError
from impostor.fetch.addresses import Address
from impostor.fetch.failure import FetchError
from impostor.fetch.rates import Pace, pace
from impostor.fetch.settings import Settings
from impostor.language import N_
from impostor.model import Sentence, Trouble


class StoppedError(ImpostorError):
    """The fetcher was closed while an address waited for its turn."""


class _Host:
    """One host's places and times, in seconds of the monotonic clock."""

    __slots__ = ("due", "places", "rests_until")

    def __init__(self, places: int) -> None:
        self.places = threading.BoundedSemaphore(places)
        self.due = 0.0
        self.rests_until = 0.0


class Turns:
    """Gives every request its turn; one for a whole fetcher, safe to use from many threads.

    A token bucket kept as one number a host, the moment at which a steady sender's next request is
    due (the generic cell rate algorithm, ITU-T I.371). requests-ratelimiter is no faster, limits no
    concurrency, does not read Retry-After, and runs a thread of its own.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._lock = threading.Lock()
        self._hosts: dict[str, _Host] = {}
        self._stopped = threading.Event()

    @contextmanager
    def take(self, address: Address) -> Iterator[None]:
        """Hold one of the host's places, from the moment at which it may be asked.

        Raises `FetchError` where the host wants to be left alone for longer than a page's deadline.
        """
        host = self._host(address)
        with host.places:
            self._wait(address, host)
            yield

    def rest(self, address: Address, seconds: float) -> None:
        """Leave a host alone for so long, as its answer asked."""
        host = self._host(address)
        with self._lock:
            host.rests_until = max(host.rests_until, time.monotonic() + seconds)

    def pause(self, seconds: float) -> None:
        """Wait; raise `StoppedError` when stopped before or meanwhile."""
        if self._stopped.wait(seconds):
            raise StoppedError("The fetcher was closed.")

    def stop(self) -> None:
        """End every wait, now and from here on."""
        self._stopped.set()

    def _host(self, address: Address) -> _Host:
        with self._lock:
            if (host := self._hosts.get(address.host)) is None:
                host = self._hosts[address.host] = _Host(self._settings.per_host)
            return host

    def _wait(self, address: Address, host: _Host) -> None:
        start = self._reserve(host, pace(address, self._settings))
        while True:
            now = time.monotonic()
            if host.rests_until - now > self._settings.deadline:
                raise self._left_alone(address)
            self.pause(max(start, host.rests_until) - now)
            if max(start, host.rests_until) <= time.monotonic():
                return

    def _reserve(self, host: _Host, pace: Pace) -> float:
        """Take the next free moment of a host."""
        with self._lock:
            now = time.monotonic()
            due = max(host.due, now)
            host.due = due + pace.interval
            return max(now, due - pace.lead)

    def _left_alone(self, address: Address) -> FetchError:
        return FetchError(
            Trouble.RATE_LIMITED,
            Sentence(N_("{host} asked to be left alone for a while."), {"host": address.host}),
        )
