"""The engine's second half: references indexed once, candidates compared in batches."""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from impostor.errors import ImpostorError
from impostor.model import Photo, PhotoMatch, Point
from impostor.photos.geometry import Map
from impostor.photos.hashes import Hashes, region_map
from impostor.photos.pairs import Compared, align_views, match, points_of, weighed
from impostor.photos.score import LEAST
from impostor.photos.search import Library
from impostor.photos.views import View, unpacked

VERSION = "points-2"

# Beyond this distance a pair of regions is as far apart as any two unrelated ones.
HASH_HINT = 96
# Pairs of points that a reference must share with a candidate to be looked at more closely.
POINT_HINT = 4
# References that are looked at more closely, by each of the two stages.
LOOKED_AT = 12


class Index:
    """References, unpacked and laid out for comparing; picklable."""

    def __init__(self, references: Iterable[Photo]) -> None:
        # A photo that stands twice among the references counts once.
        unique = {photo.sha256: photo for photo in references}
        self._photos = list(unique.values())
        described = [_read(photo) for photo in self._photos]
        self._views = [view for views in described for view in views]
        self._owners = [number for number, views in enumerate(described) for _ in views]
        self._hashes = Hashes(self._views)
        self._library = Library(self._views)

    def compare(self, candidates: Sequence[Photo]) -> list[PhotoMatch]:
        """Compare each candidate with each reference.

        Gives the pairs scored at least 0.01 and, for each candidate, its best reference however
        low, ordered by candidate and then by falling score. A picture with nothing in it to
        compare scores 0 with everything.
        """
        return [match for photo in candidates for match in self._matches(photo)]

    def _matches(self, candidate: Photo) -> list[PhotoMatch]:
        return [
            match(candidate, reference, compared)
            for rank, (reference, compared) in enumerate(self.ranked(candidate))
            if rank == 0 or compared.score >= LEAST
        ]

    def ranked(self, candidate: Photo) -> list[tuple[Photo, Compared]]:
        """Give what was found of each reference that was looked at closely, the best first."""
        best: dict[int, Compared] = {}
        for view in _read(candidate):
            for number, compared in self._compared(view):
                owner = self._owners[number]
                if owner not in best or compared.score > best[owner].score:
                    best[owner] = compared
        order = sorted(best, key=lambda owner: -best[owner].score)
        return [(self._photos[owner], best[owner]) for owner in order]

    def _compared(self, view: View) -> Iterator[tuple[int, Compared]]:
        """Compare a view with the reference views that either stage finds near, or else nearest."""
        closest = self._hashes.closest(view)
        maps: dict[int, list[Map]] = {}
        near = sorted(range(len(closest)), key=lambda number: closest[number].distance)
        for number in near[:LOOKED_AT]:
            if closest[number].distance <= HASH_HINT:
                maps[number] = [region_map(closest[number], view, self._views[number])]
        for number, found in self._aligned(view):
            maps.setdefault(number, []).append(found)
        for number in near[:1]:
            maps.setdefault(number, [])
        for number, found_maps in maps.items():
            pair = (view, self._views[number])
            quality = self._photos[self._owners[number]].quality
            yield number, weighed(pair, closest[number], found_maps, quality)

    def _aligned(self, view: View) -> Iterator[tuple[int, Map]]:
        """Find maps from references into a view through the points that they share."""
        links = self._library.links(view)
        groups = links.owners * 2 + links.mirrored
        numbers, counts = np.unique(groups, return_counts=True)
        order = np.argsort(-counts, kind="stable")[:LOOKED_AT]
        for group in numbers[order][counts[order] >= POINT_HINT]:
            number = int(group) // 2
            shared = np.flatnonzero(groups == group)
            found = align_views(view, self._views[number], links.only(shared))
            if found is not None:
                yield number, found


def index(references: Sequence[Photo]) -> Index:
    """Index reference photos; raises ImpostorError for one described by another engine."""
    return Index(references)


def _read(photo: Photo) -> list[View]:
    if photo.described_by != VERSION:
        raise ImpostorError(
            f"The picture {photo.sha256[:12]} was described by the photo engine"
            f" '{photo.described_by}', and this is '{VERSION}': describe it again."
        )
    return unpacked(photo.descriptors)


def matching_points(candidate: Photo, reference: Photo) -> list[tuple[Point, Point]]:
    """Give the points in which a candidate agrees with a reference, to be drawn.

    Each pair is a place in the candidate and the same place in the reference, in pixels of the
    upright originals. Raises ImpostorError for a photo described by another engine.
    """
    ranked = Index([reference]).ranked(candidate)
    return points_of(ranked[0][1], candidate, reference) if ranked else []
