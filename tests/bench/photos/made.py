"""The set that is measured: references, edited copies of them, and pictures that are no copies."""

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageOps

from tests.bench.photos.edits import HARD, ORDINARY, Chance, Edit, encoded
from tests.bench.photos.faint import FAINT
from tests.bench.photos.people import is_one_photo

SEED = 20261122
# Of the photos of a part, this share is references; the others are strangers' photos.
REFERENCES = 0.62
GROUPS = {"ordinary": ORDINARY, "hard": HARD}
# Faint edits are drawn so often of each photo, so that pairs in doubt are many.
DRAWS = 2
LEFT_HALF, PART, OTHER_HALF = ", left half", ", part", "other half"
# What strangers do to their own photos, so that an edit alone is no sign of a copy.
STRANGERS = ("phone screenshot", "avatar of 150 px", "blur", "pencil", "avatar of 48 px")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A picture to be judged: `reference` is the photo it is a copy of, None for none."""

    group: str
    edit: str
    reference: str | None
    source: str
    data: bytes


def divided(photos: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """Divide photos into references and strangers' photos, by a fixed chance."""
    order = np.random.default_rng(SEED).permutation(len(photos))
    shuffled = [photos[number] for number in order]
    count = round(len(photos) * REFERENCES)
    return sorted(shuffled[:count]), sorted(shuffled[count:])


def known(references: Sequence[Path], strangers: Sequence[Path]) -> dict[str, bytes]:
    """Give what candidates are compared with, by name: the references, and halves of scenes.

    Of each stranger's photo the left half is a reference, and the right half a candidate that must
    not pass for a copy of it.
    """
    halves = {name + LEFT_HALF: left for name, left, _ in halves_of(strangers)}
    return {path.stem: path.read_bytes() for path in references} | halves


def candidates(references: Sequence[Path], strangers: Sequence[Path]) -> Iterator[Candidate]:
    """Make all copies and all pictures that are none, over two processes."""
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(2, context, _prepare, (strangers,)) as pool:
        for made in pool.map(_copies, range(len(references)), references):
            yield from made
        # Little is left of strangers' photos too: an edit alone is no sign of a copy.
        numbers = range(len(references), len(references) + len(strangers))
        for made in pool.map(_strange, numbers, range(len(strangers)), strangers):
            yield from made
    for name, _, right in halves_of(strangers):
        yield Candidate("none", OTHER_HALF, None, name, right)
    for name, image in flat_pictures().items():
        chance = np.random.default_rng([SEED, len(name)])
        yield Candidate("none", name, None, name, encoded(image, name, chance))


_OTHERS: list[Image.Image] = []


def _prepare(strangers: Sequence[Path]) -> None:
    _OTHERS[:] = [Image.open(path).convert("RGB") for path in strangers]


def _copies(number: int, path: Path) -> list[Candidate]:
    photo = Image.open(path).convert("RGB")
    made = []
    for seed, (group, edits) in enumerate(GROUPS.items()):
        for step, (name, edit) in enumerate(edits.items()):
            chance = np.random.default_rng([SEED, number, step, seed])
            copy = edited(edit, photo, chance, _OTHERS)
            made.append(Candidate(group, name, path.stem, path.stem, encoded(copy, name, chance)))
    faint = _faint(path.stem, number, photo, _OTHERS)
    return [*made, *(replace(picture, reference=path.stem) for picture in faint)]


def _strange(number: int, place: int, path: Path) -> list[Candidate]:
    faint = _faint(path.stem, number, _OTHERS[place], _OTHERS)
    return [*_no_copies(path, place, _OTHERS), *faint]


def is_judged(candidate: Candidate, reference: str) -> bool:
    """Say whether a pair counts.

    Strangers' photos stand whole in the pictures that are made of them, so their left halves are
    only held against the right ones. Two portraits count once among these, in one edit and one
    way round: in all of them a few persons of whom there are many photos would speak for all.
    Prints of one photo are neither copies nor none.
    """
    if reference != candidate.reference and is_one_photo(candidate.source, reference):
        return False
    if candidate.group == "faces" and reference != candidate.source:
        return _drawn(candidate.source, reference) == candidate.edit
    return candidate.edit == OTHER_HALF or not reference.endswith(LEFT_HALF)


def _drawn(source: str, reference: str) -> str:
    """Give the edit in which a portrait is held against another, "" where the other one is."""
    drawn = sha256("/".join(sorted((source, reference))).encode()).digest()
    edited = source < reference if drawn[0] % 2 else source > reference
    return STRANGERS[drawn[1] % len(STRANGERS)] if edited else ""


def halves_of(photos: Sequence[Path]) -> Iterator[tuple[str, bytes, bytes]]:
    """Give the two halves of each scene: the one must not match the other."""
    for number, path in enumerate(photos):
        photo = Image.open(path).convert("RGB")
        chance = np.random.default_rng([SEED, number])
        middle = photo.width // 2
        sides = ((0, 0, middle, photo.height), (middle, 0, photo.width, photo.height))
        left, right = (encoded(photo.crop(side), "half", chance) for side in sides)
        yield path.stem, left, right


