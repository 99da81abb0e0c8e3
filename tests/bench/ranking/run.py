"""`python -m tests.bench.ranking.run FOLDER`: figures of the ranking on made networks.

FOLDER keeps what was made: take a new one when the makers changed. `SEEDS` says which persons are
for tuning and which for reporting. Exit status 1 where a bar is missed.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz

from impostor import photos
from impostor.images import Door
from impostor.model import Band, Look, Match
from impostor.rank import PersonIndex, rank
from tests.bench.ranking import figures
from tests.bench.ranking.album import Album
from tests.bench.ranking.made import OTHERS_EACH, person, strangers
from tests.bench.ranking.views import LEFT_OUT, VIEWS, Made, MadePerson, view_of

SEEDS = {
    "tune": (*range(9001, 9129, 2), *range(12002, 12262, 2)),
    "report": (*range(12262, 12452, 2), *range(12542, 12602, 2)),
}
SIZES = {20: 50, 200: 50, 2000: 12}
"""Others to one fake, and of how many persons the networks are made."""

AP_BARS = {20: 0.0, 200: 0.98, 2000: 0.95}
RECALL_BAR = 0.93
UNTIED = "second_own_untied"

Scored = tuple[list[Made], list[Match]]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=SEEDS, default="report")
    parser.add_argument("--persons", type=int, default=50)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--picture", type=Path, help="where to write the reliability picture (SVG)")
    asked = parser.parse_args()
    with Door(photos.describe, photos.VERSION) as door:
        album = Album(asked.folder, door)
        seeds = SEEDS[asked.part][: asked.persons]
        people = [person(album, asked.folder, seed) for seed in seeds]
    met = list(print_all(people, asked.sizes, asked.picture))
    print("every bar met" if all(met) else f"{met.count(False)} bars missed")
    sys.exit(not all(met))


def print_all(
    people: Sequence[MadePerson], sizes: Sequence[int], picture: Path | None
) -> Iterator[bool]:
    """Print every figure, and say of each bar whether it is met."""
    views = [view_of(one, view) for view in range(VIEWS) for one in people]
    near = [ranked(one, OTHERS_EACH) for one in views]
    first = views[: len(people)]
    yield from print_bands(first, near)
    for size in sizes:
        yield from print_size(first[: SIZES.get(size, len(first))], size)
    yield print_calibration([without_untied(each) for each in near], picture)


def ranked(one: MadePerson, others: int) -> Scored:
    """Rank a person's fakes among so many others, the easily accused first among them."""
    made: list[Made] = [*one.fakes, *one.accused, *one.listed][: len(one.fakes) + others]
    made += strangers(one, max(0, others - len(one.accused) - len(one.listed)))
    return made, rank(one.index, [each.look for each in made])


def without_untied(scored: Scored) -> Scored:
    """Leave out the person's own accounts of which nothing but her word can tell whose they are."""
    kept = [pair for pair in zip(*scored, strict=True) if pair[0].kind != UNTIED]
    return [made for made, _ in kept], [match for _, match in kept]


def print_bands(people: Sequence[MadePerson], near: Sequence[Scored]) -> Iterator[bool]:
    """Print in which bands each kind stands."""
    bands: dict[tuple[bool, str], Counter[str]] = {}
    for made, matches in near:
        for each, match in zip(made, matches, strict=True):
            bands.setdefault((each.fake, each.kind), Counter())[match.band] += 1
    for (fake, kind), found in sorted(bands.items(), reverse=True):
        print(f"{'fake' if fake else '':<5}{kind:<20}", *(f"{b} {n}" for b, n in found.items()))
    counted = [(k, n[Band.LIKELY], n.total()) for (fake, k), n in bands.items() if not fake]
    accused, total = (
        sum(n) for n in list(zip(*(c for c in counted if c[0] != UNTIED), strict=True))[1:]
    )
    print(f"innocent in likely: {accused} of {total} (bar 0)")
    for kind, likely, many in counted:
        if kind == UNTIED:
            print(f"second accounts that nothing ties to the first in likely: {likely} of {many}")
    own = [match for one in people for match in rank(one.index, one.own)]
    open_ = sum(match.band is not Band.PROTECTED for match in own)
    print(f"own accounts not protected: {open_} of {len(own)} (bar 0)")
    false = Counter(match.band for match in under_false_names(near))
    shown = false[Band.LIKELY] + false[Band.USES_PHOTOS]
    print(f"several photos under a false name, shown: {shown} of {false.total()} (bar 80 %)")
    yield from (accused == 0, open_ == 0, shown >= 0.8 * false.total())


