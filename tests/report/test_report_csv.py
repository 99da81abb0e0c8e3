"""The CSV report opens in a spreadsheet, shows what it should, and runs nothing."""

import csv
from io import StringIO

from impostor.model import Account, Finding, Profile, Sentence
from impostor.report import FORMATS
from tests.report.sample import account, card, family, view
from tests.report.test_report_html import hostile


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline=""), strict=True))


def test_one_row_an_account_in_ranked_order() -> None:
    found = rows(FORMATS["csv"](family(), "en"))
    assert [row["rank"] for row in found] == ["1", "2", "3", "4", "5", "6"]
    assert found[0] == {
        "rank": "1",
        "number": "1",
        "score": "0.9800",
        "band": "likely",
        "platform": "instagram",
        "name": "Lеa Mаrtin 🌸",
        "handle": "lea.martin_officiel",
        "url": "https://instagram.example/lea.martin_officiel",
        "status": "up",
        "observed_at": "2026-11-22T12:00:00+01:00",
        "reason_1": "This picture is cut out of the photo you gave.",
        "reason_2": "“Lеa Mаrtin 🌸” imitates “Léa Martin”.",
        "brought": "0",
        "verdict": "",
        "return_of": "",
    }


def test_it_keeps_to_the_standard_and_begins_with_a_byte_order_mark() -> None:
    text = FORMATS["csv"](family(), "en")
    assert text.startswith("\ufeffrank,number,score,")
    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n") == len(family().cards) + 1


def test_no_cell_of_a_hostile_view_is_a_formula() -> None:
    bad = '=HYPERLINK("https://evil.example";"Click")'
    hostile_account = Account(bad, "+" + bad, "@" + bad)
    finding = Finding("s", 1.0, Sentence("{t}", {"t": "-1+1\n=1"}), bad, bad)
    shown = card(hostile_account, profile=Profile(hostile_account, "\t" + bad), findings=(finding,))
    [row] = rows(FORMATS["csv"](view(shown), "en"))
    assert row["name"] == "'" + bad
    assert row["handle"] == "'@" + bad
    assert row["reason_1"] == "'-1+1 =1"
    assert not [value for value in row.values() if value[:1] in set("=+-@\t\r\n")]


def test_hostile_text_stays_in_its_row() -> None:
    text = FORMATS["csv"](hostile(), "fr")
    assert len(rows(text)) == len(hostile().cards)
    assert not [row for row in rows(text) if None in row or None in row.values()]


def test_the_two_reasons_are_those_that_weigh_most() -> None:
    findings = tuple(
        Finding("s", weight, Sentence(f"Reason {weight}.")) for weight in (0.5, -3.0, 4.0, 1.0)
    )
    [row] = rows(FORMATS["csv"](view(card(account("x", "a"), findings=findings)), "en"))
    assert (row["reason_1"], row["reason_2"]) == ("Reason 4.0.", "Reason -3.0.")


def test_an_account_of_which_nothing_is_known_has_its_row() -> None:
    [row] = rows(
        FORMATS["csv"](view(card(account("x", "a"), profile=None, observation=None)), "en")
    )
    assert (row["name"], row["status"], row["reason_1"]) == ("", "", "")
