"""Which pictures must match a reference, and which must not, with the reason for each."""

import pickle
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays
from PIL import Image, ImageDraw

from impostor.errors import ImpostorError
from impostor.model import Photo, PhotoMatch, Relation
from impostor.photos import VERSION, Index, describe, index, matching_points, surest
from impostor.photos.pages import held_against
from impostor.photos.views import inside, unpacked
from tests.photos import scenes

COPY = 0.9
NOISE = 0.1


@pytest.fixture(scope="module")
def references() -> Index:
    return index([scenes.photo(scenes.scene(seed), f"reference {seed}") for seed in range(8)])


def best(references: Index, image: Image.Image) -> PhotoMatch:
    return references.compare([scenes.photo(image, "candidate")])[0]


@pytest.mark.parametrize(
    ("edit", "relations"),
    [
        (scenes.same, {Relation.SAME}),
        (scenes.smaller, {Relation.SAME}),
        (scenes.mirrored, {Relation.MIRRORED}),
        (scenes.avatar, {Relation.CROPPED}),
        (scenes.mirrored_avatar, {Relation.MIRRORED}),
        (scenes.round_avatar, {Relation.CROPPED}),
        (scenes.framed, {Relation.EMBEDDED, Relation.SAME}),
        (scenes.screenshot, {Relation.EMBEDDED}),
        (scenes.grey, {Relation.FILTERED}),
        (scenes.brighter, {Relation.SAME, Relation.FILTERED}),
        (scenes.blurred, {Relation.SAME, Relation.FILTERED}),
        (scenes.quarter_turned, {Relation.SAME}),
        (scenes.cropped, {Relation.CROPPED}),
        (scenes.turned, {Relation.EMBEDDED}),
        (scenes.collage, {Relation.EMBEDDED}),
        (scenes.everything, {Relation.MIRRORED}),
    ],
    ids=lambda value: value.__name__ if callable(value) else "",
)
@pytest.mark.parametrize("seed", [0, 5])
def test_what_impostors_do_to_a_photo_is_found(
    references: Index,
    edit: Callable[[Image.Image], Image.Image],
    relations: set[Relation],
    seed: int,
) -> None:
    match = best(references, edit(scenes.scene(seed)))
    assert match.reference == f"reference {seed}"
    assert match.score >= COPY
    assert match.relation in relations


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_photo_that_was_only_turned_is_not_called_filtered(
    references: Index, degrees: int
) -> None:
    turned = scenes.scene(4).rotate(degrees, expand=True)
    assert best(references, turned).relation is Relation.SAME
    assert best(references, scenes.grey(turned)).relation is Relation.FILTERED


@pytest.mark.parametrize("degrees", [90, 180, 270])
@pytest.mark.parametrize("seed", range(6))
def test_a_photo_turned_on_purpose_is_not_called_a_photo_of_a_screen(
    references: Index, seed: int, degrees: int
) -> None:
    def page(turn: float) -> Image.Image:
        turned = scenes.scene(seed).rotate(turn, Image.Resampling.BICUBIC, expand=True)
        page = Image.new("RGB", (turned.width + 300, turned.height + 200), "white")
        page.paste(turned, (170, 90))
        return page

    assert best(references, page(degrees)).relation is Relation.EMBEDDED
    # The control: what is slightly askew is.
    assert best(references, page(degrees + 5)).relation is Relation.REPHOTOGRAPHED


def test_a_grey_photo_is_not_filtered_by_being_grey() -> None:
    grey = scenes.grey(scenes.scene(4))
    assert best(index([scenes.photo(grey, "grey")]), grey).relation is Relation.SAME


@pytest.mark.parametrize("seed", [0, 5])
def test_a_small_round_profile_picture_on_a_page_is_found(references: Index, seed: int) -> None:
    match = best(references, scenes.profile_page(scenes.scene(seed)))
    assert match.reference == f"reference {seed}"
    assert match.score >= COPY
    corners = np.array(match.candidate_region)
    assert np.allclose(corners.min(axis=0), (50, 200), atol=8)
    assert np.allclose(corners.max(axis=0), (290, 440), atol=8)


