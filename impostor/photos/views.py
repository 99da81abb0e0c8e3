"""What is kept of a picture, and its form as bytes."""

import struct
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
PLANE = 128
# Of the typical descriptors that each point is nearest to, so many are kept.
PROBES = 4
SHORTS = 65535
# Coordinates, sizes and directions of points are kept as shares of these.
SPAN = np.array([512, 512, 512, 360], dtype=np.float32)
HEADER = struct.Struct("<HHHH")


@dataclass(frozen=True, slots=True)
class View:
    """One frame of a picture, with R regions and N points.

    `kinds` (R) of `regions.Kind`; `boxes` (R x 4: left, top, right, bottom) in shares of width and
    height; `qualities` (R) in [0, 1]; `hashes` (R x 8 x 32 bytes) PDQ in all eight forms, packed;
    `phashes` (2 x 8 bytes) imagehash's phash of the trimmed frame as it is and mirrored; `plane`
    its luminance with a long side of at most 128; `tints` (8 x 8 x 3) its colours; `words` (N x 4)
    the numbers of the typical descriptors nearest to each point's, the nearest first.
    """

    kinds: NDArray[np.uint8]
    boxes: Floats
    qualities: Floats
    hashes: NDArray[np.uint8]
    phashes: NDArray[np.uint8]
    plane: NDArray[np.uint8]
    tints: NDArray[np.uint8]
    features: Features
    words: NDArray[np.uint16]


def packed(views: Sequence[View]) -> bytes:
    """Give the frames of a picture as bytes, about 100 KB each."""
    return b"".join(part for view in views for part in _parts(view))


def _parts(view: View) -> list[bytes]:
    header = HEADER.pack(len(view.kinds), len(view.features.points), *view.plane.shape)
    points = np.clip(np.round(view.features.points / SPAN * SHORTS), 0, SHORTS)
    return [
        header,
        view.kinds.tobytes(),
        np.round(view.boxes * SHORTS).astype("<u2").tobytes(),
        np.round(view.qualities * 100).astype("u1").tobytes(),
        view.hashes.tobytes(),
        view.phashes.tobytes(),
        view.plane.tobytes(),
        view.tints.tobytes(),
        points.astype("<u2").tobytes(),
        view.features.descriptors.tobytes(),
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
    regions, points, height, width = reader.header()
    return View(
        kinds=reader.take("u1", regions),
        boxes=_shares(reader.take("<u2", regions, 4), SHORTS),
        qualities=_shares(reader.take("u1", regions), 100),
        hashes=reader.take("u1", regions, TURNED, HASH_BYTES),
        phashes=reader.take("u1", 2, PHASH_BYTES),
        plane=reader.take("u1", height, width),
        tints=reader.take("u1", TINTS, TINTS, 3),
        features=Features(
            np.asarray(_shares(reader.take("<u2", points, 4), SHORTS) * SPAN),
            reader.take("u1", points, LENGTH),
        ),
        words=reader.take("<u2", points, PROBES),
    )


def _shares(counts: NDArray[np.integer], whole: int) -> Floats:
    return np.asarray(counts / np.float32(whole), dtype=np.float32)
