"""Tones and details that agree under a map."""

import itertools
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image, ImageEnhance, ImageFilter, ImageOps

from impostor.photos.agreement import NO_PAIRS, Agreement
from impostor.photos.evidence import Evidence, examine
from impostor.photos.score import Findings, probability
from impostor.photos.tones import NO_TONES, Tones
from tests.photos.scenes import IDENTITY, scene, views_of


def tones_of(candidate: Image.Image, reference: Image.Image) -> Tones:
    """Compare two pictures of which each point lies on its own."""
    return examine(IDENTITY, *views_of(candidate, reference)).tones


def test_tones_agree_at_their_place_even_with_another_picture_blended_in() -> None:
    one, other = scene(7), scene(8)
    mixed = tones_of(Image.blend(one, other, 0.5), one).peak
    assert mixed > 2 * tones_of(other, one).peak


def test_a_speck_agrees_coarsely_and_a_picture_of_edges_in_their_directions() -> None:
    one, other = scene(7), scene(8)
    speck = one.resize((24, 18), Image.Resampling.BOX)
    assert tones_of(speck, one).coarse > 0.9
    assert abs(tones_of(speck, other).coarse) < 0.4
    negative = ImageOps.invert(one)
    assert tones_of(negative, one).directions > 0.9
    assert abs(tones_of(negative, other).directions) < 0.4


def test_what_an_edit_did_to_detail_and_contrast_is_measured_beside_the_photo() -> None:
    one = scene(7)
    same = tones_of(one, one)
    blurred = tones_of(one.filter(ImageFilter.GaussianBlur(6)), one)
    flat = tones_of(ImageEnhance.Contrast(one).enhance(0.5), one)
    assert same.details == pytest.approx(1, abs=1e-4)
    assert same.sharper == pytest.approx(0, abs=1e-4)
    assert same.stronger == pytest.approx(0, abs=1e-4)
    assert blurred.sharper < -0.3
    assert flat.stronger < -0.3
    assert abs(flat.sharper) < 0.2


def test_unchanged_pictures_that_share_few_points_are_told_from_changed_copies() -> None:
    """What is built twice is as sharp and strong as what it is held against; edits are not."""
    alike = replace(NO_TONES, textured=1, peak=40, coarse=0.9, directions=0.9, details=0.9)
    one = findings(tones=replace(alike, sharper=0, stronger=0))
    drawn = findings(tones=replace(alike, sharper=0.8, stronger=-0.4))
    assert one.terms()["unshared"] > 5 * drawn.terms()["unshared"]
    assert probability(one) < probability(drawn)


def findings(tones: Tones) -> Findings:
    points = Agreement(NO_PAIRS, share=0.15, exact=0, distinct=0, steady=0)
    return Findings(Evidence(points, tones, 1, 1, 1, mirrored=False), 100, 20, 1)


def test_the_edge_of_what_is_shown_is_no_edge_of_a_picture() -> None:
    """Unrelated pictures under a turned map have the edge of their overlap in common, no more."""
    turned = np.array([[0.8, -0.6, 120], [0.6, 0.8, -60]])
    described = views_of(*map(scene, range(24)))
    every_third = itertools.islice(itertools.combinations(described, 2), 0, None, 3)
    pairs = [examine(turned, *pair) for pair in every_third]
    assert abs(np.mean([pair.tones.directions for pair in pairs])) < 0.04


def test_a_small_bright_picture_has_no_dark_rim() -> None:
    """What lies beyond a picture's last point is no tone of it."""
    pale = Image.blend(scene(7), Image.new("RGB", (640, 480), "white"), 0.6)
    bright = ImageEnhance.Brightness(pale).enhance(1.2)
    speck = bright.resize((16, 12), Image.Resampling.BOX)
    assert tones_of(speck, bright).coarse > 0.95
