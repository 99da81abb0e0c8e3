"""`python -m tests.bench.ranking.run FOLDER`: figures of the ranking on made networks.

FOLDER keeps the described pictures. Persons of odd seeds are for tuning, of even ones for
reporting.
"""

import argparse
from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
from rapidfuzz import fuzz

from impostor import photos
from impostor.images import Door
from impostor.model import Band, Look, Match, Photo
from impostor.photos.views import unpacked
from impostor.rank import PersonIndex, rank
from tests.bench.ranking import figures
from tests.bench.ranking.made import ACCUSED, Album, Made, MadePerson, person, strangers

SIZES = (20, 200, 2000)
FIRST = {"tune": 9001, "report": 9002}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--part", choices=FIRST, default="report")
    parser.add_argument("--persons", type=int, default=6)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--picture", type=Path, help="where to write the reliability picture (SVG)")
    asked = parser.parse_args()
    seeds = [FIRST[asked.part] + 2 * n for n in range(asked.persons)]
    with Door(photos.describe, photos.VERSION) as door:
        album = Album(asked.folder, door)
        people = [person(album, seed) for seed in seeds]
        print_accused(people)
        for size in asked.sizes:
            print_size(album, list(zip(seeds, people, strict=True)), size)
        points = print_calibration(people)
    if asked.picture:
        asked.picture.write_text(figures.reliability_picture(points), encoding="utf-8")


def print_accused(people: list[MadePerson]) -> None:
    counts: dict[str, Counter[str]] = {}
    false_name: Counter[str] = Counter()
    for one in people:
        made = [*one.fakes, *one.accused]
        for account, match in zip(made, ranked(one.index, made), strict=True):
            counts.setdefault(account.kind, Counter())[match.band] += 1
            if account.kind == "false_name":
                false_name[match.band] += 1
    for kind, bands in counts.items():
        print(f"{kind:<20}", *(f"{band} {count}" for band, count in bands.items()))
    accused = sum(counts[kind][Band.LIKELY] for kind in ACCUSED)
    own = [match for one in people for match in rank(one.index, one.own)]
    print(f"false-accusation set in likely: {accused} (bar 0)")
    print(f"own accounts not protected: {sum(m.band is not Band.PROTECTED for m in own)} (bar 0)")
    shown = false_name[Band.LIKELY] + false_name[Band.USES_PHOTOS]
    print(f"false names shown: {shown} of {false_name.total()} (bar 80 %)")


def ranked(index: PersonIndex, made: list[Made], prior: float = 0.1) -> list[Match]:
    """Rank accounts; the owner's new account after a deletion, as the case then knows it."""
    deleted = replace(index, lost=index.person.own)
    matches = rank(index, [account.look for account in made], prior)
    return [
        rank(deleted, [account.look], prior)[0] if account.kind == "new_own" else match
        for account, match in zip(made, matches, strict=True)
    ]


def print_size(album: Album, people: list[tuple[int, MadePerson]], size: int) -> None:
    """Rank each person's fakes among `size` others for each, the accused among them."""
    scores: list[float] = []
    base: list[float] = []
    truth: list[bool] = []
    for seed, one in people:
        others = max(0, size * len(one.fakes) - len(one.accused))
        made = [*one.fakes, *one.accused, *strangers(album, seed, others)]
        scores += [match.score for match in ranked(one.index, made)]
        base += baseline(one.index, [account.look for account in made])
        truth += [account.fake for account in made]
    for name, values in (("rank", scores), ("PDQ + WRatio", base)):
        pair = np.array(values), np.array(truth)
        ap, recall = figures.average_precision(*pair), figures.recall_at(*pair, 0.99)
        print(f"1 to {size:<5} {name:<13} AP {ap:.3f}  recall at precision .99 {recall:.3f}")


def baseline(index: PersonIndex, looks: list[Look]) -> list[float]:
    """Add the best likeness of PDQ hashes, as shares of their bits, and the best WRatio."""
    references = hashes(index.person.photos)
    names = (*index.person.names, *index.person.aliases, *index.person.handles)
    known: dict[str, float] = {}
    return [alike(look, references, known) + written(look, names) for look in looks]


def alike(look: Look, references: np.ndarray, known: dict[str, float]) -> float:
    best = 0.0
    for photo in (picture.photo for picture in look.pictures):
        if photo is None:
            continue
        if photo.sha256 not in known:
            bits = np.bitwise_xor(hashes((photo,))[:, None], references[None])
            known[photo.sha256] = 1 - float(np.bitwise_count(bits).sum(axis=2).min()) / 128
        best = max(best, known[photo.sha256])
    return best


def written(look: Look, names: tuple[str, ...]) -> float:
    profile = look.profile
    shown = [
        text for text in (profile and profile.name, profile and profile.account.handle) if text
    ]
    return max((fuzz.WRatio(one, name) for one in shown for name in names), default=0.0) / 100


def print_calibration(people: list[MadePerson]) -> list[tuple[float, float, int]]:
    """Score at the network's own share of fakes, which the prior then states."""
    scores: list[float] = []
    truth: list[bool] = []
    for one in people:
        made = [*one.fakes, *one.accused]
        prior = len(one.fakes) / len(made)
        for account, match in zip(made, ranked(one.index, made, prior), strict=True):
            if 0.05 <= match.score <= 0.95:
                scores.append(match.score)
                truth.append(account.fake)
    points = figures.reliability(np.array(scores), np.array(truth))
    error = figures.calibration_error(points)
    print(f"calibration: {len(scores)} accounts scored .05 to .95, error {error:.3f} (bar .06)")
    return points


def hashes(shown: tuple[Photo, ...]) -> np.ndarray:
    """Give the PDQ hash of each whole picture."""
    return np.array([unpacked(photo.descriptors)[0].hashes[0, 0] for photo in shown])


if __name__ == "__main__":
    main()
