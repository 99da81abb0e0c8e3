"""Points, the maps found through them, and how they are kept."""

import tracemalloc
from collections.abc import Callable, Sequence
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageOps

from impostor.photos import index, pdq
from impostor.photos.agreement import ENOUGH_PAIRS, Agreement
from impostor.photos.elsewhere import elsewhere, turned_over
from impostor.photos.evidence import Evidence, examine
from impostor.photos.features import (
    SIDE,
    WHOLE,
    Features,
    features,
    mirrored_points,
    mirrored_rows,
    roots,
)
from impostor.photos.geometry import align, apply, outline, plausible
from impostor.photos.pairs import telling_more
from impostor.photos.regions import pictures_inside
from impostor.photos.score import MOST_ELSEWHERE, Findings, probability
from impostor.photos.search import Library
from impostor.photos.tones import NO_TONES
from impostor.photos.views import View, packed, unpacked
from impostor.photos.words import words
from tests.photos import scenes
from tests.photos.scenes import IDENTITY, photo, pixels, scene, seen, views_of, wall_of_tiles


def points_of(image: Image.Image) -> tuple[np.ndarray, np.ndarray]:
    found = features(pdq.luminance(pixels(image)), WHOLE)
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
    one = seen(pixels(scene(7)))[0]
    right = examine(IDENTITY, one, one)
    assert right.points.share > 0.8
    assert right.points.exact == len(right.points.pairs)
    assert right.tones.blocks == pytest.approx(1, abs=1e-4)
    assert right.tones.unlike == 0
    assert right.here == pytest.approx(1, abs=0.01)
    wrong = examine(np.array([[1.0, 0, 60], [0, 1.0, 35]]), one, one)
    assert wrong.points.share < 0.1
    assert wrong.tones.blocks < 0.3
    assert wrong.tones.peak < right.tones.peak / 3
    assert examine(np.array([[1.0, 0, 900], [0, 1.0, 0]]), one, one).here == 0


def test_what_both_show_is_counted_of_the_frames_not_of_a_picture_inside() -> None:
    one = seen(pixels(scene(7)))[0]
    inside = replace(one, place=np.array([0, 0, 0.5, 0.5], dtype=np.float32))
    pasted = examine(IDENTITY, inside, one)
    assert (pasted.here, pasted.there) == pytest.approx((0.25, 1), abs=0.01)
    corner = examine(IDENTITY, inside, inside)
    assert (corner.here, corner.there) == pytest.approx((0.25, 0.25), abs=0.01)
    # A printed figure that comes in two scenes is a corner of both; a copy shows all of one.
    copy, figure = (Findings(found, 96, 20, 1).terms()["partial"] for found in (pasted, corner))
    assert copy < 0.02
    assert figure > 0.7


def test_points_of_another_size_or_direction_are_not_steady() -> None:
    one = seen(pixels(scene(7)))[0]
    points, chance = one.features.points.copy(), np.random.default_rng(0)
    points[:, 2] *= 2 ** chance.normal(0, 0.2, len(points))
    points[:, 3] += chance.normal(0, 9, len(points))
    other = replace(one, features=replace(one.features, points=points.astype(np.float32)))
    off, exact = (examine(IDENTITY, one, view).points for view in (other, one))
    assert len(off.pairs) > 20
    assert off.steady < 0.6
    assert exact.steady == 1


Form = Callable[[Image.Image], Image.Image]
AT_PLACES = (20, 20), (290, 20), (20, 290)
TWO_FORMS = pytest.mark.parametrize(
    ("form", "map_"),
    [(scenes.same, IDENTITY), (ImageOps.mirror, np.array([[-1.0, 0, SIDE], [0, 1.0, 0]]))],
    ids=["as it is", "mirrored"],
)


def rearranged(places: Sequence[tuple[int, int]], others: Form = scenes.same) -> Image.Image:
    """Show three small scenes, each at its place, all but the first in some form."""
    canvas = Image.new("RGB", (512, 512), "grey")
    for number, (place, made) in enumerate(zip(places, (scenes.same, others, others), strict=True)):
        canvas.paste(made(scene(70 + number, 200, 200)), place)
    return canvas


@TWO_FORMS
def test_points_whose_only_like_is_elsewhere_speak_against_a_map(
    form: Form, map_: np.ndarray
) -> None:
    usual = rearranged(AT_PLACES)
    exchanged = rearranged(((20, 20), (290, 290), (290, 20)))
    one, *others = views_of(form(usual), exchanged, usual)
    moved, same = (examine(map_, one, other).points for other in others)
    assert len(moved.pairs) > 20
    assert moved.elsewhere > 0.5
    assert same.elsewhere < 0.05


@TWO_FORMS
def test_points_whose_only_like_is_turned_over_speak_against_a_map(
    form: Form, map_: np.ndarray
) -> None:
    usual, turned = rearranged(AT_PLACES), rearranged(AT_PLACES, ImageOps.mirror)
    one, *others = views_of(form(usual), turned, usual)
    mirrored, same = (examine(map_, one, other).points for other in others)
    assert len(mirrored.pairs) > 20
    assert mirrored.turned_over > 0.4
    assert same.turned_over < 0.05


