"""Lists of addresses are read as people have them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impostor.errors import ImpostorError
from impostor.links import accounts_of, read_entries

ONE = "https://bsky.app/profile/lea.bsky.social"
TWO = "https://mastodon.example/@lea"


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        pytest.param(f"{ONE}\n{TWO}\n".encode(), [ONE, TWO], id="one a line"),
        pytest.param(f"\n\n{ONE}\n   \n".encode(), [ONE], id="blank lines are skipped"),
        pytest.param(f"# mine\n{ONE} # seen on Monday\n".encode(), [ONE], id="comments"),
        pytest.param(f"{ONE}#top\n".encode(), [f"{ONE}#top"], id="a fragment is no comment"),
        pytest.param(f"name,url\nLéa,{ONE}\n".encode(), [ONE], id="the column url"),
        pytest.param(f"URL\n{ONE}\n".encode(), [ONE], id="a single column with its heading"),
        pytest.param(
            f"who;link\nLéa;{ONE}\nx;{TWO}".encode(), [ONE, TWO], id="first with addresses"
        ),
        pytest.param(f"Léa\t{ONE}\n".encode(), [ONE], id="tabs, no heading"),
        pytest.param(f'name,url\n"Petit, Léa",{ONE}\n'.encode(), [ONE], id="quoted comma"),
        pytest.param(f"\ufeff{ONE}\r\n".encode(), [ONE], id="byte order mark, Windows lines"),
        pytest.param(f"{ONE}\n".encode("utf-16"), [ONE], id="Notepad's Unicode"),
        pytest.param(f"# Léa\n{ONE}\n".encode("cp1252"), [ONE], id="Windows' Latin letters"),
    ],
)
def test_addresses_are_found(data: bytes, expected: list[str]) -> None:
    assert [entry.text for entry in read_entries("links.txt", data)] == expected


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "holds no address", id="empty"),
        pytest.param(b"# only\n# comments\n", "holds no address", id="comments only"),
        pytest.param(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "not a text file", id="a picture"),
        pytest.param(b"SQLite format 3\0", "not a text file", id="a database"),
    ],
)
def test_a_file_without_addresses_is_said_to_be_so(data: bytes, said: str) -> None:
    with pytest.raises(ImpostorError, match=said) as caught:
        read_entries("links.txt", data)
    assert "links.txt" in str(caught.value)


def test_entries_know_their_line() -> None:
    entries = read_entries("links.txt", f"# x\n\n{ONE}\n".encode())
    assert [entry.line for entry in entries] == [3]


def test_variants_of_one_address_are_one_account() -> None:
    entries = read_entries(
        "x",
        f"{ONE}\nHTTPS://BSKY.APP/profile/LEA.bsky.social?utm_source=x\nbsky.app/profile/lea.bsky.social/\n".encode(),
    )
    accounts, rejected = accounts_of("x", entries)
    assert [account.url for account in accounts] == [ONE]
    assert rejected == ()


def test_what_is_no_address_is_given_back_with_its_line() -> None:
    accounts, rejected = accounts_of("x", read_entries("x", f"{ONE}\nnot an address\n".encode()))
    assert len(accounts) == 1
    assert [(r.source, r.entry.line, r.entry.text) for r in rejected] == [
        ("x", 2, "not an address")
    ]


@given(st.binary(max_size=400))
def test_any_bytes_are_entries_or_one_sentence(data: bytes) -> None:
    try:
        entries = read_entries("x", data)
    except ImpostorError:
        return
    assert entries
    assert all(entry.text.strip() for entry in entries)
