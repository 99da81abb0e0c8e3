"""Short clips to a few frames, through PyAV (FFmpeg), which the extra `video` installs."""

import importlib.util
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np

from impostor.images.refusal import TOO_MANY_PIXELS, UnreadableError
from impostor.images.values import Pixels
from impostor.language import N_
from impostor.model import Sentence

if TYPE_CHECKING:
    from av.container import InputContainer
    from av.video.stream import VideoStream

# The demuxers of .mp4, .m4v and .mov, and of .webm and .mkv; no other is tried.
ISO, MATROSKA = "mov", "matroska"
# Pictures in the same container, which Pillow opens (ISO/IEC 23008-12, AV1 Image File Format).
PICTURE_BRANDS = frozenset(
    {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"avif", b"avis"}
)
CODECS = frozenset({"h264", "hevc", "vp8", "vp9", "av1", "mpeg4"})
# 4096 x 2304, the largest that phones take; a frame of it is 14 MB as the codec keeps it.
PIXELS = 4096 * 2304
SECONDS = 15 * 60
FRAMES = 4
# A frame is looked for no further than this behind the place that was jumped to.
FURTHEST = 90


def container_of(data: bytes) -> str | None:
    """Give the demuxer for a clip by how its bytes begin; None for what is no clip."""
    if data[:4] == b"\x1aE\xdf\xa3":
        return MATROSKA
    if data[4:8] == b"ftyp" and data[8:12] not in PICTURE_BRANDS:
        return ISO
    return None


def clip_frames(data: bytes, container: str) -> tuple[Pixels, ...]:
    """Decode up to four frames, spread over a clip, upright and of one size, as RGB.

    Raises UnreadableError for what is refused by rule, and whatever PyAV raises (FFmpegError,
    ValueError, ...) for what is damaged.
    """
    if importlib.util.find_spec("av") is None:
        raise UnreadableError(
            Sentence(N_("This is a video, which the extra “video” would open (README)."))
        )
    import av  # noqa: PLC0415 - an extra

    # A file in memory, and FFmpeg may open nothing beside it: a container can name other addresses.
    options = {"protocol_whitelist": "", "enable_drefs": "0"}
    with av.open(io.BytesIO(data), format=container, options=options) as opened:
        stream = _stream(opened)
        frames = list(_frames(opened, stream))
    if not frames:
        raise UnreadableError(Sentence(N_("The video has no picture that can be read.")))
    same = [frame for frame in frames if frame.shape == frames[0].shape]
    return tuple(same)


def _stream(opened: "InputContainer") -> "VideoStream":
    """Give the stream of pictures, of an allowed kind and size."""
    if not opened.streams.video:
        raise UnreadableError(Sentence(N_("The video has no picture that can be read.")))
    stream = opened.streams.video[0]
    context = stream.codec_context
    if context is None or context.codec.canonical_name not in CODECS:
        raise UnreadableError(Sentence(N_("The video is of a kind that is not read.")))
    if context.width * context.height > PIXELS:
        raise UnreadableError(TOO_MANY_PIXELS)
    if _seconds(opened, stream) > SECONDS:
        raise UnreadableError(Sentence(N_("The video is longer than fifteen minutes.")))
    # One thread a worker, whatever the machine has: each keeps several frames.
    context.thread_count = 1
    context.thread_type = "NONE"
    return stream


def _seconds(opened: "InputContainer", stream: "VideoStream") -> float:
    if opened.duration:
        return float(opened.duration) / 1_000_000
    if stream.duration and stream.time_base:
        return float(stream.duration * stream.time_base)
    return 0.0


def _frames(opened: "InputContainer", stream: "VideoStream") -> Iterator[Pixels]:
    """Jump to the middle of each quarter; a clip that cannot be jumped in gives its first frame."""
    length = _seconds(opened, stream)
    last: int | None = None
    for step in range(FRAMES):
        moment = length * (step + 0.5) / FRAMES
        if length:
            opened.seek(int(moment * 1_000_000))
        frame = _frame_at(opened, stream, moment)
        if frame is not None and frame.pts != last:
            last = frame.pts
            yield _upright(frame)
        if not length:
            return


def _frame_at(opened: "InputContainer", stream: "VideoStream", moment: float) -> Any:
    """Decode from where the jump led to the moment asked for, or as far as is allowed."""
    found = None
    for number, frame in enumerate(opened.decode(stream)):
        if frame.width * frame.height > PIXELS:
            raise UnreadableError(TOO_MANY_PIXELS)
        found = frame
        if number >= FURTHEST or frame.time is None or frame.time >= moment:
            break
    return found


def _upright(frame: Any) -> Pixels:
    pixels: Pixels = frame.to_ndarray(format="rgb24")
    # Phones film lying down and note by how many degrees to turn, anticlockwise.
    return np.ascontiguousarray(np.rot90(pixels, round(frame.rotation / 90) % 4))
