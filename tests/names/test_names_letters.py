"""Two texts letter by letter, and the partial that a report shows of them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impostor.names.letters import Letter, letters


def _columns(reference: str, candidate: str) -> list[tuple[str, str, bool, bool]]:
    return [
        (c.reference, c.candidate, c.differs, c.imitates) for c in letters(reference, candidate)
    ]


@pytest.mark.parametrize(
    ("reference", "candidate", "expected"),
    [
        pytest.param("aé", "aé", [("a", "a", False, False), ("é", "é", False, False)], id="same"),
        pytest.param(
            "ao", "аo", [("a", "а", True, True), ("o", "o", False, False)], id="look-alike"
        ),
        pytest.param("oa", "0a", [("o", "0", True, True), ("a", "a", False, False)], id="digit"),
        pytest.param("ab", "a", [("a", "a", False, False), ("b", "", True, False)], id="left out"),
        pytest.param("a", "A", [("a", "A", False, False)], id="case is no difference"),
    ],
)
def test_columns(
    reference: str, candidate: str, expected: list[tuple[str, str, bool, bool]]
) -> None:
    assert _columns(reference, candidate) == expected


def test_a_differing_character_is_named_as_unicode_names_it() -> None:
    assert letters("a", "а")[0].unicode == "U+0430 CYRILLIC SMALL LETTER A"
    assert letters("a", "a\u200b")[1].unicode == "U+200B ZERO WIDTH SPACE"
    assert not letters("a", "a")[0].unicode


@given(st.text(max_size=40), st.text(max_size=40))
def test_every_character_of_both_texts_stands_in_order(reference: str, candidate: str) -> None:
    columns: list[Letter] = list(letters(reference, candidate))
    assert "".join(c.reference for c in columns) == reference
    assert "".join(c.candidate for c in columns) == candidate
