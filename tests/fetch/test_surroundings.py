"""What lies around a fetch: certificates, the environment, logs, and what cannot be reached."""

import json
import logging
import socket
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from impostor.errors import UsageError
from impostor.fetch import Fetcher, Route, Settings
from impostor.model import NoAnswer, Page, Trouble
from tests.fetch.conftest import NOW
from tests.fetch.server import Site

SITE = "https://site.test"


@pytest.mark.parametrize("name", ["wrong-name", "unknown-authority", "expired"])
def test_a_certificate_that_proves_nothing_is_refused(
    name: str, fetcher: Fetcher, site: Site
) -> None:
    answer = fetcher(f"https://{name}.test/hello")

    assert isinstance(answer, NoAnswer)
    assert answer.trouble is Trouble.TLS
    assert site.asked == []


def test_a_host_that_speaks_no_tls_is_refused(settings: Callable[..., Settings]) -> None:
    with Fetcher(settings(), lambda: NOW) as fetcher:
        answer = fetcher("http://site.test/hello")

    assert isinstance(answer, NoAnswer)
    assert answer.trouble is Trouble.BROKEN


def test_the_usual_authorities_do_not_know_the_made_one(
    settings: Callable[..., Settings], site: Site
) -> None:
    with Fetcher(settings(route=Route("127.0.0.1", site.port)), lambda: NOW) as fetcher:
        answer = fetcher(f"{SITE}/hello")

    assert isinstance(answer, NoAnswer)
    assert answer.trouble is Trouble.TLS


def test_a_bundle_that_is_none_is_said_at_once(tmp_path: Path) -> None:
    bundle = tmp_path / "bundle.pem"
    bundle.write_text("no certificate")
    with pytest.raises(UsageError, match=r"bundle\.pem"):
        Fetcher(Settings(route=Route("127.0.0.1", 1, bundle)), lambda: NOW)


def test_a_closed_port_is_a_refusal(settings: Callable[..., Settings], closed_port: int) -> None:
    with Fetcher(settings(route=Route("127.0.0.1", closed_port)), lambda: NOW) as fetcher:
        answer = fetcher(f"{SITE}/hello")

    assert isinstance(answer, NoAnswer)
    assert answer.trouble is Trouble.REFUSED


@pytest.mark.parametrize("number", [socket.EAI_NONAME, socket.EAI_AGAIN])
def test_a_name_without_an_address_is_a_refusal(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def unknown(*_: object, **__: object) -> None:
        raise socket.gaierror(number, "not known")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    with Fetcher(Settings(rate=0, backoff=0.01), lambda: NOW) as fetcher:
        answer = fetcher("https://example.com/")

    assert isinstance(answer, NoAnswer)
    assert answer.trouble is Trouble.NAME


@pytest.fixture
def closed_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@pytest.fixture
def strange_environment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, closed_port: int
) -> pytest.MonkeyPatch:
    """Give an environment with a .netrc, and a proxy where nobody listens."""
    netrc = tmp_path / "netrc"
    netrc.write_text("machine site.test login somebody password secret\n")
    netrc.chmod(0o600)
    monkeypatch.setenv("NETRC", str(netrc))
    for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{closed_port}")
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.usefixtures("strange_environment")
class TestEnvironment:
    def test_is_not_looked_at(self, fetcher: Fetcher) -> None:
        answer = fetcher(f"{SITE}/echo")

        assert isinstance(answer, Page)
        assert "authorization" not in json.loads(answer.body)

    def test_is_used_when_asked(self, settings: Callable[..., Settings], site: Site) -> None:
        with Fetcher(settings(trust_environment=True), lambda: NOW) as fetcher:
            assert isinstance(fetcher(f"{SITE}/echo"), NoAnswer), "the proxy is not there"

        assert site.asked == []

    def test_may_name_a_proxy(
        self,
        settings: Callable[..., Settings],
        proxy: int,
        strange_environment: pytest.MonkeyPatch,
    ) -> None:
        for name in ("HTTPS_PROXY", "https_proxy"):
            strange_environment.setenv(name, f"http://127.0.0.1:{proxy}")
        with Fetcher(settings(trust_environment=True, deadline=1), lambda: NOW) as fetcher:
            answer, drip = fetcher(f"{SITE}/echo"), fetcher(f"{SITE}/drip-body")

        assert isinstance(answer, Page)
        assert json.loads(answer.body)["authorization"].startswith("Basic")
        assert isinstance(drip, NoAnswer)
        assert drip.trouble is Trouble.TIMEOUT, "time and bytes are counted here too"


@pytest.fixture
def proxy(site: Site) -> Iterator[int]:
    """Give the port of a proxy that tunnels whatever it is asked for to the site."""

    def copy(source: socket.socket, target: socket.socket) -> None:
        with source, target:
            try:
                while data := source.recv(65536):
                    target.sendall(data)
                target.shutdown(socket.SHUT_WR)
            except OSError:
                return

    def serve() -> None:
        while True:
            try:
                client = listener.accept()[0]
            except OSError:
                return
            while b"\r\n\r\n" not in client.recv(65536):
                continue
            client.sendall(b"HTTP/1.1 200 Connected\r\n\r\n")
            target = socket.create_connection(("127.0.0.1", site.port))
            for pair in ((client, target), (target.dup(), client.dup())):
                thread = threading.Thread(target=copy, args=pair)
                thread.start()
                threads.append(thread)

    threads: list[threading.Thread] = []
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = threading.Thread(target=serve)
        server.start()
        yield listener.getsockname()[1]
        listener.shutdown(socket.SHUT_RDWR)
    server.join()
    for thread in threads:
        thread.join(5)


@pytest.fixture
def log() -> Iterator[list[str]]:
    """Give the lines that a program's own handler on the root logger gets."""
    lines: list[str] = []
    handler = logging.Handler()
    handler.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    root = logging.getLogger()
    before = root.level
    root.setLevel(logging.DEBUG)
    root.addHandler(handler)
    yield lines
    root.removeHandler(handler)
    root.setLevel(before)


def test_no_address_comes_into_the_log(fetcher: Fetcher, log: list[str]) -> None:
    fetcher(f"{SITE}/hello?name=somebody")
    fetcher(f"{SITE}/nonsense?name=somebody")

    assert log == []


def test_the_log_would_have_held_it(
    fetcher: Fetcher, log: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Show, as a control, that urllib3 writes whole addresses where it is let."""
    monkeypatch.setattr(logging.getLogger("urllib3"), "propagate", True)
    fetcher(f"{SITE}/hello?name=somebody")

    assert "somebody" in "".join(log)


def test_what_nobody_expected_is_one_pages_failure(
    settings: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError("a fault in the system's library")

    with Fetcher(settings(), lambda: NOW) as fetcher:
        monkeypatch.setattr(socket.socket, "connect", broken)
        answer = fetcher(f"{SITE}/hello")

    assert isinstance(answer, NoAnswer)
