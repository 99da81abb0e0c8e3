"""One picture of two images side by side, with the regions and points in which they agree."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw

from impostor.model import Point, Polygon

GAP = 12
REGION = (230, 60, 20)
LINK = (20, 150, 90)


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
    _mark(canvas, left, right, (pictures[0].width, pictures[1].width))
    out = io.BytesIO()
    canvas.save(out, "JPEG", quality=85)
    return out.getvalue()


def _mark(canvas: Image.Image, left: Side, right: Side, widths: tuple[int, int]) -> None:
    pen = ImageDraw.Draw(canvas)
    starts = _placed(left.points, widths[0] / left.width, 0)
    ends = _placed(right.points, widths[1] / right.width, widths[0] + GAP)
    for start, end in zip(starts, ends, strict=True):
        pen.line([start, end], fill=LINK, width=1)
    for side, width, shift in ((left, widths[0], 0), (right, widths[1], widths[0] + GAP)):
        corners = _placed(side.region, width / side.width, shift)
        if corners:
            pen.line([*corners, corners[0]], fill=REGION, width=3, joint="curve")


def _placed(points: Sequence[Point], scale: float, shift: float) -> list[Point]:
    return [(x * scale + shift, y * scale) for x, y in points]
