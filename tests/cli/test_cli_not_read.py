"""An account that was never read: nothing shows it as one in which nothing was found."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from impostor.case import Case, PersonText, create
from impostor.cli import impostor
from impostor.cli.ranked_table import print_table
from impostor.model import Account, Band, Match, Status
from impostor.report.from_case import view_of
from tests.case.made import clock, hours, look

WALLED = Account("instagram", "https://www.instagram.com/anna.wall/", "anna.wall")
READ = Account("instagram", "https://www.instagram.com/bea.read/", "bea.read")


@pytest.fixture
def unread(tmp_path: Path) -> Iterator[Case]:
    """Two unlikely accounts, the first of which stands behind a wall."""
    with create(tmp_path / "case", PersonText(("Léa Moulin",), handles=("lea",)), clock) as made:
        made.record(look(WALLED, 0, Status.LOGIN_WALL))
        made.record(look(READ))
        ranked = [
            (number, Match(each, 0.01, Band.UNLIKELY))
            for number, each in enumerate((WALLED, READ), 1)
        ]
        made.store_ranking(ranked, hours(1))
        yield made


def bands(text: str) -> dict[str, str]:
    """Give what the column of the band says of each account."""
    heading, *rows = text.splitlines()
    start = heading.index("band")
    return {row.split("instagram.com/")[1].split("/")[0]: row[start:][:9].strip() for row in rows}


def test_nobody_takes_an_account_that_was_never_read_for_one_that_was_cleared(
    unread: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    print_table(view_of(unread, hours(5)))
    assert bands(capsys.readouterr().out) == {"anna.wall": "not read", "bea.read": "unlikely"}
    listed = CliRunner().invoke(impostor, ["list", str(unread.folder)])
    assert bands(listed.stdout) == {"anna.wall": "not read", "bea.read": "unlikely"}
    kept = CliRunner().invoke(impostor, ["list", str(unread.folder), "--format", "json"])
    assert [each["band"] for each in json.loads(kept.stdout)["accounts"]] == ["unlikely"] * 2


@pytest.mark.parametrize(
    ("number", "said", "unsaid"),
    [
        ("1", ("unlikely, not read", "this says nothing about it", "screenshot"), "was found"),
        ("2", ("No copied photo", "was found"), "not read"),
    ],
)
def test_explain_says_of_a_wall_that_it_says_nothing(
    unread: Case, number: str, said: tuple[str, ...], unsaid: str
) -> None:
    done = CliRunner().invoke(impostor, ["explain", str(unread.folder), number])
    assert done.exit_code == 0, done.output
    assert all(text in done.stdout for text in said), done.stdout
    assert unsaid not in done.stdout
