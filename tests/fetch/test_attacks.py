"""Addresses that lead into somebody's own network: none of them is connected to."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
import requests

from impostor.fetch import Fetcher, Settings, transport
from impostor.model import NoAnswer, Page, Trouble
from tests.fetch.internet import PUBLIC, Internet
from tests.fetch.server import Site

LITERAL = [
    "https://127.0.0.1/", "https://127.0.0.1./", "https://127.255.255.254/", "https://0.0.0.0/",
    "https://10.0.0.1/", "https://172.16.0.1/", "https://172.31.255.255/", "https://192.168.1.1/",
    "https://169.254.169.254/latest/meta-data/", "https://100.64.0.1/",
    "https://100.100.100.200/", "https://192.0.0.192/", "https://198.18.0.1/",
    "https://224.0.0.1/", "https://239.255.255.250/", "https://240.0.0.1/",
    "https://255.255.255.255/", "https://[::]/", "https://[::1]/", "https://[0:0:0:0:0:0:0:1]/",
    "https://[::127.0.0.1]/", "https://[::ffff:127.0.0.1]/", "https://[::ffff:7f00:1]/",
    "https://[::ffff:0:7f00:1]/", "https://[64:ff9b::7f00:1]/", "https://[64:ff9b:1::7f00:1]/",
    "https://[2002:7f00:1::]/", "https://[2001:0:7f00:1::]/", "https://[fe80::1]/",
    "https://[fe80::1%25lo]/", "https://[fec0::1]/", "https://[fc00::1]/",
    "https://[fd00:ec2::254]/", "https://[ff02::1]/", "https://[2001:db8::1]/",
    "https://localhost/", "https://LOCALHOST/", "https://localhost./", "https://a.localhost/",
]  # fmt: skip

DISGUISED = [
    "https://127.1/", "https://127.0.1/", "https://2130706433/", "https://0x7f000001/",
    "https://0x7f.1/", "https://0X7F.0.0.1/", "https://0177.0.0.1/", "https://017700000001/",
    "https://127.000.000.001/", "https://0/", "https://3232235777/", "https://127.0.0.1../",
    "https://someone@127.0.0.1/", "https://site.test@127.0.0.1/",
    "https://site.test:443@127.0.0.1/", "https://site.test%2f@127.0.0.1/",
    "https://site.test\\@127.0.0.1/", "https://127.0.0.1\\.site.test/",
    "https://127.0.0.1\t/", "https://site.test\r\nHost: localhost/", "https://\x00127.0.0.1/",
    "https://%31%32%37.0.0.1/", "https://127.0.0.1%00.site.test/", "https://①②⑦.⓪.⓪.①/",
    "https://127。0。0。1/", "https://ｌｏｃａｌｈｏｓｔ/", "https://127.0.0.1 .site.test/",
    "https://[::1].site.test/", "https://[v1.1]/", "https:///etc/passwd", "https://",
]  # fmt: skip

OTHER_DOORS = [
    "https://site.test:22/", "https://site.test:8443/", "http://site.test:6379/",
    "http://127.0.0.1:631/", "https://site.test:0/", "https://site.test:99999/",
    "file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1:6379/_INFO",
    "data:text/html,hello", "javascript:alert(1)", "//127.0.0.1/", "site.test/hello", "",
]  # fmt: skip

NAMES = {
    "loopback": ["127.0.0.1"],
    "loopback-6": ["::1"],
    "private": ["192.168.0.1"],
    "unspecified": ["0.0.0.0"],
    "metadata": ["169.254.169.254"],
    "shared": ["100.64.0.1"],
    "mapped": ["::ffff:10.0.0.1"],
    "compatible": ["::127.0.0.1"],
    "translated": ["64:ff9b::a00:1"],
    "six-to-four": ["2002:c0a8:1::"],
    "site-local": ["fec0::1"],
    "unique-local": ["fd00::1"],
    "multicast": ["ff02::1"],
    "private-behind-public": [PUBLIC, "10.0.0.1"],
    "public-behind-private": ["10.0.0.1", PUBLIC],
}

URLS = [*LITERAL, *DISGUISED, *OTHER_DOORS, *(f"https://{name}.test/" for name in NAMES)]
REFUSALS = {Trouble.BAD_ADDRESS, Trouble.NOT_PUBLIC}


@pytest.fixture
def internet(monkeypatch: pytest.MonkeyPatch, site: Site) -> Internet:
    internet = Internet(monkeypatch, site.port)
    for name, addresses in NAMES.items():
        internet.know(f"{name}.test", addresses)
    monkeypatch.setattr(transport, "DEFAULT_CA_BUNDLE_PATH", str(site.ca_bundle))
    return internet


@pytest.fixture
def visitor(internet: Internet) -> Iterator[Fetcher]:
    """Give a fetcher on the faked internet, with no route."""
    with Fetcher(Settings(rate=0, deadline=5, retries=0), lambda: datetime.now(UTC)) as fetcher:
        yield fetcher


@pytest.mark.parametrize("url", URLS)
def test_is_refused_without_a_connection(url: str, visitor: Fetcher, internet: Internet) -> None:
    answer = visitor(url)

    assert isinstance(answer, NoAnswer)
    assert answer.trouble in REFUSALS
    assert str(answer.sentence)
    assert internet.attempts == []


def test_plain_requests_would_have_connected(internet: Internet) -> None:
    """Show, as a control, that most of these addresses are attacks and that an escape is seen."""
    with requests.Session() as session:
        session.trust_env = False
        for url in URLS:
            try:
                session.get(url, timeout=1)
            except (requests.RequestException, ValueError, OSError):
                continue

    assert len(URLS) >= 44
    assert len(internet.escapes) >= 50


@pytest.mark.parametrize("target", URLS)
def test_no_redirect_leads_there(target: str, visitor: Fetcher, internet: Internet) -> None:
    quoted = quote(target.encode("ascii", "ignore").decode().replace("\r\n", "").strip() or "//")

    answer = visitor(f"https://site.test/to?url={quoted}")

    assert internet.escapes == []
    if isinstance(answer, Page):  # what is not ASCII fell out above, or is a path on this site
        assert answer.url.startswith("https://site.test/")


@pytest.mark.parametrize("target", [*LITERAL[:1], "https://loopback.test/", "file:///etc/passwd"])
def test_such_a_redirect_is_a_refusal(target: str, visitor: Fetcher) -> None:
    answer = visitor(f"https://site.test/to?url={quote(target)}")

    assert isinstance(answer, NoAnswer)
    assert answer.trouble in REFUSALS


def test_an_encrypted_page_may_not_lead_to_an_unencrypted_one(visitor: Fetcher) -> None:
    answer = visitor("https://site.test/to?url=http://site.test/hello")

    assert isinstance(answer, NoAnswer)
    assert answer.trouble is Trouble.BAD_ADDRESS


def test_a_public_site_is_reached(visitor: Fetcher, internet: Internet) -> None:
    """Show, as a control, that the fetcher on the faked internet is not simply broken."""
    answer = visitor("https://site.test/hello")

    assert isinstance(answer, Page)
    assert internet.attempts == [PUBLIC]


def test_a_name_that_changes_its_answer_is_resolved_once(
    visitor: Fetcher, internet: Internet
) -> None:
    """Keep the checked address: the second answer, the name server's trap, is never asked for."""
    internet.know("rebinding.site.test", [PUBLIC], ["127.0.0.1"])

    assert isinstance(visitor("https://rebinding.site.test/hello"), Page)
    assert internet.lookups == ["rebinding.site.test"]
    assert internet.attempts == [PUBLIC]


