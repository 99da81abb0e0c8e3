"""What tables look like on a narrow terminal: nothing that a person copies is broken."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.text import Text

from impostor.case import Case, Filing, PersonText, create
from impostor.cli import impostor
from impostor.cli.paper import echo_facts
from impostor.cli.ranked_table import print_table
from impostor.cli.tables import print_rows
from impostor.model import Account, Band, Decision, Finding, Sentence, Status, Verdict
from impostor.report.from_case import view_of
from tests.case.made import clock, hours, look
from tests.report.stale import accused

HANDLE = "the.real.lea.moulin.of.nantes.official.backup.account.2026"
ADDRESS = f"https://www.instagram.com/{HANDLE}/"
LONG = Account("instagram", ADDRESS, HANDLE, "4711")


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Give a way to be on a terminal of a width."""

    def widen(columns: int) -> None:
        monkeypatch.setenv("FORCE_COLOR", "1")
        monkeypatch.setenv("COLUMNS", str(columns))

    return widen


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with create(tmp_path / "case", PersonText(("Léa Moulin",), handles=("lea",)), clock) as made:
        made.record(look(LONG))
        made.record(look(LONG, 1, Status.LOGIN_WALL))
        made.store_ranking([(1, accused(LONG))], hours(1))
        made.add_verdict(Verdict(LONG, Decision.FAKE, "a parent", hours(2), "she has no account"))
        made.follow_up.file(Filing(1, "the form for impersonation, in French", hours(3), "12-34"))
        yield made


def lines(text: str) -> list[str]:
    return [line.rstrip() for line in re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines()]


VERBS = {
    "list": ("list", "CASE"),
    "show": ("show", "CASE", "1"),
    "its history": ("show", "CASE", "--history"),
    "what was reported": ("filed", "CASE"),
}


@pytest.mark.parametrize("columns", [50, 80, 120, 400])
@pytest.mark.parametrize("verb", VERBS)
def test_an_address_stands_on_a_line_whole(
    case: Case, terminal: Callable[[int], None], verb: str, columns: int
) -> None:
    terminal(columns)
    words = [str(case.folder) if word == "CASE" else word for word in VERBS[verb]]
    done = CliRunner().invoke(impostor, words)
    assert done.exit_code == 0, done.output
    assert [line for line in lines(done.stdout) if ADDRESS in line]


