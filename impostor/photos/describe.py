"""The engine's first half: pixels to descriptors."""

import imagehash
import numpy as np
from numpy.typing import NDArray

from impostor.images import Description, Frames, Pixels, as_picture
from impostor.photos import pdq
from impostor.photos.packing import Descriptors
from impostor.photos.regions import Kind, Region, regions


def describe(frames: Frames) -> Description:
    """Describe a picture by its frames: hashes of its regions, and how much there is to compare."""
    described = [_described(frame) for frame in frames]
    first = described[0]
    joined = Descriptors(
        kinds=np.concatenate([one.kinds for one in described]),
        boxes=np.concatenate([one.boxes for one in described]),
        qualities=np.concatenate([one.qualities for one in described]),
        hashes=np.concatenate([one.hashes for one in described]),
        phashes=first.phashes,
    )
    outer = joined.qualities[joined.kinds <= Kind.PANEL]
    return Description(quality=float(outer.max()), descriptors=joined.packed())


def _described(pixels: Pixels) -> Descriptors:
    luma = pdq.luminance(pixels)
    found = regions(luma)
    samples = np.stack([pdq.grid(_cut(luma, region)) for region in found])
    spectra = np.stack([pdq.turned(pdq.frequencies(one)) for one in samples])
    height, width = luma.shape
    trimmed = found[min(1, len(found) - 1)].box
    return Descriptors(
        kinds=np.array([region.kind for region in found], dtype=np.uint8),
        boxes=np.array([_shares(region, width, height) for region in found], dtype=np.float32),
        qualities=np.array([pdq.quality(one) for one in samples], dtype=np.float32),
        hashes=np.packbits(pdq.bits(spectra), axis=-1),
        phashes=_phashes(pixels[trimmed.top : trimmed.bottom, trimmed.left : trimmed.right]),
    )


def _cut(luma: pdq.Floats, region: Region) -> pdq.Floats:
    box = region.box
    return luma[box.top : box.bottom, box.left : box.right]


def _shares(region: Region, width: int, height: int) -> tuple[float, float, float, float]:
    box = region.box
    return box.left / width, box.top / height, box.right / width, box.bottom / height


def _phashes(pixels: Pixels) -> NDArray[np.uint8]:
    # Its cosine transform looks at 32 x 32 points; four a side more keep it the same and cheap.
    step = max(1, min(pixels.shape[:2]) // 128)
    small = pixels[::step, ::step]
    forms = [small, small[:, ::-1]]
    return np.stack([np.packbits(imagehash.phash(as_picture(form)).hash) for form in forms])
