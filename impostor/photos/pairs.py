"""One candidate view against one reference view: align, weigh, and say what was found."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from impostor.model import Photo, PhotoMatch, Point, Polygon
from impostor.photos.agreement import extent
from impostor.photos.evidence import NOTHING, examine
from impostor.photos.features import mirrored_points
from impostor.photos.geometry import Map, after, align, apply, inverse, outline, overlap, share
from impostor.photos.hashes import Closest
from impostor.photos.pdq import Floats
from impostor.photos.relation import relation
from impostor.photos.score import Findings, probability
from impostor.photos.search import Links
from impostor.photos.views import View

# From this score on two pairs of views are equally certain. Where what a map covers correlates less
# than this, something else stands in it, too.
CERTAIN, ALIKE = 0.99, 0.9
# A cell of a collage shows two thirds of many a photo, and the frame's map claims all of it with
# tones that correlate by less than .9: to this power, that is two thirds as well.
TONES = 4


@dataclass(frozen=True, slots=True)
class Compared:
    """What one pair of views gave: its findings, and the map that they hold under, if any."""

    findings: Findings
    score: float
    map: Map | None
    candidate: View
    reference: View


def align_views(candidate: View, reference: View, links: Links) -> Map | None:
    """Find the map on which the linked points agree; all links are mirrored, or none is."""
    here = candidate.features.points[links.here]
    there = reference.features.points[links.there]
    if not links.mirrored[0]:
        found = align(here, there, links.likeness)
        return None if found is None else found.map
    width = extent(reference)[0]
    found = align(here, mirrored_points(there, width), links.likeness)
    return None if found is None else _turned_over(found.map, width)


def _turned_over(affine: Map, width: float) -> Map:
    """Mirror a picture of some width before it is mapped."""
    return after(affine, np.array([[-1.0, 0.0, width], [0.0, 1.0, 0.0]]))


def weighed(
    pair: tuple[View, View], closest: Closest, maps: Sequence[Map], quality: float
) -> Compared:
    """Weigh every map between two views and keep the one that speaks loudest for a copy.

    `quality` is the reference's: what has nothing to compare proves nothing by being found.
    """
    candidate, reference = pair
    phash = phash_distance(candidate, reference)
    options = [(None, NOTHING), *((one, examine(one, candidate, reference)) for one in maps)]
    compared = [
        _compared(candidate, reference, one, Findings(evidence, closest.distance, phash, quality))
        for one, evidence in options
    ]
    return max(compared, key=lambda one: one.score)


def _compared(candidate: View, reference: View, affine: Map | None, found: Findings) -> Compared:
    return Compared(found, probability(found), affine, candidate, reference)


def telling_more(one: Compared, other: Compared) -> Compared:
    """Give of two pairs of views of one photo in another the surer.

    Of two that are as good as certain it is the one that shows more of the reference: of a photo
    with a picture inside it the whole is told, not that picture alone; of a collage not what the
    frame reaches into beside the photo. The score is the higher.
    """
    certain = min(one.score, other.score) >= CERTAIN
    more = max((one, other), key=_photo_shown if certain else lambda pair: pair.score)
    return replace(more, score=max(one.score, other.score))


def explains(compared: Compared) -> bool:
    """Say whether all that a map covers is the reference for certain."""
    return compared.score >= CERTAIN and compared.findings.evidence.tones.coarse >= ALIKE


def _photo_shown(compared: Compared) -> float:
    """Give the share of the reference's frame that the candidate shows, as far as tones agree."""
    evidence = compared.findings.evidence
    return evidence.there * max(0.0, evidence.tones.coarse) ** TONES


def phash_distance(candidate: View, reference: View) -> int:
    """Give the bits of 64 that differ, as other tools count them; the nearer of two sides.

    What imagehash.phash sees, the other findings see better: the model does without it.
    """
    apart = candidate.phashes[0] ^ reference.phashes
    return int(np.bitwise_count(apart).sum(axis=-1).min())


def match(candidate: Photo, reference: Photo, compared: Compared) -> PhotoMatch:
    """Say what was found of two photos, with regions in pixels of the upright originals."""
    here, there = _regions(compared)
    return PhotoMatch(
        candidate=candidate.sha256,
        reference=reference.sha256,
        score=compared.score,
        relation=relation(compared.findings, compared.map, compared.candidate, compared.reference),
        candidate_region=_polygon(here, compared.candidate, candidate),
        reference_region=_polygon(there, compared.reference, reference),
        by=compared.findings.named(),
    )


def covered(compared: Compared, place: Floats) -> float:
    """Give the share of a place in the candidate (as `View.place`) that the reference covers."""
    corners = (_regions(compared)[0] / extent(compared.candidate)).astype(np.float32)
    left, top, right, bottom = (float(share) for share in place)
    box = np.array([(left, top), (right, top), (right, bottom), (left, bottom)], dtype=np.float32)
    return share(box, corners)


def _regions(compared: Compared) -> tuple[Floats, Floats]:
    if compared.map is None:
        nothing = np.zeros((0, 2), dtype=np.float32)
        return nothing, nothing
    sizes = extent(compared.candidate), extent(compared.reference)
    here = outline(overlap(compared.map, *sizes))
    return here, apply(inverse(compared.map), here).astype(np.float32)


def _polygon(corners: Floats, view: View, photo: Photo) -> Polygon:
    most = np.array((photo.width, photo.height))
    start, end = most * view.place[:2], most * view.place[2:]
    places = np.clip(corners.astype(np.float64) / extent(view), 0, 1) * (end - start) + start
    return tuple((float(x), float(y)) for x, y in places)


def points_of(compared: Compared, candidate: Photo, reference: Photo) -> list[tuple[Point, Point]]:
    """Give the pairs of points that agree, in pixels of the upright originals."""
    if compared.map is None:
        return []
    pairs = compared.findings.evidence.points.pairs
    here = compared.candidate.features.points[pairs[:, 0], :2]
    there = compared.reference.features.points[pairs[:, 1], :2]
    return list(
        zip(
            _polygon(here, compared.candidate, candidate),
            _polygon(there, compared.reference, reference),
            strict=True,
        )
    )
