"""What is kept of a picture, and its form as bytes."""

import struct
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from impostor.photos.features import LENGTH, Features
from impostor.photos.pdq import BITS, TURNED, Floats

HASH_BYTES = BITS // 8
PHASH_BYTES = 8
TINTS = 8
PLANE = 256
# Of the typical descriptors that each point is nearest to, so many are kept.
PROBES = 2
SHORTS = 65535
# Coordinates, sizes and directions of points are kept as shares of these.
SPAN = np.array([512, 512, 512, 360], dtype=np.float32)
HEADER = struct.Struct("<HHHHI")
# Of zlib, for a plane: higher levels save little more and take long.
SPEED = 1


@dataclass(frozen=True, slots=True)
class View:
    """A picture's frame, or a picture that stands inside it, with R regions and N points.

    `place` (4: left, top, right, bottom) says where it stands, in shares of the frame; `kinds` (R)
    of `regions.Kind`; `boxes` (R x 4, as `place`) in shares of the view; `qualities` (R) in [0, 1];
    `hashes` (R x 8 x 32 bytes) PDQ in all eight forms, packed; `phashes` (2 x 8 bytes) imagehash's
    phash as it is and mirrored; `plane` its luminance with a long side of at most 256; `tints` (8 x
    8 x 3) its colours; `words` (N x 2) the numbers of the typical descriptors nearest to each
    point's, the nearest first.
    """

    place: Floats
    kinds: NDArray[np.uint8]
    boxes: Floats
    qualities: Floats
    hashes: NDArray[np.uint8]
    phashes: NDArray[np.uint8]
    plane: NDArray[np.uint8]
    tints: NDArray[np.uint8]
    features: Features
    words: NDArray[np.uint16]


def inside(view: View) -> bool:
    """Say whether a view is of a picture inside a frame, not of the frame."""
    return bool(view.place[0] > 0 or view.place[1] > 0 or (view.place[2:] < 1).any())


def frame_share(view: View) -> float:
    """Give the share (0 to 1) of the frame that a view takes up."""
    left, top, right, bottom = map(float, view.place)
    return (right - left) * (bottom - top)


def packed(views: Sequence[View]) -> bytes:
    """Give the views of a picture as bytes."""
    return b"".join(part for view in views for part in _parts(view))


def _parts(view: View) -> list[bytes]:
    # Neighbours differ little: differences of bytes, which wrap around, compress better than they.
    steps = np.diff(view.plane, axis=1, prepend=np.uint8(0))
    plane = zlib.compress(steps.tobytes(), SPEED)
    header = HEADER.pack(len(view.kinds), len(view.features.points), *view.plane.shape, len(plane))
    points = np.clip(np.round(view.features.points / SPAN * SHORTS), 0, SHORTS)
    return [
        header,
        np.round(view.place * SHORTS).astype("<u2").tobytes(),
        view.kinds.tobytes(),
        np.round(view.boxes * SHORTS).astype("<u2").tobytes(),
        np.round(view.qualities * 100).astype("u1").tobytes(),
        view.hashes.tobytes(),
        view.phashes.tobytes(),
        plane,
        view.tints.tobytes(),
        points.astype("<u2").tobytes(),
        view.features.descriptors.tobytes(),
        view.features.repeats.tobytes(),
        view.words.astype("<u2").tobytes(),
    ]


def unpacked(data: bytes) -> list[View]:
    """Read the frames of a picture; raise ValueError for anything but what `packed` gave."""
    views = []
    reader = _Reader(data)
    while reader.more():
        views.append(_view(reader))
    return views


class _Reader:
    """Takes arrays off the front of bytes."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def more(self) -> bool:
        return self._at < len(self._data)

    def header(self) -> tuple[int, ...]:
        fields = self.take("u1", HEADER.size)
        return HEADER.unpack(fields.tobytes())

    def take(self, kind: str, *shape: int) -> NDArray[Any]:
        count = int(np.prod(shape))
        found = np.frombuffer(self._data, dtype=kind, count=count, offset=self._at)
        self._at += found.nbytes
        return found.reshape(shape)


def _view(reader: _Reader) -> View:
    regions, points, height, width, plane = reader.header()
    return View(
        place=_shares(reader.take("<u2", 4), SHORTS),
        kinds=reader.take("u1", regions),
        boxes=_shares(reader.take("<u2", regions, 4), SHORTS),
        qualities=_shares(reader.take("u1", regions), 100),
        hashes=reader.take("u1", regions, TURNED, HASH_BYTES),
        phashes=reader.take("u1", 2, PHASH_BYTES),
        plane=_plane(reader.take("u1", plane), height, width),
        tints=reader.take("u1", TINTS, TINTS, 3),
        features=Features(
            np.asarray(_shares(reader.take("<u2", points, 4), SHORTS) * SPAN),
            reader.take("u1", points, LENGTH),
            reader.take("u1", points),
        ),
        words=reader.take("<u2", points, PROBES),
    )


def _plane(compressed: NDArray[np.uint8], height: int, width: int) -> NDArray[np.uint8]:
    try:
        steps = np.frombuffer(zlib.decompress(compressed.tobytes()), dtype=np.uint8)
    except zlib.error as error:
        raise ValueError("the plane is damaged") from error
    return np.cumsum(steps.reshape(height, width), axis=1, dtype=np.uint8)


def _shares(counts: NDArray[np.integer], whole: int) -> Floats:
    return np.asarray(counts / np.float32(whole), dtype=np.float32)
