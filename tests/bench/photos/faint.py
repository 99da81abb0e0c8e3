"""Copies of which little is left: made so that pairs in doubt are many enough to be measured.

The ordinary and hard edits leave hardly a pair in doubt, and a probability can only be fitted, and
held to its word, where there is doubt. These edits count in no figure of recall.
"""

from PIL import Image, ImageFilter, ImageOps

from tests.bench.photos.edits import (
    Chance,
    Edit,
    Others,
    crop_part,
    drawing,
    fitted,
    long_side,
    mirror,
    pencil,
    photo_of_screen,
    stickers,
)


def corner(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    return crop_part(image, chance, 0.02, 0.07)


def small_corner(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    return long_side(crop_part(image, chance, 0.06, 0.15), int(chance.integers(60, 130)))


def drawn_part(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    part = crop_part(image, chance, 0.15, 0.4)
    return drawing(part, chance, ()) if chance.random() < 0.5 else pencil(part, chance, ())


def hint(image: Image.Image, chance: Chance, others: Others) -> Image.Image:
    small = long_side(image, 600)
    return Image.blend(small, fitted(others[0], *small.size), chance.uniform(0.62, 0.85))


def speck(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    side = int(chance.integers(14, 34))
    return fitted(crop_part(image, chance, 0.4, 0.9), side, side)


def fog(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    part = long_side(crop_part(image, chance, 0.3, 0.7), 240)
    return part.filter(ImageFilter.GaussianBlur(chance.uniform(4, 9)))


def covered(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    part = mirror(crop_part(image, chance, 0.15, 0.35), chance, ())
    return stickers(stickers(part, chance, ()), chance, ())


def distant_screen(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    part = photo_of_screen(mirror(crop_part(image, chance, 0.2, 0.4), chance, ()), chance, ())
    return ImageOps.posterize(long_side(part, int(chance.integers(90, 160))), 4)


FAINT: dict[str, Edit] = {
    "cut to 2-7 %": corner,
    "small cut to 6-15 %": small_corner,
    "drawn cut": drawn_part,
    "mostly transparent": hint,
    "14-34 px": speck,
    "strong blur": fog,
    "mirrored cut under stickers": covered,
    "small photo of a screen": distant_screen,
}
