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


INSTAGRAM = "https://instagram.com/b"
FORUM = "https://forum.example/u"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"name,url\nMarie #1 fan,{ONE}\n", [(2, ONE)], id="# in a name"),
        pytest.param(f"Marie #1 fan,{ONE}\n", [(1, ONE)], id="# in a name, no heading"),
        pytest.param(f"# mine\nLéa,{ONE}\n", [(2, ONE)], id="a whole line of comment"),
        pytest.param(f"Léa,{ONE} # seen\n", [(1, ONE)], id="a comment beside the address"),
        pytest.param(
            f"who,url\nLéa,\nx,{ONE}\n", [(2, "Léa,"), (3, ONE)], id="a row without an address"
        ),
        pytest.param(
            f"a,{ONE}\nshort\nb,{TWO}\n", [(1, ONE), (2, "short"), (3, TWO)], id="a short row"
        ),
        pytest.param(f"a,{ONE}\n,,\n", [(1, ONE)], id="a row of blanks is blank"),
        pytest.param(
            f"x,http://127.0.0.1/a\ny,{ONE}\n",
            [(1, "http://127.0.0.1/a"), (2, ONE)],
            id="an address that is refused is no heading",
        ),
        pytest.param(
            "lea.bsky.social;x\nida.bsky.social;y\n",
            [(1, "lea.bsky.social"), (2, "ida.bsky.social")],
            id="a bare handle is no heading",
        ),
        pytest.param(f"marie.martin;{ONE}\n", [(1, ONE)], id="written out before a bare name"),
        pytest.param(
            f"{FORUM}/1,Léa\n{FORUM}/2,Ida\n",
            [(1, f"{FORUM}/1"), (2, f"{FORUM}/2")],
            id="address first, on sites that allow commas",
        ),
        pytest.param(f"{FORUM}/1\tLéa\n", [(1, f"{FORUM}/1")], id="no address holds a tab"),
        pytest.param(f"{FORUM}/1|Léa\n", [(1, f"{FORUM}/1")], id="nor a vertical line"),
        pytest.param("a,b\nc,d\n", [(1, "a,b"), (2, "c,d")], id="no address at all, no table"),
        pytest.param(f"{INSTAGRAM},{ONE}\n", [(1, INSTAGRAM), (1, ONE)], id="two on a line"),
        pytest.param(f"{INSTAGRAM}, {ONE}\n", [(1, INSTAGRAM), (1, ONE)], id="and a space"),
        pytest.param(
            f'"Léa,{ONE}\nx,{TWO}\n', [(1, f'"Léa,{ONE}'), (2, TWO)], id="a quote left open"
        ),
        pytest.param(
            f'"Léa,{ONE}\nMarie",{TWO}\n',
            [(1, f'"Léa,{ONE}'), (2, TWO)],
            id="a quote left open and another stray one",
        ),
        pytest.param(
            f'bio,url\n"two\n#lines, really",{ONE}\nx,{TWO}\n',
            [(2, ONE), (4, TWO)],
            id="a cell of two lines, one like a comment",
        ),
    ],
)
def test_a_table_loses_no_row(text: str, expected: list[tuple[int, str]]) -> None:
    entries = read_entries("links.txt", text.encode())
    assert [(entry.line, entry.text) for entry in entries] == expected


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param([f"{FORUM}?x=1,2"], id="a comma in the first line"),
        pytest.param([f"{FORUM}?x=1,2", f"{FORUM}?x=3,4"], id="in the query of each"),
        pytest.param([f"{FORUM}/sujet,12.html", ONE], id="in one address of several"),
        pytest.param([ONE, f"{FORUM}/a;b"], id="a semicolon"),
        pytest.param([f"{FORUM}/a,b"], id="alone, nothing tells of a table"),
    ],
)
@pytest.mark.parametrize("heading", [[], ["url"]], ids=["no heading", "url"])
def test_addresses_are_not_cut(lines: list[str], heading: list[str]) -> None:
    entries = read_entries("links.txt", "\n".join([*heading, *lines]).encode())
    assert [entry.text for entry in entries] == lines


def test_the_name_of_the_file_says_that_one_row_is_a_table() -> None:
    data = f"{FORUM}/1,Léa\n".encode()
    assert [entry.text for entry in read_entries("links.CSV", data)] == [f"{FORUM}/1"]
    assert [entry.text for entry in read_entries("-", data)] == [f"{FORUM}/1,Léa"]


WORDS = st.sampled_from(["Léa", "#1 fan", "x #2", ONE, TWO, "lea.bsky.social", "", '"', "a?b=1,2"])
ROWS = st.lists(st.lists(WORDS, max_size=4), max_size=8)


@given(ROWS, st.sampled_from(",;\t|"), st.sampled_from(["", "who{0}url\n"]))
def test_every_line_is_told_of(rows: list[list[str]], delimiter: str, heading: str) -> None:
    lines = [*heading.format(delimiter).splitlines(), *(delimiter.join(row) for row in rows)]
    written = {
        number
        for number, line in enumerate(lines, 1)
        if line.strip(" ,;|\t") and not line.lstrip().startswith("#") and '"' not in line
    }
    if any('"' in line for line in lines):
        return  # quoted cells may go over lines; the table above has them
    try:
        told = {entry.line for entry in read_entries("x", "\n".join(lines).encode())}
    except ImpostorError:
        told = set()
    # Only headings are left out: a first line that holds no address.
    left_out = written - told
    assert left_out <= {min(written, default=0)}
    assert not any("https:" in lines[number - 1] for number in left_out)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"url\n", "holds no address", id="a heading only"),
        pytest.param(b"name,url\n", "holds no address", id="headings only"),
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
