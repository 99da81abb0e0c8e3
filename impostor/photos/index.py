"""The engine's second half: references indexed once, candidates compared in batches."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

import numpy as np

from impostor.model import Photo, PhotoMatch, Point
from impostor.photos.geometry import Map
from impostor.photos.hashes import Closest, Hashes, Regions, region_map
from impostor.photos.pairs import (
    Compared,
    align_views,
    covered,
    explains,
    match,
    points_of,
    telling_more,
    weighed,
)
from impostor.photos.references import KEPT, VERSION, InMemory, Load, References, read
from impostor.photos.score import LEAST
from impostor.photos.search import Library, Links
from impostor.photos.sketches import Sketch, Sketches
from impostor.photos.views import View, inside

__all__ = ["VERSION", "Index", "index", "matching_points"]

# Up to this distance a pair of regions may be alike; beyond the second it is as far apart as any
# two unrelated ones. Between them a few are looked at where nothing else was found: so much is left
# of a photo in a blend or a drawing.
HASH_HINT, FAINT_HINT = 76, 96
FEW = 3
# From this score on a match is sure, and nothing faint is looked at beside it.
SURE = 0.9
# A picture inside another needs no look of its own where this share of it is explained; of a
# collage, a cell tells more than a frame whose map reaches into the photo beside it.
EXPLAINED = 0.8
# Pairs of points that a reference must share with a candidate to be looked at more closely.
POINT_HINT = 4
# References that are looked at more closely, by each of the two stages.
LOOKED_AT = 10
# So many references are searched point by point; of more, those that sketches find likely.
WHOLE = 500
LIKELY = 40


class Index:
    """References laid out for comparing; picklable where the function that loads photos is.

    Up to 500 are held unpacked; of more, about 20 bytes a point, and the rest is loaded when it is
    needed.
    """

    def __init__(self, references: Sequence[Photo], load: Load | None = None) -> None:
        # A photo that stands twice among the references counts once.
        names = list(dict.fromkeys(photo.sha256 for photo in references))
        load = InMemory(references) if load is None else load
        many = len(names) > WHOLE
        self._references = References(load, KEPT if many else WHOLE)
        regions: list[Regions] = []
        sketches: list[Sketch] = []
        for photo in load(names):
            views = self._references.add(photo)
            regions += map(Regions.of, views)
            sketches += map(Sketch.of, views if many else ())
        self._hashes = Hashes(regions)
        self._sketches = Sketches(sketches)
        everything = range(len(self._references.owners))
        self._library = None if many else Library(self._references.views(everything))

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
        settled: list[Compared] = []
        for view in read(candidate):
            if not inside(view):
                settled = []
            elif any(covered(one, view.place) > EXPLAINED for one in settled):
                continue
            for number, compared in self._compared(view):
                owner = self._references.owners[number]
                best[owner] = telling_more(best.get(owner, compared), compared)
                if not inside(view) and explains(compared):
                    settled.append(compared)
        order = sorted(best, key=lambda owner: -best[owner].score)
        return [(self._references.photos[owner], best[owner]) for owner in order]

    def _compared(self, view: View) -> Iterator[tuple[int, Compared]]:
        """Compare a view with the reference views that either stage finds near, or else nearest."""
        closest = self._hashes.closest(view)
        near = sorted(range(len(closest)), key=lambda number: closest[number].distance)
        maps: dict[int, list[Map]] = {number: [] for number in near[:1]}
        for number in near[:LOOKED_AT]:
            if closest[number].distance <= HASH_HINT:
                maps[number] = [self._region_map(closest[number], view, number)]
        for number, found in self._aligned(view):
            maps.setdefault(number, []).append(found)
        best = 0.0
        for number, found_maps in maps.items():
            compared = self._weighed(view, number, closest[number], found_maps)
            best = max(best, compared.score)
            yield number, compared
        for number in near[:FEW] if best < SURE else ():
            if HASH_HINT < closest[number].distance <= FAINT_HINT:
                faint = self._region_map(closest[number], view, number)
                yield number, self._weighed(view, number, closest[number], [faint])

    def _region_map(self, closest: Closest, view: View, number: int) -> Map:
        return region_map(closest, view, self._references.view(number))

    def _weighed(self, view: View, number: int, closest: Closest, maps: Sequence[Map]) -> Compared:
        quality = self._references.photos[self._references.owners[number]].quality
        return weighed((view, self._references.view(number)), closest, maps, quality)

    def _aligned(self, view: View) -> Iterator[tuple[int, Map]]:
        """Find maps from references into a view through the points that they share."""
        links = self._links(view)
        groups = links.owners * 2 + links.mirrored
        numbers, counts = np.unique(groups, return_counts=True)
        order = np.argsort(-counts, kind="stable")[:LOOKED_AT]
        for group in numbers[order][counts[order] >= POINT_HINT]:
            number = int(group) // 2
            shared = np.flatnonzero(groups == group)
            found = align_views(view, self._references.view(number), links.only(shared))
            if found is not None:
                yield number, found

    def _links(self, view: View) -> Links:
        """Find what each point of a view may be in the references, or in the likely ones."""
        if self._library is not None:
            return self._library.links(view)
        likely = self._sketches.likely(view, LIKELY)
        links = Library(self._references.views(likely)).links(view)
        return replace(links, owners=np.array(likely, dtype=np.int64)[links.owners])


def index(references: Sequence[Photo], load: Load | None = None) -> Index:
    """Index reference photos; raises ImpostorError for one described by another engine.

    With `load` the photos given need no descriptors: `load` gives them, now and later.
    """
    return Index(references, load)


def matching_points(candidate: Photo, reference: Photo) -> list[tuple[Point, Point]]:
    """Give the points in which a candidate agrees with a reference, to be drawn.

    Each pair is a place in the candidate and the same place in the reference, in pixels of the
    upright originals. Raises ImpostorError for a photo described by another engine.
    """
    ranked = Index([reference]).ranked(candidate)
    return points_of(ranked[0][1], candidate, reference) if ranked else []
