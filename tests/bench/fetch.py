"""How fast pages come, beside requests with a plain thread pool: `python -m tests.bench.fetch`.

1,000 addresses on 50 hosts of loopback, each answered after 20 ms by a server in a process of its
own, rate limits lifted. Contenders take turns, each in a fresh process; the medians are printed.
"""

import argparse
import asyncio
import multiprocessing
import resource
import socket
import ssl
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any, NamedTuple

import requests
import trustme

from impostor.fetch import Fetcher, Route, Settings
from impostor.model import Page

ADDRESSES, HOSTS, LATENCY = 1000, 50, 0.020
BODY = b"<p>" + b"A profile page of an ordinary size. " * 800
ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n" % len(BODY) + BODY
)


class Run(NamedTuple):
    """One contender's pages a second, and its process's peak memory in MB."""

    speed: float
    memory: float


class Host(asyncio.Protocol):
    """Answers every request after the latency."""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport: Any = transport
        self.received = b""

    def data_received(self, data: bytes) -> None:
        self.received += data
        while b"\r\n\r\n" in self.received:
            self.received = self.received.split(b"\r\n\r\n", 1)[1]
            asyncio.get_running_loop().call_later(LATENCY, self.answer)

    def answer(self) -> None:
        if not self.transport.is_closing():
            self.transport.write(ANSWER)


def serve(certificate: bytes, ports: "Connection[int, int]") -> None:
    """Serve over TLS and plainly until killed, telling the two ports."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    with tempfile.NamedTemporaryFile(suffix=".pem") as file:
        Path(file.name).write_bytes(certificate)
        context.load_cert_chain(file.name)

    async def run() -> None:
        loop = asyncio.get_running_loop()
        for tls in (context, None):
            server = await loop.create_server(Host, "127.0.0.1", 0, ssl=tls, backlog=1000)
            ports.send(server.sockets[0].getsockname()[1])
        await asyncio.Event().wait()

    asyncio.run(run())


def with_fetcher(urls: list[str], width: int, route: Route) -> float:
    settings = Settings(rate=0, route=route)
    with Fetcher(settings, lambda: datetime.now(UTC)) as fetcher:

        def size(url: str) -> int:
            answer = fetcher(url)
            assert isinstance(answer, Page), answer
            return len(answer.body)

        return speed(size, urls, width)


def with_requests(urls: list[str], width: int, route: Route) -> float:
    known = socket.getaddrinfo
    socket.getaddrinfo = lambda host, *rest, **more: known(route.host, *rest, **more)
    sessions = threading.local()

    def size(url: str) -> int:
        if not hasattr(sessions, "own"):
            sessions.own = requests.Session()
            sessions.own.trust_env = False
            sessions.own.verify = str(route.ca_bundle)
        return len(sessions.own.get(url, timeout=30).content)

    return speed(size, urls, width)


CONTENDERS = {"Fetcher": with_fetcher, "requests": with_requests}


def speed(size: Callable[[str], int], urls: list[str], width: int) -> float:
    started = time.perf_counter()
    with ThreadPoolExecutor(width) as pool:
        assert set(pool.map(size, urls)) == {len(BODY)}
    return len(urls) / (time.perf_counter() - started)


def measured(name: str, urls: list[str], width: int, route: Route) -> Run:
    """Run a contender in a process of its own."""
    result: multiprocessing.SimpleQueue[Run] = multiprocessing.SimpleQueue()

    def run() -> None:
        pages = CONTENDERS[name](urls, width, route)
        unit = 1e6 if sys.platform == "darwin" else 1e3  # getrusage(2): bytes there, kB elsewhere
        result.put(Run(pages, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit))

    process = multiprocessing.get_context("fork").Process(target=run)
    process.start()
    process.join()
    return result.get()


@contextmanager
def server() -> Iterator[tuple[Path, int, int]]:
    """Give the authority's file, the port that speaks TLS and the one that does not."""
    authority = trustme.CA()
    certificate = authority.issue_cert(*names())
    ours, theirs = multiprocessing.Pipe()
    pem = certificate.private_key_and_cert_chain_pem.bytes()
    process = multiprocessing.Process(target=serve, args=(pem, theirs), daemon=True)
    process.start()
    with authority.cert_pem.tempfile() as bundle:
        yield Path(bundle), ours.recv(), ours.recv()
    process.kill()
    process.join()


def names() -> list[str]:
    return [f"host-{number}.test" for number in range(HOSTS)]


def compare(scheme: str, route: Route, width: int, rounds: int) -> None:
    urls = [
        f"{scheme}://{names()[number % HOSTS]}:{route.port}/@account{number}"
        for number in range(ADDRESSES)
    ]
    runs: dict[str, list[Run]] = {name: [] for name in CONTENDERS}
    for _ in range(rounds):
        for name in CONTENDERS:
            runs[name].append(measured(name, urls, width, route))
    middle = {name: statistics.median(run.speed for run in runs[name]) for name in runs}
    memory = {name: max(run.memory for run in runs[name]) for name in runs}
    print(
        f"{scheme:5} {width:2} threads: Fetcher {middle['Fetcher']:4.0f} pages/s"
        f" ({memory['Fetcher']:.0f} MB), requests {middle['requests']:4.0f} pages/s"
        f" ({memory['requests']:.0f} MB), ratio {middle['Fetcher'] / middle['requests']:.2f}"
        " (bar 0.70)"
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--width", type=int, nargs="+", default=[8, 16, 32])
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    with server() as (bundle, tls_port, plain_port):
        for width in asked.width:
            for scheme, port in (("https", tls_port), ("http", plain_port)):
                route = Route("127.0.0.1", port, bundle)
                compare(scheme, route, width, asked.rounds)


if __name__ == "__main__":
    main()
