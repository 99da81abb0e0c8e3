"""Our PDQ against the published implementation, and what must hold for any picture."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from impostor.photos import pdq
from tests.photos.scenes import scene

SIZES = [(640, 480), (64, 64), (341, 512), (1000, 300), (37, 100), (515, 513)]


def hashed(pixels: np.ndarray) -> np.ndarray:
    return pdq.bits(pdq.turned(pdq.frequencies(pdq.grid(pdq.luminance(pixels)))))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_hash_is_that_of_pdqhash(size: tuple[int, int]) -> None:
    pdqhash = pytest.importorskip(
        "pdqhash", reason="needs the package pdqhash, built with a C++ compiler"
    )
    pixels = np.asarray(scene(1).resize(size))
    expected, quality = pdqhash.compute(pixels)
    # Floating-point sums in another order may turn a bit that lies on the median.
    assert (hashed(pixels)[0][::-1] != expected.astype(bool)).sum() <= 2
    assert round(pdq.quality(pdq.grid(pdq.luminance(pixels))) * 100) == pytest.approx(
        quality, abs=1
    )


@pytest.mark.parametrize(
    ("form", "turn"),
    [
        (1, Image.Transpose.FLIP_LEFT_RIGHT),
        (2, Image.Transpose.FLIP_TOP_BOTTOM),
        (3, Image.Transpose.ROTATE_180),
        (4, Image.Transpose.TRANSPOSE),
        (7, Image.Transpose.TRANSVERSE),
    ],
)
def test_each_turned_form_is_the_hash_of_the_turned_picture(form: int, turn: int) -> None:
    image = scene(2, 512, 512)
    turned = np.asarray(image.transpose(Image.Transpose(turn)))
    distances = (hashed(np.asarray(image)) != hashed(turned)[0]).sum(axis=1)
    assert distances[form] <= 24
    assert int(distances.argmin()) == form


def test_a_flat_picture_has_no_quality() -> None:
    assert pdq.quality(pdq.grid(np.full((300, 200), 90, dtype=np.float32))) == 0


@settings(max_examples=30, deadline=None)
@given(width=st.integers(1, 300), height=st.integers(1, 300), seed=st.integers(0, 9))
def test_any_size_gives_256_bits_of_which_half_are_set(width: int, height: int, seed: int) -> None:
    noise = np.random.default_rng(seed).integers(0, 255, (height, width, 3)).astype(np.uint8)
    bits = hashed(noise)
    assert bits.shape == (8, 256)
    assert bits[0].sum() <= 128
