"""How many impostors' handles are among the first variants that the generator gives.

    python -m tests.bench.candidates.bench [--seed S] [--handles N]

Each handle is made for a made person on one platform by tests/bench/candidates/impostors.py; the
generator is given the person's name, with a Latin spelling where it is in another script, and own
handle, and asked for that platform. Prints which share of the handles is within the first 10, 50
and 200 variants, by class, by source and in all; and once more where no handle, or no Latin
spelling, was declared. Ends with 1 where the bar is not met.
"""

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from impostor.candidates import Seeds, variants
from impostor.platforms.handles import handle_rule
from tests.bench.candidates.impostors import PLATFORMS, Made, impostor, person

REPORT_SEED = 2026
TUNE_SEED = 1
FIRST = (10, 50, 200)
BAR = 0.5
EACH = 4
"""Impostors of one person, all on one platform."""


def cases(seed: int, count: int) -> Iterator[tuple[Seeds, str, list[Made]]]:
    """Make people, each with a platform and the handles of impostors there."""
    rng = random.Random(seed)
    for _ in range(count // EACH):
        written, latin, own = person(rng)
        platform = rng.choice(sorted(PLATFORMS))
        made = [impostor(rng, written, latin, own, platform) for _ in range(EACH)]
        # A Latin spelling beside a name in another script, as most people declare it.
        names = dict.fromkeys((written.full, f"{latin.first} {latin.last}"))
        yield Seeds(tuple(names), (own,)), platform, made


def places(seeds: Seeds, platform: str, made: Iterable[Made]) -> Iterator[tuple[Made, int]]:
    """Give the place of each handle among the variants, from 1; 0 where it is not there."""
    rule = handle_rule(platform)
    assert rule is not None
    found = {rule.folded(one.handle): at for at, one in enumerate(variants(seeds, rule), 1)}
    yield from ((each, found.get(rule.folded(each.handle), 0)) for each in made)


def line(name: str, ranks: Sequence[int]) -> str:
    """Write which shares are within the first so many."""
    shares = [sum(0 < rank <= first for rank in ranks) / len(ranks) for first in FIRST]
    return f"{name:26}" + "".join(f"{share:8.1%}" for share in shares) + f"  ({len(ranks)})"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seed", type=int, default=REPORT_SEED)
    parser.add_argument("--handles", type=int, default=1000)
    asked = parser.parse_args()
    groups: dict[str, list[int]] = defaultdict(list)
    begun = time.process_time()
    for seeds, platform, made in cases(asked.seed, asked.handles):
        for one, rank in places(seeds, platform, made):
            for name in (one.kind, f"from the {one.source}", f"on {platform}", "all"):
                groups[name].append(rank)
        for _, rank in places(Seeds(seeds.names), platform, made):
            groups["all, no handle declared"].append(rank)
        for _, rank in places(Seeds(seeds.names[:1], seeds.handles), platform, made):
            groups["all, no Latin spelling"].append(rank)
    print(f"{asked.handles} handles, seed {asked.seed}: within the first")
    print(" " * 26 + "".join(f"{first:8}" for first in FIRST))
    for name in sorted(groups, key=lambda name: (name.startswith("all"), name)):
        print(line(name, groups[name]))
    print(f"{time.process_time() - begun:.0f} s of processor time")
    share = sum(0 < rank <= FIRST[-1] for rank in groups["all"]) / len(groups["all"])
    print(f"bar {BAR:.0%} within the first {FIRST[-1]}: {'met' if share >= BAR else 'NOT MET'}")
    return 0 if share >= BAR else 1


if __name__ == "__main__":
    sys.exit(main())
