"""Pictures that many people use, and one photo given twice: what they count for."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from impostor import photos
from impostor.model import Band, Look, Match, PhotoMatch, Relation
from impostor.rank import PersonIndex, rank, widespread
from impostor.rank.copies import Copy, copies
from tests.photos.scenes import photo as described
from tests.photos.scenes import scene
from tests.rank.test_bands import INDEX, OWN, PERSON, SAME, look, photo

MEME = 1
GIVEN = replace(INDEX, common=photos.index([photo(MEME)]))
SEEN = replace(INDEX, widespread=frozenset({photo(MEME).sha256}))


def match_of(index: object, seen: Look) -> Match:
    return rank(index, [seen])[0]  # type: ignore[arg-type]


@pytest.mark.parametrize("index", [GIVEN, SEEN], ids=["given", "seen on unrelated accounts"])
@pytest.mark.parametrize(
    ("seen", "without", "band"),
    [
        (look(MEME, **SAME), Band.LIKELY, Band.POSSIBLE),
        (look(MEME, 70, 71), Band.POSSIBLE, Band.UNLIKELY),
        (look(0, MEME), Band.USES_PHOTOS, Band.POSSIBLE),
        (look(0, MEME, 2), Band.USES_PHOTOS, Band.USES_PHOTOS),
        (look(0, MEME, **SAME), Band.LIKELY, Band.LIKELY),
    ],
    ids=[
        "the meme and the name: a namesake may show it",
        "the meme alone",
        "the meme is no second photo of the person",
        "two photos beside the meme are two",
        "a photo of the person beside the meme still tells",
    ],
)
def test_band_with_a_picture_that_many_people_use(
    index: object, seen: Look, without: Band, band: Band
) -> None:
    assert match_of(INDEX, seen).band is without
    assert match_of(index, seen).band is band


@pytest.mark.parametrize("index", [GIVEN, SEEN])
def test_it_is_said_and_weighs_little(index: object) -> None:
    match = match_of(index, look(0, MEME))
    found = {f.signal: f for f in match.findings}
    assert "little" in str(found["common_photo"].sentence)
    assert 0 < found["common_photo"].weight < found["photo_copied"].weight / 3
    assert match.score < match_of(INDEX, look(0, MEME)).score


def unrelated(*shown: int, name: str, **more: object) -> Look:
    handle = name.lower().replace(" ", ".")
    return look(*shown, name=name, handle=handle, **more)


NAMES = ["Bruno Okafor", "Yuki Sato", "Priya Raman", "Olle Lindqvist", "Carmen Ibáñez", "Tom Reed"]


def posting(shown: int, names: Sequence[str] = NAMES, **more: object) -> list[Look]:
    """Accounts that post one picture among two of their own."""
    return [
        unrelated(100 + 2 * place, shown, 101 + 2 * place, name=name, **more)
        for place, name in enumerate(names)
    ]


FAKES = ["Lea Tremblay Kowalski", "Léa T. Kowalski", "lea tremblay", "Léa Tremblay-Kowalski ♡"]


@pytest.mark.parametrize(
    ("looks", "why"),
    [
        (posting(MEME), "six people with pictures and names of their own post the same"),
        ([*posting(MEME), look(MEME, **SAME)], "a fake beside them changes nothing"),
        ([*posting(MEME), *(look(0, **SAME) for _ in range(9))], "nor do fakes with other photos"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_photo_is_widespread_where(looks: list[Look], why: str) -> None:
    assert widespread(INDEX, looks) == {photo(MEME).sha256}


@pytest.mark.parametrize(
    ("looks", "why"),
    [
        (posting(MEME)[:4], "four are not many"),
        ([unrelated(MEME, name=name) for name in NAMES], "fakes show one stolen photo and no more"),
        (
            [unrelated(MEME, 100, 101, name=name) for name in NAMES],
            "an operation fills its fakes with the same pictures",
        ),
        (posting(MEME, FAKES * 3), "ten fakes of her name are what must be found"),
        (
            posting(MEME, [f"Emma Rose {number}" for number in range(9)]),
            "one false name, numbered, is one operation",
        ),
        (
            [unrelated(100 + 3 * n, MEME, 0, 101 + 3 * n, 102 + 3 * n, name=name)
             for n, name in enumerate(NAMES)],
            "who shows another photo of hers is no stranger",
        ),
        (posting(MEME, bio="I love Léa Tremblay-Kowalski"), "they speak about her"),
        ([], "nobody shows anything"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)  # fmt: skip
def test_a_photo_is_not_widespread_where(looks: list[Look], why: str) -> None:
    assert widespread(INDEX, looks) == frozenset()


def test_own_accounts_do_not_make_a_photo_widespread() -> None:
    strangers = posting(MEME)
    trusted = tuple(one.observation.account for one in strangers[:2])
    index = replace(INDEX, person=replace(PERSON, own=(OWN,), trusted=trusted))
    assert widespread(index, strangers) == frozenset()


WHOLE = ((0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0))
LEFT = ((0.0, 0.0), (50.0, 0.0), (50.0, 100.0), (0.0, 100.0))
RIGHT = ((50.0, 0.0), (100.0, 0.0), (100.0, 100.0), (50.0, 100.0))
NEARLY = ((5.0, 5.0), (95.0, 5.0), (95.0, 95.0), (5.0, 95.0))
CORNER = ((0.0, 0.0), (30.0, 0.0), (30.0, 30.0), (0.0, 30.0))


@pytest.mark.parametrize(
    ("regions", "count", "why"),
    [
        ([("a", "one", WHOLE)], 1, "one photo"),
        ([("a", "one", WHOLE), ("a", "again", WHOLE)], 1, "the photo was saved twice"),
        ([("a", "one", WHOLE), ("a", "again", NEARLY)], 1, "the second was cut a little"),
        ([("a", "one", LEFT), ("a", "other", RIGHT)], 2, "two photos side by side"),
        ([("a", "one", WHOLE), ("a", "other", CORNER)], 2, "one photo set into another"),
        ([("a", "one", WHOLE), ("b", "other", WHOLE)], 2, "two pictures of two photos"),
        (
            [("a", "one", WHOLE), ("a", "again", NEARLY), ("b", "again", WHOLE)],
            1,
            "a second picture is found to copy the other of the same two",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_different_photos_are_counted_once_each(
    regions: list[tuple[str, str, tuple[tuple[float, float], ...]]], count: int, why: str
) -> None:
    names = {"a": photo(80), "b": photo(81)}
    found: dict[str, list[PhotoMatch]] = {}
    for candidate, reference, region in regions:
        name = names[candidate].sha256
        match = PhotoMatch(name, reference, 0.95, Relation.SAME, region, WHOLE)
        found.setdefault(name, []).append(match)
    shown: tuple[Copy, ...] = copies(look(80, 81), found, {})
    assert len(shown) == count, why


def test_a_reference_saved_twice_makes_no_second_photo() -> None:
    twice = [described(scene(3), "once"), described(scene(3).resize((400, 300)), "smaller")]
    person = replace(PERSON, photos=tuple(twice))
    index = PersonIndex.of(person, photos.index(twice))
    seen = look(0)
    picture = replace(seen.pictures[0], photo=described(scene(3).resize((320, 240)), "copy"))
    match = rank(index, [replace(seen, pictures=(picture,))])[0]
    assert match.band is Band.POSSIBLE
    assert [f.signal for f in match.findings if f.photo] == ["photo_copied"]
