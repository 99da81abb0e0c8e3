"""One small made network for all tests of it, and a client that trusts its authority."""

import http.client
import socket
import ssl
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import trustme

from fixtures.accounts import SPECIALS, Cast, cast
from fixtures.network import Network, build
from fixtures.server import Served, serve
from fixtures.world import World, make_world

SEED, ACCOUNTS, IMPOSTORS = 11, 60, 20


@dataclass(frozen=True)
class Reply:
    status: int
    headers: dict[str, str]
    body: bytes


Get = Callable[..., Reply]


@pytest.fixture(scope="session")
def network(tmp_path_factory: pytest.TempPathFactory) -> Network:
    folder = tmp_path_factory.mktemp("made")
    return build(folder, SEED, ACCOUNTS, IMPOSTORS, dict.fromkeys(SPECIALS, 1))


@pytest.fixture(scope="session")
def world() -> World:
    return make_world(SEED)


@pytest.fixture(scope="session")
def everybody(world: World) -> list[Cast]:
    return list(cast(world, 56, IMPOSTORS, {}))


@pytest.fixture(scope="session")
def authority() -> trustme.CA:
    return trustme.CA()


@pytest.fixture
def served(network: Network, authority: trustme.CA) -> Iterator[Served]:
    with serve(network.site, authority) as served:
        yield served


@pytest.fixture
def get(served: Served, authority: trustme.CA) -> Get:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    authority.configure_trust(context)

    def get(url: str, method: str = "GET", **headers: str) -> Reply:
        parts = urlsplit(url)
        host = parts.hostname or ""
        connection = http.client.HTTPSConnection(host, timeout=10)
        raw = socket.create_connection(served.address, timeout=10)
        connection.sock = context.wrap_socket(raw, server_hostname=host)
        path = f"{parts.path}?{parts.query}" if parts.query else parts.path
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        try:
            connection.request(method, path, headers=named)
            answer = connection.getresponse()
            lower = {name.lower(): value for name, value in answer.getheaders()}
            return Reply(answer.status, lower, answer.read())
        finally:
            connection.close()

    return get


def tree(folder: Path) -> dict[str, bytes]:
    """Give every file of a folder by its name."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
