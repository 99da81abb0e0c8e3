"""Measure the photo engine on the photos that nothing was tuned on.

    python -m tests.bench.photos.run FOLDER

FOLDER keeps the packages and photos (2.3 GB). Prints the set, uAP, recall at precision .99 and
at a false-positive rate of 1e-4 a pair, in all and by edit, for the engine and for the usual ways;
then how many other parts of a scene and other shots of a person or place pass for copies,
calibration, cost, and the best false matches, to be looked at.
"""

import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from impostor.rank.weights import COPY_AT_LEAST
from tests.bench.photos.alike import alike_parts_of
from tests.bench.photos.engine import (
    Found,
    compared,
    compared_pairs,
    cost,
    engine_of,
    usual_ways,
)
from tests.bench.photos.made import (
    LEFT_HALF,
    OTHER_HALF,
    Candidate,
    candidates,
    divided,
    edited_parts,
    faces_of,
    flat_pictures,
    halves_of,
    known,
    parts_of,
)
from tests.bench.photos.measure import Scored, calibration, figures, reliability
from tests.bench.photos.packages import SOURCES
from tests.bench.photos.people import (
    other_shots,
    people,
    reported_portraits,
    same_person,
    same_sitting,
)
from tests.bench.photos.sources import collect, portraits, tuned_on

SHOWN = 20
SURE = 0.9
PRECISE = 0.28
"""From this score on .99 of the pairs are copies, as `fit` printed of the photos that it tuned on:
other parts of scenes, other shots of places and people are among them."""


def main(folder: Path) -> None:
    """Print the whole measurement."""
    photos = [photo for photo in collect(folder) if not tuned_on(photo)]
    references, strangers = divided(photos)
    pictures = list(candidates(references, strangers))
    _print_set(photos, references, strangers, pictures)
    images = known(references, strangers)
    found = _engine(images, pictures)
    edited = [picture for picture in pictures if picture.group != "faint"]
    for way, pairs in {"impostor": found, **usual_ways(images, edited)}.items():
        _print_way(way, pairs, len(references))
    portrayed = reported_portraits(portraits(folder))
    unlike = {
        "flat picture": [_best(_scores(found, flat)) for flat in flat_pictures()],
        "other half of a scene": _compared(_pairs(halves_of(references))),
        "other part of a scene": _compared(_pairs(parts_of(photos))),
        "the parts of a scene most alike": _compared(_pairs(alike_parts_of(photos))),
        "other photo of a person": _compared(_read(same_person([*photos, *portrayed]))),
        "other photo of one sitting": _compared(_read(same_sitting(portrayed))),
        "other shot of a place": _compared(_read(other_shots(photos))),
    }
    shots = [_no_copy(score) for scores in unlike.values() for score in scores]
    faces = list(_faces(portrayed))
    parts = list(_edited_parts(photos))
    alike = [*shots, *(_no_copy(pair.score) for pair in faces if not pair.copy)]
    own = _own_score([*found, *alike], len(references))
    # The last is what ranking takes for a copy: a score that itself promises .99.
    thresholds = (own, PRECISE, SURE, COPY_AT_LEAST)
    # Pairs of strangers' halves are among those found, and need no second count above.
    unlike["other half of a scene"] += _strangers_halves(found, pictures)
    for what, scores in unlike.items():
        _print_accepted(what, scores, thresholds)
    both = unlike["other photo of a person"] + unlike["other photo of one sitting"]
    _print_accepted("other photo of a person, sittings too", both, thresholds)
    other_faces = [pair.score for pair in faces if not pair.copy]
    _print_accepted("other photo of a face, edited", other_faces, thresholds)
    other_parts = [pair.score for pair in parts]
    _print_accepted("part of a scene, edited, and one of any", other_parts, thresholds)
    _print_calibration([*found, *shots, *faces, *parts])
    _print_calibration([pair for pair in (*found, *shots, *faces) if pair.group != "faint"])
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


