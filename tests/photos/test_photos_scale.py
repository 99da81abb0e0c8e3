"""Very many references: sketches choose which to look at, and the rest is loaded when needed."""

import importlib
import pickle
from collections.abc import Iterator, Sequence

import pytest

from impostor.errors import ImpostorError
from impostor.model import Photo
from impostor.photos import index
from impostor.photos import references as shelves
from tests.photos import scenes


class Shelf:
    """Photos somewhere else, and which of them were asked for."""

    def __init__(self, photos: Sequence[Photo]) -> None:
        self.photos = {photo.sha256: photo for photo in photos}
        self.asked: list[str] = []

    def __call__(self, names: Sequence[str]) -> Iterator[Photo]:
        self.asked += names
        return (self.photos[name] for name in names if name in self.photos)


@pytest.fixture(scope="module")
def known() -> list[Photo]:
    return [scenes.photo(scenes.scene(seed), f"reference {seed}") for seed in range(8)]


@pytest.fixture
def few_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a set of more than three references be a large one, of which two are likely."""
    # The package's name for the module is that of the function in it.
    engine = importlib.import_module("impostor.photos.index")
    for name, value in (("WHOLE", 3), ("LIKELY", 2), ("KEPT", 1)):
        monkeypatch.setattr(engine, name, value)


@pytest.mark.usefixtures("few_whole")
@pytest.mark.parametrize(
    "edit",
    [scenes.cropped, scenes.everything, scenes.turned, scenes.screenshot, scenes.mirrored_avatar],
)
def test_a_large_set_finds_what_a_small_one_finds(known: list[Photo], edit: object) -> None:
    candidate = scenes.photo(edit(scenes.scene(5)), "candidate")  # type: ignore[operator]
    (best, *_) = index(known).compare([candidate])
    (alone,) = index(known[5:6]).compare([candidate])
    assert best.reference == "reference 5"
    assert best.score == pytest.approx(alone.score, abs=0.02)


@pytest.mark.usefixtures("few_whole")
def test_references_are_loaded_when_they_are_likely_and_only_then(known: list[Photo]) -> None:
    shelf = Shelf(known)
    outlines = [Photo(p.sha256, p.width, p.height, p.quality, "", b"") for p in known]
    engine = index(outlines, shelf)
    shelf.asked.clear()
    candidate = scenes.photo(scenes.cropped(scenes.scene(5)), "candidate")
    assert engine.compare([candidate])[0].reference == "reference 5"
    assert "reference 5" in shelf.asked
    assert len(set(shelf.asked)) < len(known)


@pytest.mark.usefixtures("few_whole")
def test_a_large_index_can_be_sent_to_another_process(known: list[Photo]) -> None:
    candidate = scenes.photo(scenes.mirrored(scenes.scene(2)), "candidate")
    engine = index(known, Shelf(known))
    assert pickle.loads(pickle.dumps(engine)).compare([candidate]) == engine.compare([candidate])


@pytest.mark.usefixtures("few_whole")
def test_a_reference_that_went_missing_is_said(known: list[Photo]) -> None:
    shelf = Shelf(known)
    engine = index(known, shelf)
    shelf.photos.clear()
    with pytest.raises(ImpostorError, match="index the photos again"):
        engine.compare([scenes.photo(scenes.scene(5), "candidate")])


def test_what_the_loader_does_not_have_is_left_out(known: list[Photo]) -> None:
    candidate = scenes.photo(scenes.scene(5), "candidate")
    found = index(known, Shelf(known[:5])).compare([candidate])
    assert "reference 5" not in {match.reference for match in found}


def test_few_photos_stay_unpacked(known: list[Photo]) -> None:
    shelf = Shelf(known)
    references = shelves.References(shelf, kept=2)
    for photo in known:
        references.add(photo)
    references.views([6, 7])
    assert shelf.asked == [], "the last two are in memory"
    references.views([0, 7])
    assert shelf.asked == ["reference 0"]
