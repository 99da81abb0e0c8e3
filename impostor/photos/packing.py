"""The descriptors of one picture, and their form as bytes."""

import io
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from impostor.photos.pdq import BITS, TURNED

HASH_BYTES = BITS // 8


@dataclass(frozen=True, slots=True)
class Descriptors:
    """What is kept of a picture with R regions over all its frames.

    `kinds` (R) of `regions.Kind`; `boxes` (R x 4: left, top, right, bottom) in shares of width and
    height; `qualities` (R) in [0, 1]; `hashes` (R x 8 x 32 bytes) PDQ in all eight forms, packed;
    `phashes` (2 x 8 bytes) imagehash's phash of the trimmed picture as it is and mirrored.
    """

    kinds: NDArray[np.uint8]
    boxes: NDArray[np.float32]
    qualities: NDArray[np.float32]
    hashes: NDArray[np.uint8]
    phashes: NDArray[np.uint8]

    def packed(self) -> bytes:
        """Give the descriptors as bytes."""
        out = io.BytesIO()
        np.savez(
            out,
            allow_pickle=False,
            kinds=self.kinds,
            boxes=self.boxes,
            qualities=self.qualities,
            hashes=self.hashes,
            phashes=self.phashes,
        )
        return out.getvalue()


def unpacked(data: bytes) -> Descriptors:
    """Read descriptors from bytes."""
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return Descriptors(
            kinds=arrays["kinds"],
            boxes=arrays["boxes"],
            qualities=arrays["qualities"],
            hashes=arrays["hashes"].reshape(-1, TURNED, HASH_BYTES),
            phashes=arrays["phashes"],
        )
