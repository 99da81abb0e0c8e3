"""Measure the photo engine on the photos that nothing was tuned on.

    python -m tests.bench.photos.run FOLDER

FOLDER keeps the packages and photos (about 1 GB). Prints the set, uAP, recall at precision .99 and
at a false-positive rate of 1e-4 a pair, in all and by edit, for the engine and for the usual ways;
then calibration, halves of scenes, cost, and the best false matches, to be looked at.
"""

import sys
import time
from collections.abc import Sequence
from pathlib import Path

from impostor.model import Photo
from impostor.photos import index
from tests.bench.photos.engine import Found, compared, cost, photos_of, usual_ways
from tests.bench.photos.made import Candidate, candidates, divided, halves
from tests.bench.photos.measure import Figures, Scored, calibration, figures
from tests.bench.photos.sources import SOURCES, collect, tuned_on

SHOWN = 20


def main(folder: Path) -> None:
    """Print the whole measurement."""
    references, strangers = divided([photo for photo in collect(folder) if not tuned_on(photo)])
    pictures = list(candidates(references, strangers))
    print(f"{len(references)} references, {len(strangers)} strangers' photos")
    print(f"{len(pictures)} candidates; where the photos come from:")
    for source in SOURCES:
        print(f"  {source.package} ({source.how}): {source.licence}")
    known = dict(
        zip(
            [path.stem for path in references],
            photos_of([path.read_bytes() for path in references]),
            strict=True,
        )
    )
    photos = photos_of([picture.data for picture in pictures])
    found = _engine(known, pictures, photos)
    ways = {"impostor": found, **usual_ways(known, pictures, photos)}
    thresholds = [_print_way(way, pairs, len(known)) for way, pairs in ways.items()]
    _print_calibration(found)
    _print_halves(references, thresholds[0])
    _print_cost(pictures)
    _print_false(found, pictures)


def _engine(
    known: dict[str, Photo], pictures: Sequence[Candidate], photos: Sequence[Photo]
) -> list[Scored]:
    engine = index(list(known.values()))
    names = {photo.sha256: name for name, photo in known.items()}
    start = time.process_time()
    found = list(compared(engine, names, pictures, photos))
    each = (time.process_time() - start) / len(pictures) * 1000
    print(f"comparing: {each:.1f} ms of processor time a candidate, {len(known)} references")
    return [_scored(pair, pictures[pair.candidate]) for pair in found]


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
    sure = [pair.copy for pair in pairs if pair.score >= 0.9]
    print(f"of {len(sure)} pairs scored .9 or more {sum(sure) / max(1, len(sure)):.4f} are copies")


def _print_halves(references: Sequence[Path], threshold: float) -> None:
    described = photos_of([half for _, *both in halves(references) for half in both])
    accepted = 0
    for first, second in zip(described[::2], described[1::2], strict=True):
        accepted += any(match.score >= threshold for match in index([first]).compare([second]))
    print(f"other half of a scene: {accepted} of {len(references)} accepted at {threshold:.3f}")


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
