"""How sure a copy of a photo can be that shows little.

    python -m tests.bench.photos.plain FOLDER

From photos that are tuned on, smooth windows are cut that share nothing, whose quality lies between
that of a flat picture and that of a photo; each is edited in some ways and compared with all.
Printed by quality: how many pairs the model alone is sure of, and the share of copies among them,
beside the most that `score.surest` lets them have.
"""

import itertools
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from impostor.photos import score
from tests.bench.photos.edits import HARD, ORDINARY, encoded
from tests.bench.photos.engine import compared, engine_of, photos_of
from tests.bench.photos.made import SEED, Candidate, divided, edited
from tests.bench.photos.sources import collect, tuned_on

# A window's side as a share of the photo's shorter one, and how many of one photo are kept.
SIDES, MOST = (0.3, 0.5, 0.75), 3
# Qualities from which on a window is looked at, and up to which.
LEAST, BELOW = 0.02, 1.0
EDITS = 6
BANDS = (LEAST, 0.1, 0.2, 0.3, 0.4, 0.6, BELOW)
SURE, UNSURE = 0.9, 0.5

Sides = tuple[int, int, int, int]
"""Left, top, right and bottom of a window, in pixels of its photo."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A pair: the reference's quality, what the model says without regard to it, and the truth."""

    quality: float
    model: float
    copy: bool


def main(folder: Path) -> None:
    """Print the table."""
    photos, strangers = divided([photo for photo in collect(folder) if tuned_on(photo)])
    windows = dict(_plain_windows(photos))
    known = {name: encoded(window, "", _chance(name)) for name, window in windows.items()}
    engine = engine_of(known)
    pairs = compared(engine, list(_copies(windows, strangers)))
    judged = [
        Judged(pair.findings.quality, _model(pair.score, pair.findings.quality), pair.copy)
        for pair in pairs
        if pair.findings and pair.findings.quality >= LEAST
    ]
    print(f"{len(windows)} windows of {len(photos)} photos, {len(judged)} pairs looked at closely")
    for least, below in itertools.pairwise(BANDS):
        _print_band(least, below, [one for one in judged if least <= one.quality < below])


def _model(given: float, quality: float) -> float:
    return given / min(1.0, quality / score.ENOUGH)


def _print_band(least: float, below: float, pairs: Sequence[Judged]) -> None:
    sure = [one.copy for one in pairs if one.model >= SURE]
    unsure = [one.copy for one in pairs if UNSURE <= one.model < SURE]
    missed = sum(one.copy for one in pairs if one.model < UNSURE)
    most = min(1.0, (least + below) / 2 / score.ENOUGH)
    print(
        f"quality {least:.2f} to {below:.2f}: of {len(sure)} sure pairs {_share(sure):.3f} are"
        f" copies, of {len(unsure)} likely ones {_share(unsure):.3f}; {missed} copies are unlikely;"
        f" the most given is about {most:.2f}"
    )


def _share(copies: Sequence[bool]) -> float:
    return sum(copies) / max(1, len(copies))


def _plain_windows(photos: Sequence[Path]) -> Iterator[tuple[str, Image.Image]]:
    """Give smooth windows of photos, by name; those of one photo do not touch."""
    cut = [(path.stem, box, window) for path in photos for box, window in _windows(path)]
    data = (encoded(window, "", _chance(stem)) for stem, _, window in cut)
    kept: dict[str, list[Sides]] = {}
    for (stem, box, window), photo in zip(cut, photos_of(data), strict=True):
        boxes = kept.setdefault(stem, [])
        apart = not any(_touch(box, other) for other in boxes)
        if LEAST <= photo.quality < BELOW and apart and len(boxes) < MOST:
            boxes.append(box)
            yield f"{stem} {len(boxes)}", window


def _windows(path: Path) -> Iterator[tuple[Sides, Image.Image]]:
    photo = Image.open(path).convert("RGB")
    for share in SIDES:
        side = int(min(photo.size) * share)
        for left in range(0, photo.width - side + 1, side):
            for top in range(0, photo.height - side + 1, side):
                box = (left, top, left + side, top + side)
                yield box, photo.crop(box)


def _touch(one: Sides, other: Sides) -> bool:
    across = min(one[2], other[2]) > max(one[0], other[0])
    return across and min(one[3], other[3]) > max(one[1], other[1])


def _copies(windows: dict[str, Image.Image], strangers: Sequence[Path]) -> Iterator[Candidate]:
    others = [Image.open(path).convert("RGB") for path in strangers]
    edits = {**ORDINARY, **HARD}
    for name, window in windows.items():
        chance = _chance(name)
        for edit in chance.choice(list(edits), EDITS, replace=False).tolist():
            copy = edited(edits[edit], window, chance, others)
            yield Candidate("plain", edit, name, name, encoded(copy, edit, chance))


def _chance(name: str) -> np.random.Generator:
    return np.random.default_rng([SEED, *name.encode()])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
