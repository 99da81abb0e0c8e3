"""Play hundreds of random lives and print what they showed: `python -m tests.assurance.lives`."""

import argparse
import tempfile
import time
from pathlib import Path

from fixtures.lives import random_life
from tests.recheck.lives import theatre
from tests.recheck.playing import Count

TOGETHER = 25


def main() -> int:
    """Play them, in cases of 25; exit code 1 where the bars are missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lives", type=int, default=500)
    parser.add_argument("--seed", type=int, default=7)
    asked = parser.parse_args()
    started, found = time.monotonic(), Count()
    with tempfile.TemporaryDirectory() as folder, theatre(Path(folder) / "theatre") as made:
        for first in range(0, asked.lives, TOGETHER):
            numbers = range(first, min(first + TOGETHER, asked.lives))
            lives = [random_life(asked.seed, number) for number in numbers]
            found += made.play(lives, seed=first)
            print(f"{found} ({time.monotonic() - started:.0f} s)", flush=True)
    for wrong in found.wrong:
        print(wrong)
    linked = found.linked >= 0.95 * found.returns and not found.wrongly_linked
    whole = found.right == found.lives and not found.walls_called_takedowns
    return 0 if linked and whole else 1


if __name__ == "__main__":
    raise SystemExit(main())