def _scored(pair: Found, picture: Candidate) -> Scored:
    return Scored(
        picture.group, picture.edit, pair.candidate, pair.reference, pair.copy, pair.score
    )


def _print_way(way: str, pairs: Sequence[Scored], references: int) -> None:
    for group in ("ordinary", "hard"):
        one = figures(pairs, group, references)
        print(
            f"{way}, {group}: uAP {one.uap:.4f}, recall at precision .99 {one.recall_p99:.4f}"
            f" (from score {one.threshold_p99:.3f}), at FPR 1e-4 {one.recall_fpr:.4f}"
        )
        print("   " + ", ".join(f"{edit} {share:.3f}" for edit, share in one.by_edit.items()))


def _print_calibration(pairs: Sequence[Scored]) -> None:
    """Print how far scores are from the truth, faint copies and other shots among the pairs."""
    count, share, error = calibration(pairs)
    print(
        f"calibration: {count} pairs of .05 to .95, {share:.2f} of them copies, error {error:.3f}"
    )
    bins = ", ".join(f"{one.score:.2f} {one.copies:.2f}" for one in reliability(pairs))
    print(f"   mean score and share of copies, by tenths: {bins}")
    sure = [pair.copy for pair in pairs if pair.score >= SURE]
    print(f"of {len(sure)} pairs scored .9 or more {sum(sure) / max(1, len(sure)):.4f} are copies")


Pairs = Iterable[tuple[bytes, bytes]]


def _pairs(named: Iterable[tuple[str, bytes, bytes]]) -> Pairs:
    return [(first, second) for _, first, second in named]


def _strangers_halves(found: Sequence[Scored], pictures: Sequence[Candidate]) -> list[float]:
    """Give the score of each stranger's half with its other half, 0 where it was not looked at."""
    halves = {
        number: picture.source + LEFT_HALF
        for number, picture in enumerate(pictures)
        if picture.edit == OTHER_HALF
    }
    scores = dict.fromkeys(halves, 0.0)
    for pair in found:
        if halves.get(pair.candidate) == pair.reference:
            scores[pair.candidate] = pair.score
    return list(scores.values())


def _read(shots: Iterable[tuple[Path, Path]]) -> Pairs:
    return [(first.read_bytes(), second.read_bytes()) for first, second in shots]


def _compared(pairs: Pairs) -> list[float]:
    return [_best(found.score for found in each) for each in compared_pairs(list(pairs))]


def _scores(pairs: Sequence[Scored], edit: str) -> list[float]:
    return [pair.score for pair in pairs if pair.edit == edit]


def _no_copy(score: float) -> Scored:
    return Scored("none", "another shot", -1, "", copy=False, score=score)


def _faces(portraits: Sequence[Path]) -> Iterator[Scored]:
    """Compare portraits, plain and edited, with all portraits: themselves and other faces."""
    engine = engine_of({photo.stem: photo.read_bytes() for photo in portraits})
    pictures = list(faces_of(portraits))
    for pair in compared(engine, pictures):
        yield _scored(pair, pictures[pair.candidate])


def _edited_parts(photos: Sequence[Path]) -> Iterator[Scored]:
    """Compare parts of scenes, edited, with other parts of all scenes."""
    for parts, pictures in edited_parts(photos):
        for pair in compared(engine_of(parts), pictures):
            yield _scored(pair, pictures[pair.candidate])


def _own_score(pairs: Sequence[Scored], references: int) -> float:
    """Give the score from which on .99 of this set's own pairs are copies, other shots included."""
    return max(figures(pairs, group, references).threshold_p99 for group in ("ordinary", "hard"))


def _print_accepted(what: str, scores: Sequence[float], thresholds: Iterable[float]) -> None:
    """Print how many pairs that are no copies pass for some."""
    for least in thresholds:
        accepted = sum(score >= least for score in scores)
        print(f"{what}: {accepted} of {len(scores)} pairs accepted at {least:.3f}")
    print("   the highest: " + ", ".join(f"{score:.3f}" for score in sorted(scores)[:-6:-1]))


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