@pytest.mark.parametrize("seed", [0, 3, 5])
@pytest.mark.parametrize(("side", "blur"), [(300, 0), (120, 0), (120, 2)])
def test_a_photo_in_a_collage_is_marked_without_what_stands_beside_it(
    references: Index, seed: int, side: int, blur: float
) -> None:
    """The cell is cut to a square: laid onto the frame, the photo reaches beside its cell."""
    match = best(references, scenes.collage(scenes.scene(seed), side, blur))
    assert match.reference == f"reference {seed}"
    assert match.score >= COPY
    corners = np.array(match.candidate_region)
    assert np.allclose(corners.min(axis=0), (0, side + 6), atol=side / 40)
    assert np.allclose(corners.max(axis=0), (side, 2 * side + 6), atol=side / 40)


def test_a_page_whose_profile_picture_is_anothers_does_not_match(references: Index) -> None:
    assert best(references, scenes.profile_page(scenes.scene(60))).score < NOISE


@pytest.mark.parametrize("edit", [scenes.mirrored, scenes.smaller, scenes.cropped])
def test_a_photo_that_shows_little_can_have_a_sure_copy(
    edit: Callable[[Image.Image], Image.Image],
) -> None:
    plain = scenes.photo(scenes.smooth(2), "plain")
    assert plain.quality < 0.4
    assert surest(plain) == 1
    assert best(index([plain]), edit(scenes.smooth(2))).score >= COPY
    assert best(index([plain]), edit(scenes.smooth(3))).score < NOISE


def gradient() -> Image.Image:
    ramp = np.linspace(0, 255, 640).astype(np.uint8)
    return Image.fromarray(np.tile(ramp, (480, 1))).convert("RGB")


def default_avatar() -> Image.Image:
    image = Image.new("RGB", (320, 320), (200, 205, 210))
    pen = ImageDraw.Draw(image)
    pen.ellipse((110, 60, 210, 160), fill="white")
    pen.ellipse((60, 180, 260, 380), fill="white")
    return image


