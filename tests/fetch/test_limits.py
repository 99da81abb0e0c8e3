"""Time and bytes: no host holds a page for longer, or sends more, than the settings allow."""

import socket
import threading
import time
import tracemalloc
from collections.abc import Callable, Iterator
from urllib.parse import quote

import pytest
import requests

from impostor.fetch import Fetcher, Route, Settings
from impostor.model import NoAnswer, Page, Trouble
from tests.fetch.conftest import NOW
from tests.fetch.server import Site, bomb_in

SITE = "https://site.test"
SHORT = 0.4


@pytest.fixture
def hasty(settings: Callable[..., Settings]) -> Iterator[Fetcher]:
    with Fetcher(settings(deadline=SHORT), lambda: NOW) as fetcher:
        yield fetcher


def trouble(answer: Page | NoAnswer) -> Trouble:
    assert isinstance(answer, NoAnswer), answer
    assert str(answer.sentence)
    return answer.trouble


@pytest.mark.parametrize(
    "path",
    ["/silence", "/drip-status", "/drip-headers", "/drip-body", "/drip-redirect"],
)
def test_a_host_that_drips_is_left_at_the_deadline(path: str, hasty: Fetcher) -> None:
    started = time.monotonic()

    assert trouble(hasty(SITE + path)) is Trouble.TIMEOUT
    assert time.monotonic() - started < 10 * SHORT  # it would drip for a minute


def test_plain_requests_stays_with_a_host_that_drips(site: Site) -> None:
    """Show, as a control, that a drip gets past the time-out that a socket has."""
    url = f"https://127.0.0.1:{site.port}/drip-body?for={2 * SHORT}"

    started = time.monotonic()
    with pytest.raises(requests.RequestException):
        requests.get(url, timeout=SHORT / 2, verify=str(site.ca_bundle))

    assert time.monotonic() - started >= 2 * SHORT


@pytest.fixture(params=[b"", b"\x16\x03\x03\x40\x00"], ids=["mute", "dripping"])
def bad_at_handshakes(request: pytest.FixtureRequest) -> Iterator[int]:
    """Give the port of a host that accepts a connection and never finishes its handshake."""
    over = threading.Event()

    def receive(connection: socket.socket) -> None:
        with connection:
            connection.sendall(request.param)
            while not over.wait(0.02):
                connection.sendall(request.param[-1:])

    def serve() -> None:
        while not over.is_set():
            try:
                receive(listener.accept()[0])
            except OSError:
                continue

    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.1)
        thread = threading.Thread(target=serve)
        thread.start()
        yield listener.getsockname()[1]
        over.set()
        thread.join()


def test_a_handshake_that_never_ends_is_left_too(bad_at_handshakes: int) -> None:
    route = Route("127.0.0.1", bad_at_handshakes)
    settings = Settings(rate=0, deadline=SHORT, route=route)
    started = time.monotonic()

    with Fetcher(settings, lambda: NOW) as fetcher:
        assert trouble(fetcher(f"{SITE}/")) is Trouble.TIMEOUT

    assert time.monotonic() - started < 10 * SHORT


def test_a_name_server_that_is_silent_is_left_too(monkeypatch: pytest.MonkeyPatch) -> None:
    over = threading.Event()
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: over.wait(20) and [])

    with Fetcher(Settings(rate=0, deadline=SHORT), lambda: NOW) as fetcher:
        assert trouble(fetcher("https://example.com/")) is Trouble.TIMEOUT

    over.set()


def test_all_redirects_share_one_deadline(settings: Callable[..., Settings], site: Site) -> None:
    slow = "/to?after=0.6&url="
    with Fetcher(settings(deadline=1.0), lambda: NOW) as fetcher:
        answer = fetcher(SITE + slow + quote(slow, safe="") + "/hello")

    assert trouble(answer) is Trouble.TIMEOUT
    assert len(site.asked) == 2


@pytest.mark.parametrize(
    "path",
    ["/huge", "/huge-declared", "/continue-for-ever", "/bomb?encoding=gzip",
     "/bomb?encoding=deflate", "/bomb?encoding=raw-deflate"],
)  # fmt: skip
def test_too_much_is_refused(path: str, fetcher: Fetcher) -> None:
    assert trouble(fetcher(SITE + path)) is Trouble.TOO_LARGE


@pytest.mark.parametrize("path", ["/huge-chunk-size", "/huge-header", "/many-headers"])
def test_endless_lines_and_headers_are_cut_off(path: str, fetcher: Fetcher) -> None:
    assert trouble(fetcher(SITE + path)) in {Trouble.TOO_LARGE, Trouble.BROKEN}


@pytest.mark.parametrize("encoding", ["gzip, gzip", "br", "zstd"])
def test_only_what_was_asked_for_is_decompressed(encoding: str, fetcher: Fetcher) -> None:
    assert trouble(fetcher(f"{SITE}/bomb?encoding={encoding}")) is Trouble.BROKEN


def test_damaged_compression_is_a_refusal(fetcher: Fetcher) -> None:
    assert trouble(fetcher(f"{SITE}/garbled")) is Trouble.BROKEN


def test_decompression_counts_as_time(settings: Callable[..., Settings]) -> None:
    with Fetcher(settings(deadline=0.1), lambda: NOW) as fetcher:
        assert trouble(fetcher(f"{SITE}/empty-members")) is Trouble.TIMEOUT


def test_the_caps_are_those_of_the_settings(settings: Callable[..., Settings]) -> None:
    tight = settings(wire_bytes=10_000)
    with Fetcher(tight, lambda: NOW) as fetcher:
        assert isinstance(fetcher(f"{SITE}/hello"), Page)
        assert trouble(fetcher(f"{SITE}/huge?size=65536")) is Trouble.TOO_LARGE


@pytest.mark.parametrize("path", ["/huge", "/to-huge", "/huge-chunk-size", "/bomb?encoding=gzip"])
def test_300_megabytes_do_not_come_into_memory(path: str, fetcher: Fetcher) -> None:
    bomb_in("gzip")  # the server's own memory is not what is measured

    assert memory_of(lambda: fetcher(SITE + path)) < 50_000_000


def test_plain_requests_takes_all_of_it_into_memory(site: Site) -> None:
    """Show, as a control, that the same measure sees a body that is kept."""
    url = f"https://127.0.0.1:{site.port}/huge?size=100000000"

    peak = memory_of(lambda: requests.get(url, timeout=9, verify=str(site.ca_bundle), stream=False))

    assert peak > 90_000_000


def memory_of(action: Callable[[], object]) -> int:
    """Give the most bytes that Python's objects took while something was done."""
    tracemalloc.start()
    try:
        action()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
