"""Fit the weights of impostor/photos/weights.json on the photos that are tuned on.

    python -m tests.bench.photos.fit FOLDER

Logistic regression by Newton's method with a small quadratic penalty, over every pair that the
engine looked at closely, copies of which little is left among them; then stretched so that what it
says holds for photos that it was not fitted on. The same photos give the same file.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path

import numpy as np

from impostor.photos import score
from tests.bench.photos.engine import compared, compared_pairs, engine_of
from tests.bench.photos.made import Candidate, candidates, divided, halves_of, known
from tests.bench.photos.people import is_one_photo, other_shots, same_person, tuned_portraits
from tests.bench.photos.sources import collect, portraits, tuned_on

PENALTY = 0.3
STEPS = 60
FOLDS = 5
"""Parts of the photos, each judged by weights that the others gave."""
IN_DOUBT = 5.0
"""Log odds up to which pairs say how the odds are to be stretched; beyond, a few copies of which
nothing is left would speak for all."""


def main(folder: Path) -> None:
    """Write the file into the package; print from which score on .99 of the pairs are copies."""
    photos = [photo for photo in collect(folder) if tuned_on(photo)]
    references, strangers = divided(photos)
    engine = engine_of(known(references, strangers))
    pictures = list(candidates(references, strangers))
    found = [pair for pair in compared(engine, pictures) if pair.findings]
    unlike = [*_other_pictures(photos, references), *_other_faces(portraits(folder))]
    terms = [pair.findings.terms() for pair in found if pair.findings] + unlike
    rows = np.array([[1.0, *term.values()] for term in terms])
    copies = np.array([pair.copy for pair in found] + [False] * len(unlike), dtype=float)
    sources = [pictures[pair.candidate].source for pair in found]
    folds = np.array([*map(_fold, sources), *(np.arange(len(unlike)) % FOLDS)])
    weights, unseen = stretched(rows, copies, folds)
    named = dict(zip(["constant", *terms[0]], np.round(weights, 3).tolist(), strict=True))
    score.WEIGHTS.write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")
    counted = [pictures[pair.candidate].group != "faint" for pair in found]
    kept = np.array(counted + [True] * len(unlike))
    print(f"precision .99 from score {_precise(unseen[kept], copies[kept]):.2f} on")


def _fold(source: str) -> int:
    return sha256(source.encode()).digest()[0] % FOLDS


def stretched(
    rows: np.ndarray, copies: np.ndarray, folds: np.ndarray
) -> tuple[np.ndarray, np.ndarray]:
    """Give weights whose odds hold for photos that they were not fitted on, and what they say.

    The log odds are stretched and shifted (Platt, "Probabilistic outputs for support vector
    machines", 1999) as the odds of each fold, judged by weights of the others, ask for.
    """
    odds = np.zeros(len(rows))
    for fold in range(FOLDS):
        others = folds != fold
        odds[~others] = rows[~others] @ fitted(rows[others], copies[others])
    unsure = np.abs(odds) < IN_DOUBT
    shift, stretch = fitted(np.stack([np.ones(unsure.sum()), odds[unsure]], 1), copies[unsure])
    weights = stretch * fitted(rows, copies)
    weights[0] += shift
    return weights, 1 / (1 + np.exp(-(shift + stretch * odds)))


def _precise(scores: np.ndarray, copies: np.ndarray) -> float:
    """Give the lowest score from which on .99 of the pairs are copies."""
    order = np.argsort(-scores)
    precision = np.cumsum(copies[order]) / np.arange(1, len(order) + 1)
    return float(scores[order][np.flatnonzero(precision >= 0.99)[-1]])


def _other_pictures(
    photos: Sequence[Path], references: Sequence[Path]
) -> Iterator[dict[str, float]]:
    """Compare what looks alike and is no copy: halves of a scene, other shots of it or a person."""
    shots = [*same_person(photos), *other_shots(photos)]
    pairs = [(left, right) for _, left, right in halves_of(references)]
    pairs += [(first.read_bytes(), second.read_bytes()) for first, second in shots]
    for compared_pair in compared_pairs(pairs):
        yield from (pair.findings.terms() for pair in compared_pair)


def _other_faces(photos: Sequence[Path]) -> Iterator[dict[str, float]]:
    """Compare portraits with portraits: faces of one size in one place, and no copies."""
    by_name = {photo.stem: photo for photo in tuned_portraits(photos)}
    engine = engine_of({name: photo.read_bytes() for name, photo in by_name.items()})
    faces = [Candidate("none", "", None, name, by_name[name].read_bytes()) for name in by_name]
    for pair in compared(engine, faces):
        source = faces[pair.candidate].source
        one = source == pair.reference or is_one_photo(by_name[source], by_name[pair.reference])
        if pair.findings and not one:
            yield pair.findings.terms()


def fitted(rows: np.ndarray, copies: np.ndarray) -> np.ndarray:
    """Give the weights that make the copies likeliest; the constant, the first, is left free."""
    weights = np.zeros(rows.shape[1])
    held = PENALTY * (np.arange(rows.shape[1]) > 0)
    for _ in range(STEPS):
        guess = 1 / (1 + np.exp(-np.clip(rows @ weights, -40, 40)))
        slope = rows.T @ (guess - copies) + held * weights
        bend = (rows * (guess * (1 - guess))[:, None]).T @ rows + PENALTY * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights


if __name__ == "__main__":
    main(Path(sys.argv[1]))