def agreed(**points: float) -> float:
    """Give the probability of a copy where all but some findings of the points is in doubt."""
    told = Agreement(np.zeros((20, 2), dtype=np.int64), 0.3, 15, 10, steady=0.8, strongest=0.3)
    tones = replace(NO_TONES, coarse=0.6)
    evidence = Evidence(replace(told, **points), tones, 0.5, 0.5, 0.5, mirrored=False)
    return probability(Findings(evidence, 96, 20, 1))


def test_many_points_elsewhere_say_no_more_than_some() -> None:
    assert agreed(elsewhere=MOST_ELSEWHERE) == agreed(elsewhere=0.5, turned_over=0.5)


@pytest.mark.parametrize(("likeness", "share"), [(0.7, 0), (0.8, 1)])
def test_what_is_only_a_little_alike_is_no_like(likeness: float, share: float) -> None:
    point = np.array([[1, 0]], np.float32)
    others = np.array([[0, 1], [likeness, (1 - likeness**2) ** 0.5]], np.float32)
    here, there = np.array([[10, 10]], np.float32), np.array([[10, 10], [300, 300]], np.float32)
    assert elsewhere(point, here, others, there, 0.78) == share
    assert turned_over(point, np.zeros_like(others), others, there, 0.78) == share


def test_a_cell_of_a_collage_that_is_a_crop_counts_as_filled() -> None:
    one = seen(pixels(scene(7)))[0]
    cell = replace(one, place=np.array([0, 0, 0.5, 0.5], dtype=np.float32))
    larger = np.array([[1.5, 0, -60], [0, 1.5, -60]])
    found = examine(larger, cell, one)
    assert found.filled == pytest.approx(1, abs=0.01)
    assert found.here == pytest.approx(0.25, abs=0.01)
    cut = Findings(found, 96, 20, 1).terms()["cut_along"]
    assert cut == Findings(examine(larger, one, one), 96, 20, 1).terms()["cut_along"] != 0


def test_points_elsewhere_turned_over_and_strong_ones_alone_make_a_copy_less_likely() -> None:
    assert agreed(elsewhere=0.2) < agreed()
    assert agreed(turned_over=0.2) < agreed()
    assert agreed(strongest=0.8) < agreed()


def test_where_there_are_no_points_none_is_elsewhere() -> None:
    none, some = np.zeros((0, 128), np.float32), np.ones((3, 128), np.float32)
    nowhere, places = np.zeros((0, 2), np.float32), np.ones((3, 2), np.float32)
    assert elsewhere(none, nowhere, some, places, 0.78) == 0
    assert elsewhere(some, places, none, nowhere, 0.78) == 0
    assert turned_over(none, some, some, places, 0.78) == 0
    assert turned_over(some, none, none, nowhere, 0.78) == 0


def test_points_that_were_pasted_over_are_not_elsewhere() -> None:
    covered = scene(7).copy()
    covered.paste(scene(8).crop((0, 0, 320, 480)), (320, 0))
    one, half = views_of(scene(7), covered)
    points = examine(IDENTITY, one, half).points
    assert len(points.pairs) > 50
    assert points.elsewhere < 0.08


def only(view: View, numbers: np.ndarray) -> View:
    """Give a view with some of its points, which are numbered from the strongest on."""
    found = view.features
    kept = Features(found.points[numbers], found.descriptors[numbers], found.repeats[numbers])
    return replace(view, features=kept)


def test_agreement_of_the_strongest_points_is_told_from_that_of_faint_ones() -> None:
    one = seen(pixels(scene(7)))[0]
    numbers = np.arange(len(one.features.points))
    strongest, faintest = (only(one, kept) for kept in np.array_split(numbers, 3)[::2])
    assert examine(IDENTITY, one, strongest).points.strongest > 0.8
    assert examine(IDENTITY, one, faintest).points.strongest < 0.1


def test_few_strong_points_say_little_of_how_they_agree() -> None:
    one = seen(pixels(scene(7)))[0]
    numbers = np.arange(len(one.features.points))
    but_the_strongest = np.concatenate([numbers[4:12], numbers[-20:]])
    few, other = only(one, numbers[:12]), only(one, but_the_strongest)
    points = examine(IDENTITY, few, other).points
    assert len(points.pairs) >= ENOUGH_PAIRS
    # None of the four strongest agrees: taken at their word they would say 0.
    assert points.share / 2 < points.strongest < points.share


