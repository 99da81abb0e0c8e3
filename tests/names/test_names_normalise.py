"""Each normalising step changes what it must and leaves alone what it must not."""

import pytest

from impostor.names import normalise as n
from impostor.names.spelling import Trick, joined, leet, numbers_apart, parted, spell, tricks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("𝓜𝓪𝓻𝓲𝓮", "Marie", id="mathematical script"),
        pytest.param("Ｍａｒｉｅ", "Marie", id="full width"),
        pytest.param("ⓜⓐⓡⓘⓔ", "marie", id="circled"),
        pytest.param("🅼🅰🆁🅸🅴", "marie", id="boxed, which NFKC leaves"),
        pytest.param("🇲🇦🇷🇮🇪", "marie", id="flags, which NFKC leaves"),
        pytest.param("Marie", "Marie", id="must not: plain letters"),
        pytest.param("Мария", "Мария", id="must not: another script is no style"),
        pytest.param("Éloïse", "Éloïse", id="must not: accents are another step"),
    ],
)
def test_compatibility(text: str, expected: str) -> None:
    assert n.compatibility(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Ma\u200brie", "Marie", id="zero-width space"),
        pytest.param("Ma\u00adrie", "Marie", id="soft hyphen"),
        pytest.param("\u202eeiraM", "eiraM", id="bidi override"),
        pytest.param("M\ufe0far\U000e0061ie", "Marie", id="selector and tag"),
        pytest.param("Marie Curie", "Marie Curie", id="must not: a space is seen"),
        pytest.param("हिन्दी", "हिन्दी", id="must not: vowel signs are letters"),
    ],
)
def test_visible(text: str, expected: str) -> None:
    assert n.visible(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Éloïse", "Eloise", id="Latin accents"),
        pytest.param("Ἀθηνᾶ", "Αθηνα", id="Greek accents"),
        pytest.param("M̷̢a̸r̵ie", "Marie", id="marks piled up"),
        pytest.param("עִבְרִית", "עברית", id="Hebrew points"),
        pytest.param("йод ёж", "йод ёж", id="must not: й and ё are letters of their own"),
        pytest.param("مُحَمَّد أحمد", "محمد احمد", id="Arabic points and hamza"),
        pytest.param("नरेन्द्र", "नरेन्द्र", id="must not: Indic vowel signs"),
        pytest.param("สมชาย ใจดี", "สมชาย ใจดี", id="must not: Thai vowel signs"),
    ],
)
def test_unmarked(text: str, expected: str) -> None:
    assert n.unmarked(text) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("Mаrie", "Marie", id="Cyrillic а among Latin letters"),
        pytest.param("Ивaн", "Иван", id="Latin a among Cyrillic letters"),
        pytest.param("₳nna", "anna", id="currency sign among letters"),
        pytest.param("๓คгเє", "marie", id="a styled alphabet of Thai and Cyrillic letters"),
        pytest.param("Мария", "Мария", id="must not: one script"),
        pytest.param("山田さくら", "山田さくら", id="must not: Japanese mixes by nature"),
        pytest.param("Ken山田", "Ken山田", id="must not: Latin beside Japanese is allowed"),
        pytest.param("محمد", "محمد", id="must not: Arabic"),
    ],
)
def test_unmixed(word: str, expected: str) -> None:
    assert n.unmixed(word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Мария Соль", "mariya sol", id="soft sign vanishes and splits nothing"),
        pytest.param("王小明", "wangxiaoming", id="Chinese"),
        pytest.param("محمد", "mhmd", id="Arabic, without vowels"),
        pytest.param("Ελένη", "eleni", id="Greek"),
        pytest.param("ნინო", "nino", id="Georgian"),
        pytest.param("marie75", "marie75", id="must not: digits stay"),
    ],
)
def test_latin(text: str, expected: str) -> None:
    assert n.latin(text) == expected


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        pytest.param("lllia", "IIIia".lower(), True, id="l and I"),
        pytest.param("bernard", "bemard", True, id="rn and m"),
        pytest.param("vvilliam", "william", True, id="vv and w"),
        pytest.param("maria", "mario", False, id="must not: a and o differ to the eye"),
        pytest.param("anne", "amme", False, id="must not: n and m differ to the eye"),
    ],
)
def test_look(one: str, two: str, same: bool) -> None:
    assert (n.look(one) == n.look(two)) is same


