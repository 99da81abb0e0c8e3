"""Pages: of a screenshot given as a photo the app's part, which is the same on everybody's.

Bars, icons and words of an app agree to the pixel on all of its pages, whoever shows what on them.
A reference that is such a page stands for the pictures inside it alone.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from impostor.photos.views import View, frame_share, inside

# A page is at least so much around its pictures, and of that so much is one tone, give or take a
# step. What it shows has words or bars above and below, and so many edges along which so much is of
# another tone; what stands before a plain wall or a night sky has not.
AROUND, ONE_TONE = 0.3, 0.7
EDGES, FILLED, ANOTHER = 3, 0.65, 12


def held_against(views: Sequence[View]) -> list[View]:
    """Give the views of a reference that candidates are held against, of one frame or more."""
    kept: list[View] = []
    for frame, pictures in _frames(views):
        kept += pictures if _is_page(frame, pictures) else [frame, *pictures]
    return kept


def _frames(views: Sequence[View]) -> Iterator[tuple[View, list[View]]]:
    """Give each frame with the pictures inside it, which come after it."""
    starts = [number for number, view in enumerate(views) if not inside(view)]
    for start, end in zip(starts, [*starts[1:], len(views)], strict=True):
        yield views[start], list(views[start + 1 : end])


def _is_page(frame: View, pictures: Sequence[View]) -> bool:
    around = np.ones(frame.plane.shape, dtype=np.bool_)
    for picture in pictures:
        around[_part(frame, picture)] = False
    if not pictures or around.mean() < AROUND:
        return False
    ground, share = _commonest(frame.plane[around])
    return share >= ONE_TONE and _shows(max(pictures, key=frame_share), ground)


def _part(frame: View, picture: View) -> tuple[slice, slice]:
    height, width = frame.plane.shape
    left, top, right, bottom = np.round(picture.place * [width, height, width, height]).astype(int)
    return slice(top, bottom), slice(left, right)


def _commonest(tones: NDArray[np.uint8]) -> tuple[int, float]:
    """Give the commonest tone, and the share of the pixels that have it or the next to it."""
    counts = np.convolve(np.bincount(tones, minlength=256), np.ones(3), "same")
    return int(counts.argmax()), float(counts.max() / len(tones))


def _shows(picture: View, ground: int) -> bool:
    """Say whether a page of some tone shows a picture, and not the picture its own background."""
    plane = picture.plane.astype(np.int16)
    edges = plane[0], plane[-1], plane[:, 0], plane[:, -1]
    filled = sum(float((np.abs(edge - ground) > ANOTHER).mean()) >= FILLED for edge in edges)
    return filled >= EDGES and bool(picture.place[1] > 0 and picture.place[3] < 1)
