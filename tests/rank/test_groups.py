"""Which accounts one hand seems to run, and who is never counted among them."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from impostor import photos
from impostor.model import (
    Band,
    Decision,
    Finding,
    Match,
    PhotoMatch,
    Profile,
    Relation,
    Return,
    Sentence,
    Verdict,
)
from impostor.rank.groups import Candidate, operations
from impostor.report.graph import graph
from impostor.report.view import Card
from tests.rank.test_bands import NOW, OWN_BIO, PERSON
from tests.rank.test_returns import CONTACT, OWN_PROFILE, WORDS, seen, shot

CARE = (Sentence("It bears the platform's badge."),)
ONE, OTHER = 301, 310


def one(number: int, handle: str, *, band: Band = Band.LIKELY, **more: object) -> Candidate:
    """An account under a number, with what it shows."""
    shown = more.pop("shown", None)
    said = more.pop("said", None)
    of_match = {key: more.pop(key) for key in ("care", "return_of", "findings") if key in more}
    look = seen(handle, shot(shown) if isinstance(shown, int) else None, **more)
    account = look.observation.account
    match = replace(Match(account, 0.9, band), **of_match)  # type: ignore[arg-type]
    verdicts = (Verdict(account, said, "Claire", NOW),) if isinstance(said, Decision) else ()
    return Candidate(number, look, match, verdicts)


def grouped(*everybody: Candidate) -> list[tuple[int, ...]]:
    shown = {p.photo.sha256: p.photo for c in everybody for p in c.look.pictures if p.photo}
    twins = photos.twins(shown.values())
    return [each.members for each in operations(PERSON, [OWN_PROFILE], everybody, twins)]


HERS = Finding(
    "photo_copied", 3.0, Sentence("copy"),
    photo=PhotoMatch(shot(ONE).sha256, "a" * 64, 0.99, Relation.SAME),
)  # fmt: skip
BACK = Return(1, 4.0, (Sentence("sign"),))


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param((one(1, "abcde", shown=ONE), one(2, "fghij", shown=ONE)), id="a picture"),
        pytest.param((one(1, "abcde", bio=WORDS), one(2, "fghij", bio=f"{WORDS} ★")), id="words"),
        pytest.param(
            (one(1, "abcde", links=(CONTACT,)), one(2, "fghij", links=(CONTACT,))), id="a contact"
        ),
        pytest.param((one(1, "anais_prive"), one(2, "anaisprive22")), id="a pattern of handles"),
        pytest.param(
            (one(1, "abcde"), one(2, "fghij", band=Band.POSSIBLE, return_of=BACK)), id="a return"
        ),
        pytest.param(
            (
                one(1, "abcde", bio=WORDS, band=Band.UNLIKELY, said=Decision.FAKE),
                one(2, "fghij", bio=WORDS),
            ),
            id="one that a person called fake, whatever the machine says",
        ),
        pytest.param(
            (
                one(1, "anais_prive", bio=WORDS),
                one(2, "anaisprive22", bio=WORDS, band=Band.USES_PHOTOS),
            ),
            id="two kinds of traces with one that nothing else accuses",
        ),
    ],
)
def test_those_who_share_what_one_hand_leaves_are_one_operation(
    pair: tuple[Candidate, Candidate],
) -> None:
    assert grouped(*pair) == [(1, 2)]


@pytest.mark.parametrize(
    ("supposed", "said", "sentence", "on_word"),
    [
        (BACK, None, "Account 2 may be account 1 that came back.", False),
        (BACK, 1, "Account 2 is a return of account 1, as a person confirmed.", False),
        (None, 1, "Account 2 is a return of account 1, as a person confirmed.", True),
    ],
)
def test_a_return_is_told_with_who_says_so(
    supposed: Return | None, said: int | None, sentence: str, on_word: bool
) -> None:
    earlier = one(1, "abcde", said=Decision.FAKE)
    later = one(2, "fghij", return_of=supposed)
    if said is not None:
        verdict = Verdict(later.match.account, Decision.FAKE, "Claire", NOW, return_of=said)
        later = replace(later, verdicts=(verdict,))
    (found,) = operations(PERSON, [OWN_PROFILE], [earlier, later])
    assert [str(tie.sentence) for tie in found.ties] == [sentence]
    assert found.on_word == on_word


@pytest.mark.parametrize(
    "pair",
    [
        pytest.param((one(1, "abcde", shown=ONE), one(2, "fghij", shown=OTHER)), id="nothing"),
        pytest.param(
            (one(1, "abcde", shown=ONE, findings=(HERS,)), one(2, "fghij", shown=ONE)),
            id="her photo: every fake of hers shows it",
        ),
        pytest.param((one(1, "abcde", bio=OWN_BIO), one(2, "fghij", bio=OWN_BIO)), id="her words"),
        pytest.param((one(1, "leatremblay1"), one(2, "lea.tremblay")), id="her name in handles"),
        pytest.param(
            (one(1, "realleatremblay"), one(2, "real_lea_tremblay2")), id="one disguise of her name"
        ),
        pytest.param(
            (one(1, "abcde", bio=WORDS), one(2, "fghij", bio=WORDS, band=Band.UNLIKELY)),
            id="an unlikely one",
        ),
        pytest.param(
            (one(1, "abcde", bio=WORDS), one(2, "fghij", bio=WORDS, band=Band.PROTECTED)),
            id="a protected one",
        ),
        pytest.param(
            (one(1, "abcde", bio=WORDS), one(2, "fghij", bio=WORDS, said=Decision.GENUINE)),
            id="one that a person called genuine",
        ),
        pytest.param(
            (one(1, "abcde", bio=WORDS), one(2, "fghij", bio=WORDS, care=CARE)),
            id="one with a reason for care",
        ),
        pytest.param(
            (one(1, "abcde", shown=ONE), one(2, "fghij", shown=ONE, band=Band.USES_PHOTOS)),
            id="a parent from whom the fake took a picture",
        ),
    ],
)
def test_others_are_not(pair: tuple[Candidate, Candidate]) -> None:
    assert grouped(*pair) == []


def test_what_an_innocent_has_too_ties_nobody() -> None:
    fakes = (one(1, "abcde", bio=WORDS), one(2, "fghij", bio=WORDS))
    assert grouped(*fakes) == [(1, 2)]
    assert grouped(*fakes, one(3, "klmno", bio=WORDS, band=Band.UNLIKELY)) == []


def test_groups_grow_through_what_each_pair_shares_and_the_largest_comes_first() -> None:
    chain = (
        one(5, "abcde", bio=WORDS),
        one(6, "anaisprive1", bio=WORDS),
        one(7, "anais_prive"),
        one(1, "fghij", links=(CONTACT,)),
        one(2, "klmno", links=(CONTACT,)),
    )
    assert grouped(*chain) == [(5, 6, 7), (1, 2)]


def test_a_mirrored_picture_is_the_same_one() -> None:
    pair = (shot(ONE), shot(ONE, "mirrored"), shot(OTHER))
    assert photos.twins(pair) == [(pair[0].sha256, pair[1].sha256)]


@settings(max_examples=15)
@given(st.integers(2, 30))
def test_the_picture_of_a_group_has_a_place_for_each(count: int) -> None:
    everybody = [one(number, f"abcde{number}", bio=WORDS) for number in range(1, count + 1)]
    (found,) = operations(PERSON, [], everybody)
    cards = {
        each.number: Card(each.number, 1, each.match, Profile(each.match.account), None, None)
        for each in everybody
    }
    drawn = graph(found, cards)
    assert drawn == graph(found, cards)
    assert len(drawn.nodes) == count
    for node in drawn.nodes:
        assert drawn.size <= node.x <= 320 - drawn.size
        assert drawn.size <= node.y <= 320 - drawn.size
        others = (other for other in drawn.nodes if other is not node)
        nearest = min((n.x - node.x) ** 2 + (n.y - node.y) ** 2 for n in others) ** 0.5
        assert nearest > 2 * drawn.size, "circles do not overlap"
