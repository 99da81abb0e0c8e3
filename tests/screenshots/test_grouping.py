"""Screenshots are sorted by what stands in them: look-alikes stay apart, doubts are not guessed."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impostor.screenshots import Recognised, grouped


def read(handle: str | None, *others: str, app: str | None = "instagram", sure: float = 0.99,
         name: str | None = "Léa Martin") -> Recognised:  # fmt: skip
    return Recognised(app, handle, name, frozenset(others), sure=sure)


APART = {
    "a dot and an underscore": ["lea_martin", "lea.martin"],
    "with and without a separator": ["lea_martin", "leamartin"],
    "l and I": ["lea.martin", "iea.martin"],
    "l and 1": ["lea.martin", "1ea.martin"],
    "o and 0": ["leo.martin", "le0.martin"],
    "one more letter": ["lea.martin", "lea.martinn"],
    "an underscore at the end": ["lea.martin", "lea.martin_"],
}


@pytest.mark.parametrize("what", APART)
@pytest.mark.parametrize("shots", [1, 3])
def test_two_handles_that_look_alike_are_two_accounts(what: str, shots: int) -> None:
    handles = APART[what]
    found = grouped([read(handle) for handle in handles for _ in range(shots)])
    assert {handle for _, handle in found.accounts} == set(handles)
    assert [len(members) for members in found.accounts.values()] == [shots, shots]


def test_the_same_handle_on_two_platforms_is_two_accounts() -> None:
    found = grouped([read("lea.martin"), read("lea.martin", app="tiktok")])
    assert len(found.accounts) == 2


def test_a_reading_with_two_ways_goes_where_one_of_them_is_known() -> None:
    found = grouped([read("le0.martin"), read("leo.martin", "le0.martin")])
    assert found.accounts == {("instagram", "le0.martin"): (0, 1)}


def test_a_reading_with_two_ways_that_are_both_known_is_unclear() -> None:
    found = grouped([read("le0.martin"), read("leo.martin"), read("leo.martin", "le0.martin")])
    assert [unclear.members for unclear in found.unclear] == [(2,)]
    assert found.unclear[0].choices == ("le0.martin", "leo.martin")


def test_a_reading_with_two_ways_of_which_none_is_known_is_unclear() -> None:
    assert grouped([read("leo.martin", "le0.martin")]).unclear[0].members == (0,)


def test_an_unsure_reading_that_lost_its_dot_joins_the_account_of_the_same_name() -> None:
    found = grouped([read("lea.martin"), read("lea.martin"), read("leamartin", sure=0.8)])
    assert found.accounts == {("instagram", "lea.martin"): (0, 1, 2)}


@pytest.mark.parametrize(
    "others",
    [
        [read("lea.martin", name="Somebody"), read("lea.martin", name="Somebody")],
        [read("lea.martin"), read("lea_martin")],
    ],
    ids=["under another name", "and two accounts come into question"],
)
def test_an_unsure_reading_is_not_guessed(others: list[Recognised]) -> None:
    found = grouped([*others, read("leamartin", sure=0.8)])
    assert [unclear.members for unclear in found.unclear] == [(2,)]


def test_without_app_or_handle_it_is_unclear_and_says_why() -> None:
    found = grouped([read("lea.martin", app=None), read(None), read(None)])
    assert found.accounts == {}
    assert {str(unclear.why) for unclear in found.unclear} == {
        "It does not show which platform it is from.", "It shows no handle.",
    }  # fmt: skip
    # Two of one app under one name are asked for once.
    assert sorted(unclear.members for unclear in found.unclear) == [(0,), (1, 2)]


def test_what_shows_neither_handle_nor_name_is_asked_for_one_by_one() -> None:
    found = grouped([read(None, name=None), read(None, name=None)])
    assert [unclear.members for unclear in found.unclear] == [(0,), (1,)]


HANDLES = ["lea.martin", "lea_martin", "leamartin", "1ea.martin", None]
READINGS = st.lists(
    st.builds(
        Recognised, st.sampled_from(["instagram", "x", None]), st.sampled_from(HANDLES),
        st.sampled_from(["Léa", None]), st.frozensets(st.sampled_from(HANDLES[:4]), max_size=1),
        sure=st.sampled_from([0.7, 0.95, 1.0]),
    ),
    max_size=10,
)  # fmt: skip


@given(READINGS)
def test_every_screenshot_stands_in_exactly_one_place(readings: list[Recognised]) -> None:
    found = grouped(readings)
    places = [*found.accounts.values(), *(unclear.members for unclear in found.unclear)]
    assert sorted(number for members in places for number in members) == list(range(len(readings)))


@given(READINGS, st.randoms())
def test_the_order_in_which_they_come_changes_nothing(
    readings: list[Recognised], random: Random
) -> None:
    order = list(range(len(readings)))
    random.shuffle(order)
    first, second = grouped(readings), grouped([readings[number] for number in order])
    back = {key: {order[number] for number in members} for key, members in second.accounts.items()}
    assert {key: set(members) for key, members in first.accounts.items()} == back
