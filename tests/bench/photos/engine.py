"""The engine and the usual ways, over the same candidates and references."""

import io
import multiprocessing
import time
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass

import imagehash
import numpy as np
from numpy.typing import NDArray
from PIL import Image
from threadpoolctl import threadpool_limits

from impostor.images import Door, Opened
from impostor.images.decode import decode
from impostor.model import Photo
from impostor.photos import VERSION, Index, describe, index, pdq
from impostor.photos.pairs import Compared
from impostor.photos.score import Findings
from impostor.photos.views import unpacked
from tests.bench.photos.made import Candidate, is_judged
from tests.bench.photos.measure import Scored


@dataclass(frozen=True, slots=True)
class Found:
    """What the engine found of one pair: `findings` is None for a copy that was not looked at."""

    candidate: int
    reference: str
    copy: bool
    score: float
    findings: Findings | None


@dataclass(frozen=True, slots=True)
class Engine:
    """References laid out for comparing, and their names by SHA-256."""

    index: Index
    names: dict[str, str]


def photos_of(images: Iterable[bytes]) -> Iterator[Photo]:
    """Describe pictures through the door; a picture that cannot be read ends the benchmark."""
    with Door(describe, VERSION) as door:
        for answer in door.open_all(images):
            if not isinstance(answer, Opened):
                raise SystemExit("a made picture could not be read")
            yield answer.photo


def engine_of(known: Mapping[str, bytes]) -> Engine:
    """Index references given by name."""
    photos = list(photos_of(known.values()))
    names = {photo.sha256: name for photo, name in zip(photos, known, strict=True)}
    return Engine(index(photos), names)


def compared(engine: Engine, candidates: Sequence[Candidate]) -> Iterator[Found]:
    """Describe and compare all candidates, over two processes."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, context, _prepare, (engine.index,)) as pool:
        photos = photos_of(candidate.data for candidate in candidates)
        waiting: deque[Future[list[Judged]]] = deque()
        numbered = iter(enumerate(candidates))
        for photo in photos:
            waiting.append(pool.submit(_judged, photo))
            if len(waiting) > 8:
                yield from _found(engine, *next(numbered), waiting.popleft().result())
        for (number, candidate), future in zip(numbered, waiting, strict=True):
            yield from _found(engine, number, candidate, future.result())


Judged = tuple[str, float, Findings]
_INDEX: list[Index] = []


def _prepare(engine: Index) -> None:
    # Two processes on two cores: threads that wait for each other cost more than they bring.
    threadpool_limits(1)
    _INDEX[:] = [engine]


def _judged(photo: Photo) -> list[Judged]:
    ranked = _INDEX[0].ranked(photo)
    return [(reference.sha256, pair.score, pair.findings) for reference, pair in ranked]


def _found(
    engine: Engine, number: int, candidate: Candidate, judged: Sequence[Judged]
) -> Iterator[Found]:
    looked_at = set()
    for sha256, score, findings in judged:
        name = engine.names[sha256]
        looked_at.add(name)
        if is_judged(candidate, name):
            yield Found(number, name, name == candidate.reference, score, findings)
    if candidate.reference and candidate.reference not in looked_at:
        yield Found(number, candidate.reference, True, 0.0, None)


def compared_pairs(pairs: Sequence[tuple[bytes, bytes]]) -> Iterator[list[Compared]]:
    """Compare the second of each pair with the first alone."""
    photos = photos_of(image for pair in pairs for image in pair)
    for first, second in zip(photos, photos, strict=True):
        yield [pair for _, pair in index([first]).ranked(second)]


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
    images: Mapping[str, bytes], candidates: Sequence[Candidate]
) -> dict[str, list[Scored]]:
    """Score all pairs by imagehash.phash, by PDQ, and by PDQ over regions and mirrors."""
    names = list(images)
    known = [unpacked(photo.descriptors)[0] for photo in photos_of(images.values())]
    photos = photos_of(candidate.data for candidate in candidates)
    scored: dict[str, list[Scored]] = {"imagehash.phash": [], "PDQ": [], "PDQ on regions": []}
    phashes = np.stack([_phash(image) for image in images.values()])
    hashes = np.concatenate([view.hashes for view in known])
    owners = np.repeat(np.arange(len(known)), [len(view.hashes) for view in known])
    wholes = np.stack([view.hashes[0, 0] for view in known])
    for number, (candidate, photo) in enumerate(zip(candidates, photos, strict=True)):
        view = unpacked(photo.descriptors)[0]
        apart = np.bitwise_count(view.hashes[:, 0][:, None, None] ^ hashes[None]).sum(axis=-1)
        regions = np.full(len(known), 256)
        np.minimum.at(regions, owners, apart.min(axis=(0, 2)))
        distances = {
            "imagehash.phash": (_phash(candidate.data) != phashes).sum(axis=-1) * 4,
            "PDQ": np.bitwise_count(view.hashes[0, 0] ^ wholes).sum(axis=-1),
            "PDQ on regions": regions,
        }
        for way, values in distances.items():
            for name, distance in zip(names, values.tolist(), strict=True):
                copy = name == candidate.reference
                if copy or (distance < 110 and is_judged(candidate, name)):
                    score = 1 - distance / pdq.BITS
                    scored[way].append(
                        Scored(candidate.group, candidate.edit, number, name, copy, score)
                    )
    return scored


def _phash(image: bytes) -> NDArray[np.bool_]:
    return np.asarray(imagehash.phash(Image.open(io.BytesIO(image))).hash).ravel()
