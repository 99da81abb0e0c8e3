"""Pictures described, and compared with a person's photos, once: what was found is kept."""

import io
import pickle
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import imagehash
import numpy as np
from PIL import Image

from impostor import photos
from impostor.images import Door, Opened
from impostor.model import Photo, PhotoMatch
from impostor.photos.views import unpacked


@dataclass(frozen=True, slots=True)
class Hashed:
    """A picture's photo, and its bits by PDQ and by imagehash.phash."""

    photo: Photo
    pdq: np.ndarray
    phash: np.ndarray


@dataclass(frozen=True, slots=True)
class Compared:
    """An index that knows already what each picture matches, as a case does that is ranked anew.

    `pdq` and `phash` are the best likeness of each picture to a photo of the person, in [0, 1].
    """

    matches: dict[str, tuple[PhotoMatch, ...]]
    pdq: dict[str, float]
    phash: dict[str, float]

    def compare(self, candidates: Sequence[Photo]) -> list[PhotoMatch]:
        """Give what was found for each candidate."""
        return [match for photo in candidates for match in self.matches[photo.sha256]]


class Album:
    """Pictures described once; what was described is kept in a folder."""

    def __init__(self, folder: Path, door: Door) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._door = door
        self._known: dict[str, Hashed | None] = {}

    def hashed(self, bodies: Sequence[bytes]) -> list[Hashed | None]:
        """Describe pictures; None where one cannot be opened."""
        names = [sha256(body).hexdigest() for body in bodies]
        new = {n: b for n, b in zip(names, bodies, strict=True) if n not in self._known}
        for name, opened in zip(new, self._door.open_all(new.values()), strict=True):
            photo = opened.photo if isinstance(opened, Opened) else None
            self._known[name] = _hashed(photo, new[name]) if photo else None
        return [self._known[name] for name in names]

    def compared(self, references: Sequence[Hashed], shown: Iterable[Hashed]) -> Compared:
        """Compare pictures with a person's photos."""
        pictures = {one.photo.sha256: one for one in shown}
        found: dict[str, tuple[PhotoMatch, ...]] = dict.fromkeys(pictures, ())
        index = photos.index([one.photo for one in references])
        for match in index.compare([one.photo for one in pictures.values()]):
            found[match.candidate] += (match,)
        bits = (
            np.array([one.pdq for one in references]),
            np.array([one.phash for one in references]),
        )
        return Compared(
            found,
            {name: _likeness(one.pdq, bits[0]) for name, one in pictures.items()},
            {name: _likeness(one.phash, bits[1]) for name, one in pictures.items()},
        )


def bare(photo: Photo) -> Photo:
    """Leave out the descriptors, where the comparisons are known."""
    return replace(photo, descriptors=b"")


def _hashed(photo: Photo, body: bytes) -> Hashed:
    pdq = np.unpackbits(unpacked(photo.descriptors)[0].hashes[0, 0].view(np.uint8))
    phash = imagehash.phash(Image.open(io.BytesIO(body))).hash.ravel()
    return Hashed(photo, pdq, phash.astype(np.uint8))


def _likeness(bits: np.ndarray, references: np.ndarray) -> float:
    """Give the largest likeness: 1 for the same bits, 0 for bits that agree by chance."""
    return 1 - 2 * float((bits != references).mean(axis=1).min())


def load(path: Path) -> object:
    """Read what `save` wrote."""
    return pickle.loads(path.read_bytes())


def save(path: Path, thing: object) -> None:
    """Write a thing beside, then put it in its place, so that a run cut off leaves no half file."""
    beside = path.with_suffix(".part")
    beside.write_bytes(pickle.dumps(thing))
    beside.rename(path)
