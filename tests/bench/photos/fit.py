"""Fit the weights of impostor/photos/weights.json on the photos that are tuned on.

    python -m tests.bench.photos.fit FOLDER

Logistic regression by Newton's method with a small quadratic penalty, over every pair that the
engine looked at closely. The same photos give the same file.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from impostor.photos import index, score
from tests.bench.photos.engine import compared, engine_of, photos_of
from tests.bench.photos.made import candidates, divided, halves
from tests.bench.photos.sources import collect, tuned_on

PENALTY = 0.3
STEPS = 60


def main(folder: Path) -> None:
    """Write the file into the package."""
    references, strangers = divided([photo for photo in collect(folder) if tuned_on(photo)])
    engine, names = engine_of(
        [one.stem for one in references], [one.read_bytes() for one in references]
    )
    pictures = list(candidates(references, strangers))
    photos = photos_of([picture.data for picture in pictures])
    found = [pair for pair in compared(engine, names, pictures, photos) if pair.findings]
    terms = [pair.findings.terms() for pair in found if pair.findings]
    other_halves = list(_halves(references))
    rows = np.array([[1.0, *term.values()] for term in terms + other_halves])
    copies = [pair.copy for pair in found] + [False] * len(other_halves)
    weights = fitted(rows, np.array(copies, dtype=float))
    named = dict(zip(["constant", *terms[0]], np.round(weights, 3).tolist(), strict=True))
    score.WEIGHTS.write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")


def _halves(references: list[Path]) -> Iterator[dict[str, float]]:
    """Compare the two halves of each scene, which look alike and are no copies of each other."""
    described = photos_of([half for _, *both in halves(references) for half in both])
    for first, second in zip(described[::2], described[1::2], strict=True):
        yield from (pair.findings.terms() for _, pair in index([first]).ranked(second))


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