def test_a_name_that_has_changed_before_the_next_connection_is_refused(
    visitor: Fetcher, internet: Internet
) -> None:
    internet.know("rebinding.site.test", [PUBLIC], ["127.0.0.1"])
    visitor("https://rebinding.site.test/reset")  # which ends the first connection

    answer = visitor("https://rebinding.site.test/hello")

    assert isinstance(answer, NoAnswer)
    assert answer.trouble is Trouble.NOT_PUBLIC
    assert internet.escapes == []


@pytest.mark.parametrize(
    "url",
    ["https://127.0.0.1/hello", "https://[::1]/", "https://localhost/", "file:///etc/passwd"],
)
def test_a_route_makes_no_exception_for_the_addresses_own_text(
    url: str, settings: Callable[..., Settings], site: Site
) -> None:
    with Fetcher(settings(), lambda: datetime.now(UTC)) as fetcher:
        answer = fetcher(url)

    assert isinstance(answer, NoAnswer)
    assert answer.trouble in REFUSALS
    assert site.asked == []


def test_with_a_route_host_and_certificate_are_those_of_the_address(
    settings: Callable[..., Settings], site: Site
) -> None:
    with Fetcher(settings(), lambda: datetime.now(UTC)) as fetcher:
        right, wrong = (
            fetcher("https://a.site.test:8443/hello"),
            fetcher("https://other.example/hello"),
        )

    assert isinstance(right, Page)
    assert [host for host, _, _ in site.asked] == ["a.site.test:8443"]
    assert isinstance(wrong, NoAnswer)
    assert wrong.trouble is Trouble.TLS