@pytest.mark.parametrize("columns", [50, 80, 120])
def test_so_it_does_in_the_list_that_a_scan_ends_with(
    case: Case,
    terminal: Callable[[int], None],
    columns: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    terminal(columns)
    print_table(view_of(case, hours(5)))
    shown = lines(capsys.readouterr().out)
    assert shown[0].split()[:4] == ["rank", "no.", "score", "band"]
    assert [line.split()[0] for line in shown if ADDRESS in line] == ["address"]
    assert shown[1].split()[:4] == ["1", "1", "0.91", "likely"]


@pytest.mark.parametrize(
    ("band", "reasons"),
    [
        (Band.USES_PHOTOS, "It is a copy. The names differ."),
        (Band.LIKELY, "The names differ. It is old."),
    ],
)
def test_who_uses_photos_is_listed_with_the_photos_first(
    case: Case, band: Band, reasons: str, capsys: pytest.CaptureFixture[str]
) -> None:
    case.undo_verdict(1)
    case.record(look(LONG, 3))
    findings = (
        Finding("name_differs", -5.0, Sentence("The names differ.")),
        Finding("older", -3.0, Sentence("It is old.")),
        Finding("photo_copied", 2.0, Sentence("It is a copy.")),
        Finding("photo_copied", 1.0, Sentence("It is a copy.")),
    )
    found = replace(accused(LONG), band=band, findings=findings)
    case.store_ranking([(1, found)], hours(4))
    print_table(view_of(case, hours(5)))
    assert capsys.readouterr().out.rstrip().endswith(f"/  {reasons}")


@pytest.mark.parametrize("columns", [200, 220, 260, 400])
def test_a_wide_terminal_gets_a_table_that_breaks_nothing_but_its_sentences(
    case: Case,
    terminal: Callable[[int], None],
    columns: int,
    capsys: pytest.CaptureFixture[str],
) -> None:
    terminal(columns)
    print_table(view_of(case, hours(5)))
    (line,) = (line for line in lines(capsys.readouterr().out) if ADDRESS in line)
    assert ("likely" in line) == (columns > 210), "beside the band where there is room, or below"


def test_where_there_is_no_terminal_an_account_is_one_line(case: Case) -> None:
    done = CliRunner().invoke(impostor, ["list", str(case.folder)])
    heading, line = lines(done.stdout)
    assert heading.split()[0] == "no."
    assert ADDRESS in line


def test_what_fits_stays_a_table(
    terminal: Callable[[int], None], capsys: pytest.CaptureFixture[str]
) -> None:
    terminal(40)
    print_rows(("no.", "address"), [(Text("1"), Text("https://a.example/b"))])
    assert lines(capsys.readouterr().out) == ["no.  address", "1    https://a.example/b"]


def test_the_widest_column_goes_below_under_its_name_and_what_is_empty_does_not(
    terminal: Callable[[int], None], capsys: pytest.CaptureFixture[str]
) -> None:
    terminal(40)
    rows = [("1", "up", f"https://a.example/{'b' * 40}", "a reason"), ("2", "gone", "", "none")]
    print_rows(("no.", "status", "address", "why"), [[Text(cell) for cell in row] for row in rows])
    assert lines(capsys.readouterr().out) == [
        "no.  status  why",
        "1    up      a reason",
        f"       address  https://a.example/{'b' * 40}",
        "2    gone    none",
    ]


def test_a_fact_of_several_lines_stands_under_itself(
    terminal: Callable[[int], None], capsys: pytest.CaptureFixture[str]
) -> None:
    terminal(30)
    echo_facts([("own", f"{ADDRESS}\nhttps://a.example/b"), ("none", None), ("bio", "a b " * 9)])
    assert lines(capsys.readouterr().out) == [
        f"own  {ADDRESS}",
        "     https://a.example/b",
        "bio  a b a b a b a b a b a b a",
        "     b a b a b",
    ]


def test_a_sentence_is_broken_between_words_and_moved_in(
    terminal: Callable[[int], None], capsys: pytest.CaptureFixture[str]
) -> None:
    terminal(40)
    sentence = "It shows a photo of the person under the person's name."
    print_rows(("no.", "why"), [(Text("1"), Text(sentence))])
    assert lines(capsys.readouterr().out) == [
        "no.",
        "1",
        "       why  It shows a photo of the",
        "            person under the person's",
        "            name.",
    ]


words = st.text("abcé漢", min_size=1, max_size=60)
tables = st.integers(1, 6).flatmap(
    lambda columns: st.lists(
        st.lists(words, min_size=columns, max_size=columns), min_size=1, max_size=5
    )
)


@given(tables, st.integers(30, 160))
def test_no_word_is_ever_broken(rows: list[list[str]], columns: int) -> None:
    """Every word of a table stands whole on a line, and only one alone is wider than the screen."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FORCE_COLOR", "1")
        patch.setenv("COLUMNS", str(columns))
        shown = printed([f"h{place}" for place in range(len(rows[0]))], rows)
    for word in (word for row in rows for word in row):
        assert any(word in line for line in shown), word
    wide = [line for line in shown if cell_len(line) > columns]
    assert all(len(line.split()) <= 2 for line in wide)


def printed(headings: list[str], rows: list[list[str]]) -> list[str]:
    with CliRunner().isolation() as (out, *_):
        print_rows(headings, [[Text(cell) for cell in row] for row in rows])
        return lines(out.getvalue().decode("utf-8"))
