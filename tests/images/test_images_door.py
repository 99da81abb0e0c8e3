"""The door: what it lets in, what it refuses, and what it survives."""

import hashlib
import io
import sys
from collections.abc import Iterator

import numpy as np
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image

from impostor.images import Door, Opened, Unreadable
from tests.images import describers, made

RED, LIME, BLUE, GREY, WHITE = (
    (255, 0, 0),
    (0, 255, 0),
    (0, 0, 255),
    (128, 128, 128),
    (255, 255, 255),
)


@pytest.fixture(scope="module")
def door() -> Iterator[Door]:
    with Door(describers.corners, "corners-1", workers=1) as opened:
        yield opened


def open_with(door: Door, data: bytes) -> Opened:
    answer = door.open(data).result()
    assert isinstance(answer, Opened), answer
    return answer


def colours(answer: Opened) -> list[tuple[int, ...]]:
    seen = answer.photo.descriptors[:12]
    return [tuple(seen[at : at + 3]) for at in range(0, 12, 3)]


def alike(seen: list[tuple[int, ...]], expected: list[tuple[int, ...]]) -> bool:
    values = zip(sum(seen, ()), sum(expected, ()), strict=True)
    return all(abs(one - other) < 40 for one, other in values)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (made.encoded(made.picture(), "JPEG"), "the commonest"),
        (made.encoded(made.picture(), "JPEG", progressive=True), "progressive"),
        (made.encoded(made.picture().convert("CMYK"), "JPEG"), "from a printer's program"),
        (made.encoded(made.picture(), "PNG"), "a screenshot"),
        (made.encoded(made.picture().quantize(16), "PNG"), "a palette"),
        (made.encoded(made.picture(), "GIF"), "a still GIF"),
        (made.encoded(made.picture(), "WEBP"), "what sites serve"),
        (made.encoded(made.picture(), "AVIF"), "what sites serve now"),
        (made.encoded(made.picture(), "HEIF"), "what iPhones take"),
        (made.encoded(made.picture(), "MPO", save_all=True), "phones' JPEG of several pictures"),
        (made.polyglot(), "the name and the tail of a file do not matter, its beginning does"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_allowed_format_is_read_in_its_colours(door: Door, data: bytes, why: str) -> None:
    answer = open_with(door, data)
    assert alike(colours(answer), [RED, LIME, BLUE, GREY]), why
    assert (answer.photo.width, answer.photo.height) == (160, 120)
    assert answer.photo.sha256 == hashlib.sha256(data).hexdigest()
    assert answer.photo.described_by == "corners-1"


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photo_is_upright(door: Door, orientation: int) -> None:
    answer = open_with(door, made.turned_jpeg(orientation))
    assert alike(colours(answer), [RED, LIME, BLUE, GREY])
    assert (answer.photo.width, answer.photo.height) == (160, 120)


def test_orientation_is_what_turns_it(door: Door) -> None:
    # The control: without the tag the stored pixels stay as they are.
    plain = made.encoded(made.picture().transpose(Image.Transpose.ROTATE_90), "JPEG")
    answer = open_with(door, plain)
    assert not alike(colours(answer), [RED, LIME, BLUE, GREY])


@pytest.mark.parametrize("kind", ["GIF", "WEBP", "AVIF", "PNG"])
def test_an_animation_gives_a_few_frames(door: Door, kind: str) -> None:
    assert open_with(door, made.animated(kind)).photo.quality == pytest.approx(0.3)
    still = made.encoded(made.picture(), kind)
    assert open_with(door, still).photo.quality == pytest.approx(0.1)


def test_transparent_is_white(door: Door) -> None:
    assert colours(open_with(door, made.see_through_png())) == [WHITE] * 4


def test_sixteen_bits_keep_their_shades(door: Door) -> None:
    top, _, bottom, _ = colours(open_with(door, made.deep_png()))
    assert top[0] < 60
    assert bottom[0] > 180


@pytest.mark.parametrize(
    ("size", "decoded"),
    [((1, 1), (1, 1)), ((30_000, 1), (1024, 1)), ((4000, 3000), (1024, 768)), ((500, 2), (500, 2))],
)
def test_any_shape_is_read_and_large_ones_are_reduced(
    door: Door, size: tuple[int, int], decoded: tuple[int, int]
) -> None:
    answer = open_with(door, made.encoded(Image.new("RGB", size), "PNG"))
    assert (answer.photo.width, answer.photo.height) == size
    assert tuple(answer.photo.descriptors[12:]) == (decoded[0] % 256, decoded[1] % 256)


def test_the_thumbnail_is_small_and_carries_nothing_else(door: Door) -> None:
    exif = Image.Exif()
    exif[0x010E] = "secret place"
    data = made.encoded(made.picture(1200, 900), "JPEG", exif=exif, comment=b"secret comment")
    thumbnail = open_with(door, data).thumbnail
    image = Image.open(io.BytesIO(thumbnail))
    assert (image.format, image.size) == ("JPEG", (480, 360))
    assert b"secret" in data
    assert b"secret" not in thumbnail
    assert not image.getexif()


JPEG = made.encoded(made.picture(), "JPEG")


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b"<html>404</html>", "not a picture"),
        (b"%PDF-1.7\n", "not a picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture"),
        (made.encoded(made.picture(), "BMP"), "not a picture"),
        (made.encoded(made.picture(), "TIFF"), "not a picture"),
        (made.encoded(made.picture(), "ICO"), "not a picture"),
        (made.bomb_png(), "too many pixels"),
        (made.bomb_png(9000, 9000), "too many pixels"),
        (JPEG + bytes(64 * 2**20), "too large"),
        (JPEG[: len(JPEG) // 2], "damaged"),
        (made.encoded(made.picture(), "PNG")[:-200], "damaged"),
        (made.encoded(made.picture(), "HEIF")[:-200], "damaged"),
    ],
    ids=[
        *("empty", "html", "pdf", "svg", "bmp", "tiff", "ico", "bomb", "large", "bytes"),
        *("cut jpeg", "cut png", "cut heic"),
    ],
)
def test_what_cannot_be_read_is_named_with_a_reason(door: Door, data: bytes, word: str) -> None:
    answer = door.open(data).result()
    assert isinstance(answer, Unreadable)
    assert answer.sha256 == hashlib.sha256(data).hexdigest()
    assert word in str(answer.sentence)


