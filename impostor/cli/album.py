"""Described pictures in one file, for as long as a command runs: memory holds their outlines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from impostor.errors import ImpostorError
from impostor.images import Opened
from impostor.model import Photo


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the file a picture's descriptors begin; its thumbnail follows them."""

    start: int
    descriptors: int
    thumbnail: int


class Album:
    """Pictures by SHA-256, in the order in which they were added; may be sent to processes.

    `outlines` are the photos without their descriptors.
    """

    def __init__(self, path: Path) -> None:
        self.outlines: dict[str, Photo] = {}
        self._path = path
        self._places: dict[str, _Place] = {}
        self._end = 0

    def add(self, opened: Opened) -> None:
        """Add a picture, unless it is there."""
        photo = opened.photo
        if photo.sha256 in self.outlines:
            return
        place = _Place(self._end, len(photo.descriptors), len(opened.thumbnail))
        try:
            with self._path.open("ab") as file:
                file.write(photo.descriptors + opened.thumbnail)
        except OSError as error:
            raise ImpostorError(
                f"The described pictures could not be kept in {self._path.parent}:"
                f" {error.strerror or error}. Make room there, or set TMPDIR to a larger disk."
            ) from error
        self._end += place.descriptors + place.thumbnail
        self.outlines[photo.sha256] = replace(photo, descriptors=b"")
        self._places[photo.sha256] = place

    def __call__(self, names: Sequence[str]) -> Iterator[Photo]:
        """Give pictures with their descriptors; those not added are left out."""
        for name in names:
            if name in self._places:
                place = self._places[name]
                data = self._read(place.start, place.descriptors)
                yield replace(self.outlines[name], descriptors=data)

    def opened(self, name: str) -> Opened:
        """Give a picture as the door gave it."""
        place = self._places[name]
        thumbnail = self._read(place.start + place.descriptors, place.thumbnail)
        return Opened(next(self([name])), thumbnail)

    def _read(self, start: int, length: int) -> bytes:
        with self._path.open("rb") as file:
            file.seek(start)
            return file.read(length)