def test_a_mirrored_picture_lies_on_itself_to_a_fraction_of_a_pixel() -> None:
    """OpenCV's points lie a quarter of a pixel beside theirs, twice that where one is turned."""
    one = scene(7)
    mirrored, turned = [[-1, 0, 512], [0, 1, 0]], [[-1, 0, 512], [0, -1, 384]]
    for copy, exact in ((ImageOps.mirror(one), mirrored), (one.rotate(180), turned)):
        ranked = index([photo(one, "one")]).ranked(photo(copy, "copy"))
        found = max((pair for _, pair in ranked), key=lambda pair: pair.score)
        assert found.map == pytest.approx(np.array(exact), abs=0.2)


def test_of_two_certain_pairs_of_views_that_is_told_which_shows_more_of_the_photo() -> None:
    (found,) = (pair for _, pair in index([photo(scene(7), "hers")]).ranked(photo(scene(7), "x")))
    less = replace(found.findings, evidence=replace(found.findings.evidence, there=0.25))
    whole, corner = replace(found, score=0.995), replace(found, findings=less, score=0.999)
    for told in (telling_more(whole, corner), telling_more(corner, whole)):
        assert told == replace(whole, score=0.999)
    # The control: a likely whole does not stand before a certain corner.
    assert telling_more(replace(whole, score=0.8), corner) == corner


def test_an_outline_has_no_corner_on_a_line() -> None:
    square = np.array([(0, 0), (0, 480), (638, 480), (638, 0), (403, 0.3)], dtype=np.float32)
    assert len(outline(square)) == 4
    assert len(outline(square[:3])) == 3


def test_a_map_that_turns_a_picture_over_is_told() -> None:
    one = seen(pixels(scene(7)))[0]
    assert examine(np.array([[-1.0, 0, SIDE], [0, 1.0, 0]]), one, one).mirrored
    assert not examine(IDENTITY, one, one).mirrored


def test_points_that_repeat_count_little() -> None:
    wall = wall_of_tiles()
    repeated, plain = seen(pixels(wall))[0], seen(pixels(scene(5, 512, 384)))[0]
    for view, least, most in ((repeated, 0.0, 0.2), (plain, 0.4, 1.0)):
        points = examine(IDENTITY, view, view).points
        assert least <= points.distinct / points.exact <= most


def test_a_view_is_kept_in_less_than_150_kilobytes_and_read_back() -> None:
    described = [seen(pixels(scene(3)))[0], *seen(np.zeros((1, 1, 3), dtype=np.uint8))]
    data = packed(described)
    assert len(packed(described[:1])) < 150_000
    first, second = unpacked(data)
    assert (first.hashes == described[0].hashes).all()
    assert (first.plane == described[0].plane).all()
    assert (first.features.descriptors == described[0].features.descriptors).all()
    assert np.abs(first.features.points - described[0].features.points).max() < 0.02
    assert len(second.features.points) == 0
    assert packed(unpacked(data)) == packed(unpacked(packed(unpacked(data))))


def test_descriptors_cut_short_are_refused() -> None:
    data = packed(seen(pixels(scene(3))))
    with pytest.raises(ValueError, match="buffer"):
        unpacked(data[:-5])


def grid_of_nine(pale: int) -> tuple[Image.Image, set[tuple[int, int]]]:
    """Make a profile's grid in which the first cells are as pale as the seams."""
    canvas = Image.new("RGB", (544, 744), "white")
    places = [(cell % 3 * 182, 200 + cell // 3 * 182) for cell in range(9)]
    for number, place in enumerate(places):
        shown = scene(number).resize((180, 180))
        white = Image.new("RGB", shown.size, "white")
        canvas.paste(Image.blend(shown, white, 0.97) if number < pale else shown, place)
    return canvas, set(places)


@pytest.mark.parametrize("pale", [0, 2], ids=["all plain to see", "two as pale as the seams"])
def test_a_grid_is_cut_into_its_photos(pale: int) -> None:
    canvas, expected = grid_of_nine(pale)
    found = pictures_inside(pdq.luminance(pixels(canvas)))
    places = {
        (x, y)
        for x, y in expected
        if any(abs(box.left - x) + abs(box.top - y) <= 3 and 170 < box.width < 190 for box in found)
    }
    assert len(places) >= 8


def test_a_picture_alone_is_not_cut() -> None:
    assert pictures_inside(pdq.luminance(pixels(scene(4)))) == []


def test_the_last_cells_of_an_uneven_grid_stay_inside_the_picture() -> None:
    canvas = Image.new("RGB", (606, 606), "white")
    for cell in range(8):
        shown = scene(cell).resize((200, 200))
        canvas.paste(shown, (cell % 3 * 206, cell // 3 * 206))
    for box in pictures_inside(pdq.luminance(pixels(canvas))):
        assert 0 <= box.left < box.right <= 606
        assert 0 <= box.top < box.bottom <= 606


def test_a_picture_of_one_thing_many_times_costs_no_gigabytes() -> None:
    board = Image.fromarray(
        np.kron(np.indices((64, 64)).sum(axis=0) % 2 * 255, np.ones((8, 8))).astype(np.uint8)
    )
    described = seen(pixels(board))
    tracemalloc.start()
    Library(described * 3).links(described[0])
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 600_000_000
