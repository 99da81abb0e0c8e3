"""The functions for programs: their examples hold, and they rank exactly as a case does."""

import doctest
import os
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest

import impostor
from fixtures.chance import draw_for
from fixtures.people import some_look
from fixtures.pictures import portrait
from impostor import api
from impostor.case import PersonText, create
from impostor.images import Door
from impostor.model import Account, Band, Look, Observation, Person, Profile, Sentence, Status
from tests.case.made import clock

DOCS = Path(__file__).parent.parent / "docs" / "python.md"


@pytest.fixture(scope="module")
def pictures(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The two folders that the examples speak of."""
    folder = tmp_path_factory.mktemp("pictures")
    draw = draw_for("python")
    lea, other = some_look(draw), some_look(draw)
    beach, garden = (portrait(draw, lea, (640, 480), place) for place in (0, 1))
    own = portrait(draw, other, (640, 480), 2)
    (folder / "lea").mkdir()
    (folder / "seen").mkdir()
    beach.save(folder / "lea" / "beach.jpg")
    garden.save(folder / "lea" / "garden.jpg")
    beach.crop((60, 20, 500, 420)).save(folder / "seen" / "avatar.jpg")
    beach.resize((480, 360)).save(folder / "seen" / "post 1.jpg")
    garden.resize((480, 360)).save(folder / "seen" / "post 2.jpg")
    own.save(folder / "seen" / "other.jpg")
    return folder


@pytest.fixture
def beside(pictures: Path, tmp_path: Path) -> Iterator[Path]:
    """Be in a folder where the pictures are."""
    before = Path.cwd()
    for name in ("lea", "seen"):
        (tmp_path / name).mkdir()
        for picture in (pictures / name).iterdir():
            (tmp_path / name / picture.name).write_bytes(picture.read_bytes())
    os.chdir(tmp_path)
    yield tmp_path
    os.chdir(before)


def with_examples() -> list[str]:
    """Give the modules of which a docstring holds an example."""
    found = pkgutil.walk_packages(impostor.__path__, "impostor.")
    paths = ((one.name, Path(impostor.__path__[0], *one.name.split(".")[1:])) for one in found)
    return [
        name
        for name, path in paths
        if (file := path.with_suffix(".py")).exists() and ">>> " in file.read_text("utf-8")
    ]


@pytest.mark.usefixtures("beside")
@pytest.mark.parametrize("name", with_examples())
def test_the_examples_in_docstrings_hold(name: str) -> None:
    done = doctest.testmod(import_module(name), raise_on_error=False)
    assert done.attempted
    assert done.failed == 0


@pytest.mark.usefixtures("beside")
def test_the_tutorial_holds() -> None:
    done = doctest.testfile(str(DOCS), module_relative=False)
    assert done.attempted > 20
    assert done.failed == 0


def test_every_public_function_has_an_example() -> None:
    own = [getattr(api, name) for name in api.__all__]
    functions = [one for one in own if getattr(one, "__module__", "") == api.__name__]
    without = [one.__name__ for one in functions if callable(one) and not isinstance(one, type)
               and ">>> " not in (one.__doc__ or "")]  # fmt: skip
    assert without == []


def test_the_package_itself_imports_nothing_heavy() -> None:
    assert "import" not in Path(impostor.__file__).read_text("utf-8")


# As a case ranks.

OWN = Account("bluesky", "https://bsky.app/profile/lea.example.com", "lea.example.com", "did:own")
RENAMED = replace(OWN, url="https://bsky.app/profile/lea2.example.com", handle="lea2.example.com")
BIO = "Seconde à Nantes, volley le samedi et beaucoup trop de chats"


def profile(handle: str, **more: object) -> Profile:
    account = Account("bluesky", f"https://bsky.app/profile/{handle}", handle, f"did:{handle}")
    return replace(Profile(account), **more)  # type: ignore[arg-type]


def accounts_of(door: Door, folder: Path) -> list[Look]:
    """Give looks of which most are told apart only by what the own account shows."""
    at, seen = datetime(2026, 3, 1, tzinfo=UTC), folder / "seen"
    own = Profile(OWN, name="Léa Martin", bio=BIO, created_at=datetime(2022, 1, 1, tzinfo=UTC),
                  links=("https://bsky.app/profile/club.example.com",))  # fmt: skip
    gone = Account("bluesky", "https://bsky.app/profile/old.example.com", "old.example.com")
    return [
        api.look(door, own, seen / "other.jpg", at=at),
        api.look(door, profile("lea-m.example.com", name="Léa Martin", bio=BIO), at=at),
        api.look(door, profile("lea.older.example.com", name="Léa Martin",
                               created_at=datetime(2015, 1, 1, tzinfo=UTC)),
                 seen / "avatar.jpg", at=at),
        api.look(door, profile("claire.example.com", name="Claire Martin"),
                 posts=(seen / "post 1.jpg", seen / "post 2.jpg"), at=at),
        api.look(door, profile("club.example.com", name="Léa Martin's club"),
                 seen / "avatar.jpg", at=at),
        Look(Observation(gone, Status.GONE, Sentence("gone"), at)),
    ]  # fmt: skip


@pytest.mark.parametrize("lost", [False, True], ids=["all there", "an own account taken down"])
def test_profiles_are_ranked_exactly_as_in_a_case(
    pictures: Path, tmp_path: Path, lost: bool
) -> None:
    urls = (OWN.url, "https://bsky.app/profile/old.example.com") if lost else (OWN.url,)
    with api.photo_door() as door:
        person = Person(("Léa Martin",), handles=("lea.martin",),
                        photos=api.open_photos(door, pictures / "lea"),
                        own=tuple(api.account(url) for url in urls))  # fmt: skip
        looks = accounts_of(door, pictures)
        text = PersonText(("Léa Martin",), handles=("lea.martin",), own=urls)
        with create(tmp_path / "case", text, clock) as case:
            files = sorted((pictures / "lea").iterdir())
            for file, photo in zip(files, person.photos, strict=True):
                case.add_reference(file.read_bytes(), file.name, photo, b"")
            for look in looks:
                for picture in look.pictures:
                    assert picture.photo is not None
                    case.store_photo(picture.photo, b"")
                case.record(look)
            api.rank_case(case, door, clock)
            stored = [match for _, match in case.matches()]
    matches = api.rank(person, looks)
    assert matches == stored
    assert matches[0].band is Band.PROTECTED
    assert len({match.band for match in matches}) > 1
    (alone,) = api.rank(person, looks[1:2])
    copied = [
        "bio_copied" in {one.signal for one in match.findings} for match in (matches[1], alone)
    ]
    assert copied == [True, False], "the own profile makes known that the words are copied"


def test_an_own_account_is_known_again_by_the_id_that_it_showed() -> None:
    person = Person(("Léa Martin",), own=(replace(OWN, account_id=None),))
    matches = api.rank(person, [Profile(OWN), Profile(RENAMED)])
    assert [match.band for match in matches] == [Band.PROTECTED, Band.PROTECTED]
    (alone,) = api.rank(person, [Profile(RENAMED)])
    assert alone.band is not Band.PROTECTED


def test_what_cannot_be_opened_is_said(tmp_path: Path) -> None:
    (tmp_path / "a.jpg").write_bytes(b"no picture")
    with api.photo_door() as door:
        with pytest.raises(api.ImpostorError, match=r"'a\.jpg' could not be read"):
            api.open_photos(door, tmp_path / "a.jpg")
        with pytest.raises(api.ImpostorError, match=r"gone\.jpg' could not be read"):
            api.look(door, Profile(OWN), tmp_path / "gone.jpg")
    with pytest.raises(api.UsageError):
        api.account("http://")
