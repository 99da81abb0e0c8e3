"""Pairs that must and must not be taken for an imitation, each with the reason to be given."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impostor.names import Shown, index

MARIE = index(["Marie Dupont"], ["marie.dupont"])


@pytest.mark.parametrize(
    ("shown", "reason"),
    [
        pytest.param(
            Shown("Mаrie Dupоnt", "sunny88"), "the Cyrillic letter о stands for o", id="homoglyphs"
        ),
        pytest.param(Shown("𝓜𝓪𝓻𝓲𝓮 𝓓𝓾𝓹𝓸𝓷𝓽", "x"), "styled letters", id="styled letters"),
        pytest.param(Shown("Mar\u200bie Dupont", "x"), "invisible", id="invisible characters"),
        pytest.param(Shown("M4rie Dup0nt", "x"), "stand for letters", id="leet"),
        pytest.param(Shown("M a r i e D u p o n t", "x"), "set apart", id="set apart"),
        pytest.param(Shown("Marie Dupont officiel", "x"), "decorates the name", id="decoration"),
        pytest.param(Shown("Dupont Marie", "x"), "another order", id="order"),
        pytest.param(Shown("mariedupont", "x"), "run together", id="run together"),
        pytest.param(Shown("Мари Дюпон", "x"), "another script", id="transliteration"),
        pytest.param(Shown("tnopuD eiraM", "x"), "backwards", id="reversed"),
        pytest.param(Shown("Sunny", "mariedupont1992"), "birth year", id="only in the handle"),
        pytest.param(Shown("Sunny", "marie.dup0nt"), "own handles", id="like the own handle"),
    ],
)
def test_disguises_score_high_and_say_why(shown: Shown, reason: str) -> None:
    match = MARIE.compare([shown])[0]
    assert match.score > 0.5
    assert any(reason in str(sentence) for sentence in match.reasons)


@pytest.mark.parametrize(
    ("mine", "name"),
    [
        pytest.param("Мария Иванова", "Mariya Ivanova", id="Cyrillic in Latin letters"),
        pytest.param("Екатерина Смирнова", "Катя Смирнова", id="Russian nickname"),
        pytest.param("Robert Fletcher", "Bob Fletcher", id="English nickname"),
        pytest.param("Γεώργιος Παπαδόπουλος", "Georgios Papadopoulos", id="Greek"),
        pytest.param("加藤 千代", "Chiyo Kato", id="Japanese reading"),
        pytest.param("김민수", "Kim Minsu", id="Korean family name as people spell it"),
        pytest.param("王小明", "Xiaoming Wang", id="Chinese, first name first"),
        pytest.param("محمد الدباغ", "Mohamed Aldabagh", id="Arabic with vowels"),
        pytest.param("प्रणव मिस्त्री", "मिस्त्री प्रणव", id="Devanagari in another order"),
    ],
)
def test_names_of_many_scripts(mine: str, name: str) -> None:
    assert index([mine]).compare([Shown(name, "sunny.day")])[0].score > 0.4


@pytest.mark.parametrize(
    ("mine", "handle"),
    [
        pytest.param("Marie Dupont", "real.dupontmarie", id="run together, turned"),
        pytest.param("Dragica Vuk", "dragicavuk_official", id="a surname with one consonant more"),
        pytest.param("Сніжана Заєць", "zayetssnizhana", id="Ukrainian, run together, turned"),
    ],
)
def test_a_name_in_the_handle_alone_is_seen(mine: str, handle: str) -> None:
    assert index([mine]).compare([Shown("✨", handle)])[0].score > 0.5


@pytest.mark.parametrize(
    ("mine", "shown"),
    [
        pytest.param("Marie Dupont", Shown("Marie Leroy", "mleroy"), id="same first name"),
        pytest.param("Marie Dupont", Shown("Jean Dupont", "jean.dupont"), id="same surname"),
        pytest.param("Marie Dupont", Shown("Marie Leroy", "marie.l"), id="first name in both"),
        pytest.param("Marie Dupont", Shown("Marie", "sunny"), id="first name alone"),
        pytest.param("Marie Dupont", Shown("marie75", "sunny"), id="first name and a number"),
        pytest.param("Marie Dupont", Shown("Mario Dupont", "mario.dupont"), id="gender ending"),
        pytest.param("Иван Смирнов", Shown("Анна Смирнова", "annas"), id="a relative's surname"),
        pytest.param("王小明", Shown("王大伟", "x"), id="a Chinese family name"),
        pytest.param("Marie Dupont", Shown("Bob", "bob"), id="nothing shared"),
        pytest.param("Marie Dupont", Shown(), id="nothing shown"),
    ],
)
def test_innocent_people_score_low(mine: str, shown: Shown) -> None:
    assert index([mine]).compare([shown])[0].score < 0.2


@pytest.mark.parametrize(
    ("shown", "exact", "declared"),
    [
        pytest.param(Shown("Marie Dupont", "x"), True, False, id="the same name"),
        pytest.param(Shown("marie  DUPONT", "x"), True, False, id="case and spaces"),
        pytest.param(Shown("Mаrie Dupont", "x"), False, False, id="must not: a disguise"),
        pytest.param(Shown("Marie Dupont fan page", "x"), False, True, id="fan, English"),
        pytest.param(Shown("Hommage à Marie Dupont", "x"), False, True, id="tribute, French"),
        pytest.param(
            Shown("Marie Dupont", "mariedupont_parodia"), True, True, id="parody, Spanish"
        ),
        pytest.param(Shown("Мари Дюпон фан", "x"), False, True, id="fan, Russian"),
        pytest.param(Shown("Marie Dupont 粉丝团", "x"), False, True, id="fan, Chinese"),
        pytest.param(Shown("Not Marie Dupont", "x"), False, True, id="denied at the start"),
        pytest.param(Shown("Not 林小雨", "x"), False, True, id="denied, a name without spaces"),
        pytest.param(Shown("not林小雨", "x"), False, True, id="denied, without any space"),
        pytest.param(Shown("Notting Hill", "x"), False, False, id="must not: another word"),
        pytest.param(Shown("Not today", "x"), False, False, id="must not: no name"),
        pytest.param(
            Shown("Marie Dupont do not follow the other", "mariedupont"),
            False,
            False,
            id="must not: a denial of something else",
        ),
        pytest.param(Shown("M", "x", "Compte parodique"), False, True, id="parody in the bio"),
        pytest.param(
            Shown("M", "x", "This is not a fan page"), False, False, id="must not: denied"
        ),
        pytest.param(Shown("Stefan Fanelli", "x"), False, False, id="must not: fan in a name"),
    ],
)
def test_what_names_cannot_decide_is_marked(shown: Shown, exact: bool, declared: bool) -> None:
    match = MARIE.compare([shown])[0]
    assert (match.exact, match.declared) == (exact, declared)


@pytest.mark.parametrize("handle", ["x", "marie.dupont", "mariedupont1992", None])
@pytest.mark.parametrize(
    "disguise",
    ["Mаrie Dupont", "M4rie Dupont", "Marie Dupont officiel", "Dupont Marie", "mariedupont"],
)
def test_the_same_name_scores_at_least_as_high_as_a_disguise(
    disguise: str, handle: str | None
) -> None:
    same, disguised = MARIE.compare([Shown("Marie Dupont", handle), Shown(disguise, handle)])
    assert same.score >= disguised.score


def test_an_alias_is_compared_like_a_name() -> None:
    both = index(["Marie Dupont", "Lola Stardust"])
    match = both.compare([Shown("L0la Stardust", "x")])[0]
    assert match.score > 0.5
    assert match.reference == "Lola Stardust"


def test_a_name_found_in_the_bio_counts_and_a_first_name_does_not() -> None:
    named, first = MARIE.compare(
        [Shown("✨", "x", "I am Marie Dupont, write to me"), Shown("✨", "x", "Hi, I am Marie")]
    )
    assert named.score > 0.3 > first.score


def test_the_closest_texts_are_given() -> None:
    match = MARIE.compare([Shown("Sunny", "mariedupont92")])[0]
    assert (match.reference, match.candidate) == ("Marie Dupont", "mariedupont92")


def test_an_index_can_be_pickled() -> None:
    shown = [Shown("Mаrie Dupont", "x"), Shown("Bob", None)]
    assert pickle.loads(pickle.dumps(MARIE)).compare(shown) == MARIE.compare(shown)


def test_nobody_and_nothing_can_be_compared() -> None:
    assert index([]).compare([Shown("a", "b")])[0].score < 0.01
    assert index([""], [""]).compare([Shown("", "")])[0].exact is False
    assert MARIE.compare([]) == []


@given(st.text(max_size=60), st.text(max_size=60), st.one_of(st.none(), st.text(max_size=300)))
def test_any_string_gives_a_score(mine: str, name: str, bio: str | None) -> None:
    match = index([mine], [name]).compare([Shown(name, mine, bio)])[0]
    assert 0 <= match.score <= 1
    assert all(str(reason) for reason in match.reasons)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a" * 100_000, id="long"),
        pytest.param("\u0301" * 5000, id="marks only"),
        pytest.param("\ud800", id="a lone surrogate"),
        pytest.param("\x00\x1b[31m", id="control characters"),
        pytest.param("ﷺ" * 500, id="one character that is many"),
        pytest.param("ا" * 300, id="Arabic letters"),
        pytest.param("1" * 300, id="digits"),
        pytest.param("a " * 300, id="single letters"),
    ],
)
def test_extreme_strings_give_a_score(text: str) -> None:
    for match in index([text, "Marie Dupont"], [text]).compare([Shown(text, text, text)]):
        assert 0 <= match.score <= 1


@pytest.mark.parametrize(
    ("handle", "more"),
    [
        pytest.param("marie.dupont2", True, id="her handle"),
        pytest.param("marie_dupond", True, id="both words"),
        pytest.param("mariedupont1992", True, id="her name"),
        pytest.param("marie_d", False, id="a first name and an initial"),
    ],
)
def test_a_match_says_whether_more_than_one_word_stands_there(handle: str, more: bool) -> None:
    assert MARIE.compare([Shown(handle=handle)])[0].whole is more


@pytest.mark.parametrize(
    ("own", "handle", "more"),
    [
        pytest.param("moonchild", "moonchi1d", True, id="nearly an invented handle"),
        pytest.param("moonchild", "themoonchild99", True, id="an invented handle in another"),
        pytest.param("marie.nantes", "marie.nanttes", True, id="more than her first name"),
        pytest.param("marie.nantes", "xmarie.nantesx", True, id="more than it, in another"),
        pytest.param("marie85", "marie_85", True, id="all letters of a handle"),
        pytest.param("marie_d", "marie_d", False, id="the same, of a first name and an initial"),
        pytest.param("marie85", "marie81", False, id="near for the first name's sake"),
    ],
)
def test_an_own_handle_counts_unless_it_is_a_first_name(own: str, handle: str, more: bool) -> None:
    marie = index(["Marie Dupont"], [own])
    assert marie.compare([Shown(handle=handle)])[0].whole is more
