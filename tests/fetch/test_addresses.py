"""Which addresses are public, and how an address is read."""

import ipaddress

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from impostor.fetch.addresses import (
    ANY_PORT,
    SPECIAL_IPV4,
    Address,
    follow,
    is_public,
    read_address,
)
from impostor.fetch.failure import FetchError

ipv4 = st.ip_addresses(v=4)
ipv6 = st.ip_addresses(v=6)
special_ipv4 = st.sampled_from(SPECIAL_IPV4).flatmap(
    lambda block: st.ip_addresses(network=str(block))
)


def embedded(prefix: str, shift: int, inner: ipaddress.IPv4Address) -> str:
    return str(ipaddress.IPv6Address(int(ipaddress.IPv6Address(prefix)) | int(inner) << shift))


@given(st.one_of(ipv4, ipv6))
def test_only_what_the_standard_library_calls_global_is_public(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if is_public(str(address)):
        assert not address.is_private
        assert not address.is_multicast
        assert not address.is_reserved or str(address).startswith("64:ff9b::")
        assert not address.is_loopback
        assert not address.is_link_local
        assert not address.is_unspecified


@given(special_ipv4)
def test_a_special_ipv4_address_is_not_public_however_it_is_embedded(
    inner: ipaddress.IPv4Address,
) -> None:
    assert not is_public(str(inner))
    assert not is_public(embedded("::", 0, inner)), "IPv4-compatible"
    assert not is_public(embedded("::ffff:0:0", 0, inner)), "IPv4-mapped"
    assert not is_public(embedded("::ffff:0:0:0", 0, inner)), "IPv4-translated"
    assert not is_public(embedded("64:ff9b::", 0, inner)), "NAT64"
    assert not is_public(embedded("64:ff9b:1::", 0, inner)), "local NAT64"
    assert not is_public(embedded("2002::", 80, inner)), "6to4"
    assert not is_public(embedded("2001::", 64, inner)), "Teredo's server"
    assert not is_public(embedded("2001::", 0, inner)), "Teredo's client"


@given(ipv4)
@example(ipaddress.IPv4Address("8.8.8.8"))
def test_nat64_is_as_public_as_the_address_inside(inner: ipaddress.IPv4Address) -> None:
    assert is_public(embedded("64:ff9b::", 0, inner)) == is_public(str(inner))


@pytest.mark.parametrize(
    "address",
    ["8.8.8.8", "93.184.216.34", "1.1.1.1", "172.32.0.1", "192.169.0.1", "100.128.0.1",
     "2606:4700:4700::1111", "2a00:1450:4007::200e", "2620:0:2d0:200::7"],
)  # fmt: skip
def test_ordinary_addresses_are_public(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("https://Example.COM", "https://example.com/"),
        (" https://example.com/a \n", "https://example.com/a"),
        ("https://example.com./a", "https://example.com/a"),
        ("https://example.com/a?b=c#d", "https://example.com/a?b=c"),
        ("https://example.com/é/名", "https://example.com/%C3%A9/%E5%90%8D"),
        ("https://bücher.example/", "https://xn--bcher-kva.example/"),
        ("https://example.com/a/../b", "https://example.com/b"),
        ("http://example.com:80/", "http://example.com:80/"),
        ("https://8.8.8.8/", "https://8.8.8.8/"),
        ("https://some_one-.example.com/", "https://some_one-.example.com/"),
    ],
    ids=[
        "case", "white space", "the root's dot", "fragment", "path in UTF-8", "name in UTF-8",
        "dots in the path", "port of the web", "public number", "underscore and hyphen",
    ],
)  # fmt: skip
def test_an_address_is_read_in_one_form(written: str, read: str) -> None:
    assert read_address(written).url == read


@given(st.one_of(st.text(), st.from_regex(r"https?://[^/]{1,30}(/.*)?", fullmatch=True)))
def test_any_text_is_an_address_or_a_clear_refusal(text: str) -> None:
    try:
        address = read_address(text, ANY_PORT)
    except FetchError:
        return
    assert read_address(address.url, ANY_PORT) == address


@given(st.text(max_size=40))
@example("//[")
@example("\udc80")
def test_any_redirect_is_an_address_or_a_clear_refusal(location: str) -> None:
    start = Address("https://example.com/a", "https", "example.com", "/a")
    try:
        target = follow(start, location)
    except FetchError:
        return
    assert target.url.startswith("https://")