@pytest.mark.parametrize(
    ("word", "inner", "numbers"),
    [
        pytest.param("marie75", "marie", ("75",), id="after"),
        pytest.param("75marie", "marie", ("75",), id="before"),
        pytest.param("m4rie", "m4rie", (), id="must not: inside they stand for letters"),
        pytest.param("1990", "", ("1990",), id="a number alone"),
    ],
)
def test_numbers_are_kept_apart_and_not_dropped(
    word: str, inner: str, numbers: tuple[str, ...]
) -> None:
    assert numbers_apart(word) == (inner, numbers)


def test_marie75_is_not_marie_without_a_trace() -> None:
    assert spell("marie75").plain == spell("marie").plain
    assert spell("marie75").numbers == ("75",)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("m4r1e", "marie", id="digits"),
        pytest.param("$ophie", "sophie", id="a sign"),
        pytest.param("marie", "marie", id="must not: letters"),
    ],
)
def test_leet(word: str, expected: str) -> None:
    assert leet(word) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("M a r i e", "Marie", id="spaces"),
        pytest.param("M.a.r.i.e", "Marie", id="dots"),
        pytest.param("J. R. Tolkien", "J. R. Tolkien", id="must not: two initials"),
        pytest.param("Marie Curie", "Marie Curie", id="must not: words"),
    ],
)
def test_joined(text: str, expected: str) -> None:
    assert joined(text) == expected


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        pytest.param("王小明", ("王", "小明"), id="Chinese family name"),
        pytest.param("김민수", ("김", "민수"), id="Korean family name"),
        pytest.param("王小明官方", ("王", "小明", "官方"), id="and a claim"),
        pytest.param("さくら", ("さくら",), id="must not: kana"),
    ],
)
def test_parted(word: str, expected: tuple[str, ...]) -> None:
    assert parted(word) == expected


@pytest.mark.parametrize(
    ("text", "words", "extras"),
    [
        pytest.param("Marie Dupont Officiel ✓ 2.0", ["marie", "dupont"], ("officiel",), id="claim"),
        pytest.param("محمد الرسمي", ["mhmd"], ("lrsmy",), id="claim in Arabic"),
        pytest.param("Marie Dupont", ["marie", "dupont"], (), id="must not: a name"),
    ],
)
def test_decoration_is_kept_apart(text: str, words: list[str], extras: tuple[str, ...]) -> None:
    spelled = spell(text)
    assert [word.plain for word in spelled.words] == words
    assert spelled.extras == extras


def test_a_word_of_the_persons_own_name_is_no_decoration() -> None:
    assert [w.plain for w in spell("Ana Real", frozenset({"real"})).words] == ["ana", "real"]
    assert [w.plain for w in spell("Ana Real").words] == ["ana"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("Mаrie", {Trick.MIXED}, id="mixed scripts"),
        pytest.param("Ma\u200brie", {Trick.INVISIBLE}, id="invisible"),
        pytest.param("𝓜𝓪𝓻𝓲𝓮", {Trick.STYLED}, id="styled"),
        pytest.param("M4rie", {Trick.LEET}, id="leet"),
        pytest.param("M a r i e", {Trick.SPACED}, id="set apart"),
        pytest.param("Éloïse O’Neil-Müller 75", set(), id="must not: an honest name"),
        pytest.param("Мария Иванова", set(), id="must not: an honest name in Cyrillic"),
        pytest.param("สมชาย ใจดี", set(), id="must not: an honest name in Thai"),
    ],
)
def test_tricks(text: str, expected: set[Trick]) -> None:
    assert tricks(text) == expected
