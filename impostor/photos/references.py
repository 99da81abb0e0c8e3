"""Reference photos by number, their views unpacked when they are asked for."""

from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from impostor.errors import ImpostorError
from impostor.model import Photo
from impostor.photos.pages import held_against
from impostor.photos.views import View, unpacked

VERSION = "points-14"

Load = Callable[[Sequence[str]], Iterable[Photo]]
"""Gives photos with their descriptors by SHA-256, those that it does not have left out."""

KEPT = 256
"""Photos whose views stay unpacked in a large set: 30 MB, more where pictures hold pictures."""


class InMemory:
    """Loads photos that somebody holds in memory anyway."""

    def __init__(self, photos: Iterable[Photo]) -> None:
        self._photos = {photo.sha256: photo for photo in photos}

    def __call__(self, names: Sequence[str]) -> Iterator[Photo]:
        """Give the photos of those names."""
        return (self._photos[name] for name in names if name in self._photos)


class References:
    """The photos without their descriptors, and which photo each view is of.

    Photos are numbered from 0, and so are the views of all photos in a row. `kept` photos at most
    have their views in memory; the others' are loaded anew.
    """

    def __init__(self, load: Load, kept: int) -> None:
        self.photos: list[Photo] = []
        self.owners: list[int] = []
        self._firsts: list[int] = []
        self._load, self._most = load, kept
        self._kept: OrderedDict[int, list[View]] = OrderedDict()

    def add(self, photo: Photo) -> list[View]:
        """Add one described photo and give its views; raise ImpostorError for another engine's."""
        views = _known_views(photo)
        self._keep(len(self.photos), views)
        self._firsts.append(len(self.owners))
        self.owners += [len(self.photos)] * len(views)
        self.photos.append(replace(photo, descriptors=b""))
        return views

    def view(self, number: int) -> View:
        """Give one view."""
        return self.views([number])[0]

    def views(self, numbers: Sequence[int]) -> list[View]:
        """Give some views, loading together the photos that are not in memory."""
        owners = [self.owners[number] for number in numbers]
        described = self._described(owners)
        return [
            described[owner][number - self._firsts[owner]]
            for owner, number in zip(owners, numbers, strict=True)
        ]

    def _described(self, owners: Sequence[int]) -> dict[int, list[View]]:
        wanted = dict.fromkeys(owners)
        found = {owner: self._kept[owner] for owner in wanted if owner in self._kept}
        missing = {self.photos[owner].sha256: owner for owner in wanted if owner not in found}
        for photo in self._load(list(missing)) if missing else ():
            found[missing[photo.sha256]] = _known_views(photo)
        if len(found) < len(wanted):
            raise ImpostorError("A reference photo is there no more: index the photos again.")
        for owner, views in found.items():
            self._keep(owner, views)
        return found

    def _keep(self, owner: int, views: list[View]) -> None:
        self._kept[owner] = views
        self._kept.move_to_end(owner)
        while len(self._kept) > self._most:
            self._kept.popitem(last=False)


def _known_views(photo: Photo) -> list[View]:
    # The numbers of views hold only where each time the same ones are left out.
    return held_against(read(photo))


def read(photo: Photo) -> list[View]:
    """Unpack a photo's views; raise ImpostorError for one described by another engine."""
    if photo.described_by != VERSION:
        raise ImpostorError(
            f"The picture {photo.sha256[:12]} was described by the photo engine"
            f" '{photo.described_by}', and this is '{VERSION}': describe it again."
        )
    return unpacked(photo.descriptors)
