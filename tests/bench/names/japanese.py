"""Derive impostor/names/data/japanese.tsv: how Japanese names in Chinese characters are read.

    python -m tests.bench.names.japanese FOLDER

The source is the unpacked distribution `japanese-personal-name-dataset` (MIT).
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

HOME = Path(__file__).parents[3] / "impostor" / "names" / "data" / "japanese.tsv"
HEADER = """\
# Readings of Japanese names: name as written, readings in Latin letters, the commonest first.
# Derived by tests/bench/names/japanese.py from the distribution japanese-personal-name-dataset,
# https://pypi.org/project/japanese-personal-name-dataset/, MIT License.
"""
FAMILIES = 6000
READINGS = 2


def short(reading: str) -> str:
    """Write long vowels as passports do: short."""
    return reading.replace("ou", "o").replace("oo", "o").replace("uu", "u")


def main() -> None:
    """Write family names by number of bearers, then given names."""
    found: dict[str, list[str]] = defaultdict(list)
    root = Path(sys.argv[1])
    with next(root.rglob("last_name_org.csv")).open(encoding="utf-8", newline="") as file:
        for row in list(csv.reader(file))[:FAMILIES]:
            found[row[0]].append(short(row[3]))
    paths = [
        *sorted(root.rglob("first_name_*_opti.csv")),
        *sorted(root.rglob("first_name_*_org.csv")),
    ]
    for path in paths:
        with path.open(encoding="utf-8", newline="") as file:
            for _, written, *names in csv.reader(file):
                reading = short(written)
                for name in names:
                    if len(name) <= 2 and reading not in found[name]:
                        found[name].append(reading)
    lines = [
        f"{name}\t{' '.join(readings[:READINGS])}\n" for name, readings in found.items() if readings
    ]
    HOME.write_text(HEADER + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
