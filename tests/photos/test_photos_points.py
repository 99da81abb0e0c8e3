"""Points, the maps found through them, and how they are kept."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from impostor.photos import pdq
from impostor.photos.describe import view
from impostor.photos.evidence import examine
from impostor.photos.features import SIDE, features, mirrored_points, mirrored_rows, roots
from impostor.photos.geometry import align, apply, plausible
from impostor.photos.regions import Box, parts
from impostor.photos.search import words
from impostor.photos.views import packed, unpacked
from tests.photos.scenes import scene

IDENTITY = np.array([[1.0, 0, 0], [0, 1.0, 0]])


def pixels(image: Image.Image) -> np.ndarray:
    return np.asarray(image.convert("RGB"))


def points_of(image: Image.Image) -> tuple[np.ndarray, np.ndarray]:
    found = features(pdq.luminance(pixels(image)))
    return found.points, found.descriptors


def test_a_descriptor_reordered_is_that_of_the_mirrored_picture() -> None:
    points, descriptors = points_of(scene(1, 512, 384))
    there, mirrored = points_of(ImageOps.mirror(scene(1, 512, 384)))
    likeness = roots(descriptors)[:, mirrored_rows()] @ roots(mirrored).T
    nearest = likeness.argmax(axis=1)
    sure = likeness.max(axis=1) > 0.97
    assert sure.mean() > 0.7
    away = mirrored_points(points, SIDE)[sure, :2] - there[nearest[sure], :2]
    assert np.median(np.abs(away)) < 2
    # The control: without the new order the descriptors are not the same.
    assert np.median((roots(descriptors) @ roots(mirrored).T).max(axis=1)) < 0.95


def test_the_words_are_closed_under_mirroring() -> None:
    centres = words().centres
    assert np.allclose(centres[:, mirrored_rows()], centres[words().mirror])
    assert np.allclose(np.linalg.norm(centres, axis=1), 1, atol=1e-5)


@pytest.mark.parametrize(
    ("scale", "degrees", "shift"), [(1, 0, (0, 0)), (0.5, 30, (90, 40)), (2.0, -90, (-50, 400))]
)
def test_the_map_is_found_among_false_pairs(
    scale: float, degrees: float, shift: tuple[float, float]
) -> None:
    chance = np.random.default_rng(0)
    there = chance.uniform(0, 500, (60, 4)).astype(np.float32) + np.float32([0, 0, 5, 0])
    turn = np.radians(degrees)
    matrix = scale * np.array([[np.cos(turn), -np.sin(turn)], [np.sin(turn), np.cos(turn)]])
    here = there.copy()
    here[:, :2] = there[:, :2] @ matrix.T + shift
    here[:, 2] *= scale
    here[:, 3] += degrees
    here[40:, :2] = chance.uniform(0, 500, (20, 2))
    found = align(here, there, np.ones(60, dtype=np.float32))
    assert found is not None
    assert set(range(40)) <= set(found.pairs.tolist())
    assert np.allclose(apply(found.map, there[:40, :2]), here[:40, :2], atol=0.5)


@settings(max_examples=40, deadline=None)
@given(count=st.integers(0, 40), seed=st.integers(0, 100))
def test_pairs_by_chance_make_no_map_of_many_pairs(count: int, seed: int) -> None:
    chance = np.random.default_rng(seed)
    here, there = (chance.uniform(1, 500, (count, 4)).astype(np.float32) for _ in range(2))
    if count:
        found = align(here, there, chance.uniform(0, 1, count).astype(np.float32))
        assert found is None or len(found.pairs) <= 8


@pytest.mark.parametrize(
    ("affine", "expected"),
    [
        (IDENTITY, True),
        (IDENTITY * 0.3, True),
        (IDENTITY * 0.01, False),
        (np.array([[5.0, 0, 0], [0, 1.0, 0]]), False),
        (np.array([[-1.0, 0, 512], [0, 1.0, 0]]), True),
    ],
    ids=["as it is", "smaller", "a dot", "a streak", "mirrored"],
)
def test_only_maps_that_somebody_could_have_made_are_plausible(
    affine: np.ndarray, expected: bool
) -> None:
    assert plausible(affine) is expected


def test_evidence_is_strong_under_the_right_map_and_weak_under_a_wrong_one() -> None:
    one = view(pixels(scene(7)))
    right = examine(IDENTITY, one, one)
    assert right.share > 0.8
    assert right.off < 0.1
    assert right.blocks == 1
    assert right.pdq == 0
    assert right.here == pytest.approx(1, abs=0.01)
    wrong = examine(np.array([[1.0, 0, 60], [0, 1.0, 35]]), one, one)
    assert wrong.share < 0.1
    assert wrong.blocks < 0.3
    assert wrong.pdq > 80
    assert examine(np.array([[1.0, 0, 900], [0, 1.0, 0]]), one, one).here == 0


def test_a_view_is_kept_in_less_than_100_kilobytes_and_read_back() -> None:
    views = [view(pixels(scene(3))), view(np.zeros((1, 1, 3), dtype=np.uint8))]
    data = packed(views)
    assert len(packed(views[:1])) < 100_000
    first, second = unpacked(data)
    assert (first.hashes == views[0].hashes).all()
    assert (first.features.descriptors == views[0].features.descriptors).all()
    assert np.abs(first.features.points - views[0].features.points).max() < 0.02
    assert len(second.features.points) == 0
    assert packed(unpacked(data)) == packed(unpacked(packed(unpacked(data))))


def test_descriptors_cut_short_are_refused() -> None:
    data = packed([view(pixels(scene(3)))])
    with pytest.raises(ValueError, match="buffer"):
        unpacked(data[:-5])


def test_a_grid_is_cut_into_its_photos() -> None:
    canvas = Image.new("RGB", (544, 744), "white")
    for cell in range(9):
        place = (cell % 3 * 182, 200 + cell // 3 * 182)
        canvas.paste(scene(cell).resize((180, 180)), place)
    luma = pdq.luminance(pixels(canvas))
    found = parts(luma, Box(0, 0, 544, 744))
    expected = {(cell % 3 * 182, 200 + cell // 3 * 182) for cell in range(9)}
    places = {
        (x, y)
        for x, y in expected
        if any(abs(box.left - x) + abs(box.top - y) <= 3 and 170 < box.width < 190 for box in found)
    }
    assert len(places) >= 8
