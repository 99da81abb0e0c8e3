"""When a fake counts as gone, so that what came later may be its return: as a recheck tells it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from impostor import photos
from impostor.case import Case, PersonText, create
from impostor.model import Account, Decision, Look, Source, Status, Verdict
from impostor.protection import person_of
from impostor.rank import PersonIndex
from impostor.rerank import with_fakes
from impostor.whereabouts import gone_since
from tests.case.made import clock, hours, look

FAKE = Account("instagram", "https://www.instagram.com/lea.martin/", "lea.martin", "4711")
UP, GONE, WALL = Status.UP, Status.GONE, Status.LOGIN_WALL


@dataclass(frozen=True, slots=True)
class Seen:
    """A look: when, what it showed, whether the platform's answers could be told apart, by whom."""

    at: float
    status: Status
    controlled: bool = True
    source: Source = Source.TOOL
    account: Account = FAKE


LIVES = {
    "there all along": ([Seen(0, UP), Seen(30, UP)], None),
    "missed once": ([Seen(0, UP), Seen(30, GONE)], None),
    "missed twice within a day": ([Seen(0, UP), Seen(30, GONE), Seen(40, GONE)], None),
    "missed twice, a day apart": ([Seen(0, UP), Seen(30, GONE), Seen(54, GONE)], 30),
    "a wall between": ([Seen(0, UP), Seen(30, GONE), Seen(40, WALL), Seen(54, GONE)], 30),
    "suspended": ([Seen(0, UP), Seen(30, Status.SUSPENDED), Seen(54, Status.SUSPENDED)], 30),
    "there between": ([Seen(0, UP), Seen(30, GONE), Seen(40, UP), Seen(54, GONE)], None),
    "back again": ([Seen(0, UP), Seen(30, GONE), Seen(54, GONE), Seen(60, UP)], None),
    "gone, back and gone": (
        [Seen(0, UP), Seen(30, GONE), Seen(54, GONE), Seen(60, UP), Seen(90, GONE),
         Seen(120, GONE)], 90,
    ),
    "never seen there": ([Seen(0, GONE), Seen(30, GONE)], 30),
    "the platform could not be believed": (
        [Seen(0, UP), Seen(30, GONE, controlled=False), Seen(54, GONE, controlled=False)], None,
    ),
    "somebody said so": (
        [Seen(0, UP), Seen(30, GONE, source=Source.PERSON), Seen(54, GONE, source=Source.PERSON)],
        None,
    ),
}  # fmt: skip


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with create(tmp_path / "case", PersonText(("Léa Martin",)), clock) as made:
        yield made


def taken(seen: Seen) -> Look:
    made = look(seen.account, seen.at, seen.status)
    told = replace(made.observation, controlled=seen.controlled, source=seen.source)
    return replace(made, observation=told)


@pytest.mark.parametrize("life", LIVES)
def test_a_fake_went_when_a_recheck_tells_that_it_is_gone(case: Case, life: str) -> None:
    looks, since = LIVES[life]
    for seen in looks:
        case.record(taken(seen), None if seen == looks[0] else 1)
    case.add_verdict(Verdict(FAKE, Decision.FAKE, "a parent", hours(1)))
    index = PersonIndex.of(person_of(case), photos.index(()))
    fakes = with_fakes(case, index, case.looks()).fakes
    went = [fake.went for fake in fakes]
    assert went == [None if since is None else hours(since)]


def test_a_fake_whose_handle_another_has_is_not_called_gone(case: Case) -> None:
    case.record(taken(Seen(0, UP)))
    case.record(taken(Seen(30, UP, account=replace(FAKE, account_id="9000"))), 1)
    (listed,) = (one for one in case.accounts() if one.number == 1)
    assert gone_since(case, listed) is None
