"""Measure sets of up to 10,000 references: memory, indexing, comparing, and what is still found.

    python -m tests.bench.photos.scale FOLDER [REFERENCES...]

FOLDER is that of `run.py` and keeps the descriptions too (1.2 GB for 10,000). References are 60
photos, whole, and turned crops of all others; candidates are edited copies of the 60. The exact
way searches all points of all references, unpacked in memory (1.5 GB for 10,000).
200, 2,000 and 10,000 references without numbers.
"""

import importlib
import io
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import psutil
from PIL import Image

from impostor.cli.album import Album
from impostor.images import Door, Opened
from impostor.model import Photo
from impostor.photos import VERSION, describe
from tests.bench.photos.edits import HARD, ORDINARY, encoded
from tests.bench.photos.sources import collect

SEED = 20261124
SOURCES, SIZES = 60, (200, 2000, 10_000)
COPY = 0.5
engine = importlib.import_module("impostor.photos.index")
WHOLE = engine.WHOLE
MEGABYTE = 2**20
# Other work on the machine may hold a picture up.
PATIENCE = 600


def main(folder: Path, sizes: Sequence[int]) -> None:
    """Print a line for each number of references."""
    paths = collect(folder)
    chance = np.random.default_rng(SEED)
    order = [paths[number] for number in chance.permutation(len(paths))]
    whole, others = order[:SOURCES], order[SOURCES:]
    known = album(folder / "references", (path.read_bytes() for path in whole))
    names = list(known.outlines)
    asked = album(folder / "candidates", edited(whole, others))
    for size in sorted(sizes):
        print(f"making {size:,} references", file=sys.stderr)
        more = crops(others, len(known.outlines) - SOURCES, size - SOURCES)
        fill(known, more)
        photos = list(known.outlines.values())[:size]
        measure(photos, known, asked, names)


def album(path: Path, images: Iterator[bytes]) -> Album:
    """Describe pictures into a new file."""
    path.unlink(missing_ok=True)
    made = Album(path)
    fill(made, images)
    return made


def fill(pictures: Album, images: Iterator[bytes]) -> None:
    """Describe more pictures into an album."""
    with Door(describe, VERSION, seconds=PATIENCE) as door:
        for answer in door.open_all(images):
            if not isinstance(answer, Opened):
                raise SystemExit(f"a made picture could not be read: {answer.sentence}")
            pictures.add(answer)


def edited(whole: Sequence[Path], others: Sequence[Path]) -> Iterator[bytes]:
    """Make two copies of each photo, the 38 kinds of edit by turns."""
    edits = {**ORDINARY, **HARD}
    strangers = [Image.open(path).convert("RGB") for path in others[:9]]
    for number in range(2 * len(whole)):
        name = list(edits)[number % len(edits)]
        chance = np.random.default_rng([SEED, number])
        photo = Image.open(whole[number // 2]).convert("RGB")
        yield encoded(edits[name](photo, chance, strangers), name, chance)


def crops(others: Sequence[Path], first: int, last: int) -> Iterator[bytes]:
    """Cut pictures of 360 points a side out of photos, turned by any angle."""
    for number in range(first, last):
        chance = np.random.default_rng([SEED, 7, number])
        photo = Image.open(others[number % len(others)]).convert("RGB")
        side = int(min(photo.size) * chance.uniform(0.35, 0.6))
        turned = photo.rotate(chance.uniform(0, 360), Image.Resampling.BILINEAR)
        middle = [int(length * chance.uniform(0.4, 0.6)) for length in photo.size]
        box = [middle[0] - side // 2, middle[1] - side // 2]
        cut = turned.crop((*box, box[0] + side, box[1] + side)).resize((360, 360))
        out = io.BytesIO()
        cut.save(out, "JPEG", quality=88)
        yield out.getvalue()


def measure(photos: Sequence[Photo], load: Album, asked: Album, whole: Sequence[str]) -> None:
    """Print memory, times and what is found, the usual way and the exact way."""
    candidates = list(asked(list(asked.outlines)))
    for way, limit in (("as the product does", WHOLE), ("exact", len(photos))):
        # The exact way searches every reference whole, whatever it costs.
        engine.WHOLE = limit
        before = psutil.Process().memory_info().rss
        start = time.process_time()
        made = engine.index(photos, load)
        seconds = time.process_time() - start
        memory = (psutil.Process().memory_info().rss - before) / MEGABYTE
        found = 0
        start = time.process_time()
        for number, candidate in enumerate(candidates):
            wanted = whole[number // 2]
            matches = made.compare([candidate])
            found += any(m.reference == wanted and m.score >= COPY for m in matches)
        each = (time.process_time() - start) / len(candidates) * 1000
        print(
            f"{len(photos):,} references, {way}: index {seconds:.1f} s, {memory:.0f} MB more"
            f" in memory; {each:.0f} ms a candidate; found {found} of {len(candidates)}",
            flush=True,
        )
        del made


if __name__ == "__main__":
    main(Path(sys.argv[1]), [int(text) for text in sys.argv[2:]] or SIZES)
