"""`python -m tests.bench.ranking.speed FOLDER`: rank 100,000 described profiles against one person.

FOLDER keeps the described pictures. Exit status 1 where it takes 20 seconds or more.
"""

import argparse
import sys
import time
from pathlib import Path

from impostor import photos
from impostor.images import Door
from impostor.rank import rank
from tests.bench.ranking.made import Album, person, strangers

BAR = 20.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--profiles", type=int, default=100_000)
    asked = parser.parse_args()
    with Door(photos.describe, photos.VERSION) as door:
        album = Album(asked.folder, door)
        made = person(album, 9002)
        looks = [one.look for one in strangers(album, 9002, asked.profiles)]
    started = time.monotonic()
    rank(made.index, looks)
    seconds = time.monotonic() - started
    print(f"{len(looks):,} described profiles against one person: {seconds:.1f} s (bar {BAR:.0f})")
    sys.exit(seconds >= BAR)


if __name__ == "__main__":
    main()
