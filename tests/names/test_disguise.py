"""What counts as letters hidden behind look-alikes, and what people write without hiding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impostor.names import Shown, index
from impostor.names.disguise import hidden, hideable
from impostor.names.spelling import spell

HIDES = [
    ("Emma Tremblay", "3mma.tremblay", "3mma", "a digit for a letter"),
    ("Emma Tremblay", "etrembl@y", "trembl@y", "a sign for a letter"),
    ("Emma Tremblay", "tremb1ay", "tremb1ay", "1 for l, which might be i"),
    ("Emma Tremblay", "emma.trernblay", "trernblay", "r and n for m"),
    ("Emma Tremblay", "ernma", "ernma", "one m of two"),
    ("Emma Tremblay", "3rnma", "3rnma", "both at once"),
    ("Bernadette Arnaud", "bernadette.amaud", "amaud", "m for r and n"),
    ("William Roy", "vvilliam", "vvilliam", "two v for w"),
    ("Emma Tremblay", "Emma TrembIay", "TrembIay", "a capital I for l"),
    ("Emma Tremblay", "EmmaTrembIay", "TrembIay", "the same, run together"),
    ("Emma Tremblay", "Emmа Tremblay", "Emmа", "a Cyrillic letter in a Latin word"),
    ("Лена Ким", "Лeна", "Лeна", "a Latin letter in a Cyrillic word"),
    ("Emma Tremblay", "Em\u200bma", "emma", "something between that nobody sees"),
    ("Lea Roth", "l3aroth", "l3a", "a short name before the other"),
    ("Lea Roth", "l3a1990", "l3a", "a short name before a number"),
    ("Zoé Müller", "müll3r", "mull3r", "beside an accent"),
]
HIDES_NOT = [
    ("Emma Tremblay", "emma4ever", "a digit beside the word"),
    ("Emma Tremblay", "emma2008", "a year"),
    ("Ali Hasan", "hasan.al1990", "a year behind what is nearly the name"),
    ("Emma Lee", "emma.l33", "a number behind an initial"),
    ("Oskar Nilsson", "nilsson2000skar", "a number before"),
    ("Daniele Rossi", "daniel3rossi", "a number behind another name"),
    ("Emma Tremblay", "emmaa", "a doubled letter"),
    ("Ella Roy", "elia", "another name"),
    ("Lea Roth", "c1ean_eating", "a short name's letters in another word"),
    ("Lea Roth", "R0thschild", "the same at its start"),
    ("Sam Miller", "5am_club", "an hour"),
    ("Anna Bos", "80s_music", "a decade"),
    ("Mia Lopez", "lopez.california", "a word that has the letters"),
    ("Emma Tremblay", "Emma 👩‍👧", "an emoji of several characters"),
    ("Emma Tremblay", "Emma Δelta μg", "other words that mix scripts"),
    ("Emma Tremblay", "Емма", "another script, unmixed"),
    ("Emma Tremblay", "anna.m0ll", "another name's letters"),
    ("Emma Tremblay", "EmmaIsabel", "a capital that begins a word"),
    ("Emma Tremblay", "Emma's", "a possessive"),
    ("Emma Kahumanu", "Emma Kaʻahumanu", "a letter that is an apostrophe"),
    ("Emma Tremblay", "", "nothing"),
]


@pytest.mark.parametrize(("name", "text", "part"), [pytest.param(*r, id=w) for *r, w in HIDES])
def test_hides(name: str, text: str, part: str) -> None:
    assert hidden(hideable([spell(name)], [], []), text) == part


@pytest.mark.parametrize(("name", "text"), [pytest.param(*r, id=w) for *r, w in HIDES_NOT])
def test_does_not_hide(name: str, text: str) -> None:
    assert hidden(hideable([spell(name)], [], []), text) is None


@pytest.mark.parametrize(
    ("names", "handles", "written"),
    [
        pytest.param(["Emma Tremblay"], ["3mma.t"], [], id="in a handle"),
        pytest.param(["Emma Tremblay"], [], ["3mma.t"], id="in that of an own account"),
        pytest.param(["3mma Tremblay"], [], [], id="in the name"),
    ],
)
def test_what_the_person_writes_so_herself_hides_nothing(
    names: list[str], handles: list[str], written: list[str]
) -> None:
    own = hideable(list(map(spell, names)), list(map(spell, handles)), [*names, *written])
    assert hidden(own, "3mma.tt") is None
    assert hidden(own, "emma.trernblay") == "trernblay"


def test_a_handle_of_her_own_making_can_be_hidden_too() -> None:
    assert hidden(hideable([], [spell("moonskater")], []), "m0onskater") == "m0onskater"


def test_the_longest_hidden_part_is_named() -> None:
    assert hidden(hideable([spell("Emma Tremblay")], [], []), "3mmatr3mblay") == "tr3mblay"


def test_a_profile_says_what_it_hides_where_it_imitates_the_person() -> None:
    whole, other = index(["Emma Tremblay"]).compare(
        [Shown("Emma Tremblay", "3mma.tremblay"), Shown("Ada", "4da")]
    )
    assert whole.hidden == "3mma"
    assert other.hidden is None


@pytest.mark.parametrize("name", ["Ke$ha", "P!nk", "Марʼяна Коваленко", "Emma OʼBrien"])
def test_the_very_same_name_hides_nothing_however_it_is_written(name: str) -> None:
    (match,) = index([name]).compare([Shown(name, "x")])
    assert match.exact
    assert match.hidden is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_any_text_is_accepted(name: str, text: str) -> None:
    hidden(hideable([spell(name)], [spell(text)], []), text)
    hidden(hideable([spell(name)], [], []), text)
