"""Measure the photo engine on the photos that nothing was tuned on.

    python -m tests.bench.photos.run FOLDER

FOLDER keeps the packages and photos (about 1 GB). Prints the set, uAP, recall at precision .99 and
at a false-positive rate of 1e-4 a pair, in all and by edit, for the engine and for the usual ways;
then calibration, halves of scenes, other shots of a person or place, cost, and the best false
matches, to be looked at.
"""

import sys
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.bench.photos.engine import (
    Found,
    compared,
    compared_pairs,
    cost,
    engine_of,
    photos_of,
    usual_ways,
)
from tests.bench.photos.made import Candidate, candidates, divided, halves_of, known
from tests.bench.photos.measure import Figures, Scored, calibration, figures
from tests.bench.photos.people import other_shots, people, same_person, tuned_portraits
from tests.bench.photos.sources import SOURCES, collect, portraits, tuned_on

SHOWN = 20
SURE = 0.9


def main(folder: Path) -> None:
    """Print the whole measurement."""
    photos = [photo for photo in collect(folder) if not tuned_on(photo)]
    references, strangers = divided(photos)
    pictures = list(candidates(references, strangers))
    _print_set(photos, references, strangers, pictures)
    images = known(references, strangers)
    found = _engine(images, pictures)
    ways = {"impostor": found, **_usual_ways(images, pictures)}
    thresholds = [_print_way(way, pairs, len(references)) for way, pairs in ways.items()]
    _print_calibration(found)
    halves = [(left, right) for _, left, right in halves_of(references)]
    _print_accepted("other half of a scene", halves, thresholds[0])
    faces = portraits(folder)
    people_too = [*photos, *(face for face in faces if face not in tuned_portraits(faces))]
    for what, shots in (
        ("other photo of a person", same_person(people_too)),
        ("other shot of a place", other_shots(photos)),
    ):
        pairs = [(first.read_bytes(), second.read_bytes()) for first, second in shots]
        _print_accepted(what, pairs, thresholds[0])
    _print_cost(pictures)
    _print_false(found, pictures)


def _print_set(
    photos: Sequence[Path],
    references: Sequence[Path],
    strangers: Sequence[Path],
    pictures: Sequence[Candidate],
) -> None:
    shown = ", ".join(f"{count} {kind}" for kind, count in people(photos).items())
    print(f"{len(photos)} photos, of people among them: {shown}")
    print(f"{len(references)} references, {len(strangers)} strangers' photos and halves of them")
    print(f"{len(pictures)} candidates; where the photos come from:")
    for source in SOURCES:
        print(f"  {source.package} ({source.how}): {source.licence}")


def _engine(images: dict[str, bytes], pictures: Sequence[Candidate]) -> list[Scored]:
    engine = engine_of(images)
    start = time.monotonic()
    found = [_scored(pair, pictures[pair.candidate]) for pair in compared(engine, pictures)]
    each = (time.monotonic() - start) / len(pictures) * 1000
    print(
        f"describing and comparing, two processes: {each:.1f} ms a candidate, {len(images)} known"
    )
    return found


def _usual_ways(images: dict[str, bytes], pictures: Sequence[Candidate]) -> dict[str, list[Scored]]:
    described = dict(zip(images, photos_of(images.values()), strict=True))
    return usual_ways(described, pictures, photos_of(picture.data for picture in pictures))


def _scored(pair: Found, picture: Candidate) -> Scored:
    return Scored(
        picture.group, picture.edit, pair.candidate, pair.reference, pair.copy, pair.score
    )


def _print_way(way: str, pairs: Sequence[Scored], references: int) -> float:
    worst: list[Figures] = [figures(pairs, group, references) for group in ("ordinary", "hard")]
    for group, one in zip(("ordinary", "hard"), worst, strict=True):
        print(
            f"{way}, {group}: uAP {one.uap:.4f}, recall at precision .99 {one.recall_p99:.4f}"
            f" (from score {one.threshold_p99:.3f}), at FPR 1e-4 {one.recall_fpr:.4f}"
        )
        print("   " + ", ".join(f"{edit} {share:.3f}" for edit, share in one.by_edit.items()))
    return max(one.threshold_p99 for one in worst)


def _print_calibration(pairs: Sequence[Scored]) -> None:
    count, share, error = calibration(pairs)
    print(
        f"calibration: {count} pairs of .05 to .95, {share:.2f} of them copies, error {error:.3f}"
    )
    sure = [pair.copy for pair in pairs if pair.score >= SURE]
    print(f"of {len(sure)} pairs scored .9 or more {sum(sure) / max(1, len(sure)):.4f} are copies")


def _print_accepted(what: str, pairs: Sequence[tuple[bytes, bytes]], threshold: float) -> None:
    best = [_best(found.score for found in each) for each in compared_pairs(pairs)]
    for least in (threshold, SURE):
        accepted = sum(score >= least for score in best)
        print(f"{what}: {accepted} of {len(pairs)} pairs accepted at {least:.3f}")
    print("   the highest: " + ", ".join(f"{score:.3f}" for score in sorted(best)[:-6:-1]))


def _best(scores: Iterable[float]) -> float:
    return max(scores, default=0.0)


def _print_cost(pictures: Sequence[Candidate]) -> None:
    unit, each = cost([picture.data for picture in pictures[::37]])
    print(
        f"describing, decoding included: {each:.1f} ms, {each / unit:.1f} times"
        f" imagehash.phash of 640 x 480 ({unit:.2f} ms)"
    )


def _print_false(pairs: Sequence[Scored], pictures: Sequence[Candidate]) -> None:
    shown: set[tuple[str, str]] = set()
    for pair in sorted(pairs, key=lambda pair: -pair.score):
        picture = pictures[pair.candidate]
        if not pair.copy and len(shown) < SHOWN and (picture.source, pair.reference) not in shown:
            shown.add((picture.source, pair.reference))
            print(f"false {pair.score:.3f}: {picture.source} ({picture.edit}) and {pair.reference}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
