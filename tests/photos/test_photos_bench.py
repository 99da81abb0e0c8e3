"""What the photo benchmark counts: hard pairs that share nothing, each pair once, kept promises."""

import io
import itertools
from pathlib import Path

import numpy as np
from PIL import Image

from tests.bench.photos.alike import alike_parts_of
from tests.bench.photos.made import STRANGERS, Candidate, is_judged
from tests.bench.photos.measure import Scored, calibration, reliability


def test_the_parts_that_look_most_alike_are_what_stands_twice(tmp_path: Path) -> None:
    tile = np.random.default_rng(3).integers(0, 255, (160, 160, 3), dtype=np.uint8)
    ground = np.random.default_rng(4).integers(90, 120, (480, 640, 3), dtype=np.uint8)
    for left, top in ((0, 0), (480, 320)):
        ground[top : top + 160, left : left + 160] = tile
    path = tmp_path / "wall.png"
    picture = Image.fromarray(ground).resize((1280, 960), Image.Resampling.NEAREST)
    picture.save(path)
    stem, first, second = next(alike_parts_of([path]))
    one, other = (np.asarray(Image.open(io.BytesIO(data)).convert("L")) for data in (first, second))
    assert stem == "wall"
    rows, columns = (min(sides) for sides in zip(one.shape, other.shape, strict=True))
    likeness = np.corrcoef(one[:rows, :columns].ravel(), other[:rows, :columns].ravel())[0, 1]
    assert likeness > 0.5


def test_two_portraits_are_held_against_each_other_once() -> None:
    names = [f"person-{number}" for number in range(6)]
    for one, other in itertools.combinations(names, 2):
        looks = [
            is_judged(Candidate("faces", edit, source, source, b""), reference)
            for source, reference in ((one, other), (other, one))
            for edit in ("another photo", *STRANGERS)
        ]
        assert sum(looks) == 1
    assert is_judged(Candidate("faces", "blur", "person-1", "person-1", b""), "person-1")


def test_prints_of_one_photo_are_neither_copies_nor_none() -> None:
    one, again, other = (f"pyvision-toolkit-700-00001{name}" for name in ("ac", "ad", "aa"))
    assert not is_judged(Candidate("none", "blur", None, one, b""), again)
    assert is_judged(Candidate("hard", "blur", one, one, b""), one)
    assert is_judged(Candidate("none", "blur", None, other, b""), one)


def test_a_score_that_keeps_its_word_has_no_error() -> None:
    promised = {0.2: 2, 0.5: 5, 0.8: 8}
    kept = [
        Scored("hard", "", number, "", number < copies, score)
        for score, copies in promised.items()
        for number in range(10)
    ]
    beyond = [Scored("hard", "", 0, "", copy=False, score=score) for score in (0.01, 0.99)]
    count, share, error = calibration([*kept, *beyond], bins=3)
    assert (count, share) == (30, 0.5)
    assert error < 1e-9
    assert [part.pairs for part in reliability(kept, bins=3)] == [10, 10, 10]
    # The control: one score for all, whose word is not kept.
    off = [Scored("hard", "", pair.candidate, "", pair.copy, 0.9) for pair in kept]
    assert abs(calibration(off)[2] - 0.4) < 1e-9
    assert calibration([]) == (0, 0.0, 0.0)