@pytest.mark.parametrize(
    ("image", "why"),
    [
        (scenes.scene(100), "another photo"),
        (Image.new("RGB", (400, 400), "white"), "flat: nothing to compare"),
        (Image.new("RGB", (1, 1)), "one pixel"),
        (Image.new("RGB", (3000, 1), "red"), "one line"),
        (gradient(), "a gradient is like every other one"),
        (default_avatar(), "what everybody has who chose no picture"),
        (scenes.screenshot(scenes.scene(101)), "a screenshot of another photo"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_no_copy_does_not_match(references: Index, image: Image.Image, why: str) -> None:
    assert best(references, image).score <= NOISE, why


@pytest.mark.parametrize("image", [default_avatar(), Image.new("RGB", (90, 90)), gradient()])
def test_a_picture_without_information_does_not_even_match_itself(image: Image.Image) -> None:
    assert surest(scenes.photo(image, "flat")) == 0
    assert best(index([scenes.photo(image, "reference")]), image).score <= 0.5


def test_two_screenshots_of_one_app_are_no_copies_for_looking_alike() -> None:
    """Who looks for her photos on a phone gives screenshots, too: an app is the same on all."""
    hers, another = scenes.screenshot(scenes.scene(3)), scenes.screenshot(scenes.scene(4))
    given = index([scenes.photo(hers, "hers")])
    assert best(given, another).score <= NOISE
    # The control: the same photo is found in another screenshot, and by itself.
    again = best(given, scenes.screenshot(scenes.scene(3), "look at me"))
    assert again.score >= COPY
    assert again.relation is Relation.EMBEDDED
    itself = best(given, scenes.scene(3))
    assert itself.score >= COPY
    assert itself.relation is Relation.CROPPED
    region = np.array(again.reference_region)
    assert region[:, 1].min() > 220, "what is marked is the photo, not the words above it"
    assert region[:, 1].max() < 680


@pytest.mark.parametrize(
    "image",
    [scenes.scene(3), scenes.framed(scenes.scene(3)), scenes.collage(scenes.scene(3))],
    ids=["a photo", "with a border", "a collage"],
)
def test_what_is_no_page_is_held_against_candidates_whole(image: Image.Image) -> None:
    views = unpacked(scenes.photo(image, "hers").descriptors)
    assert held_against(views) == views
    # The control: of a page the frame is left out.
    page = unpacked(scenes.photo(scenes.screenshot(image), "hers").descriptors)
    assert not inside(page[0])
    assert all(map(inside, held_against(page)))


def test_a_page_among_the_frames_of_an_animation_does_not_hide_the_others() -> None:
    one, page = (
        scenes.photo(made, "x") for made in (scenes.scene(3), scenes.screenshot(scenes.scene(4)))
    )
    first, second = unpacked(one.descriptors), unpacked(page.descriptors)
    assert held_against([*first, *second]) == [*first, *second[1:]]


def test_every_reference_in_one_picture_is_found(references: Index) -> None:
    canvas = Image.new("RGB", (1290, 480))
    canvas.paste(scenes.scene(2), (0, 0))
    canvas.paste(scenes.scene(6), (650, 0))
    matches = references.compare([scenes.photo(canvas, "both")])
    found = {match.reference for match in matches if match.score >= COPY}
    assert found == {"reference 2", "reference 6"}


def test_one_frame_of_an_animation_is_enough(references: Index) -> None:
    blank = np.full((480, 640, 3), 255, dtype=np.uint8)
    frames = [blank, np.asarray(scenes.scene(6)), blank]
    description = describe(frames)
    candidate = Photo("gif", 640, 480, description.quality, VERSION, description.descriptors)
    match = references.compare([candidate])[0]
    assert match.reference == "reference 6"
    assert match.score >= COPY


def test_matching_points_lie_at_the_same_places() -> None:
    reference = scenes.photo(scenes.scene(4), "reference")
    candidate = scenes.photo(scenes.mirrored(scenes.scene(4)), "candidate")
    points = matching_points(candidate, reference)
    assert len(points) > 50
    away = [abs(640 - x - u) + abs(y - v) for (x, y), (u, v) in points]
    assert np.median(away) < 3
    assert matching_points(scenes.photo(Image.new("RGB", (9, 9)), "flat"), reference) == []


def test_the_other_half_of_a_scene_is_no_copy() -> None:
    left = index([scenes.photo(scenes.left_half(scenes.scene(3)), "left")])
    assert best(left, scenes.right_half(scenes.scene(3))).score <= NOISE
    # The control: the same half is one.
    assert best(left, scenes.left_half(scenes.scene(3))).score >= COPY


def test_the_region_is_where_the_photo_lies_in_the_original(references: Index) -> None:
    match = best(references, scenes.screenshot(scenes.scene(4)))
    expected = ((0, 250), (540, 250), (540, 655), (0, 655))
    assert np.abs(np.subtract(match.candidate_region, expected)).max() < 30
    whole = ((0, 0), (640, 0), (640, 480), (0, 480))
    assert np.abs(np.subtract(match.reference_region, whole)).max() < 40


def test_each_candidate_has_its_best_reference_first_however_low(references: Index) -> None:
    images = [scenes.scene(1), scenes.scene(200), Image.new("RGB", (9, 9))]
    candidates = [scenes.photo(image, str(number)) for number, image in enumerate(images)]
    matches = references.compare(candidates)
    assert list(dict.fromkeys(match.candidate for match in matches)) == ["0", "1", "2"]
    scores = [match.score for match in matches if match.candidate == "0"]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= match.score <= 1 for match in matches)


def test_a_reference_given_twice_counts_once() -> None:
    photo = scenes.photo(scenes.scene(1), "reference")
    assert len(index([photo, photo]).compare([photo])) == 1


def test_no_references_or_no_candidates_is_no_match() -> None:
    photo = scenes.photo(scenes.scene(1), "reference")
    assert index([]).compare([photo]) == []
    assert index([photo]).compare([]) == []


def test_an_index_can_be_sent_to_another_process(references: Index) -> None:
    candidate = [scenes.photo(scenes.scene(2), "candidate")]
    assert pickle.loads(pickle.dumps(references)).compare(candidate) == references.compare(
        candidate
    )


def test_a_photo_described_by_another_version_is_refused() -> None:
    old = Photo("old", 10, 10, 0.5, "engine-0", b"")
    with pytest.raises(ImpostorError, match="engine-0"):
        index([old])


@settings(max_examples=30, deadline=None)
@given(
    pixels=arrays.arrays(
        np.uint8, st.tuples(st.integers(1, 80), st.integers(1, 80), st.just(3)), fill=st.just(7)
    )
)
def test_any_pixels_are_described_with_a_quality_between_0_and_1(pixels: np.ndarray) -> None:
    description = describe([pixels])
    assert 0 <= description.quality <= 1
    assert description == describe([pixels.copy()])