SEEDS = [
    made.encoded(made.picture(32, 24), kind) for kind in ("JPEG", "PNG", "GIF", "WEBP", "HEIF")
]


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    seed=st.sampled_from([b"", *SEEDS]),
    at=st.integers(0, 2000),
    patch=st.binary(max_size=40),
    cut=st.integers(0, 3000),
)
@example(seed=SEEDS[0], at=0, patch=b"", cut=3000)
def test_any_bytes_are_opened_or_named_unreadable(
    door: Door, seed: bytes, at: int, patch: bytes, cut: int
) -> None:
    data = (seed[:at] + patch + seed[at + len(patch) :])[:cut]
    assert isinstance(door.open(data).result(), Opened | Unreadable)


def sized(width: int) -> bytes:
    return made.encoded(Image.new("RGB", (width, 20)), "PNG")


def test_one_picture_that_breaks_its_worker_costs_only_itself() -> None:
    widths = [50, describers.CRASHES, 51, describers.HANGS, 52, describers.RAISES, 53]
    with Door(describers.troubled, "troubled", workers=2, seconds=3) as door:
        answers = list(door.open_all(sized(width) for width in widths))
    told = [str(one.sentence) if isinstance(one, Unreadable) else "fine" for one in answers]
    assert told[::2] == ["fine"] * 4
    assert "fail" in told[1]
    assert "too long" in told[3]
    assert "damaged" in told[5]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux keeps a process to its memory")
def test_a_worker_may_not_take_the_machines_memory() -> None:
    with Door(describers.troubled, "troubled", workers=1) as door:
        grown, fine = door.open_all([sized(describers.GROWS), sized(50)])
    assert isinstance(grown, Unreadable)
    assert "memory" in str(grown.sentence)
    assert isinstance(fine, Opened)


@pytest.mark.skipif(sys.platform != "linux", reason="the control of the test above")
def test_the_same_memory_is_there_outside_the_door() -> None:
    frame = np.zeros((20, describers.GROWS, 3), dtype=np.uint8)
    assert describers.troubled([frame]).descriptors == b"fine"


def test_only_a_few_images_are_held_at_once() -> None:
    asked: list[int] = []

    def images() -> Iterator[bytes]:
        for number in range(40):
            asked.append(number)
            yield sized(20 + number)

    with Door(describers.troubled, "troubled", workers=1) as door:
        answers = door.open_all(images())
        next(answers)
        assert len(asked) <= 4
        assert all(isinstance(one, Opened) for one in answers)
    assert asked == sorted(asked)


def test_answers_come_in_the_order_of_the_questions() -> None:
    with Door(describers.corners, "corners-1", workers=2) as door:
        sizes = [900, 20, 700, 30, 40]
        data = [made.encoded(made.picture(size, size), "PNG") for size in sizes]
        answers = [one for one in door.open_all(data) if isinstance(one, Opened)]
    assert [one.photo.width for one in answers] == sizes
