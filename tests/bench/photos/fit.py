"""Fit the weights of impostor/photos/weights.json on the photos that are tuned on.

    python -m tests.bench.photos.fit FOLDER

Logistic regression by Newton's method with a small quadratic penalty, over every pair that the
engine looked at closely. The same photos give the same file.
"""

import json
import sys
from pathlib import Path

import numpy as np

from impostor.photos import score
from tests.bench.photos.engine import compared, engine_of, photos_of
from tests.bench.photos.made import candidates, divided
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
    rows = np.array([[1.0, *term.values()] for term in terms])
    weights = fitted(rows, np.array([pair.copy for pair in found], dtype=float))
    named = dict(zip(["constant", *terms[0]], np.round(weights, 3).tolist(), strict=True))
    score.WEIGHTS.write_text(json.dumps(named, indent=1) + "\n", encoding="utf-8")


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
