"""`python -m tests.bench.ranking.speed FOLDER`: rank 100,000 described profiles against one person.

FOLDER keeps what was made. The profiles' pictures are described, and compared with the person's,
once, as a case and a corpus have them; what comparing costs is measured with the photos. Exit
status 1 where it takes 20 seconds or more.
"""

import argparse
import sys
import time
from pathlib import Path

from impostor import photos
from impostor.images import Door
from impostor.rank import rank
from tests.bench.ranking.album import Album
from tests.bench.ranking.made import person, strangers
from tests.bench.ranking.run import SEEDS
from tests.bench.ranking.views import view_of

BAR = 20.0


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--profiles", type=int, default=100_000)
    asked = parser.parse_args()
    with Door(photos.describe, photos.VERSION) as door:
        made = view_of(person(Album(asked.folder, door), asked.folder, SEEDS["report"][0]), 0)
    looks = [each.look for each in strangers(made, asked.profiles)]
    started, used = time.monotonic(), time.process_time()
    rank(made.index, looks)
    seconds, used = time.monotonic() - started, time.process_time() - used
    print(
        f"{len(looks):,} described profiles against one person: {seconds:.1f} s,"
        f" {used:.1f} s of processor time in one process (bar {BAR:.0f})"
    )
    sys.exit(seconds >= BAR)


if __name__ == "__main__":
    main()
