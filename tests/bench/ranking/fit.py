"""`python -m tests.bench.ranking.fit FOLDER`: fit the weights of the signals, and write them down.

A logistic model without an intercept over what the signals see, at the prior that the made networks
have: what nothing is known of keeps the prior, and signals that go together share what they weigh.
Each weight is drawn towards the logarithm of the likelihood ratio that its level alone has
(Fellegi and Sunter, "A Theory for Record Linkage", 1969), and kept on the side for which
it stands; what explains all likeness (`EXPLAINED`) caps it here as it does in a score. How strongly
is chosen by cross-validation over persons; only those of the part to tune on are read.
"""

import argparse
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from impostor import photos
from impostor.images import Door
from impostor.rank.weights import EXPLAINED, WEIGHTS
from tests.bench.ranking.album import Album
from tests.bench.ranking.made import person
from tests.bench.ranking.rows import Floats, Rows, losses_of, rows_of, slope_of
from tests.bench.ranking.run import SEEDS

SPEAKS_FOR = (
    "photo_copied", "photo_changed", "name.exact", "name.imitated", "name.in_handle",
    "name.in_part", "disguise", "name_and_handle", "photo_and_name", "bio_copied", "bio_and_name",
    "contact.copied", "claims", "asks_to_move", "age.recent", "followers.far_fewer",
    "posts.far_fewer",
)  # fmt: skip
"""Levels, or signals, that never speak against an impostor; all others never speak for one."""

EXPLAINS = "explains all likeness: see EXPLAINED in weights.py"
BY_HAND = {
    "common_photo": "a third more likely, however many: everybody shows the flag of the day",
    **dict.fromkeys(EXPLAINED, EXPLAINS),
    "earlier_fake": "only what the innocent do not share makes a possible return",
}
SEEN_AT_LEAST = 30
"""Looks, which are about a third as many accounts."""
MOST = 7.0
"""A thousand to one: no made network can vouch for more."""

SOFT = (
    "photo_changed", "other_pictures", "age.recent", "age.long_ago", "followers", "posts", "claims",
    "asks_to_move", "name.in_handle",
)  # fmt: skip
MOST_OF_SOFT = 2.0
"""How old and how busy accounts are, and what else they show, differs from platform to platform
more than made networks do, words and filters go with fashion, a first name stands in many handles:
seven to one at most."""

MOST_OF_DISGUISE = 3.0
"""Twenty to one: how many people write their handle with digits for fun is a guess."""

FLOORS = {"photo_copied.further": 0.4, "photo_copied.post": 0.5, "name.exact": 0.2}
"""A further photo of hers weighs more than a picture that everybody shows, and her very name more
than none."""

TABLE = Path(__file__).parents[3] / "impostor" / "rank" / "weights.tsv"
STRENGTHS = (0.03, 0.1, 0.3, 1.0, 3.0)
AS_GOOD = 1.001
"""Of strengths that are as good as the best, the one that draws most is taken."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--persons", type=int, default=50)
    parser.add_argument("--dry", action="store_true", help="print the table only")
    asked = parser.parse_args()
    with Door(photos.describe, photos.VERSION) as door:
        album = Album(asked.folder, door)
        seeds = SEEDS["tune"][: asked.persons]
        rows = rows_of([person(album, asked.folder, seed) for seed in seeds])
    losses = {strength: cross_validated(rows, strength) for strength in STRENGTHS}
    for strength, loss in losses.items():
        print(f"drawn with {strength}: log loss {loss:.5f} on persons left out")
    least = min(losses.values())
    best = max(strength for strength, loss in losses.items() if loss <= AS_GOOD * least)
    text = table(rows, fitted(rows, best), asked.persons, best)
    print(text)
    if not asked.dry:
        TABLE.write_text(text, encoding="utf-8")


def cross_validated(rows: Rows, strength: float, parts: int = 5) -> float:
    """Give the mean log loss on persons that the weights were not fitted on."""
    losses = []
    for part in range(parts):
        out = rows.persons % parts == part
        losses.append(losses_of(fitted(rows.some(~out), strength), rows.some(out)))
    return float(np.concatenate(losses).mean())


def fitted(rows: Rows, strength: float) -> Floats:
    """Fit the weights of all levels that are seen often enough; the others stay as they are."""
    open_ = rows.some(~rows.explained())
    alone = np.array([*WEIGHTS.values()])
    free = [place for place, level in enumerate(WEIGHTS) if _is_fitted(open_, level, place)]
    limits = [_limits(level) for level in WEIGHTS]
    alone[free] = [np.clip(_alone(open_, place), *limits[place]) for place in free]

    def loss(some: Floats) -> tuple[float, Floats]:
        weights = alone.copy()
        weights[free] = some
        drawn = some - alone[free]
        total = losses_of(weights, rows).sum() + strength * (drawn**2).sum() / 2
        return float(total), slope_of(weights, rows)[free] + strength * drawn

    bounds = [limits[place] for place in free]
    found = minimize(loss, alone[free], jac=True, method="L-BFGS-B", bounds=bounds)
    weights = alone.copy()
    weights[free] = found.x
    return weights


def _is_fitted(rows: Rows, level: str, place: int) -> bool:
    return level not in BY_HAND and int((rows.amounts[:, place] > 0).sum()) >= SEEN_AT_LEAST


def _alone(rows: Rows, place: int) -> float:
    """Give the logarithm of the likelihood ratio of a level by itself, one more account on each."""
    there = rows.amounts[:, place] > 0
    of_fakes = (there[rows.fakes].sum() + 1) / (rows.fakes.sum() + 2)
    of_others = (there[~rows.fakes].sum() + 1) / ((~rows.fakes).sum() + 2)
    return float(np.log(of_fakes / of_others))


def _limits(level: str) -> tuple[float, float]:
    names = {level, level.partition(".")[0]}
    most = MOST_OF_SOFT if names & set(SOFT) else MOST_OF_DISGUISE if "disguise" in names else MOST
    return (FLOORS.get(level, 0.0), most) if names & set(SPEAKS_FOR) else (-most, 0.0)


def table(rows: Rows, weights: Floats, people: int, strength: float) -> str:
    """Write the table: level, weight, shares of fakes and of others that show it, how obtained."""
    lines = [
        "# What each level that a signal sees weighs: natural logarithm of a likelihood ratio,",
        "# impostor against innocent. Written by `python -m tests.bench.ranking.fit`, on",
        f"# {people} made persons, {rows.fakes.sum()} looks at fakes and {(~rows.fakes).sum()} at"
        f" others; drawn to the ratios alone with {strength:g}.",
        "# level, weight, of a thousand fakes, of a thousand others (where nothing explains all",
        "# likeness, but for the levels that do), how it was obtained",
    ]
    open_ = rows.some(~rows.explained())
    for place, (level, weight) in enumerate(zip(WEIGHTS, weights, strict=True)):
        counted = rows if level in EXPLAINED else open_
        there = counted.amounts[:, place] > 0
        shares = (1000 * float(there[part].mean()) for part in (counted.fakes, ~counted.fakes))
        how = _how(open_, level, place, weight)
        lines.append("\t".join((level, f"{weight:.2f}", *(f"{s:.0f}" for s in shares), how)))
    return "\n".join(lines) + "\n"


def _how(rows: Rows, level: str, place: int, weight: float) -> str:
    if not _is_fitted(rows, level, place):
        return f"by hand: {BY_HAND.get(level, 'too seldom seen to be fitted')}"
    return "fitted, at its bound" if weight in _limits(level) and weight else "fitted"


if __name__ == "__main__":
    main()
