"""Which of many pictures are one picture saved again, by the hash of the whole alone.

Quick, for pictures among each other: what was cut or put inside another is left to the index.
"""

from collections.abc import Iterable

import numpy as np

from impostor.model import Photo
from impostor.photos.hamming import HASH_BYTES, near
from impostor.photos.references import read
from impostor.photos.regions import Kind

TWINS = 24
"""Bits of 256 in which two PDQ hashes of one picture differ at most; 31 is the usual threshold for
pairs to look at, and here nobody looks."""


def twins(photos: Iterable[Photo]) -> list[tuple[str, str]]:
    """Give the pairs, by SHA-256, that are one picture, also mirrored or turned, each pair once.

    Raises `ImpostorError` for a photo described by another engine.
    """
    names: list[str] = []
    hashes = []
    for photo in photos:
        view = read(photo)[0]
        whole = np.flatnonzero(view.kinds == Kind.WHOLE)
        if len(whole):
            names.append(photo.sha256)
            hashes.append(view.hashes[whole[0]])
    if not hashes:
        return []
    forms = np.stack(hashes)
    found = near(forms[:, 0], forms.reshape(-1, HASH_BYTES), TWINS)
    owners = found.references // forms.shape[1]
    pairs = zip(found.queries.tolist(), owners.tolist(), strict=True)
    return sorted({(names[min(pair)], names[max(pair)]) for pair in pairs if pair[0] != pair[1]})
