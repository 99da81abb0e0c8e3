"""Files that a door must stand, each made in code."""

import io
import struct
import zlib

import numpy as np
import pillow_heif
from PIL import Image, ImageDraw

pillow_heif.register_heif_opener()


def picture(width: int = 160, height: int = 120) -> Image.Image:
    """A picture of which every corner has another colour, so that its direction can be read."""
    image = Image.new("RGB", (width, height), "grey")
    pen = ImageDraw.Draw(image)
    half = (width // 2, height // 2)
    pen.rectangle((0, 0, *half), fill="red")
    pen.rectangle((half[0], 0, width, half[1]), fill="lime")
    pen.rectangle((0, half[1], half[0], height), fill="blue")
    return image


def encoded(image: Image.Image, kind: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def turned_jpeg(orientation: int) -> bytes:
    """A JPEG whose pixels are stored so that EXIF's orientation makes `picture()` of them again."""
    undo = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    image = picture()
    if orientation in undo:
        image = image.transpose(undo[orientation])
    exif = Image.Exif()
    exif[0x0112] = orientation
    return encoded(image, "JPEG", exif=exif, quality=95)


def animated(kind: str, frames: int = 6) -> bytes:
    """An animation that begins with an empty frame, as many do."""
    moments = [Image.new("RGB", (160, 120), "white")]
    moments += [picture().rotate(10 * step) for step in range(frames - 1)]
    return encoded(moments[0], kind, save_all=True, append_images=moments[1:], duration=100)


def deep_png() -> bytes:
    ramp = np.linspace(0, 65535, 160 * 120).reshape(120, 160).astype(np.uint16)
    return encoded(Image.fromarray(ramp), "PNG")


def see_through_png() -> bytes:
    image = picture().convert("RGBA")
    image.putalpha(Image.new("L", image.size, 0))
    return encoded(image, "PNG")


def bomb_png(width: int = 60_000, height: int = 60_000) -> bytes:
    """A PNG of a few kilobytes that says it has 3.6 thousand million pixels."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    rows = zlib.compress(bytes(100_000))
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")
    )


def polyglot() -> bytes:
    """A JPEG that is also the beginning of a web page and carries an archive at its end."""
    comment = b"<script>alert(1)</script>"
    jpeg = encoded(picture(), "JPEG", comment=comment)
    return jpeg + b"PK\x03\x04" + bytes(200)
