"""The picture of a match: both images, their regions outlined, some of the points joined."""

import io

import numpy as np
import pytest
from PIL import Image

from impostor.images import Side, draw
from impostor.images.drawing import GAP, LINK, MOST_DOTS, MOST_LINKS, REGION
from tests.images import made

WHOLE = ((0.0, 0.0), (1600.0, 0.0), (1600.0, 1200.0), (0.0, 1200.0))


def side(region: tuple[tuple[float, float], ...] = (), points: int = 0) -> Side:
    """A grey thumbnail of a tenth of its original's size."""
    thumbnail = made.encoded(Image.new("RGB", (160, 120), "grey"), "JPEG")
    places = [(x * 37.0 % 1600, x * 91.0 % 1200) for x in range(points)]
    return Side(thumbnail, 1600, 1200, region, places)


def drawn(left: Side, right: Side) -> np.ndarray:
    with Image.open(io.BytesIO(draw(left, right))) as image:
        return np.asarray(image.convert("RGB")).astype(int)


def near(pixels: np.ndarray, colour: tuple[int, int, int]) -> np.ndarray:
    return np.abs(pixels - colour).sum(axis=-1) < 120


def test_both_stand_side_by_side() -> None:
    assert drawn(side(), side()).shape == (120, 160 + GAP + 160, 3)


def test_a_region_that_is_the_whole_picture_is_seen_on_every_edge() -> None:
    edge = near(drawn(side(WHOLE), side()), REGION)
    for line in (edge[:8, 20:140], edge[-8:, 20:140], edge[20:100, :8].T, edge[20:100, 152:160].T):
        assert line.any(axis=0).mean() > 0.9
    assert not edge[20:100, 20:140].any()
    assert not edge[:, 170:].any(), "the other picture has no region"


@pytest.mark.parametrize("points", [0, 1, MOST_LINKS, MOST_DOTS + 400])
def test_however_many_points_agree_the_photos_stay_in_sight(points: int) -> None:
    pixels = drawn(side(WHOLE, points), side(WHOLE, points))
    joined = near(pixels[:, 160 : 160 + GAP], LINK)
    assert joined.any() == (points > 0)
    grey = np.abs(pixels[10:110, 10:150] - 128).sum(axis=-1) < 60
    assert grey.mean() > 0.25


def test_the_same_point_many_times_is_one_link() -> None:
    one = Side(side().thumbnail, 1600, 1200, (), [(800.0, 600.0)] * 50)
    assert near(drawn(one, one), LINK).any()
