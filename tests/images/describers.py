"""Describe functions for the door's tests, at top level, since they are sent to its workers."""

import os
import time

import numpy as np

from impostor.images import Description, Frames

CRASHES = 13
HANGS = 14
RAISES = 15
GROWS = 16


def corners(frames: Frames) -> Description:
    """Give the colours of the four corners of the first frame, and the number of frames."""
    first = frames[0]
    height, width = first.shape[:2]
    points = [(0.1, 0.1), (0.9, 0.1), (0.1, 0.9), (0.9, 0.9)]
    colours = [first[int(y * height), int(x * width)] for x, y in points]
    described = np.array(colours, dtype=np.uint8).tobytes()
    return Description(len(frames) / 10, described + bytes([width % 256, height % 256]))


def troubled(frames: Frames) -> Description:
    """Crash, hang, fail or take memory when the picture's width says so."""
    width = frames[0].shape[1]
    if width == CRASHES:
        os._exit(3)
    if width == HANGS:
        time.sleep(60)
    if width == RAISES:
        raise RuntimeError("no")
    if width == GROWS:
        np.empty(2**31, dtype=np.uint8)
    return Description(0.5, b"fine")
