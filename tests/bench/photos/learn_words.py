"""Learn the typical descriptors of impostor/photos/words.npz from the photos that are tuned on.

    python -m tests.bench.photos.learn_words FOLDER

Spherical k-means over RootSIFT, made closed under mirroring by giving each descriptor to the nearer
of a centre and its mirror image. The same seed and photos give the same file.
"""

import sys
from pathlib import Path

import numpy as np
from PIL import Image

from impostor.photos import features, pdq, words
from tests.bench.photos.sources import collect, tuned_on

SEED = 1
CENTRES = 512
BACKGROUND = 8192
SAMPLE = 60_000
ROUNDS = 15
# Avatars show the same things at another size.
SCALES = (1.0, 0.4)


def main(folder: Path) -> None:
    """Write the file into the package."""
    found = descriptors([photo for photo in collect(folder) if tuned_on(photo)])
    chance = np.random.default_rng(SEED)
    background = found[chance.choice(len(found), BACKGROUND, replace=False)]
    sample = features.roots(found[chance.choice(len(found), min(len(found), SAMPLE), False)])
    squares = centres(sample, chance) ** 2
    stored = np.round(squares / squares.max(axis=1, keepdims=True) * 255).astype(np.uint8)
    np.savez_compressed(words.WORDS, centres=stored, background=background)


def descriptors(photos: list[Path]) -> np.ndarray:
    """Describe photos at several sizes."""
    blocks = []
    for path in photos:
        image = Image.open(path).convert("RGB")
        for scale in SCALES:
            small = image.resize([max(1, round(side * scale)) for side in image.size])
            blocks.append(
                features.features(pdq.luminance(np.asarray(small)), features.WHOLE).descriptors
            )
    return np.concatenate(blocks)


def centres(sample: np.ndarray, chance: np.random.Generator) -> np.ndarray:
    """Find 512 centres of length 1, of which the mirror images are as many more."""
    order = features.mirrored_rows()
    found = sample[chance.choice(len(sample), CENTRES, replace=False)]
    for _ in range(ROUNDS):
        nearest = (sample @ np.concatenate([found, found[:, order]]).T).argmax(axis=1)
        as_seen = np.where((nearest >= CENTRES)[:, None], sample[:, order], sample)
        sums = np.zeros_like(found)
        np.add.at(sums, nearest % CENTRES, as_seen)
        empty = np.bincount(nearest % CENTRES, minlength=CENTRES) == 0
        sums[empty] = sample[chance.choice(len(sample), int(empty.sum()))]
        found = sums / np.linalg.norm(sums, axis=1, keepdims=True)
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
