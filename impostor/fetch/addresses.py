"""Which addresses may be asked for: public web addresses, in their one plain spelling."""

import ipaddress
import re
from collections.abc import Container
from dataclasses import dataclass
from urllib.parse import urljoin

from urllib3.exceptions import LocationParseError
from urllib3.util import Url, parse_url

from impostor.fetch.failure import FetchError
from impostor.language import N_
from impostor.model import Sentence, Trouble

WEB_PORTS = frozenset({80, 443})
ANY_PORT = range(1, 65536)

CONTROL_OR_BACKSLASH = re.compile(r"[\x00-\x1f\x7f\\]")
"""Programs disagree on what these mean in an address, and attacks live on that."""

HOST_NAME = re.compile(r"(?:[a-z0-9_-]{1,63}\.)*[a-z0-9_-]{1,63}")
NUMERIC_LABEL = re.compile(r"[0-9]+|0x[0-9a-f]*")
"""A last label of this form makes the host an IPv4 address (WHATWG URL, "ends in a number")."""

# IANA's special-purpose address registries (RFC 6890 and its updates): whatever no host on the
# public internet answers at.
SPECIAL_IPV4 = tuple(
    ipaddress.IPv4Network(block)
    for block in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
        "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
        "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
    )
)  # fmt: skip

GLOBAL_IPV6 = ipaddress.IPv6Network("2000::/3")
"""The only part of IPv6 given out as global unicast (RFC 4291, 2.4; IANA). Outside it lie loopback,
IPv4-mapped and -compatible, link-local, site-local, unique-local and multicast addresses."""

# Inside it: protocol assignments with Teredo, benchmarking and ORCHID; documentation; 6to4; AS112.
SPECIAL_IPV6 = tuple(
    ipaddress.IPv6Network(block)
    for block in ("2001::/23", "2001:db8::/32", "2002::/16", "2620:4f:8000::/48", "3fff::/20")
)

NAT64 = ipaddress.IPv6Network("64:ff9b::/96")
"""How a network without IPv4 names an IPv4 host, in the last 32 bits (RFC 6052, 2.1)."""


@dataclass(frozen=True, slots=True)
class Address:
    """A checked address: `url` in normal form without fragment, `host` lower-case ASCII."""

    url: str
    scheme: str
    host: str
    path: str


def read_address(url: str, ports: Container[int] = WEB_PORTS) -> Address:
    """Read an address; raise `FetchError` unless it is a web address that may be public.

    Refused: other schemes and ports, user names, control characters and backslashes, IPv4
    addresses written other than as four decimal numbers, literal addresses that are not public,
    and `localhost` (RFC 6761, 6.3). What a name leads to is checked where the connection is made.
    """
    parsed = _parse(url.strip())
    host = _host(parsed)
    if parsed.port is not None and parsed.port not in ports:
        raise _bad(N_("Only the web's ports 80 and 443 are asked, not port {port}."), parsed)
    path = parsed.path or "/"
    plain = parsed._replace(host=host, path=path, fragment=None)
    return Address(plain.url, str(parsed.scheme), host, path)


def follow(address: Address, location: str, ports: Container[int] = WEB_PORTS) -> Address:
    """Read where a redirect leads, by the same rules; raise `FetchError` where it may not lead.

    From https it may not lead to http: whoever sits on the line could then write the page that
    the person takes for evidence.
    """
    try:
        joined = urljoin(address.url, _decoded(location))
    except ValueError as error:
        raise _malformed() from error
    target = read_address(joined, ports)
    if (address.scheme, target.scheme) == ("https", "http"):
        sentence = N_("{host} leads from an encrypted address to an unencrypted one.")
        raise FetchError(Trouble.BAD_ADDRESS, Sentence(sentence, {"host": address.host}))
    return target


def is_public(text: str) -> bool:
    """Tell whether an IP address (as text) is one that a public host can have."""
    address = ipaddress.ip_address(text)
    if isinstance(address, ipaddress.IPv4Address):
        return not any(address in block for block in SPECIAL_IPV4)
    if address.scope_id is not None:
        return False
    if address in NAT64:
        return is_public(str(ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)))
    return address in GLOBAL_IPV6 and not any(address in block for block in SPECIAL_IPV6)


def _parse(url: str) -> Url:
    if CONTROL_OR_BACKSLASH.search(url):
        raise _malformed()
    try:
        parsed = parse_url(url)
    except LocationParseError as error:
        raise _malformed() from error
    if parsed.scheme not in ("http", "https"):
        raise _bad(N_("Only addresses that begin with https:// or http:// are asked."), parsed)
    if parsed.auth is not None:
        raise _bad(N_("An address with a user name in it is not asked."), parsed)
    return parsed


def _host(parsed: Url) -> str:
    """Give the host in plain form; raise `FetchError` where it is not public by its own text."""
    host = (parsed.host or "").lower()
    if host.startswith("["):
        return _literal(host, host[1:-1])
    host = host.removesuffix(".")  # the root: the same name, but not the certificate's
    if not HOST_NAME.fullmatch(host) or len(host) > 253:
        raise _malformed()
    if NUMERIC_LABEL.fullmatch(host.rpartition(".")[2]):
        return _literal(host, host)
    if host == "localhost" or host.endswith(".localhost"):
        raise not_public(host)
    return host


def _literal(host: str, text: str) -> str:
    try:
        public = is_public(text.replace("%25", "%"))
    except ValueError as error:
        raise _malformed() from error
    if not public:
        raise not_public(host)
    return host


def _decoded(location: str) -> str:
    """Read a Location header as UTF-8, which http.client gives as Latin-1 (RFC 9110, 5.5)."""
    try:
        return location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return location


def not_public(host: str) -> FetchError:
    """Tell that a host lies inside somebody's own network, where nothing is asked."""
    sentence = Sentence(
        N_("{host} is not on the public internet, and nothing else is asked."), {"host": host}
    )
    return FetchError(Trouble.NOT_PUBLIC, sentence)


def _malformed() -> FetchError:
    return FetchError(Trouble.BAD_ADDRESS, Sentence(N_("This is not a web address.")))


def _bad(template: str, parsed: Url) -> FetchError:
    return FetchError(Trouble.BAD_ADDRESS, Sentence(template, {"port": str(parsed.port)}))
