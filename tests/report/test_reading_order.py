"""What a person reads first: what there is to act on, whatever the scores say."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impostor.case import Case, PersonText, create
from impostor.cli.ranked_table import print_table
from impostor.model import Account, Band, Match
from impostor.rank.order import BANDS, place
from impostor.report import FORMATS, words
from impostor.report.from_case import view_of, whole_view_of
from tests.case.made import clock, hours, look, match

LISTED = {
    # Scored above the club that stands in a graver band.
    "stranger": (Band.UNLIKELY, 0.30),
    "namesake": (Band.POSSIBLE, 0.95),
    "mother": (Band.POSSIBLE, 0.40),
    # A club that shows the person twice and says much that speaks for a club.
    "club": (Band.USES_PHOTOS, 0.10),
    "fake": (Band.LIKELY, 0.60),
    "surest": (Band.LIKELY, 0.99),
    "nobody": (Band.UNLIKELY, 0.01),
    "own": (Band.PROTECTED, 0.0),
}
READ = ["surest", "fake", "club", "namesake", "mother", "stranger", "nobody", "own"]


def account(name: str) -> Account:
    return Account("instagram", f"https://www.instagram.com/{name}/", name, name)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    text = PersonText(("Léa Moulin",), own=(account("own").url,))
    with create(tmp_path / "case", text, clock) as made:
        numbered = []
        for number, (name, (band, score)) in enumerate(LISTED.items(), 1):
            of = account(name)
            made.record(look(of))
            numbered.append((number, replace(match(of, score), band=band, findings=())))
        made.store_ranking(numbered, hours(1))
        yield made


def as_csv(case: Case) -> list[str]:
    text = FORMATS["csv"](whole_view_of(case, hours(2)), "en").lstrip("\ufeff")
    return [row["handle"] for row in csv.DictReader(io.StringIO(text))]


def as_json(case: Case) -> list[str]:
    found = json.loads(FORMATS["json"](whole_view_of(case, hours(2)), "en"))["accounts"]
    assert [one["rank"] for one in found] == list(range(1, len(READ) + 1))
    return [one["handle"] for one in found]


def as_page(case: Case) -> list[str]:
    page = FORMATS["html"](whole_view_of(case, hours(2)), "en")
    places = {name: re.search(rf"instagram\.com/{name}\b", page) for name in READ}
    return sorted(READ, key=lambda name: found.start() if (found := places[name]) else -1)


@pytest.mark.parametrize("read", [as_csv, as_json, as_page], ids=lambda one: one.__name__)
def test_every_report_lists_by_band_and_in_it_by_score(
    case: Case, read: Callable[[Case], list[str]]
) -> None:
    assert read(case) == READ


def test_the_table_after_a_scan_lists_in_the_same_order(
    case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    print_table(view_of(case, hours(2)))
    lines = capsys.readouterr().out.splitlines()[1:]
    shown = [re.search(r"instagram\.com/(\w+)", line) for line in lines]
    assert [found[1] for found in shown if found] == READ
    assert [int(line.split()[0]) for line in lines if line.strip()] == list(range(1, 9))


def test_every_band_has_its_place_and_its_words() -> None:
    assert [str(band) for band in BANDS] == [
        "likely", "uses_photos", "possible", "unlikely", "protected",
    ]  # fmt: skip
    assert set(words.BANDS) == set(BANDS)


matches = st.builds(
    lambda band, score: Match(account("lea"), score, band),
    st.sampled_from(list(Band)),
    st.floats(0, 1),
)


@given(st.lists(matches, max_size=12))
def test_no_score_lifts_an_account_over_a_graver_band(given_: list[Match]) -> None:
    numbered = sorted(enumerate(given_, 1), key=lambda one: place(*one))
    bands = [BANDS.index(one.band) for _, one in numbered]
    assert bands == sorted(bands)
    for (before, one), (after, other) in pairwise(numbered):
        if one.band is other.band:
            assert (-one.score, before) <= (-other.score, after)