# Of another part of a scene, so many edits are made.
EDITED = 2
# Parts of a scene that share no pixel: left, top, right, bottom in sixths of its sides. Of those of
# the first four ways the second is edited, too.
APART = (
    ((0, 0, 3, 6), (3, 0, 6, 6)),
    ((0, 0, 6, 3), (0, 3, 6, 6)),
    ((0, 0, 3, 3), (3, 3, 6, 6)),
    ((3, 0, 6, 3), (0, 3, 3, 6)),
    ((0, 0, 2, 6), (2, 0, 6, 6)),
    ((0, 0, 6, 2), (0, 2, 6, 6)),
    ((0, 0, 3, 3), (3, 0, 6, 3)),
    ((0, 0, 3, 3), (0, 3, 3, 6)),
    ((0, 0, 4, 6), (4, 0, 6, 6)),
    ((0, 0, 6, 4), (0, 4, 6, 6)),
    ((0, 3, 3, 6), (3, 3, 6, 6)),
    ((3, 0, 6, 3), (3, 3, 6, 6)),
)
WAYS_EDITED = 4


def parts_of(photos: Sequence[Path]) -> Iterator[tuple[str, bytes, bytes]]:
    """Give pairs of parts of each scene, thirds to two thirds, of which none shows the other."""
    for number, path in enumerate(photos):
        photo = Image.open(path).convert("RGB")
        chance = np.random.default_rng([SEED, number, 7])
        for way in range(len(APART)):
            first, second = _apart(photo, way)
            yield path.stem, encoded(first, "half", chance), encoded(second, "half", chance)


def edited_parts(photos: Sequence[Path]) -> Iterator[tuple[dict[str, bytes], list[Candidate]]]:
    """Give a part of each scene, by name, and another part of each, edited, that is no copy of it.

    Once for each of four ways; the edits, by chance, are those of strangers and the faint ones
    that show no other photo.
    """
    others = [Image.open(path).convert("RGB") for path in photos]
    edits = {**ORDINARY, **HARD, **FAINT}
    names = [*STRANGERS, *(name for name in FAINT if name != "mostly transparent")]
    for way in range(WAYS_EDITED):
        parts: dict[str, bytes] = {}
        pictures: list[Candidate] = []
        for number, path in enumerate(photos):
            chance = np.random.default_rng([SEED, number, way, 11])
            one, other = chance.permutation(2)
            shown = _apart(others[number], way)
            parts[path.stem + PART] = encoded(shown[one], "half", chance)
            for name in chance.choice(names, EDITED, replace=False).tolist():
                copy = edited(edits[name], shown[other], chance, others)
                data = encoded(copy, name, chance)
                pictures.append(Candidate("parts", name, None, path.stem, data))
        yield parts, pictures


def _apart(photo: Image.Image, way: int) -> list[Image.Image]:
    sides = np.array([*photo.size, *photo.size]) / 6
    return [photo.crop(tuple((box * sides).astype(int))) for box in APART[way]]


def faces_of(portraits: Sequence[Path]) -> Iterator[Candidate]:
    """Make what is compared with portraits: each of them, plain and edited as strangers do.

    The plain one meets itself alone, see `is_judged`; plain pairs are `people.same_person`.
    """
    others = [Image.open(path).convert("RGB") for path in portraits]
    for number, path in enumerate(portraits):
        for picture in _no_copies(path, number, others):
            yield replace(picture, group="faces", reference=path.stem)


def edited(
    edit: Edit, photo: Image.Image, chance: Chance, others: list[Image.Image]
) -> Image.Image:
    """Edit a photo; some edits show nine of the others beside it."""
    some = [others[number] for number in chance.choice(len(others), 9, replace=False)]
    return edit(photo, chance, some)


def _faint(
    stem: str, number: int, photo: Image.Image, others: list[Image.Image]
) -> Iterator[Candidate]:
    """Make pictures in which little is left of a photo; `number` seeds the chance."""
    for step, (name, edit) in enumerate(FAINT.items()):
        for draw in range(DRAWS):
            chance = np.random.default_rng([SEED, number, step, len(GROUPS), draw])
            copy = edited(edit, photo, chance, others)
            yield Candidate("faint", name, None, stem, encoded(copy, name, chance))


def _no_copies(path: Path, number: int, others: list[Image.Image]) -> Iterator[Candidate]:
    chance = np.random.default_rng([SEED, number, 99])
    photo = others[number]
    yield Candidate("none", "another photo", None, path.stem, encoded(photo, "", chance))
    for name in STRANGERS:
        copy = edited({**ORDINARY, **HARD}[name], photo, chance, others)
        yield Candidate("none", name, None, path.stem, encoded(copy, name, chance))


def flat_pictures() -> dict[str, Image.Image]:
    """Make pictures with nothing in them to compare."""
    ramp = np.linspace(0, 255, 400).astype(np.uint8)
    avatar = Image.new("RGB", (320, 320), (200, 205, 210))
    pen = ImageDraw.Draw(avatar)
    pen.ellipse((110, 60, 210, 160), fill="white")
    pen.ellipse((60, 180, 260, 380), fill="white")
    letter = Image.new("RGB", (200, 200), (90, 30, 160))
    ImageDraw.Draw(letter).text((60, 20), "M", fill="white", font_size=140)
    gradient = Image.fromarray(np.tile(ramp, (300, 1))).convert("RGB")
    return {
        "flat": Image.new("RGB", (400, 400), "grey"),
        "gradient": gradient,
        "gradient in colours": ImageOps.colorize(gradient.convert("L"), "navy", "orange"),
        "default avatar": avatar,
        "letter": letter,
    }