def under_false_names(near: Sequence[Scored]) -> Iterator[Match]:
    """Give the fakes under a false name of which more than one picture could be seen."""
    for made, matches in near:
        for each, match in zip(made, matches, strict=True):
            if (
                each.kind == "false_name"
                and sum(p.photo is not None for p in each.look.pictures) > 1
            ):
                yield match


Scorer = Callable[[MadePerson, Look], float]


def print_size(people: Sequence[MadePerson], size: int) -> Iterator[bool]:
    """Rank each person's fakes among `size` others for each; print the baselines beside.

    Second accounts that nothing ties to the first are left out: see `print_bands`.
    """
    columns: dict[str, list[float]] = {"rank": [], "PDQ + WRatio": [], "phash + WRatio": []}
    fakes: list[bool] = []
    seen: list[str] = []
    for one in people:
        made, matches = without_untied(ranked(one, size * len(one.fakes)))
        known = one.compared()
        columns["rank"] += [match.score for match in matches]
        for name, hashed in (("PDQ + WRatio", known.pdq), ("phash + WRatio", known.phash)):
            columns[name] += [alike(m.look, hashed) + written(one.index, m.look) for m in made]
        fakes += [each.fake for each in made]
        seen += [each.seen for each in made]
    truth = np.array(fakes)
    for name, values in columns.items():
        scores = np.array(values)
        ap, recall = (
            figures.average_precision(scores, truth),
            figures.recall_at(scores, truth, 0.99),
        )
        print(f"1 to {size:<5} {name:<15} AP {ap:.3f}  recall at precision .99 {recall:.3f}")
        if name == "rank":
            yield from (ap >= AP_BARS.get(size, 0), recall >= RECALL_BAR)
            print_missing(scores, truth, np.array(seen))


def print_missing(scores: np.ndarray, truth: np.ndarray, seen: np.ndarray) -> None:
    """Print the figure for the fakes of which little could be seen, among all the others."""
    for gap in LEFT_OUT:
        part = ~truth | (seen == gap)
        ap = figures.average_precision(scores[part], truth[part])
        print(f"           fakes with {gap:<16} AP {ap:.3f} ({int((truth & part).sum())} of them)")


def alike(look: Look, known: dict[str, float]) -> float:
    """Give the best likeness of an account's pictures to the person's."""
    shown = (picture.photo for picture in look.pictures)
    return max((known[photo.sha256] for photo in shown if photo is not None), default=0.0)


def written(index: PersonIndex, look: Look) -> float:
    """Give the best WRatio of name and handle to the person's, in [0, 1]."""
    profile = look.profile
    names = (*index.person.names, *index.person.aliases, *index.person.handles)
    shown = [
        text for text in (profile and profile.name, profile and profile.account.handle) if text
    ]
    return max((fuzz.WRatio(one, name) for one in shown for name in names), default=0.0) / 100


def print_calibration(near: Sequence[Scored], picture: Path | None) -> bool:
    """Compare the scores with the share of fakes, where one in ten is one as the prior says."""
    found = [
        (match.score, each.fake, match.account.account_id or match.account.url)
        for made, matches in near
        for each, match in zip(made, matches, strict=True)
        if 0.05 <= match.score <= 0.95
    ]
    scores, fakes, accounts = zip(*found, strict=True)
    points = figures.reliability(np.array(scores), np.array(fakes))
    error = figures.calibration_error(points)
    for said, true, many in points:
        print(f"           said {said:.2f}, {true:.2f} of {many} are fakes")
    print(
        f"calibration: {len(found)} looks at {len(set(accounts))} accounts scored .05 to .95,"
        f" error {error:.3f} (bar .06)"
    )
    if picture:
        picture.write_text(figures.reliability_picture(points), encoding="utf-8")
    return error <= 0.06 and len(set(accounts)) >= 500


if __name__ == "__main__":
    main()
