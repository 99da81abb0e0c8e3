"""Fit the weights of impostor/photos/weights.json on the photos that are tuned on.

    python -m tests.bench.photos.fit FOLDER

Logistic regression by Newton's method with a small quadratic penalty, over every pair that the
engine looked at closely. The same photos give the same file.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from impostor.photos import score
from tests.bench.photos.engine import compared, compared_pairs, engine_of
from tests.bench.photos.made import Candidate, candidates, divided, halves_of, known
from tests.bench.photos.people import is_one_photo, other_shots, same_person, tuned_portraits
from tests.bench.photos.sources import collect, portraits, tuned_on

PENALTY = 0.3
STEPS = 60


def main(folder: Path) -> None:
    """Write the file into the package."""
    photos = [photo for photo in collect(folder) if tuned_on(photo)]
    references, strangers = divided(photos)
    engine = engine_of(known(references, strangers))
    pictures = list(candidates(references, strangers))
    found = [pair for pair in compared(engine, pictures) if pair.findings]
    unlike = [*_other_pictures(photos, references), *_other_faces(portraits(folder))]
    terms = [pair.findings.terms() for pair in found if pair.findings] + unlike
    rows = np.array([[1.0, *term.values()] for term in terms])
    copies = [pair.copy for pair in found] + [False] * len(unlike)
    weights = fitted(rows, np.array(copies, dtype=float))
    named = dict(zip(["constant", *terms[0]], np.round(weights, 3).tolist(), strict=True))
    score.WEIGHTS.write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")


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
