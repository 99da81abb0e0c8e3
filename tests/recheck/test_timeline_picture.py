"""The picture of what became of the accounts: lines over time, legible without colour."""

import re
from datetime import datetime, timedelta
from itertools import pairwise

import pytest

from impostor.case import Filing, Listed
from impostor.histories import History
from impostor.model import Status
from impostor.report import FORMATS
from impostor.report.timeline import APART, Shade, timeline
from impostor.watching import takedowns
from tests.recheck.sequences import START, Seen, course, sights
from tests.report.sample import account, view

UP, GONE = Status.UP, Status.GONE
NOW = START + timedelta(days=10)


def history(number: int, looks: list[Seen], filed: tuple[float, ...] = ()) -> History:
    went = course(looks)
    filings = tuple(
        Filing(number, "the <b>form</b>", START + timedelta(hours=hours)) for hours in filed
    )
    ended = takedowns(number, "bluesky", (one.at for one in filings), went.changes)
    listed = Listed(number, account("bluesky", f"fake.{number}<script>"))
    return History(listed, sights(looks), went, filings, ended)


DOWN = history(
    1, [Seen(0, UP), Seen(48, GONE), Seen(96, Status.LOGIN_WALL), Seen(120, GONE)], (24,)
)
BACK = history(2, [Seen(150, UP), Seen(200, UP)])
RENAMED = history(3, [Seen(0, UP), Seen(48, Status.PRIVATE), Seen(96, UP, handle="lea.neu")])


def shades(one: History) -> list[str]:
    drawn = timeline([one], {}, NOW)
    assert drawn is not None
    return [str(span.shade) for span in drawn.lines[0].spans]


def test_a_line_shows_each_state_in_turn() -> None:
    assert shades(DOWN) == ["up", "missing", "unknown", "gone"]
    assert shades(RENAMED) == ["up", "private", "up"]


def test_spans_join_and_fill_the_line_from_the_first_look_on() -> None:
    drawn = timeline([DOWN, BACK, RENAMED], {}, NOW)
    assert drawn is not None
    for line in drawn.lines:
        ends = [round(span.start + span.length, 2) for span in line.spans]
        starts = [span.start for span in line.spans]
        assert ends[-1] == pytest.approx(100, abs=0.02)
        assert starts[1:] == pytest.approx(ends[:-1], abs=0.02)
    assert drawn.lines[0].spans[0].start == 0


def test_returns_stand_under_what_they_return_to() -> None:
    late = history(9, [Seen(1, UP), Seen(200, UP)])
    drawn = timeline([late, BACK, DOWN], {2: 1}, NOW)
    assert drawn is not None
    assert [(line.number, line.return_of) for line in drawn.lines] == [
        *((1, None), (2, 1), (9, None))
    ]


def test_two_that_return_to_each_other_are_both_shown() -> None:
    drawn = timeline([BACK, DOWN], {1: 2, 2: 1}, NOW)
    assert drawn is not None
    assert {line.number for line in drawn.lines} == {1, 2}


def test_marks_do_not_cover_each_other() -> None:
    many = history(1, [Seen(n, UP, handle=f"lea{n}") for n in range(12)], (0, 1, 200))
    drawn = timeline([many], {}, NOW)
    assert drawn is not None
    places = [mark.place for mark in drawn.lines[0].marks]
    assert all(b - a >= APART - 0.02 for a, b in pairwise(places))
    assert max(places) <= 100


def test_one_look_is_no_history() -> None:
    assert timeline([history(1, [Seen(0, UP)])], {}, NOW) is None
    assert timeline([], {}, NOW) is None


def page(language: str = "en") -> str:
    shown = view(histories=(DOWN, BACK, RENAMED), made_at=NOW)
    return FORMATS["html"](shown, language)


def test_the_page_says_all_in_words_too() -> None:
    text = re.sub(r"<[^>]+>", "", page())
    for words in (
        "Gone: taken down or deleted",
        "Renamed from",
        "Reported:",
        "Account 1, now: gone",
        "1 account taken down, of 1 reported",
    ):
        assert words in text
    french = re.sub(r"<[^>]+>", "", page("fr"))
    assert "Compte 1, maintenant : disparu" in french


def test_each_state_is_drawn_in_a_way_of_its_own() -> None:
    """Without colour: a full bar, three patterns, a thin line and a dotted one."""
    html = page()
    css = html.partition("</style>")[0]
    for shade in ("private", "missing", "reused"):
        assert f'id="t-{shade}"' in html
    assert 'fill="url(#t-missing)"' in html
    assert "stroke-dasharray" in css
    drawn = timeline([DOWN], {}, NOW)
    assert drawn is not None
    assert drawn.shades == (Shade.UP, Shade.MISSING, Shade.GONE, Shade.UNKNOWN)


def test_what_strangers_and_people_wrote_is_escaped() -> None:
    assert "<script" not in page()
    assert "<b>form</b>" not in page()


def test_a_report_without_history_has_no_such_part() -> None:
    assert 'id="history"' not in FORMATS["html"](view(), "en")


def test_moments_of_a_clock_that_was_set_back_still_draw() -> None:
    odd = history(1, [Seen(0, UP), Seen(90, GONE), Seen(60, GONE), Seen(95, UP)])
    drawn = timeline([odd], {}, START)
    assert drawn is not None
    assert isinstance(drawn.middle, datetime)
    assert all(span.length >= 0 for span in drawn.lines[0].spans)
