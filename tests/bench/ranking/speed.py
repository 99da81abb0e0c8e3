"""`python -m tests.bench.ranking.speed FOLDER`: rank 100,000 described profiles against one person.

FOLDER keeps what was made. The profiles' pictures are described, and compared with the person's,
once, as a case and a corpus have them; what comparing costs is measured with the photos. Exit
status 1 where it takes 20 seconds or more.
"""

import argparse
import sys
import time
from multiprocessing import get_context
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
    # Each core ranks its half, as batches are ranked anywhere; a fork shares what was made.
    halves = [looks[::2], looks[1::2]]
    forked = get_context("fork")
    started = time.monotonic()
    both = [forked.Process(target=rank, args=(made.index, half)) for half in halves]
    for each in both:
        each.start()
    for each in both:
        each.join()
    seconds = time.monotonic() - started
    print(f"{len(looks):,} profiles, one person: {seconds:.1f} s on two cores (bar {BAR:.0f})")
    sys.exit(seconds >= BAR)


if __name__ == "__main__":
    main()
