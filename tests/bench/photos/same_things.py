"""Which photos show one printed thing, so that a part of the one is a copy of what is in the other.

    python -m tests.bench.photos.same_things FOLDER

Halves and thirds of every photo are held against all other photos of its part, the one that is
tuned on and the one that is only reported. Printed is what scored highest of each two photos, to be
looked at: `labels.py` says which of them are left out, and why.
"""

import itertools
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from tests.bench.photos.edits import encoded
from tests.bench.photos.engine import Found, compared, engine_of
from tests.bench.photos.made import SEED, Candidate
from tests.bench.photos.sources import collect, tuned_on

# A photo's sides are cut into two, and into three.
CUTS = (2, 3)
# So many of each part can be looked at; what scores less than the first shows nothing in common.
LEAST, SHOWN = 0.03, 40


def main(folder: Path) -> None:
    """Print the pairs of both parts, the likeliest first."""
    photos = collect(folder)
    _search([photo for photo in photos if not tuned_on(photo)])
    _search([photo for photo in photos if tuned_on(photo)])


def _search(photos: Sequence[Path]) -> None:
    pictures = list(_parts(photos))
    engine = engine_of({photo.stem: photo.read_bytes() for photo in photos})
    print(f"{len(pictures)} parts of {len(photos)} photos")
    for pair in _likeliest(compared(engine, pictures), pictures):
        part = pictures[pair.candidate]
        print(f"{pair.score:.3f}: {part.source} ({part.edit}) and {pair.reference}")


def _likeliest(pairs: Iterable[Found], pictures: Sequence[Candidate]) -> list[Found]:
    """Give the likeliest pair of parts of each two photos, the likeliest first."""
    best: dict[tuple[str, ...], Found] = {}
    for pair in pairs:
        source = pictures[pair.candidate].source
        if pair.score >= LEAST and source != pair.reference:
            both = tuple(sorted((source, pair.reference)))
            best[both] = max(pair, best.get(both, pair), key=lambda one: one.score)
    return sorted(best.values(), key=lambda one: -one.score)[:SHOWN]


def _parts(photos: Sequence[Path]) -> Iterator[Candidate]:
    for number, path in enumerate(photos):
        photo = Image.open(path).convert("RGB")
        chance = np.random.default_rng([SEED, number, 23])
        for cut in CUTS:
            for down, across in itertools.product(range(cut), repeat=2):
                name = f"part {across + 1}, {down + 1} of {cut} x {cut}"
                data = encoded(_cell(photo, cut, across, down), name, chance)
                yield Candidate("parts", name, None, path.stem, data)


def _cell(photo: Image.Image, cut: int, across: int, down: int) -> Image.Image:
    width, height = photo.width // cut, photo.height // cut
    left, top = across * width, down * height
    return photo.crop((left, top, left + width, top + height))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
