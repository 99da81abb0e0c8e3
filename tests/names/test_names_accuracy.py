"""A small made set that guards the trained model: innocents stay under the disguises."""

from collections.abc import Callable

import pytest
from rapidfuzz.fuzz import token_set_ratio

from impostor.names import Shown, index

PEOPLE = (
    ("Marie", "Dupont"), ("Catherine", "Lefebvre"), ("William", "Harrison"), ("Sofia", "Romano"),
    ("Katarzyna", "Nowak"), ("Alejandro", "Castillo"), ("Johannes", "Schneider"),
    ("Мария", "Кузнецова"), ("Дмитрий", "Соколов"), ("Ελένη", "Παπαδοπούλου"),
    ("Ayşe", "Yıldırım"), ("Minh", "Nguyễn"),
)  # fmt: skip
LOOKS = str.maketrans("aeocpхАаеоср", "аеосрxAaeocp")

DISGUISES: dict[str, Callable[[str, str], Shown]] = {
    "look-alikes": lambda first, last: Shown(f"{first} {last}".translate(LOOKS), "sunny.cat"),
    "claim": lambda first, last: Shown(f"{first} {last} ✓ official", "sunny.cat"),
    "order": lambda first, last: Shown(f"{last} {first}", "sunny.cat"),
    "run together": lambda first, last: Shown(f"{first}{last}".lower(), "sunny.cat"),
    "set apart": lambda first, last: Shown(".".join(first + last), "sunny.cat"),
    "doubled letter": lambda first, last: Shown(f"{first} {last}{last[-1]}", "sunny.cat"),
    "year": lambda first, last: Shown(f"{first} {last} 1991", "sunny.cat"),
    "backwards": lambda first, last: Shown(f"{first} {last}"[::-1], "sunny.cat"),
    "handle alone": lambda first, last: Shown("✨", f"real_{first}{last}91".lower()),
}


def _scores(person: tuple[str, str], shown: list[Shown]) -> list[float]:
    return [match.score for match in index([" ".join(person)]).compare(shown)]


def _innocents() -> list[float]:
    """Score everybody's first name, and surname, with everybody else's other name."""
    found: list[float] = []
    for first, last in PEOPLE:
        others = [other for other in PEOPLE if other[0] != first]
        found += _scores((first, last), [Shown(f"{first} {b}", f"{first}.{b}") for _, b in others])
        found += _scores((first, last), [Shown(f"{a} {last}", f"{a}.{last}") for a, _ in others])
        found += _scores((first, last), [Shown(f"{a} {b}", "sunny.cat") for a, b in others])
    return sorted(found)


@pytest.mark.parametrize("kind", DISGUISES)
def test_a_disguise_stands_over_innocent_people(kind: str) -> None:
    threshold = max(0.1, _innocents()[int(-0.003 * len(PEOPLE) * 33) - 1])
    over = [_scores(person, [DISGUISES[kind](*person)])[0] > threshold for person in PEOPLE]
    assert sum(over) >= 0.9 * len(PEOPLE)


def test_innocent_people_are_hardly_ever_suspected() -> None:
    scores = _innocents()
    assert sum(score >= 0.5 for score in scores) <= 0.003 * len(scores)


def test_the_guard_catches_a_score_that_is_too_lenient() -> None:
    """The control: rapidfuzz's token_set_ratio suspects everybody of the same first name."""
    first, last = PEOPLE[0]
    scores = [
        token_set_ratio(f"{first} {last}", f"{first} {other}") / 100 for _, other in PEOPLE[1:]
    ]
    assert sum(score >= 0.5 for score in scores) > 0.003 * len(scores)
