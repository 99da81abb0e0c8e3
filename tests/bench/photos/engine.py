"""The engine and the usual ways, over the same candidates and references."""

import io
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import imagehash
import numpy as np
from PIL import Image

from impostor.images import Door, Opened
from impostor.images.decode import decode
from impostor.model import Photo
from impostor.photos import VERSION, Index, describe, index, pdq
from impostor.photos.score import Findings
from impostor.photos.views import unpacked
from tests.bench.photos.made import Candidate
from tests.bench.photos.measure import Scored


@dataclass(frozen=True, slots=True)
class Found:
    """What the engine found of one pair: `findings` is None for a copy that was not looked at."""

    candidate: int
    reference: str
    copy: bool
    score: float
    findings: Findings | None


def photos_of(images: Sequence[bytes]) -> list[Photo]:
    """Describe pictures through the door; a picture that cannot be read ends the benchmark."""
    with Door(describe, VERSION) as door:
        answers = list(door.open_all(images))
    if not all(isinstance(answer, Opened) for answer in answers):
        raise SystemExit("a made picture could not be read")
    return [answer.photo for answer in answers if isinstance(answer, Opened)]


def compared(
    engine: Index, names: dict[str, str], candidates: Sequence[Candidate], photos: Sequence[Photo]
) -> Iterator[Found]:
    """Compare all candidates; `names` gives a reference's name by its SHA-256."""
    for number, (candidate, photo) in enumerate(zip(candidates, photos, strict=True)):
        looked_at = set()
        for reference, pair in engine.ranked(photo):
            name = names[reference.sha256]
            looked_at.add(name)
            yield Found(number, name, name == candidate.reference, pair.score, pair.findings)
        if candidate.reference and candidate.reference not in looked_at:
            yield Found(number, candidate.reference, True, 0.0, None)


def engine_of(names: Sequence[str], images: Sequence[bytes]) -> tuple[Index, dict[str, str]]:
    """Index references and give their names by SHA-256."""
    photos = photos_of(images)
    known = {photo.sha256: name for photo, name in zip(photos, names, strict=True)}
    return index(photos), known


def cost(images: Sequence[bytes]) -> tuple[float, float]:
    """Give the milliseconds of imagehash.phash on 640 x 480 and of describing one of `images`."""
    small = Image.open(io.BytesIO(images[0])).convert("RGB").resize((640, 480))
    start = time.process_time()
    for _ in range(40):
        imagehash.phash(small)
    unit = (time.process_time() - start) / 40
    start = time.process_time()
    for data in images:
        describe(decode(data).frames)
    return unit * 1000, (time.process_time() - start) / len(images) * 1000


def usual_ways(
    references: dict[str, Photo], candidates: Sequence[Candidate], photos: Sequence[Photo]
) -> dict[str, list[Scored]]:
    """Score all pairs by imagehash.phash, by PDQ, and by PDQ over regions and mirrors."""
    names = list(references)
    known = [unpacked(photo.descriptors)[0] for photo in references.values()]
    scored: dict[str, list[Scored]] = {"imagehash.phash": [], "PDQ": [], "PDQ on regions": []}
    phashes = np.stack([view.phashes[0] for view in known])
    hashes = np.concatenate([view.hashes for view in known])
    owners = np.repeat(np.arange(len(known)), [len(view.hashes) for view in known])
    wholes = np.stack([view.hashes[0, 0] for view in known])
    for number, (candidate, photo) in enumerate(zip(candidates, photos, strict=True)):
        view = unpacked(photo.descriptors)[0]
        apart = np.bitwise_count(view.hashes[:, 0][:, None, None] ^ hashes[None]).sum(axis=-1)
        regions = np.full(len(known), 256)
        np.minimum.at(regions, owners, apart.min(axis=(0, 2)))
        distances = {
            "imagehash.phash": np.bitwise_count(view.phashes[0] ^ phashes).sum(axis=-1) * 4,
            "PDQ": np.bitwise_count(view.hashes[0, 0] ^ wholes).sum(axis=-1),
            "PDQ on regions": regions,
        }
        for way, values in distances.items():
            for name, distance in zip(names, values.tolist(), strict=True):
                copy = name == candidate.reference
                if copy or distance < 110:
                    score = 1 - distance / pdq.BITS
                    scored[way].append(
                        Scored(candidate.group, candidate.edit, number, name, copy, score)
                    )
    return scored
