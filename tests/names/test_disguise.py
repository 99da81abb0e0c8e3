"""What counts as letters hidden behind look-alikes, and what people write without hiding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impostor.names import Shown, index
from impostor.names.disguise import hidden, hideable
from impostor.names.spelling import spell

NAME = "Emma Tremblay"

HIDES = [
    ("3mma.tremblay", "3mma", "a digit for a letter"),
    ("emm4_t", "emm4", "at the end of the word too"),
    ("etrembl@y", "trembl@y", "a sign for a letter"),
    ("tremb1ay", "tremb1ay", "1 for l, which might be i"),
    ("emma.trernblay", "trernblay", "r and n for m"),
    ("ernma", "ernma", "one m of two"),
    ("Emmа Tremblay", "Emmа", "a Cyrillic letter in a Latin word"),
    ("3.m.m.a", "3mma", "with separators between"),
]
HIDES_NOT = [
    ("emma4ever", "a digit beside the word"),
    ("emma2008", "a year"),
    ("emmaa", "a doubled letter"),
    ("Emma 👩‍👧", "an emoji of several characters"),
    ("Емма", "another script, unmixed"),
    ("anna.m0ll", "another name's letters"),
    ("", "nothing"),
    ("Emma's", "a possessive"),
]


@pytest.mark.parametrize(("text", "part"), [pytest.param(t, p, id=w) for t, p, w in HIDES])
def test_hides(text: str, part: str) -> None:
    assert hidden(hideable([spell(NAME)], []), text) == part


@pytest.mark.parametrize("text", [pytest.param(t, id=w) for t, w in HIDES_NOT])
def test_does_not_hide(text: str) -> None:
    assert hidden(hideable([spell(NAME)], []), text) is None


def test_what_the_person_writes_so_herself_hides_nothing() -> None:
    own = hideable([spell(NAME)], [spell("3mma.t")])
    assert hidden(own, "3mma.tt") is None
    assert hidden(own, "emma.trernblay") == "trernblay"


def test_a_handle_of_her_own_making_can_be_hidden_too() -> None:
    assert hidden(hideable([], [spell("moonskater")]), "m0onskater") == "m0onskater"


def test_a_profile_says_what_it_hides_where_it_imitates_the_person() -> None:
    (match, other) = index([NAME]).compare([Shown(NAME, "3mma.tremblay"), Shown("Ada", "4da")])
    assert match.hidden == "3mma"
    assert other.hidden is None


@given(st.text(max_size=60))
def test_any_text_is_accepted(text: str) -> None:
    hidden(hideable([spell(NAME)], [spell(text)]), text)
