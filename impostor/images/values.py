"""What goes through the door."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from impostor.model import Photo, Sentence

Pixels = NDArray[np.uint8]
"""Height x width x 3, RGB, upright."""

Frames = Sequence[Pixels]
"""One for a still picture, a few for an animated one, all of one size."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How large a description sees pictures, in pixels, and how much memory it may take, in bytes.

    The largest picture that the caps let in needs about 450 MB while it is decoded; twice the 512
    pixels that local features are measured at leaves room for a panel inside.
    """

    long_side: int = 1024
    headroom: int = 640 * 2**20


PHOTOS = Limits()
"""For the photo engine."""


@dataclass(frozen=True, slots=True)
class Description:
    """What the photo engine says of one picture: see `Photo` for the first two fields.

    `frame` is the number of the frame that tells most, which is shown.
    """

    quality: float
    descriptors: bytes
    frame: int = 0


Describe = Callable[[Frames], Description]
"""A photo engine's first half; a top-level function, since it is sent to the workers."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A picture that could be read, with a JPEG of it of at most 480 pixels, without metadata."""

    photo: Photo
    thumbnail: bytes


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A picture that could not be read, by the SHA-256 of its bytes, and why."""

    sha256: str
    sentence: Sentence


def as_picture(pixels: NDArray[np.uint8]) -> Image.Image:
    """Give pixels that came through the door as Pillow's type, which imagehash asks for."""
    return Image.fromarray(pixels)
