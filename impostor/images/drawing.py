"""One picture of two images side by side, with the regions and points in which they agree."""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from math import dist

from PIL import Image, ImageDraw

from impostor.model import Point, Polygon

GAP = 12
REGION = (230, 60, 20)
LINK = (20, 150, 90)
CASING = "white"
# More lines or dots than this hide the photos that they are on.
MOST_LINKS, MOST_DOTS = 24, 100
# Drawn at twice the size and made small again, so that slanted lines are smooth.
FINE = 2


@dataclass(frozen=True, slots=True)
class Side:
    """One image of a pair: a thumbnail from the door, and what is marked on it.

    `width` and `height` are the original's, in whose pixels `region` and `points` are given.
    """

    thumbnail: bytes
    width: int
    height: int
    region: Polygon = ()
    points: Sequence[Point] = ()


def draw(left: Side, right: Side) -> bytes:
    """Draw two images side by side as a JPEG, their regions outlined, their points joined.

    `left.points` and `right.points` belong together one by one.
    """
    pictures = [Image.open(io.BytesIO(side.thumbnail), formats=("JPEG",)) for side in (left, right)]
    height = max(picture.height for picture in pictures)
    offset = pictures[0].width + GAP
    canvas = Image.new("RGB", (offset + pictures[1].width, height), "white")
    canvas.paste(pictures[0], (0, 0))
    canvas.paste(pictures[1], (offset, 0))
    marks = _marks(canvas.size, left, right, (pictures[0].width, pictures[1].width))
    canvas.paste(marks, mask=marks)
    out = io.BytesIO()
    canvas.save(out, "JPEG", quality=85)
    return out.getvalue()


def _marks(size: Point, left: Side, right: Side, widths: tuple[int, int]) -> Image.Image:
    """Draw what is marked on both sides, on nothing."""
    width, height = (round(length * FINE) for length in size)
    layer = Image.new("RGBA", (width, height))
    pen = ImageDraw.Draw(layer)
    starts = _placed(left.points, widths[0] / left.width, 0)
    ends = _placed(right.points, widths[1] / right.width, widths[0] + GAP)
    shown = _spread(ends)
    for number in shown[MOST_LINKS:]:
        for point in (starts[number], ends[number]):
            pen.circle(point, 1.5 * FINE, fill=LINK)
    for number in shown[:MOST_LINKS]:
        pen.line([starts[number], ends[number]], fill=LINK, width=FINE)
        for point in (starts[number], ends[number]):
            pen.circle(point, 3 * FINE, fill=LINK, outline=CASING, width=FINE)
    for side, across, shift in ((left, widths[0], 0), (right, widths[1], widths[0] + GAP)):
        corners = _placed(side.region, across / side.width, shift)
        _outline(pen, [_within(corner, shift, across, size[1]) for corner in corners])
    return layer.resize((round(size[0]), round(size[1])), Image.Resampling.BOX)


def _outline(pen: ImageDraw.ImageDraw, corners: Sequence[Point]) -> None:
    """Draw a region's edge, with a light one around it, since photos have every colour."""
    for colour, width in ((CASING, 6), (REGION, 3)):
        if corners:
            pen.line([*corners, *corners[:2]], fill=colour, width=width * FINE, joint="curve")


def _within(corner: Point, left: float, width: float, height: float) -> Point:
    """Keep an edge that runs along the picture's own whole in sight."""
    inset = 3 * FINE
    x = min(max(corner[0], left * FINE + inset), (left + width) * FINE - inset)
    return x, min(max(corner[1], inset), height * FINE - inset)


def _spread(points: Sequence[Point]) -> list[int]:
    """Choose points by number, each the farthest from those chosen before it."""
    chosen = [0] if points else []
    away = [dist(point, points[0]) for point in points]
    while chosen and len(chosen) < MOST_DOTS and max(away) > 0:
        chosen.append(away.index(max(away)))
        away = [
            min(a, dist(point, points[chosen[-1]])) for a, point in zip(away, points, strict=True)
        ]
    return chosen


def _placed(points: Sequence[Point], scale: float, shift: float) -> list[Point]:
    return [((x * scale + shift) * FINE, y * scale * FINE) for x, y in points]
