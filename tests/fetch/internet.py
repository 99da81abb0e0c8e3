"""The network's edge, faked: a name server, and a record of every connection attempted."""

import socket
from collections.abc import Callable
from typing import Any

import pytest

PUBLIC = "93.184.216.34"
"""Where the fake name server says that public hosts are; connections to it reach the site."""


class Internet:
    """What `socket` would do on a network where `names` are known.

    A name's answers are used up one lookup at a time, the last one stays.
    """

    def __init__(self, monkeypatch: pytest.MonkeyPatch, port: int) -> None:
        self.names: dict[str, list[list[str]]] = {"site.test": [[PUBLIC]]}
        self.lookups: list[str] = []
        self.attempts: list[str] = []
        self._port = port
        self._lookup: Callable[..., list[Any]] = socket.getaddrinfo
        self._connect = socket.socket.connect
        monkeypatch.setattr(socket, "getaddrinfo", self._getaddrinfo)

        def connect(sock: socket.socket, address: tuple[Any, ...]) -> None:
            self._attempt(sock, address)

        monkeypatch.setattr(socket.socket, "connect", connect)

    def know(self, name: str, *answers: list[str]) -> None:
        self.names[name] = list(answers)

    @property
    def escapes(self) -> list[str]:
        """Give the attempts to connect elsewhere than to the public site."""
        return [address for address in self.attempts if address != PUBLIC]

    def _getaddrinfo(self, host: str, port: int, *_: Any, **__: Any) -> list[Any]:
        self.lookups.append(host)
        known = self.names.get(host.lower().rstrip("."))
        if known:
            answer = known.pop(0) if len(known) > 1 else known[0]
            return [entry for text in answer for entry in self._numeric(text, port)]
        if host.rstrip(".").lower().endswith("localhost"):
            return self._numeric("127.0.0.1", port)
        return self._numeric(host, port)

    def _numeric(self, host: str, port: int) -> list[Any]:
        flags = socket.AI_NUMERICHOST
        return self._lookup(host, port, type=socket.SOCK_STREAM, flags=flags)

    def _attempt(self, sock: socket.socket, address: tuple[Any, ...]) -> None:
        self.attempts.append(str(address[0]))
        if address[0] != PUBLIC:
            raise ConnectionRefusedError
        self._connect(sock, ("127.0.0.1", self._port))
