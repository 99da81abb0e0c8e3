"""The text that stands in a picture, read by RapidOCR, which the extra `ocr` brings.

Its networks (PP-OCR by PaddlePaddle) lie inside its package: nothing is downloaded. It is handed
to the door for images as a description, so that strangers' pictures meet it in a worker process.
"""

import json
from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from impostor.images import Description, Door, Frames, Limits
from impostor.screenshots.lines import Line

if TYPE_CHECKING:
    from rapidocr import RapidOCR

VERSION = "rapidocr-1"
SECONDS = 300.0
"""For one picture: it takes two on a quiet machine, and a hundred times that on a crowded one."""
LIMITS = Limits(long_side=1600, headroom=3 * 2**30)
"""A phone's letters are 20 pixels high then, and a page takes seconds, not tens of them; networks,
libraries and their working memory take 2 GiB of addresses."""
LEAST_SURE = 0.5


def is_installed() -> bool:
    """Tell whether the extra `ocr` is there."""
    return find_spec("rapidocr") is not None and find_spec("onnxruntime") is not None


def text_door(workers: int = 2) -> Door:
    """Open the door for images with the reading of their text behind it."""
    return Door(describe, VERSION, workers, SECONDS, LIMITS)


def describe(frames: Frames) -> Description:
    """Read the text of a picture's first frame; boxes are in shares of its width and height."""
    pixels = frames[0]
    height, width = pixels.shape[:2]
    # It takes arrays as OpenCV has them: blue, green, red.
    found = _engine()(np.ascontiguousarray(pixels[:, :, ::-1]))
    lines = []
    for box, text, sure in _results(found):
        (left, top), (right, bottom) = box.min(axis=0), box.max(axis=0)
        place = [float(each) for each in (left / width, top / height, right / width)]
        lines.append([text, *place, float(bottom / height), float(sure)])
    return Description(1.0 if lines else 0.0, json.dumps(lines).encode())


def _results(found: object) -> Iterator[tuple[NDArray[np.float32], str, float]]:
    parts = [getattr(found, name, None) for name in ("boxes", "txts", "scores")]
    if all(part is not None for part in parts):
        yield from zip(*parts, strict=True)


def unpacked(descriptors: bytes) -> tuple[Line, ...]:
    """Give the lines that `describe` packed, from top to bottom, then from left to right."""
    lines = (Line(*fields) for fields in json.loads(descriptors))
    return tuple(sorted(lines, key=lambda line: (line.top, line.left)))


@cache
def _engine() -> "RapidOCR":
    """Start the engine: one thread, since the door keeps a process for each core."""
    from rapidocr import RapidOCR  # noqa: PLC0415 - an extra, and slow to load

    return RapidOCR(
        params={
            "Global.log_level": "error",
            "Global.text_score": LEAST_SURE,
            # Phones' screenshots stand upright.
            "Global.use_cls": False,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        }
    )
