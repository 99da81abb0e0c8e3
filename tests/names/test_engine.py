"""Pairs that must and must not be taken for an imitation, each with the reason to be given."""

import pytest

from impostor.names import Shown, index

MARIE = index(["Marie Dupont"], ["marie.dupont"])


@pytest.mark.parametrize(
    ("shown", "reason"),
    [
        pytest.param(
            Shown("Mаrie Dupоnt", "sunny88"), "the Cyrillic letter о stands for o", id="homoglyphs"
        ),
        pytest.param(Shown("M4rie Dup0nt", "x"), "stand for letters", id="leet"),
        pytest.param(Shown("Marie Dupont officiel", "x"), "decorates the name", id="decoration"),
        pytest.param(Shown("mariedupont", "x"), "run together", id="run together"),
        pytest.param(Shown("Sunny", "mariedupont1992"), "birth year", id="only in the handle"),
    ],
)
def test_disguises_score_high_and_say_why(shown: Shown, reason: str) -> None:
    match = MARIE.compare([shown])[0]
    assert match.score > 0.5
    assert any(reason in str(sentence) for sentence in match.reasons)


@pytest.mark.parametrize(
    "shown",
    [
        pytest.param(Shown("Marie Leroy", "mleroy"), id="shares the first name"),
        pytest.param(Shown("Jean Dupont", "jdupont"), id="shares the surname"),
        pytest.param(Shown("Bob", "bob"), id="shares nothing"),
        pytest.param(Shown(), id="shows nothing"),
    ],
)
def test_innocent_people_score_low(shown: Shown) -> None:
    assert MARIE.compare([shown])[0].score < 0.1


def test_the_same_name_is_marked_and_scores_at_least_as_high_as_a_disguise() -> None:
    same, disguised = MARIE.compare([Shown("Marie Dupont", "x"), Shown("Mаrie Dupont", "x")])
    assert same.exact
    assert not disguised.exact
    assert same.score >= disguised.score
