"""One request and its answer over HTTP, with nothing followed, kept or taken on trust."""

import logging
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO
from typing import Any, cast

from requests import Request, Response
from requests.adapters import HTTPAdapter
from requests.utils import DEFAULT_CA_BUNDLE_PATH, get_environ_proxies, get_netrc_auth
from urllib3 import HTTPConnectionPool, HTTPResponse, HTTPSConnectionPool, PoolManager, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.util.ssl_ import create_urllib3_context

from impostor.errors import UsageError
from impostor.fetch.addresses import Address
from impostor.fetch.failure import FetchError, timed_out, too_large
from impostor.fetch.reach import Metered, MeteredTLS, Reach
from impostor.fetch.settings import Settings
from impostor.language import N_
from impostor.model import Sentence, Trouble

# Its lines hold whole addresses, and with them people's names.
logging.getLogger("urllib3").propagate = False

REDIRECTS = frozenset({301, 302, 303, 307, 308})
DECODABLE = frozenset({"", "identity", "gzip", "x-gzip", "deflate"})
"""Encodings that are undone piece by piece under the cap; more than one at a time is refused."""

HOSTS_KEPT_OPEN = 64
"""Times two connections: half of what macOS lets a process open by default."""

CHUNK = 65536
SMALL_REDIRECT = 8192
"""A redirect's body up to this size is read to keep the connection; a larger one is cut off."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer: header names in lower case, the body after content decoding.

    `location` is where a redirect leads; its body is not kept.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes = b""
    location: str | None = None


class _Connection(HTTPConnection):
    """A connection opened by a `Reach`, whose socket keeps to the page's time and bytes."""

    def __init__(self, *args: Any, reach: Reach, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._reach = reach

    def _new_conn(self) -> Metered:
        connect = self._reach.connect if self.proxy is None else self._reach.connect_proxy
        return connect(self.host, self.port, cast("float", self.timeout))

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as in urllib3
        """Read status and headers; urllib3 has set `timeout` to what is left of the total."""
        sock = cast("Metered", self.sock)
        sock.allow(self.host, cast("float", self.timeout), self._reach.settings.wire_bytes)
        return super().getresponse()


class _TLSConnection(_Connection, HTTPSConnection):
    pass


class _Adapter(HTTPAdapter):
    """requests' adapter, over our connections and with one TLS context for all of them.

    It is used without a `Session`, which would keep cookies, read .netrc and proxies, and read a
    redirect's whole body however large.
    """

    def __init__(self, reach: Reach) -> None:
        self._pools = {
            "http": partial(_pool, HTTPConnectionPool, partial(_Connection, reach=reach)),
            "https": partial(_pool, HTTPSConnectionPool, partial(_TLSConnection, reach=reach)),
        }
        self._context = _tls_context(reach.settings)
        super().__init__(HOSTS_KEPT_OPEN, reach.settings.per_host)

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the pools of direct connections."""
        super().init_poolmanager(*args, ssl_context=self._context, **kwargs)
        self._guard(self.poolmanager)

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """Make the pools of connections through a proxy."""
        manager = super().proxy_manager_for(proxy, ssl_context=self._context, **kwargs)
        self._guard(manager)
        return manager

    def cert_verify(self, *args: Any) -> None:
        """Leave it to the context, which verifies; requests would load the bundle each time."""

    def _guard(self, manager: PoolManager) -> None:
        cast("Any", manager).pool_classes_by_scheme = self._pools


def _pool(pool_class: Any, connection: Any, *args: Any, **kwargs: Any) -> HTTPConnectionPool:
    pool: HTTPConnectionPool = pool_class(*args, **kwargs)
    pool.ConnectionCls = connection
    return pool


def _tls_context(settings: Settings) -> ssl.SSLContext:
    context = create_urllib3_context()
    context.sslsocket_class = MeteredTLS
    bundle = settings.route.ca_bundle if settings.route else None
    try:
        context.load_verify_locations(bundle or DEFAULT_CA_BUNDLE_PATH)
    except OSError as error:
        raise UsageError(
            f"{bundle} holds no certificate authorities in PEM form: {error}."
        ) from error
    return context


class Transport:
    """Asks for addresses one at a time in each thread, over connections shared by all."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._adapter = _Adapter(Reach(settings))
        self._headers = {
            "User-Agent": settings.user_agent,
            "Accept": "*/*",
            "Accept-Encoding": "gzip",
            # Platforms' words for missing, suspended and walled pages are known in English;
            # unasked, they would follow the country that the request comes from.
            "Accept-Language": "en",
        }

    def get(self, address: Address, conditions: Mapping[str, str], seconds: float) -> Answer:
        """Ask once; raise `FetchError`, or an exception of requests, urllib3 or the system."""
        stop_at = time.monotonic() + seconds
        response = self._send(address, conditions, seconds)
        raw: HTTPResponse = response.raw
        try:
            return self._answer(address, raw, stop_at)
        finally:
            raw.close()
            raw.release_conn()

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._adapter.close()

    def _send(self, address: Address, conditions: Mapping[str, str], seconds: float) -> Response:
        trusted = self._settings.trust_environment
        request = Request(
            "GET",
            address.url,
            headers={**self._headers, **conditions},
            auth=get_netrc_auth(address.url) if trusted else None,
        )
        return self._adapter.send(
            request.prepare(),
            stream=True,
            timeout=cast("Any", Timeout(total=seconds)),  # taken, but not in types-requests
            proxies=get_environ_proxies(address.url) if trusted else None,
        )

    def _answer(self, address: Address, raw: HTTPResponse, stop_at: float) -> Answer:
        headers = {name.lower(): value for name, value in raw.headers.items()}
        if raw.status in REDIRECTS and "location" in headers:
            if raw.length_remaining is not None and raw.length_remaining <= SMALL_REDIRECT:
                raw.drain_conn()
            return Answer(raw.status, headers, location=headers["location"])
        return Answer(raw.status, headers, self._body(address, raw, stop_at))

    def _body(self, address: Address, raw: HTTPResponse, stop_at: float) -> bytes:
        if (raw.length_remaining or 0) > self._settings.wire_bytes:
            raise too_large(address.host)
        if raw.headers.get("content-encoding", "").strip().lower() not in DECODABLE:
            raise _unasked_encoding(address.host)
        body = BytesIO()
        while piece := raw.read(CHUNK, decode_content=True):
            body.write(piece)
            if body.tell() > self._settings.decoded_bytes:
                raise too_large(address.host)
            if time.monotonic() > stop_at:  # decompression also takes time
                raise timed_out(address.host)
        return body.getvalue()


def _unasked_encoding(host: str) -> FetchError:
    sentence = Sentence(
        N_("{host} sent the page in a compression that was not asked for."), {"host": host}
    )
    return FetchError(Trouble.BROKEN, sentence)
