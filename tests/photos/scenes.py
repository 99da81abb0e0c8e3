"""Made pictures with the statistics of photos: fractal tones, things in front, some light."""

from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageOps

from impostor.images import Pixels
from impostor.model import Photo
from impostor.photos import VERSION, describe, pdq
from impostor.photos.describe import views
from impostor.photos.views import View

IDENTITY = np.array([[1.0, 0, 0], [0, 1.0, 0]])


@lru_cache(maxsize=64)
def scene(seed: int, width: int = 640, height: int = 480) -> Image.Image:
    """A scene of its own for each seed."""
    chance = np.random.default_rng(seed)
    ground = sum(_clouds(chance, width, height, grain) for grain in (3, 6, 12, 25, 60, 150))
    image = Image.fromarray(np.clip(np.asarray(ground) + 120, 0, 255).astype(np.uint8))
    pen = ImageDraw.Draw(image)
    for _ in range(25):
        x, y, radius = chance.uniform(0, width), chance.uniform(0, height), chance.uniform(8, 70)
        colour = tuple(int(value) for value in chance.integers(0, 255, 3))
        stretch = chance.uniform(0.5, 1.5)
        pen.ellipse((x - radius, y - radius, x + radius, y + radius * stretch), fill=colour)
    return image.filter(ImageFilter.GaussianBlur(0.7))


