"""Connections that go only where they may, until when they may, for as much as they may."""

import math
import socket
import ssl
import threading
import time
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple

from impostor.fetch.addresses import is_public, not_public
from impostor.fetch.failure import FetchError, PassingError, timed_out, too_large
from impostor.fetch.settings import Settings
from impostor.language import N_
from impostor.model import Sentence, Trouble

MOST_SECONDS_TO_CONNECT = 10.0
"""A host that takes longer is down, and a retry is the better use of the deadline."""


class Resolved(NamedTuple):
    """One answer of `socket.getaddrinfo`."""

    family: int
    type: int
    proto: int
    canonical: str
    address: tuple[Any, ...]


class Metered(socket.socket):
    """A socket that reads until a moment and up to a number of bytes, however they drip in.

    A socket's own time-out starts again with every byte. Here `stop_at` (monotonic seconds) ends
    everything above: status line, headers, chunk sizes, body.
    """

    stop_at: float = math.inf
    bytes_left: float = math.inf
    host: str = ""

    def allow(self, host: str, seconds: float, received: float) -> None:
        """Start counting anew, for one answer of `host`."""
        self.host, self.stop_at, self.bytes_left = host, time.monotonic() + seconds, received

    def recv_into(self, *args: Any) -> int:
        """Receive like `socket.recv_into`; raise TimeoutError or `FetchError` past the limits."""
        left = self.stop_at - time.monotonic()
        if left <= 0:
            raise TimeoutError
        self.settimeout(left if left < math.inf else None)
        received = super().recv_into(*args)
        self.bytes_left -= received
        if self.bytes_left < 0:
            raise too_large(self.host)
        return received


class MeteredTLS(Metered, ssl.SSLSocket):
    """The same over TLS. The handshake is timed by Python as a whole (ssl, `do_handshake`)."""


class Reach:
    """Opens connections: a name is resolved once, every answer checked, one of them connected to.

    Nothing is resolved again between the check and the connection, so that a name server cannot
    answer differently the second time (DNS rebinding).
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings

    def connect(self, host: str, port: int, seconds: float) -> Metered:
        """Connect to a public host, or where the route leads; raise `FetchError` otherwise."""
        stop_at = time.monotonic() + seconds
        if route := self.settings.route:
            return connect_first(host, resolve(route.host, route.port, seconds), stop_at)
        found = resolve(host, port, seconds)
        if not all(is_public(str(answer.address[0])) for answer in found):
            raise not_public(host)
        return connect_first(host, found, stop_at)

    def connect_proxy(self, host: str, port: int, seconds: float) -> Metered:
        """Connect to a proxy of the person's own environment, which may be anywhere."""
        stop_at = time.monotonic() + seconds
        return connect_first(host, resolve(host, port, seconds), stop_at)


def resolve(host: str, port: int, seconds: float) -> list[Resolved]:
    """Ask the system for a host's addresses; raise `FetchError` when there are none in time.

    The question runs in a thread of its own: getaddrinfo has no time-out, and may take minutes.
    """
    answers: SimpleQueue[list[Any] | Exception] = SimpleQueue()

    def ask() -> None:
        try:
            answers.put(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))
        except (OSError, UnicodeError) as error:
            answers.put(error)

    threading.Thread(target=ask, daemon=True, name="resolve").start()
    try:
        found = answers.get(timeout=seconds)
    except Empty:
        raise timed_out(host) from None
    if isinstance(found, Exception) or not found:
        raise _unknown_name(host, found)
    return [Resolved(*answer) for answer in found]


def connect_first(host: str, found: list[Resolved], stop_at: float) -> Metered:
    """Connect to the first address that answers, sharing the time between them."""
    error: OSError = OSError()
    for position, answer in enumerate(found):
        share = (stop_at - time.monotonic()) / (len(found) - position)
        try:
            return _connected(answer, min(share, MOST_SECONDS_TO_CONNECT), host, stop_at)
        except OSError as failed:
            error = failed
    trouble = Trouble.TIMEOUT if isinstance(error, TimeoutError) else Trouble.REFUSED
    sentence = Sentence(N_("{host} cannot be reached."), {"host": host})
    raise PassingError(trouble, sentence) from error


def _connected(answer: Resolved, seconds: float, host: str, stop_at: float) -> Metered:
    sock = Metered(answer.family, answer.type, answer.proto)
    try:
        sock.settimeout(max(seconds, 0.001))
        sock.connect(answer.address)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        left = max(stop_at - time.monotonic(), 0.001)
        sock.settimeout(left)  # which is then the TLS handshake's
        sock.allow(host, left, math.inf)
    except BaseException:
        sock.close()
        raise
    return sock


def _unknown_name(host: str, found: list[Any] | Exception) -> FetchError:
    sentence = Sentence(N_("There is no host named {host}."), {"host": host})
    passing = isinstance(found, socket.gaierror) and found.errno == socket.EAI_AGAIN
    if passing:
        sentence = Sentence(
            N_("The address of {host} cannot be looked up: is this computer online?"),
            {"host": host},
        )
        return PassingError(Trouble.NAME, sentence)
    return FetchError(Trouble.NAME, sentence)
