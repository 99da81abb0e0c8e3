"""The engine's first half: pixels to descriptors."""

from dataclasses import dataclass

import cv2
import imagehash
import numpy as np
from numpy.typing import NDArray

from impostor.images import Description, Frames, Pixels, as_picture
from impostor.photos import pdq
from impostor.photos.features import INSIDE, WHOLE, Effort, features
from impostor.photos.information import information
from impostor.photos.regions import Kind, Region, pictures_inside, regions
from impostor.photos.views import PLANE, TINTS, View, packed
from impostor.photos.words import nearest_words

FRAME = (0.0, 0.0, 1.0, 1.0)
# What tells less than this is a logo or a word, and no picture.
PICTURE = 0.5
# Rows and columns that are enough for the colours of a picture.
FEW = 128


def describe(frames: Frames) -> Description:
    """Describe a picture by its frames: hashes of its regions, points, and how much there is."""
    lumas = [pdq.luminance(frame) for frame in frames]
    described = [views(frame, luma) for frame, luma in zip(frames, lumas, strict=True)]
    told = [_quality(luma, each[0]) for luma, each in zip(lumas, described, strict=True)]
    return Description(
        quality=max(told),
        descriptors=packed([view for each in described for view in each]),
        frame=told.index(max(told)),
    )


def _quality(luma: pdq.Floats, described: View) -> float:
    outer = described.qualities[described.kinds <= Kind.TRIMMED]
    return min(float(outer.max()), information(luma))


@dataclass(frozen=True, slots=True)
class Hashed:
    """The fast stage of one frame: regions with their hashes, as in `View`, no points."""

    kinds: NDArray[np.uint8]
    boxes: pdq.Floats
    qualities: pdq.Floats
    hashes: NDArray[np.uint8]


def fast_stage(pixels: Pixels) -> Hashed:
    """Hash the regions of one frame: all that clear cases need."""
    return _hashed(pdq.luminance(pixels))


def views(frame: Pixels, luma: pdq.Floats) -> list[View]:
    """Describe one frame and the pictures that stand inside it; the frame's own view is first."""
    height, width = luma.shape
    found = [view(frame, luma, FRAME, WHOLE)]
    for box in pictures_inside(luma):
        part = slice(box.top, box.bottom), slice(box.left, box.right)
        if information(luma[part]) < PICTURE:
            continue
        place = (box.left / width, box.top / height, box.right / width, box.bottom / height)
        found.append(view(frame[part], luma[part], place, INSIDE))
    return found


def view(pixels: Pixels, luma: pdq.Floats, place: tuple[float, ...], effort: Effort) -> View:
    """Describe a frame or a part of it; `place` is its share of the frame."""
    hashed = _hashed(luma)
    points, plane = features(luma, effort), _plane(luma)
    return View(
        place=np.array(place, dtype=np.float32),
        kinds=hashed.kinds,
        boxes=hashed.boxes,
        qualities=hashed.qualities,
        hashes=hashed.hashes,
        phashes=_phashes(plane),
        plane=plane,
        tints=_tints(pixels),
        features=points,
        words=nearest_words(points.descriptors),
    )


def _hashed(luma: pdq.Floats) -> Hashed:
    found = regions(luma)
    samples = np.stack([pdq.grid(_cut(luma, region)) for region in found])
    spectra = np.stack([pdq.turned(pdq.frequencies(one)) for one in samples])
    height, width = luma.shape
    return Hashed(
        kinds=np.array([region.kind for region in found], dtype=np.uint8),
        boxes=np.array([_shares(region, width, height) for region in found], dtype=np.float32),
        qualities=np.array([pdq.quality(one) for one in samples], dtype=np.float32),
        hashes=np.packbits(pdq.bits(spectra), axis=-1),
    )


def _cut(luma: pdq.Floats, region: Region) -> pdq.Floats:
    box = region.box
    return luma[box.top : box.bottom, box.left : box.right]


def _shares(region: Region, width: int, height: int) -> tuple[float, float, float, float]:
    box = region.box
    return box.left / width, box.top / height, box.right / width, box.bottom / height


def _plane(luma: pdq.Floats) -> NDArray[np.uint8]:
    height, width = luma.shape
    scale = min(1, PLANE / max(height, width))
    size = (max(1, round(width * scale)), max(1, round(height * scale)))
    return np.asarray(cv2.resize(luma, size, interpolation=cv2.INTER_AREA)).astype(np.uint8)


def _phashes(plane: NDArray[np.uint8]) -> NDArray[np.uint8]:
    # Its cosine transform looks at 32 x 32 points: a quarter of the plane's are enough.
    small = plane[::2, ::2]
    forms = (small, small[:, ::-1])
    return np.stack([np.packbits(imagehash.phash(as_picture(form)).hash) for form in forms])


def _tints(pixels: Pixels) -> NDArray[np.uint8]:
    # Of a large picture a few of the pixels have the same mean.
    step = max(1, min(pixels.shape[:2]) // FEW)
    small = cv2.resize(pixels[::step, ::step], (TINTS, TINTS), interpolation=cv2.INTER_AREA)
    return np.asarray(small, dtype=np.uint8)