def _clouds(chance: np.random.Generator, width: int, height: int, grain: int) -> np.ndarray:
    noise = chance.normal(0, 60 / grain**0.45, (max(2, height * grain // width) + 1, grain + 1, 3))
    planes = [Image.fromarray(noise[..., plane].astype(np.float32)) for plane in range(3)]
    size = (width, height)
    return np.stack(
        [np.asarray(plane.resize(size, Image.Resampling.BICUBIC)) for plane in planes], axis=-1
    )


def photo(image: Image.Image, name: str) -> Photo:
    """Describe a picture as the door would."""
    description = describe([pixels(image)])
    return Photo(
        name, image.width, image.height, description.quality, VERSION, description.descriptors
    )


def same(image: Image.Image) -> Image.Image:
    return image


def mirrored(image: Image.Image) -> Image.Image:
    return ImageOps.mirror(image)


def smaller(image: Image.Image) -> Image.Image:
    return image.resize((160, 120), Image.Resampling.LANCZOS)


def avatar(image: Image.Image) -> Image.Image:
    return ImageOps.fit(image, (150, 150))


def round_avatar(image: Image.Image) -> Image.Image:
    square = ImageOps.fit(image, (200, 200))
    mask = Image.new("L", square.size, 0)
    ImageDraw.Draw(mask).ellipse((0, 0, 199, 199), fill=255)
    canvas = Image.new("RGB", square.size, "white")
    canvas.paste(square, mask=mask)
    return canvas


def mirrored_avatar(image: Image.Image) -> Image.Image:
    return ImageOps.mirror(avatar(image))


def framed(image: Image.Image) -> Image.Image:
    return ImageOps.expand(image, 60, "black")


def screenshot(image: Image.Image, words: str = "what a lovely day that was") -> Image.Image:
    canvas = Image.new("RGB", (540, 1100), "white")
    pen = ImageDraw.Draw(canvas)
    for line in range(5):
        pen.text((20, 30 + 25 * line), "some name · 3 photos · follow this account", fill="black")
        pen.text((20, 800 + 25 * line), f"{words}, thanks all", fill="black")
    canvas.paste(image.resize((540, 405)), (0, 250))
    return canvas


def profile_page(image: Image.Image) -> Image.Image:
    """Show a photo as a phone does at the top of a profile: small and round, above nine others."""
    page = Image.new("RGB", (1080, 2340), "white")
    pen = ImageDraw.Draw(page)
    side = 240
    round_shape = Image.new("L", (side, side))
    ImageDraw.Draw(round_shape).ellipse((0, 0, side - 1, side - 1), fill=255)
    page.paste(avatar(image).resize((side, side)), (50, 200), round_shape)
    pen.text((60, 110), "lea.martin.real", fill="black", font_size=48)
    for column, line in enumerate(("9 posts", "312 followers", "280 following")):
        pen.text((360 + 240 * column, 290), line, fill="black", font_size=34)
    pen.rounded_rectangle((50, 660, 520, 730), 12, fill=(0, 149, 246))
    for cell in range(9):
        place = (cell % 3 * 362, 800 + cell // 3 * 362)
        page.paste(avatar(scene(90 + cell)).resize((358, 358)), place)
    return page


def smooth(seed: int) -> Image.Image:
    """Make a photo in which there is hardly anything: a few spots on a plate of metal."""
    chance = np.random.default_rng(seed)
    ground = _clouds(chance, 640, 480, 2) + _clouds(chance, 640, 480, 5)
    levels = 40 + 180 * (ground - ground.min()) / np.ptp(ground)
    image = Image.fromarray(levels.astype(np.uint8))
    pen = ImageDraw.Draw(image)
    for _ in range(16):
        corners = chance.uniform((40, 40), (600, 440)) + chance.uniform(-45, 45, (4, 2))
        pen.polygon([tuple(corner) for corner in corners], fill=tuple(chance.integers(0, 255, 3)))
    return image.filter(ImageFilter.GaussianBlur(0.7))


def grey(image: Image.Image) -> Image.Image:
    return ImageOps.grayscale(image).convert("RGB")


def brighter(image: Image.Image) -> Image.Image:
    return ImageEnhance.Contrast(ImageEnhance.Brightness(image).enhance(1.2)).enhance(1.2)


def blurred(image: Image.Image) -> Image.Image:
    return image.filter(ImageFilter.GaussianBlur(3))


def quarter_turned(image: Image.Image) -> Image.Image:
    return image.transpose(Image.Transpose.ROTATE_90)


def cropped(image: Image.Image) -> Image.Image:
    return image.crop((240, 60, 560, 330))


def turned(image: Image.Image) -> Image.Image:
    return image.rotate(17, Image.Resampling.BICUBIC, expand=True, fillcolor="white")


def collage(image: Image.Image, side: int = 300, blur: float = 0) -> Image.Image:
    """Show a picture at the lower left of four, cut to squares of `side` pixels, 6 apart."""
    step = side + 6
    canvas = Image.new("RGB", (side + step, side + step), "white")
    for cell, shown in enumerate([scene(60), scene(61), image, scene(62)]):
        square = ImageOps.fit(shown, (side, side)).filter(ImageFilter.GaussianBlur(blur))
        canvas.paste(square, (cell % 2 * step, cell // 2 * step))
    return canvas


def everything(image: Image.Image) -> Image.Image:
    """Mirrored, cropped, darkened, with a sticker on it."""
    edited = brighter(ImageOps.mirror(image.crop((60, 20, 560, 440))))
    ImageDraw.Draw(edited).ellipse((30, 30, 160, 160), fill="yellow")
    return edited


def left_half(image: Image.Image) -> Image.Image:
    return image.crop((0, 0, image.width // 2, image.height))


def right_half(image: Image.Image) -> Image.Image:
    return image.crop((image.width // 2, 0, image.width, image.height))


def wall_of_tiles() -> Image.Image:
    tile = scene(5).resize((64, 64))
    wall = Image.new("RGB", (512, 384))
    for x in range(0, 512, 64):
        for y in range(0, 384, 64):
            wall.paste(tile, (x, y))
    return wall


def pixels(image: Image.Image) -> Pixels:
    return np.asarray(image.convert("RGB"))


def seen(frame: Pixels) -> list[View]:
    return views(frame, pdq.luminance(frame))


def views_of(*images: Image.Image) -> list[View]:
    """Describe the frames of some pictures."""
    return [seen(pixels(image))[0] for image in images]
