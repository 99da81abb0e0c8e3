"""Derive impostor/names/data/nicknames_en.tsv from the `nicknames` distribution.

    python -m tests.bench.names.nicknames_en names.csv

The source is names.csv of https://pypi.org/project/nicknames/ (Apache License 2.0).
"""

import csv
import sys
from collections import defaultdict
from pathlib import Path

HOME = Path(__file__).parents[3] / "impostor" / "names" / "data" / "nicknames_en.tsv"
HEADER = """\
# English given names and their nicknames: language, name, forms.
# Derived by tests/bench/names/nicknames_en.py from names.csv of the distribution `nicknames`,
# https://github.com/carltonnorthern/nicknames, Apache License 2.0.
"""


def main() -> None:
    """Write the table, one line a name."""
    forms = defaultdict(set)
    with Path(sys.argv[1]).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["name1"].isalpha() and row["name2"].isalpha():
                forms[row["name1"]].add(row["name2"])
    lines = [f"en\t{name}\t{' '.join(sorted(found))}\n" for name, found in sorted(forms.items())]
    HOME.write_text(HEADER + "".join(lines), "utf-8")


if __name__ == "__main__":
    main()
