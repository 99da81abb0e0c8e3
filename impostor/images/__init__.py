"""The one door for images: each is opened once, in a worker process, and never elsewhere."""

from impostor.images.door import Door
from impostor.images.drawing import Side, draw
from impostor.images.values import (
    Describe,
    Description,
    Frames,
    Limits,
    Opened,
    Pixels,
    Unreadable,
    as_picture,
)
from impostor.images.worker import one_thread

__all__ = [
    "Describe",
    "Description",
    "Door",
    "Frames",
    "Limits",
    "Opened",
    "Pixels",
    "Side",
    "Unreadable",
    "as_picture",
    "draw",
    "one_thread",
]
