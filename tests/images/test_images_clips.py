"""Short clips: a few frames of what is allowed, and a sentence for everything else."""

import io
import sys
from collections.abc import Iterator

import numpy as np
import pytest
from PIL import Image

from impostor.images import Door, Opened, Unreadable
from impostor.images.clips import clip_frames, container_of
from impostor.images.decode import decode
from impostor.images.refusal import UnreadableError
from tests.images import describers, made

av = pytest.importorskip("av", reason="the extra 'video' is not installed")


def clip(
    codec: str = "libx264",
    container: str = "mp4",
    size: tuple[int, int] = (160, 120),
    frames: int = 40,
    rate: int = 10,
) -> bytes:
    """A clip whose colour goes from black to red, with the picture of four colours on it."""
    out = io.BytesIO()
    with av.open(out, "w", format=container) as opened:
        stream = opened.add_stream(codec, rate=rate)
        stream.width, stream.height, stream.pix_fmt = *size, "yuv420p"
        for number in range(frames):
            image = Image.new("RGB", size, (255 * number // frames, 0, 0))
            image.paste(made.picture(size[0] // 2, size[1] // 2), (0, 0))
            opened.mux(stream.encode(av.VideoFrame.from_image(image)))
        opened.mux(stream.encode())
    return out.getvalue()


@pytest.fixture(scope="module")
def door() -> Iterator[Door]:
    with Door(describers.corners, "corners-1", workers=1) as opened:
        yield opened


@pytest.mark.parametrize(
    ("codec", "container"),
    [("libx264", "mp4"), ("libx264", "mov"), ("libvpx", "webm"), ("libvpx-vp9", "webm")],
)
def test_a_clip_is_seen_by_four_frames_spread_over_it(codec: str, container: str) -> None:
    decoded = decode(clip(codec, container))
    assert (decoded.width, decoded.height, len(decoded.frames)) == (160, 120, 4)
    reds = [int(frame[-10, -10, 0]) for frame in decoded.frames]
    assert np.allclose(reds, [255 * (step + 0.5) / 4 for step in range(4)], atol=25)
    assert decoded.frames[0][10, 10, 0] > 200, "the red corner of the picture"


def test_a_clip_goes_through_the_door(door: Door) -> None:
    answer = door.open(clip()).result()
    assert isinstance(answer, Opened), answer
    assert answer.photo.quality == pytest.approx(0.4)
    with Image.open(io.BytesIO(answer.thumbnail)) as thumbnail:
        assert thumbnail.size == (160, 120)


def test_a_clip_of_one_frame_is_one_picture() -> None:
    assert len(decode(clip(frames=1)).frames) == 1


def test_large_frames_are_made_small() -> None:
    decoded = decode(clip(size=(1920, 1080), frames=4, rate=4))
    assert (decoded.width, decoded.height) == (1920, 1080)
    assert all(max(frame.shape) == 1024 for frame in decoded.frames)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (clip("mpeg2video"), "kind that is not read"),
        (clip(size=(4800, 2400), frames=1), "too many pixels"),
        (clip(frames=20, rate=1)[:200], None),
        (clip()[: len(clip()) // 2], None),
        (b"\x1aE\xdf\xa3" + bytes(500), None),
        (b"\0\0\0\x18ftypisom" + b"\xff" * 500, None),
    ],
    ids=["codec", "pixels", "cut in its header", "cut in the middle", "no WebM", "no MP4"],
)
def test_what_is_not_read_costs_that_one_file(door: Door, data: bytes, said: str | None) -> None:
    answer = door.open(data).result()
    assert isinstance(answer, Unreadable)
    assert said is None or said in str(answer.sentence)


def test_a_long_film_is_refused() -> None:
    with pytest.raises(UnreadableError, match="fifteen minutes"):
        decode(clip(frames=1000, rate=1))


def test_sound_alone_is_no_picture() -> None:
    out = io.BytesIO()
    with av.open(out, "w", format="mp4") as opened:
        stream = opened.add_stream("aac", rate=44_100)
        frame = av.AudioFrame.from_ndarray(np.zeros((2, 1024), np.float32), "fltp", "stereo")
        frame.rate = 44_100
        opened.mux(stream.encode(frame))
        opened.mux(stream.encode())
    with pytest.raises(UnreadableError, match="no picture"):
        decode(out.getvalue())


def test_pictures_in_the_same_container_stay_pictures() -> None:
    assert container_of(made.encoded(made.picture(), "HEIF")) is None
    assert container_of(made.encoded(made.picture(), "AVIF")) is None
    assert container_of(made.encoded(made.picture(), "JPEG")) is None
    assert container_of(clip()) == "mov"


def test_without_the_extra_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "av", None)
    with pytest.raises(UnreadableError, match="the extra “video”"):
        clip_frames(b"", "mov")
