"""A badly behaved web site over HTTPS on loopback: each path plays one thing a host may do."""

import gzip
import json
import socket
import ssl
import struct
import threading
import time
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import trustme

HUGE = 300_000_000
PIECE = b"x" * 65536
GREETING = b"<title>Hello</title>"


class Site(ThreadingHTTPServer):
    """The server: what it was asked, and the certificates it shows by the name asked for."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, authority: trustme.CA, ca_bundle: Path) -> None:
        super().__init__(("127.0.0.1", 0), Visit)
        self.ca_bundle = ca_bundle
        self.port = self.server_address[1]
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.connections = 0
        self.visits: Counter[str] = Counter()
        self.lock = threading.Lock()
        self.stopping = threading.Event()
        self.most_at_once = self._at_once = 0
        self._tls = _tls(authority.issue_cert("site.test", "*.site.test", "127.0.0.1"))
        self._other = {
            "wrong-name.test": _tls(authority.issue_cert("somebody-else.test")),
            "unknown-authority.test": _tls(trustme.CA().issue_cert("unknown-authority.test")),
            "expired.test": _tls(_expired(authority)),
        }
        self._tls.sni_callback = self._choose

    def _choose(self, sock: ssl.SSLObject, name: str | None, _: ssl.SSLContext) -> None:
        sock.context = self._other.get(name or "", self._tls)

    def finish_request(self, request: socket.socket, address: object) -> None:
        self.connections += 1
        try:
            with self._tls.wrap_socket(request, server_side=True) as secure:
                super().finish_request(secure, address)
        except OSError:
            pass  # the visitor left, as most of them do here

    def handle_error(self, *_: object) -> None: ...

    def count(self, name: str) -> int:
        with self.lock:
            self.visits[name] += 1
            return self.visits[name]

    @contextmanager
    def present(self) -> Iterator[None]:
        with self.lock:
            self._at_once += 1
            self.most_at_once = max(self.most_at_once, self._at_once)
        try:
            yield
        finally:
            with self.lock:
                self._at_once -= 1

    def forget(self) -> None:
        self.asked.clear()
        self.visits.clear()
        self.connections = self.most_at_once = 0


class Visit(BaseHTTPRequestHandler):
    server: Site
    protocol_version = "HTTP/1.1"
    wbufsize = 65536
    disable_nagle_algorithm = True

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        headers = {name.lower(): value for name, value in self.headers.items()}
        self.server.asked.append((self.headers["Host"], self.path, headers))
        query = {name: values[0] for name, values in parse_qs(parts.query).items()}
        try:
            PLAYS[parts.path](self, query)
        except OSError:
            self.close_connection = True

    def give(self, status: int, body: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def send_raw(self, data: bytes) -> None:
        self.wfile.write(data)
        self.wfile.flush()

    def drip(self, data: bytes, seconds: float = 60) -> None:
        """Send a byte now and then, for very long."""
        self.close_connection = True
        end = time.monotonic() + seconds
        while time.monotonic() < end and not self.server.stopping.wait(0.02):
            self.send_raw(data)

    def pour(self, amount: int = HUGE, piece: bytes = PIECE) -> None:
        for _ in range(amount // len(piece)):
            self.wfile.write(piece)
        self.wfile.flush()

    def version_string(self) -> str:
        return "site"

    def log_message(self, *_: object) -> None: ...


Play = Callable[[Visit, dict[str, str]], None]
PLAYS: dict[str, Play] = {}


def plays(path: str) -> Callable[[Play], Play]:
    def register(play: Play) -> Play:
        PLAYS[path] = play
        return play

    return register


@plays("/hello")
def hello(visit: Visit, query: dict[str, str]) -> None:
    with visit.server.present():
        time.sleep(float(query.get("after", 0)))
    visit.give(200, GREETING, Content_Type="text/html", X_Played="hello")


@plays("/echo")
def echo(visit: Visit, query: dict[str, str]) -> None:
    visit.give(200, json.dumps(visit.server.asked[-1][2]).encode())


@plays("/status")
def status(visit: Visit, query: dict[str, str]) -> None:
    visit.give(int(query["code"]), b"as asked")


@plays("/known")
def known(visit: Visit, query: dict[str, str]) -> None:
    """Answer 304 to who knows the present version."""
    date = "Wed, 11 Mar 2026 10:00:00 GMT"
    if "version" in query:
        fresh = visit.headers["If-None-Match"] == query["version"]
        visit.give(304 if fresh else 200, GREETING * (not fresh), ETag=query["version"])
    else:
        fresh = visit.headers["If-Modified-Since"] == date
        visit.give(304 if fresh else 200, GREETING * (not fresh), Last_Modified=date)


@plays("/cookie")
def cookie(visit: Visit, query: dict[str, str]) -> None:
    visit.give(302, b"moved", Location="/echo", Set_Cookie="id=1; Path=/")


@plays("/to")
def to(visit: Visit, query: dict[str, str]) -> None:
    time.sleep(float(query.get("after", 0)))
    visit.give(int(query.get("code", 302)), b"moved", Location=query["url"])


@plays("/circle")
def circle(visit: Visit, query: dict[str, str]) -> None:
    visit.give(302, Location="/circle")


@plays("/hops")
def hops(visit: Visit, query: dict[str, str]) -> None:
    left = int(query["left"])
    if left:
        visit.give(302, Location=f"/hops?left={left - 1}")
    else:
        visit.give(200, GREETING)


@plays("/to-huge")
def to_huge(visit: Visit, query: dict[str, str]) -> None:
    visit.send_response(302)
    visit.send_header("Location", "/hello")
    visit.send_header("Content-Length", str(HUGE))
    visit.end_headers()
    visit.pour()


@plays("/huge")
def huge(visit: Visit, query: dict[str, str]) -> None:
    """Pour without saying how much."""
    visit.close_connection = True
    visit.send_raw(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    visit.pour(int(query.get("size", HUGE)))


@plays("/huge-declared")
def huge_declared(visit: Visit, query: dict[str, str]) -> None:
    visit.send_raw(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % HUGE)
    visit.pour()


@plays("/huge-chunk-size")
def huge_chunk_size(visit: Visit, query: dict[str, str]) -> None:
    visit.send_raw(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;")
    visit.pour()


@plays("/huge-header")
def huge_header(visit: Visit, query: dict[str, str]) -> None:
    visit.send_raw(b"HTTP/1.1 200 OK\r\nX: ")
    visit.pour()


@plays("/many-headers")
def many_headers(visit: Visit, query: dict[str, str]) -> None:
    visit.send_raw(b"HTTP/1.1 200 OK\r\n")
    visit.pour(piece=b"X: y\r\n" * 1000)


@plays("/continue-for-ever")
def continue_for_ever(visit: Visit, query: dict[str, str]) -> None:
    visit.pour(piece=b"HTTP/1.1 100 Continue\r\n\r\n" * 1000)


@cache
def bomb_in(encoding: str) -> bytes:
    """Pack 64 MB of nothing into a few kilobytes."""
    plain = bytes(64_000_000)
    return {
        "gzip": lambda: gzip.compress(plain, 1),
        "deflate": lambda: zlib.compress(plain, 1),
        "raw-deflate": lambda: zlib.compress(plain, 1)[2:-4],
        "gzip, gzip": lambda: gzip.compress(gzip.compress(plain, 1), 1),
        "br": lambda: bytes(100),
        "zstd": lambda: bytes(100),
    }[encoding]()


@plays("/bomb")
def bomb(visit: Visit, query: dict[str, str]) -> None:
    encoding = query["encoding"]
    visit.give(200, bomb_in(encoding), Content_Encoding=encoding.removeprefix("raw-"))


@plays("/gzip")
def gzipped(visit: Visit, query: dict[str, str]) -> None:
    visit.give(200, gzip.compress(GREETING), Content_Encoding="gzip")


@plays("/garbled")
def garbled(visit: Visit, query: dict[str, str]) -> None:
    visit.give(200, b"this is no gzip at all", Content_Encoding="gzip")


@plays("/empty-members")
def empty_members(visit: Visit, query: dict[str, str]) -> None:
    """Cost the reader time: gzip files of nothing, one after the other."""
    visit.give(200, gzip.compress(b"") * 800_000, Content_Encoding="gzip")


@plays("/drip-status")
def drip_status(visit: Visit, query: dict[str, str]) -> None:
    visit.drip(b"H")


@plays("/drip-headers")
def drip_headers(visit: Visit, query: dict[str, str]) -> None:
    visit.send_raw(b"HTTP/1.1 200 OK\r\nX: ")
    visit.drip(b"y")


@plays("/drip-body")
def drip_body(visit: Visit, query: dict[str, str]) -> None:
    visit.send_raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n")
    visit.drip(b"z", float(query.get("for", 60)))


@plays("/drip-redirect")
def drip_redirect(visit: Visit, query: dict[str, str]) -> None:
    visit.send_raw(b"HTTP/1.1 302 Found\r\nLocation: /drip-redirect\r\nContent-Length: 9\r\n\r\n")
    visit.drip(b"z")


@plays("/silence")
def silence(visit: Visit, query: dict[str, str]) -> None:
    visit.close_connection = True
    visit.server.stopping.wait(10)


@plays("/fails-first")
def fails_first(visit: Visit, query: dict[str, str]) -> None:
    """Fail as asked for some visits, then answer."""
    if visit.server.count(query["name"]) > int(query.get("times", 1)):
        visit.give(200, GREETING)
    elif query["how"] == "reset":
        reset(visit, query)
    elif query["how"] == "close":
        visit.close_connection = True
    elif query["how"] == "truncate":
        visit.close_connection = True
        visit.send_raw(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nshort")
    else:
        wait = {"Retry_After": query["wait"]} if "wait" in query else {}
        visit.give(int(query["how"]), b"later", **wait)


@plays("/reset")
def reset(visit: Visit, query: dict[str, str]) -> None:
    visit.close_connection = True
    linger = struct.pack("ii", 1, 0)
    visit.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    visit.connection.close()


@plays("/nonsense")
def nonsense(visit: Visit, query: dict[str, str]) -> None:
    visit.close_connection = True
    visit.send_raw(b"\x00\xff SSH-2.0 welcome\r\n\r\n")


def _tls(certificate: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    certificate.configure_cert(context)
    return context


def _expired(authority: trustme.CA) -> trustme.LeafCert:
    return authority.issue_cert("expired.test", not_after=datetime(2020, 1, 1, tzinfo=UTC))
