"""The state machine: what counts as a change between looks, and what never does."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis.errors import NoSuchExample

from impostor.model import Source, Status
from impostor.watching import Content, State, follow
from impostor.watching.table import TRANSITIONS, Event, Kind
from tests.recheck.sequences import (
    BOTH,
    GAP,
    MINE,
    OTHER,
    WALLS,
    Machine,
    Seen,
    course,
    histories,
    kinds,
    naive,
    sights,
    unfounded,
)

UP, GONE, SUSPENDED, PRIVATE = Status.UP, Status.GONE, Status.SUSPENDED, Status.PRIVATE


def up(hours: float, **more: object) -> Seen:
    return replace(Seen(hours, UP), **more)


def gone(hours: float, **more: object) -> Seen:
    return replace(Seen(hours, GONE), **more)


MUST = [
    ("a takedown", [up(0), gone(30), gone(54)], ["gone"]),
    ("a takedown in the platform's words", [up(0), Seen(30, SUSPENDED), Seen(54, SUSPENDED)],
     ["gone"]),
    ("taken down, then deleted", [up(0), Seen(30, SUSPENDED), gone(54)], ["gone"]),
    ("walls between do not hide it", [up(0), gone(30), Seen(40, Status.LOGIN_WALL), gone(54)],
     ["gone"]),
    ("never final", [up(0), gone(30), gone(54), up(80), gone(100), gone(125)],
     ["gone", "back", "gone"]),
    ("back as private", [up(0), gone(30), gone(54), Seen(80, PRIVATE)], ["gone", "back"]),
    ("renamed", [up(0), up(30, handle="lea.new")], ["renamed"]),
    ("renamed, and back under the old name", [up(0), up(30, handle="b"), up(60)],
     ["renamed", "renamed"]),
    ("renamed while nobody could look", [up(0), Seen(20, Status.BLOCKED), up(30, handle="b")],
     ["renamed"]),
    ("renamed where no id is shown",
     [up(0, account_id=None), up(30, account_id=None, handle="b")], ["renamed"]),
    ("another account at the handle", [up(0), up(30, account_id=OTHER)], ["handle_reused"]),
    ("once only", [up(0), up(30, account_id=OTHER), up(60, account_id=OTHER)], ["handle_reused"]),
    ("a third account", [up(0), up(30, account_id=OTHER), up(60, account_id="id-3")],
     ["handle_reused", "handle_reused"]),
    ("reused, and then itself again", [up(0), up(30, account_id=OTHER), up(60)],
     ["handle_reused", "back"]),
    ("gone, then another takes the handle",
     [up(0), gone(30), gone(54), up(90, account_id=OTHER)], ["gone", "handle_reused"]),
    ("another has the handle, and the id is gone",
     [up(0), gone(30, by_id=True), up(30, account_id=OTHER, by_id=True), gone(60, by_id=True)],
     ["handle_reused", "gone"]),
    ("absent twice after another had the handle",
     [up(0), up(9, account_id=OTHER), gone(20), gone(45)], ["handle_reused", "gone"]),
    ("and somebody between whose id is not shown, who may be the account",
     [up(0), up(9, account_id=OTHER), gone(20), up(30, account_id=None), gone(45)],
     ["handle_reused"]),
    ("an absence under a clock that was years ahead, then two under the right one",
     [up(0), gone(17000), gone(5), gone(29)], ["gone"]),
    ("private", [up(0), Seen(30, PRIVATE)], ["went_private"]),
    ("private after an absence", [up(0), gone(30), Seen(40, PRIVATE)], ["went_private"]),
    ("the photo is taken away", [up(0), up(30, content=frozenset({Content.NAME}))],
     ["content_removed"]),
    ("photo and name together", [up(0), up(30, content=frozenset())], ["content_removed"]),
    ("one after the other",
     [up(0), up(30, content=frozenset({Content.NAME})), up(60, content=frozenset())],
     ["content_removed", "content_removed"]),
    ("renamed and emptied at once", [up(0), up(30, handle="b", content=frozenset())],
     ["renamed", "content_removed"]),
]  # fmt: skip

MUST_NOT = [
    ("one look", [up(0), gone(30)]),
    ("two looks too near", [up(0), gone(30), gone(53.9)]),
    ("up between, for a moment", [up(0), gone(30), up(40), gone(54)]),
    ("private between", [Seen(0, PRIVATE), gone(30), Seen(40, PRIVATE), gone(54)]),
    ("without controls", [up(0), gone(30, controlled=False), gone(60, controlled=False)]),
    ("controls in one look only", [up(0), gone(30, controlled=False), gone(60), gone(70)]),
    ("without a page", [up(0), gone(30, page=None), gone(60, page=None)]),
    ("a person's screenshots", [up(0), gone(30, source=Source.PERSON),
                                gone(60, source=Source.PERSON)]),
    ("a person's screenshot between two looks of the tool",
     [up(0), gone(30, source=Source.PERSON), gone(60), gone(70)]),
    ("a person's screenshot of another name", [up(0), up(30, handle="b", source=Source.PERSON)]),
    ("the clock set back", [up(0), gone(60), gone(30), gone(53)]),
    ("an absence under a clock that was years behind", [up(0), gone(-17000), gone(1), gone(20)]),
    ("never seen online", [gone(0), gone(60)]),
    ("private all along", [Seen(0, PRIVATE), Seen(30, PRIVATE)]),
    ("an id that one page does not show", [up(0), up(30, account_id=None)]),
    ("a handle written with capitals", [up(0), up(30, handle="LEA")]),
    ("a handle that one page does not show", [up(0), up(30, handle=None), up(60)]),
    ("pictures that could not be read", [up(0), up(30, content=frozenset(), known=frozenset())]),
    ("a page that shows less than the profile",
     [up(0), up(30, account_id=None, content=frozenset())]),
    ("hidden, not removed", [Seen(0, PRIVATE), Seen(30, PRIVATE, content=frozenset())]),
    ("shown for the first time", [up(0, content=frozenset()), up(30, content=BOTH)]),
    ("an account at the handle that may be the stranger's",
     [up(0, account_id=OTHER), up(30, account_id=None)]),
    ("what a stranger at the handle shows",
     [up(0, account_id=OTHER, content=BOTH), up(9, account_id=OTHER, content=frozenset())]),
]  # fmt: skip


@pytest.mark.parametrize(("looks", "found"), [case[1:] for case in MUST], ids=[c[0] for c in MUST])
def test_changes_that_are_told(looks: list[Seen], found: list[str]) -> None:
    assert kinds(looks) == found


@pytest.mark.parametrize("looks", [case[1] for case in MUST_NOT], ids=[c[0] for c in MUST_NOT])
def test_what_is_no_change(looks: list[Seen]) -> None:
    assert kinds(looks) == []


@pytest.mark.parametrize("status", WALLS)
def test_what_shows_nothing_moves_nothing(status: Status) -> None:
    for before in ([up(0)], [up(0), gone(30), gone(60)], [Seen(0, PRIVATE)]):
        looks = [*before, *(Seen(80 + 30 * number, status) for number in range(5))]
        assert course(looks).state is course(before).state
        assert kinds(looks) == kinds(before)


def test_the_table_has_every_state_and_event() -> None:
    assert set(TRANSITIONS) == set(product(State, Event))


@pytest.mark.parametrize("state", State)
def test_only_the_second_absence_makes_gone(state: State) -> None:
    for event in Event:
        after, kind = TRANSITIONS[state, event]
        if kind is Kind.GONE or (after is State.GONE and state is not State.GONE):
            assert event is Event.ABSENT_AGAIN
    assert TRANSITIONS[state, Event.SHOWN][0] is State.UP, "no state is final"
    assert TRANSITIONS[state, Event.NOTHING] == (state, None)


def test_a_change_says_what_was_and_what_is() -> None:
    (told,) = course([up(0), gone(30), gone(54)]).changes
    assert (told.before, told.after) == ("up", "gone")
    assert "2026-03-02T18:00:00" in " ".join(map(str, told.reasons))
    (told,) = course([up(0), up(30, handle="b")]).changes
    assert (told.before, told.after) == ("lea", "b")
    (told,) = course([up(0), up(30, account_id=OTHER)]).changes
    assert (told.before, told.after) == (MINE, OTHER)
    (told,) = course([up(0), up(30, content=frozenset({Content.NAME}))]).changes
    assert (told.before, told.after) == ("name, photo", "name")


def test_absences_on_both_sides_of_a_stranger_are_not_added_up() -> None:
    """Where only the handle can be asked, it is the stranger who was there and is no longer."""
    looks = [up(0), gone(1), up(5, account_id=OTHER), gone(26)]
    assert kinds(looks) == ["handle_reused"]


def test_where_a_page_shows_no_id_it_may_be_another_who_is_back() -> None:
    (_, told) = course([up(0), gone(30), gone(54), up(80, account_id=None)]).changes
    assert told.kind is Kind.BACK
    assert "no stable id" in " ".join(map(str, told.reasons))


def test_where_no_id_is_shown_that_is_said() -> None:
    looks = [up(0, account_id=None), up(30, account_id=None, handle="b")]
    (told,) = course(looks).changes
    assert "no stable id" in " ".join(map(str, told.reasons))


FEW = settings(max_examples=150, deadline=None)
ANY = settings(max_examples=5000, deadline=None, phases=[Phase.generate])
"""For a search that is content with what it finds first, however long."""


def faults(looks: list[Seen], machine: Machine) -> list[str]:
    seen = sights(looks)
    told = machine(seen, MINE, GAP).changes
    return [str(one.at) for one in told if unfounded(seen, one, GAP)]


@given(histories())
def test_gone_is_never_told_without_its_conditions(looks: list[Seen]) -> None:
    assert faults(looks, follow) == []


@given(histories())
def test_a_longer_history_only_adds(looks: list[Seen]) -> None:
    whole = course(looks)
    for length in range(len(looks)):
        part = course(looks[:length])
        assert whole.changes[: len(part.changes)] == part.changes
        assert whole.states[: len(part.states)] == part.states


@given(histories())
def test_what_a_person_brought_moves_nothing(looks: list[Seen]) -> None:
    own = [one for one in looks if one.source is Source.TOOL]
    assert kinds(looks) == kinds(own)
    assert course(looks).state is course(own).state


def test_those_properties_can_fail() -> None:
    """The control: a checker without hysteresis is caught at once."""
    assert find(histories(), lambda looks: bool(faults(looks, naive)))
    with pytest.raises(NoSuchExample):
        find(histories(), lambda looks: bool(faults(looks, follow)), settings=FEW)


def test_every_kind_of_change_is_drawn() -> None:
    """Random histories would prove little if they never held a takedown."""
    for kind in Kind:
        assert find(
            histories(), lambda looks, wanted=str(kind): wanted in kinds(looks), settings=ANY
        )
