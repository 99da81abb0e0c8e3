"""The engine's second half: references indexed once, candidates compared in batches."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from impostor.errors import ImpostorError
from impostor.model import Photo, PhotoMatch, Polygon, Relation
from impostor.photos.packing import Descriptors, unpacked
from impostor.photos.pdq import BITS, TURNED
from impostor.photos.regions import OUTER
from impostor.photos.score import probability, worth_telling

VERSION = "regions-1"

# Bits that a pair of regions may be worse by, for each whole area it has more than another.
SMALLER = 16
# From this share of a picture's area on, a region is as good as the whole.
MOST = 0.85
# Of the eight forms (see pdq.turned) those that turn a picture over.
MIRRORED = frozenset({1, 2, 4, 7})


@dataclass(frozen=True, slots=True)
class _Closest:
    """The two regions of a pair that came closest, and how: `turn` is one of the eight forms."""

    distance: int
    candidate_region: int
    reference_region: int
    turn: int


class Index:
    """References, unpacked and laid out for comparing; picklable."""

    def __init__(self, references: Iterable[Photo]) -> None:
        # A photo that stands twice among the references counts once.
        unique = {photo.sha256: photo for photo in references}
        self._photos = list(unique.values())
        self._descriptors = [_read(photo) for photo in self._photos]

    def compare(self, candidates: Sequence[Photo]) -> list[PhotoMatch]:
        """Compare each candidate with each reference.

        Gives the pairs scored at least 0.01 and, for each candidate, its best reference however
        low, ordered by candidate and then by falling score. A picture with nothing in it to
        compare scores 0 with everything.
        """
        return [match for photo in candidates for match in self._matches(photo)]

    def _matches(self, candidate: Photo) -> list[PhotoMatch]:
        descriptors = _read(candidate)
        matches = [
            _match(candidate, descriptors, photo, reference)
            for photo, reference in zip(self._photos, self._descriptors, strict=True)
        ]
        matches.sort(key=lambda match: -match.score)
        return [match for rank, match in enumerate(matches) if rank == 0 or worth_telling(match)]


def index(references: Sequence[Photo]) -> Index:
    """Index reference photos; raises ImpostorError for one described by another engine."""
    return Index(references)


def _read(photo: Photo) -> Descriptors:
    if photo.described_by != VERSION:
        raise ImpostorError(
            f"The picture {photo.sha256[:12]} was described by the photo engine"
            f" '{photo.described_by}', and this is '{VERSION}': describe it again."
        )
    return unpacked(photo.descriptors)


def _match(candidate: Photo, seen: Descriptors, reference: Photo, known: Descriptors) -> PhotoMatch:
    closest = _closest(seen, known)
    phash = _phash_distance(seen, known)
    if closest is None:
        return PhotoMatch(candidate.sha256, reference.sha256, 0.0, Relation.SAME)
    here, there = closest.candidate_region, closest.reference_region
    quality = float(min(seen.qualities[here], known.qualities[there]))
    return PhotoMatch(
        candidate=candidate.sha256,
        reference=reference.sha256,
        score=probability(closest.distance, phash, quality),
        relation=_relation(closest, _areas(seen)[here], _areas(known)[there]),
        candidate_region=_polygon(seen.boxes[here], candidate),
        reference_region=_polygon(known.boxes[there], reference),
        by={"pdq": float(closest.distance), "phash": float(phash), "quality": quality},
    )


def _closest(seen: Descriptors, known: Descriptors) -> _Closest | None:
    """Find the closest pair of regions of which one at least may be a whole photo."""
    here = seen.hashes[:, 0]
    xor = here[:, None, None, :] ^ known.hashes[None, :, :, :]
    distances = np.bitwise_count(xor).sum(axis=-1, dtype=np.int64)
    distances[~_comparable(seen, known)] = BITS
    preferred = distances + SMALLER * _missing(seen, known)[:, :, None]
    best = int(preferred.argmin())
    there = best // TURNED
    distance = int(distances.flat[best])
    if distance == BITS:
        return None
    return _Closest(distance, there // len(known.kinds), there % len(known.kinds), best % TURNED)


def _missing(seen: Descriptors, known: Descriptors) -> NDArray[np.float32]:
    return np.asarray(2 - _areas(seen)[:, None] - _areas(known)[None, :])


def _areas(descriptors: Descriptors) -> NDArray[np.float32]:
    left, top, right, bottom = descriptors.boxes.T
    return np.asarray((right - left) * (bottom - top))


def _comparable(seen: Descriptors, known: Descriptors) -> NDArray[np.bool_]:
    outer = np.isin(seen.kinds, list(OUTER))[:, None] | np.isin(known.kinds, list(OUTER))[None, :]
    same = seen.kinds[:, None] == known.kinds[None, :]
    something = (seen.qualities > 0)[:, None] & (known.qualities > 0)[None, :]
    return np.asarray((outer | same) & something)


def _phash_distance(seen: Descriptors, known: Descriptors) -> int:
    return int(np.bitwise_count(seen.phashes[0] ^ known.phashes).sum(axis=-1).min())


def _relation(closest: _Closest, here: float, there: float) -> Relation:
    """Name the relation by how the shares of the two pictures' areas compare."""
    if closest.turn in MIRRORED:
        return Relation.MIRRORED
    if here < MOST and here < there:
        return Relation.EMBEDDED
    return Relation.CROPPED if there < MOST else Relation.SAME


def _polygon(box: NDArray[np.float32], photo: Photo) -> Polygon:
    left, top, right, bottom = (float(share) for share in box)
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    return tuple((x * photo.width, y * photo.height) for x, y in corners)
