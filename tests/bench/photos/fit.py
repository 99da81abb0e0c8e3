"""Fit the weights of impostor/photos/weights.json on the photos that are tuned on.

    python -m tests.bench.photos.fit FOLDER

Logistic regression by Newton's method with a small quadratic penalty, over every pair that the
engine looked at closely: edited copies, also such of which little is left, and what looks alike and
is no copy; then stretched so that what it says holds for photos that it was not fitted on. Of each
pair the map counts that speaks loudest by the weights that stand in the file, so the file is made
anew until it stays the same.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np

from impostor.photos import score
from impostor.photos.score import Findings
from tests.bench.photos.alike import alike_parts_of
from tests.bench.photos.engine import compared, compared_pairs, engine_of
from tests.bench.photos.made import (
    LEFT_HALF,
    PART,
    Candidate,
    candidates,
    divided,
    edited_parts,
    faces_of,
    halves_of,
    known,
    parts_of,
)
from tests.bench.photos.measure import Scored, calibration
from tests.bench.photos.people import (
    other_shots,
    same_person,
    same_sitting,
    subject,
    tuned_portraits,
)
from tests.bench.photos.sources import collect, portraits, tuned_on

PENALTY = 0.3
STEPS = 60
FOLDS, ROUNDS = 5, 4
"""Parts of what is shown, each judged by weights that the others gave; so often, parted anew."""
IN_DOUBT = 4.0
"""Log odds up to which pairs say how the odds are to be stretched; beyond, a few copies of which
nothing is left would speak for all."""
AGAIN = 0.2
"""What a pair counts that shows one place or person, each time in another edit: two pictures of a
stereo camera would speak for all others."""


@dataclass(frozen=True, slots=True)
class Example:
    """A pair of pictures that were compared: what was found, what it is, and what it shows."""

    findings: Findings
    copy: bool
    group: str
    subject: str
    counts: float


def main(folder: Path) -> None:
    """Write the file into the package; print from which score on .99 of the pairs are copies."""
    examples = list(_examples(folder))
    names = list(examples[0].findings.terms())
    rows = np.array([[1.0, *one.findings.terms().values()] for one in examples])
    copies = np.array([one.copy for one in examples], dtype=float)
    counts = np.array([one.counts for one in examples])
    ways = [_unseen(rows, copies, counts, _parted(examples, way)) for way in range(ROUNDS)]
    odds = np.stack(ways)
    shift, stretch = _stretched(odds, copies, counts)
    weights = stretch * fitted(rows, copies, counts)
    weights[0] += shift
    named = dict(zip(["constant", *names], np.round(weights, 3).tolist(), strict=True))
    score.WEIGHTS.write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")
    _print_unseen(examples, shift + stretch * odds)


def _examples(folder: Path) -> Iterator[Example]:
    photos = [photo for photo in collect(folder) if tuned_on(photo)]
    references, strangers = divided(photos)
    faces = tuned_portraits(portraits(folder))
    yield from _looked_for(known(references, strangers), list(candidates(references, strangers)))
    yield from _looked_for({face.stem: face.read_bytes() for face in faces}, list(faces_of(faces)))
    for parts, pictures in edited_parts(photos):
        yield from _looked_for(parts, pictures)
    yield from _unlike([*halves_of(references), *parts_of(photos), *alike_parts_of(photos)])
    shots = [*same_person([*photos, *faces]), *same_sitting(faces), *other_shots(photos)]
    yield from _unlike([(one.stem, one.read_bytes(), other.read_bytes()) for one, other in shots])


def _looked_for(references: dict[str, bytes], pictures: Sequence[Candidate]) -> Iterator[Example]:
    """Compare pictures with all references."""
    for pair in compared(engine_of(references), pictures):
        picture = pictures[pair.candidate]
        if pair.findings and _can_match(pair.findings):
            counts = AGAIN if _is_another_shot(picture, pair.reference) else 1.0
            shown = subject(picture.source)
            yield Example(pair.findings, pair.copy, picture.group, shown, counts)


def _is_another_shot(picture: Candidate, reference: str) -> bool:
    photo = reference.removesuffix(PART).removesuffix(LEFT_HALF)
    if picture.group == "faces" or photo == picture.source:
        return False
    return subject(picture.source) == subject(photo)


def _unlike(pairs: Sequence[tuple[str, bytes, bytes]]) -> Iterator[Example]:
    found = compared_pairs([(first, second) for _, first, second in pairs])
    for (stem, _, _), each in zip(pairs, found, strict=True):
        for findings in filter(_can_match, (pair.findings for pair in each)):
            yield Example(findings, False, "none", subject(stem), 1.0)


def _can_match(findings: Findings) -> bool:
    """Say if the reference shows anything; else a pair scores 0, whatever is found of it."""
    return findings.quality > 0


def _parted(examples: Sequence[Example], way: int) -> np.ndarray:
    """Part examples so that what one photo, person or place shows stays together."""
    return np.array([sha256(one.subject.encode()).digest()[way] % FOLDS for one in examples])


def _unseen(
    rows: np.ndarray, copies: np.ndarray, counts: np.ndarray, parts: np.ndarray
) -> np.ndarray:
    """Give the log odds of each part by weights that the others gave."""
    odds = np.zeros(len(rows))
    for part in range(FOLDS):
        others = parts != part
        weights = fitted(rows[others], copies[others], counts[others])
        odds[~others] = rows[~others] @ weights
    return odds


def _stretched(odds: np.ndarray, copies: np.ndarray, counts: np.ndarray) -> tuple[float, float]:
    """Give what is to be added to log odds (rounds x pairs) and what they are to be multiplied by.

    Platt, "Probabilistic outputs for support vector machines", 1999.
    """
    unsure = np.abs(odds) < IN_DOUBT
    rows = np.column_stack([np.ones(unsure.sum()), odds[unsure]])
    copies, counts = (np.broadcast_to(one, odds.shape)[unsure] for one in (copies, counts))
    shift, stretch = fitted(rows, copies, counts)
    return float(shift), float(stretch)


def fitted(rows: np.ndarray, copies: np.ndarray, counts: np.ndarray) -> np.ndarray:
    """Give the weights that make the copies likeliest; the constant, the first, is left free."""
    weights = np.zeros(rows.shape[1])
    held = PENALTY * (np.arange(rows.shape[1]) > 0)
    for _ in range(STEPS):
        guess = 1 / (1 + np.exp(-np.clip(rows @ weights, -40, 40)))
        slope = rows.T @ (counts * (guess - copies)) + held * weights
        spread = counts * guess * (1 - guess)
        bend = (rows * spread[:, None]).T @ rows + PENALTY * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights


def _print_unseen(examples: Sequence[Example], odds: np.ndarray) -> None:
    """Print calibration and the score of precision .99 for log odds (rounds x pairs)."""
    fair = np.array([min(1.0, one.findings.quality / score.ENOUGH) for one in examples])
    scores = fair / (1 + np.exp(-odds))
    judged = [
        Scored(one.group, "", number, "", one.copy, float(value))
        for way in scores
        for number, (one, value) in enumerate(zip(examples, way, strict=True))
    ]
    count, share, error = calibration(judged)
    print(f"unseen, {ROUNDS} rounds: {count} pairs of .05 to .95, {share:.2f} copies, {error:.3f}")
    ranked = sorted((one for one in judged if one.group != "faint"), key=lambda one: -one.score)
    precision = np.cumsum([one.copy for one in ranked]) / np.arange(1, len(ranked) + 1)
    print(f"precision .99 from {ranked[np.flatnonzero(precision >= 0.99)[-1]].score:.2f} on")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
