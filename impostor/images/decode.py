"""Bytes to upright RGB pixels of reduced size, with caps and an allow-list of formats."""

import io
from dataclasses import dataclass

import numpy as np
import pillow_heif
from PIL import ExifTags, Image, UnidentifiedImageError

from impostor.images.clips import clip_frames, container_of
from impostor.images.refusal import TOO_MANY_PIXELS, UnreadableError
from impostor.images.values import PHOTOS, Pixels
from impostor.language import N_
from impostor.model import Sentence

FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "AVIF", "HEIF")
BYTES = 64 * 2**20
# Phones make JPEGs of 108 million pixels, which `draft` decodes at an eighth of their size; the
# other formats can only be decoded whole, at four bytes a pixel.
PIXELS_JPEG = 120_000_000
PIXELS = 50_000_000
FRAMES = 3
# To reach a frame of an animation all those before it are decoded.
FRAMES_LOOKED_THROUGH = 48
SIDEWAYS = frozenset({5, 6, 7, 8})
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}

pillow_heif.register_heif_opener()
# Checked here, with a sentence, before anything is decoded.
Image.MAX_IMAGE_PIXELS = PIXELS_JPEG


@dataclass(frozen=True, slots=True)
class Decoded:
    """Width and height of the upright original, and its frames at reduced size."""

    width: int
    height: int
    frames: tuple[Pixels, ...]


def decode(data: bytes, long_side: int = PHOTOS.long_side) -> Decoded:
    """Decode a picture once: `long_side` at most, upright, RGB on white, up to three frames.

    Of a clip up to four frames. Raises UnreadableError for what is refused by rule, and whatever
    Pillow or PyAV raises (OSError, SyntaxError, ValueError, RuntimeError, ...) for what is damaged.
    """
    _check_size(data)
    container = container_of(data)
    if container is not None:
        whole = clip_frames(data, container)
        height, width = whole[0].shape[:2]
        small = (
            np.asarray(_reduced(Image.fromarray(frame), long_side), dtype=np.uint8)
            for frame in whole
        )
        return Decoded(width, height, tuple(small))
    with _open(data) as image:
        turn = _orientation(image)
        width, height = image.size
        image.draft("RGB", _least(image.size, long_side))
        numbers = _frame_numbers(image)
        frames = tuple(_frame(image, number, turn, long_side) for number in numbers)
    if turn in SIDEWAYS:
        width, height = height, width
    return Decoded(width, height, frames)


def _check_size(data: bytes) -> None:
    if not data:
        raise UnreadableError(Sentence(N_("The file is empty.")))
    if len(data) > BYTES:
        raise UnreadableError(Sentence(N_("The file is too large to be opened.")))


def _open(data: bytes) -> Image.Image:
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except UnidentifiedImageError:
        raise UnreadableError(
            Sentence(
                N_("This is not a picture that can be read: JPEG, PNG, GIF, WebP, AVIF, HEIC.")
            )
        ) from None
    except Image.DecompressionBombError:
        raise UnreadableError(TOO_MANY_PIXELS) from None
    pixels = image.size[0] * image.size[1]
    if pixels > (PIXELS_JPEG if image.format in {"JPEG", "MPO"} else PIXELS):
        raise UnreadableError(TOO_MANY_PIXELS)
    return image


def _least(size: tuple[int, int], long_side: int) -> tuple[int, int]:
    width, height = (max(1, long_side * side // max(size)) for side in size)
    return width, height


def _orientation(image: Image.Image) -> int:
    """Read EXIF 2.32's tag Orientation; broken metadata does not make a picture unreadable."""
    try:
        return int(image.getexif().get(ExifTags.Base.Orientation, 1))
    except (SyntaxError, ValueError, TypeError, KeyError, EOFError, OSError, OverflowError):
        return 1


def _frame_numbers(image: Image.Image) -> list[int]:
    # A JPEG's further frames (MPO) are other views or maps of depth, not other moments.
    if image.format in {"JPEG", "MPO"}:
        return [0]
    count = min(getattr(image, "n_frames", 1), FRAMES_LOOKED_THROUGH)
    return sorted({count * step // FRAMES for step in range(FRAMES)})


def _frame(image: Image.Image, number: int, turn: int, long_side: int) -> Pixels:
    if number:
        image.seek(number)
    image.load()
    frame = _on_white(_eight_bit(image))
    frame = _reduced(frame, long_side)
    if turn in TURNS:
        frame = frame.transpose(TURNS[turn])
    return np.asarray(frame, dtype=np.uint8)


def _eight_bit(image: Image.Image) -> Image.Image:
    if image.mode.startswith("I"):
        deep = np.asarray(image).astype(np.int64)
        return Image.fromarray(np.clip(deep >> 8, 0, 255).astype(np.uint8))
    return image


def _on_white(image: Image.Image) -> Image.Image:
    if not image.has_transparency_data:
        return image.convert("RGB")
    layer = image.convert("RGBA")
    canvas = Image.new("RGB", layer.size, "white")
    canvas.paste(layer, mask=layer.getchannel("A"))
    return canvas


def _reduced(image: Image.Image, long_side: int) -> Image.Image:
    scale = long_side / max(image.size)
    if scale >= 1:
        return image
    size = (max(1, round(image.size[0] * scale)), max(1, round(image.size[1] * scale)))
    return image.resize(size, Image.Resampling.BOX, reducing_gap=2)
