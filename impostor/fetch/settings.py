"""What a fetcher keeps to, each default with its reason."""

from dataclasses import dataclass
from pathlib import Path

from impostor import __version__

USER_AGENT = f"impostor-finder/{__version__} (looks at public pages for impersonation accounts)"
"""Honest: the program's name and version, and what it looks for (RFC 9110, 10.1.5)."""

MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Route:
    """Every host is reached at this address instead: the made network's, for tests.

    It may be loopback and any port. Certificate and Host stay those of the address asked for;
    `ca_bundle` (PEM) replaces the authorities that are trusted.
    """

    host: str
    port: int
    ca_bundle: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How politely, how long and how much one fetcher asks; times in seconds, sizes in bytes."""

    rate: float = 3.0
    """Requests a second to one host, sustained: what a person opening tabs does; 0 or inf lifts
    it, and with it the documented limits of `impostor.fetch.rates`."""

    burst: int = 6
    """Requests that a rested host gets at once: a profile and its first pictures."""

    per_host: int = 2
    """Requests to one host at one time; browsers take six, a polite program fewer."""

    deadline: float = 30.0
    """For one page over all its redirects and retries: name, connection, TLS, headers, body and
    waits between attempts. Waiting for the host's turn is politeness and does not count."""

    wire_bytes: int = 20 * MEGABYTE
    """Received for one answer, headers included; profile pages and photos stay below 10 MB."""

    decoded_bytes: int = 40 * MEGABYTE
    """Of one body after decompression; honest HTML above that does not exist."""

    redirects: int = 5
    """Each is checked like the first address; platforms take at most three."""

    retries: int = 2
    """Attempts after the first, on broken connections and on 429, 502, 503 and 504."""

    backoff: float = 0.5
    """Before the first retry, doubled for each next one. Without jitter: `per_host` already
    keeps a crowd of retries away from one host."""

    route: Route | None = None
    """None is the real network."""

    trust_environment: bool = False
    """Take proxies and .netrc from the environment. A proxy resolves names itself: then only the
    address's own text can be checked, not where the proxy connects to."""

    user_agent: str = USER_AGENT
