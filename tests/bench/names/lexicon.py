"""Build impostor/names/data/lexicon.npz: how common first and last names are.

    python -m tests.bench.names.lexicon MIMESIS NAMES JAPANESE

The three are the unpacked distributions `mimesis` (MIT; names of forty locales, without counts),
`names` (MIT; the US census of 1990, public domain, with shares) and
`japanese-personal-name-dataset` (MIT; family names with counts, given names without); the
locales of Faker (MIT, without counts), imported, come last. The benchmark's people have Faker's
names, so what Faker alone knows is marked: training and benchmark do without.
"""

import csv
import json
import math
import sys
from collections.abc import Iterator
from pathlib import Path
from zlib import crc32

import numpy as np

from impostor.names.spelling import every_word
from tests.bench.names.people import LATIN, OTHER, pool

HOME = Path(__file__).parents[3] / "impostor" / "names" / "data" / "lexicon.npz"
CENSUS_ROWS = 40_000
"""Further down the census' surnames are so rare that any typing error would be one."""
JAPANESE = 126_000_000
LEAN = 4.0
"""As how many sightings the shorter run of letters counts."""


def mimesis(root: Path) -> Iterator[tuple[str, float]]:
    """Give each name of a locale's list the same share of half its people."""
    for path in sorted(root.glob("mimesis/datasets/*/person.json")):
        data = json.loads(path.read_text("utf-8"))
        for group in (data.get("names", {}), data.get("surnames", [])):
            lists = list(group.values()) if isinstance(group, dict) else [group]
            names = [str(name) for part in lists for name in part]
            yield from ((name, 0.5 / max(len(names), 300)) for name in names)


def census(root: Path) -> Iterator[tuple[str, float]]:
    """Give the census' shares, which are percentages."""
    for name in ("dist.female.first", "dist.male.first", "dist.all.last"):
        path = next(root.rglob(name))
        for line in path.read_text("ascii").splitlines()[:CENSUS_ROWS]:
            word, percent, *_ = line.split()
            yield word, max(float(percent), 0.0005) / 100


def japanese(root: Path) -> Iterator[tuple[str, float]]:
    """Give family names their share, and given names, by their reading, an even one."""
    for path in sorted(root.rglob("*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            for row in csv.reader(file):
                if path.name == "last_name_org.csv" and row[1].isdigit():
                    yield row[0], int(row[1]) / JAPANESE
                    yield row[3], int(row[1]) / JAPANESE
                elif path.name.endswith("_opti.csv"):
                    yield row[1], 0.0002


def faker() -> Iterator[tuple[str, float]]:
    """Give each name of a locale's list the same share of half its people."""
    for locale in sorted({*LATIN, *OTHER}):
        names = pool(locale)
        for group in (names.firsts, names.lasts):
            yield from ((name, 0.5 / max(len(group), 300)) for name in group)


def words(names: Iterator[tuple[str, float]]) -> dict[int, float]:
    """Give the largest share of each word, by checksum."""
    shares: dict[int, float] = {}
    for name, share in names:
        for plain in every_word(name):
            key = crc32(plain.encode())
            if len(plain) > 1:
                shares[key] = max(share, shares.get(key, 0.0))
    return shares


def fours(names: Iterator[tuple[str, float]]) -> np.ndarray:
    """Give minus sixteen times the logarithm of each letter's probability after the three before.

    Each word counts once. What was seldom seen leans on what follows the last two letters, and
    that on the last one (interpolation after Witten and Bell, with a constant in place of types).
    """
    counts = np.zeros((27, 27, 27, 27))
    for plain in {plain for name, _ in names for plain in every_word(name)}:
        places = [0, 0, 0, *(ord(c) - 96 if "a" <= c <= "z" else 0 for c in plain), 0]
        for four in zip(places, places[1:], places[2:], places[3:], strict=False):
            counts[four] += 1
    share = np.full(27, 1 / 27)
    for depth in (3, 2, 1, 0):
        seen = counts.sum(axis=tuple(range(depth)))
        share = (seen + LEAN * share) / (seen.sum(axis=-1, keepdims=True) + LEAN)
    return np.minimum(255, np.round(-16 * np.log(share))).astype(np.uint8).ravel()


def main() -> None:
    """Write the largest share of each word, the benchmark's own words marked."""
    roots = map(Path, sys.argv[1:4])
    sources = zip((mimesis, census, japanese), roots, strict=True)
    names = [item for source, root in sources for item in source(root)]
    shares = words(iter(names))
    own = {key: share for key, share in words(faker()).items() if key not in shares}
    shares |= own
    keys = sorted(shares)
    levels = [min(140, max(30, round(-10 * math.log(shares[key])))) for key in keys]
    np.savez_compressed(
        HOME,
        checksums=np.array(keys, np.uint32),
        rarity=np.array(levels, np.uint8),
        fours=fours(iter(names)),
        benchmark=np.array([key in own for key in keys]),
    )


if __name__ == "__main__":
    main()
