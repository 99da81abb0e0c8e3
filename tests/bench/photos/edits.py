"""The edits that impostors make: 24 ordinary ones and 14 hard ones.

Each takes a photo, a source of chance and other photos (for collages and backgrounds), and gives
the copy as a picture; `encoded` then makes a file of it, as a site would.
"""

import io
from collections.abc import Callable, Sequence

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont, ImageOps

Chance = np.random.Generator
Others = Sequence[Image.Image]
Edit = Callable[[Image.Image, Chance, Others], Image.Image]


def encoded(image: Image.Image, kind: str, chance: Chance) -> bytes:
    """Encode as a site would: JPEG of quality 60 to 90 unless the edit is about the format."""
    out = io.BytesIO()
    if kind in {"webp", "avif"}:
        image.save(out, kind.upper(), quality=int(chance.integers(35, 60)))
    elif kind == "gif":
        image.quantize(128).save(out, "GIF")
    else:
        image.save(out, "JPEG", quality=int(chance.integers(60, 91)))
    return out.getvalue()


def fitted(image: Image.Image, width: int, height: int) -> Image.Image:
    return ImageOps.fit(image, (width, height), Image.Resampling.LANCZOS)


def long_side(image: Image.Image, side: int) -> Image.Image:
    scale = side / max(image.size)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return image.resize(size, Image.Resampling.LANCZOS)


def crop_part(image: Image.Image, chance: Chance, least: float, most: float) -> Image.Image:
    area = chance.uniform(least, most)
    shape = np.exp(chance.uniform(-0.25, 0.25))
    width, height = min(1, (area * shape) ** 0.5), min(1, (area / shape) ** 0.5)
    left, top = chance.uniform(0, 1 - width), chance.uniform(0, 1 - height)
    box = (left, top, left + width, top + height)
    return image.crop(
        tuple(round(share * side) for share, side in zip(box, image.size * 2, strict=True))
    )


def _font(size: float) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(max(8, size))


def _colour(chance: Chance) -> tuple[int, int, int]:
    red, green, blue = (int(value) for value in chance.integers(0, 256, 3))
    return red, green, blue


def _words(chance: Chance, count: int) -> str:
    letters = "abcdefghijklmnopqrstuvwxyz"
    return " ".join(
        "".join(letters[i] for i in chance.integers(0, 26, chance.integers(2, 9)))
        for _ in range(count)
    )


def avatar_150(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    return fitted(image, 150, 150)


def avatar_320(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    return fitted(image, 320, 320)


def round_avatar(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    side = int(chance.integers(180, 400))
    mask = Image.new("L", (side * 2, side * 2), 0)
    ImageDraw.Draw(mask).ellipse((0, 0, side * 2 - 1, side * 2 - 1), fill=255)
    ground = "white" if chance.random() < 0.5 else "black"
    canvas = Image.new("RGB", (side, side), ground)
    canvas.paste(fitted(image, side, side), mask=mask.resize((side, side)))
    return canvas


def crop_small(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    return crop_part(image, chance, 0.30, 0.45)


def crop_large(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    return crop_part(image, chance, 0.45, 0.60)


def screenshot(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    dark = chance.random() < 0.4
    ground, ink = ((18, 18, 18), (235, 235, 235)) if dark else ((255, 255, 255), (20, 20, 20))
    width, height = 540, int(chance.integers(960, 1200))
    canvas = Image.new("RGB", (width, height), ground)
    pen = ImageDraw.Draw(canvas)
    shown = image.resize((width, round(image.height * width / image.width)))
    if shown.height > height * 0.6:
        shown = fitted(image, width, int(height * 0.6))
    top = int(chance.integers(110, max(111, height - shown.height - 150)))
    pen.text((16, 8), "12:04          84 %", fill=ink, font=_font(18))
    pen.ellipse((16, 45, 72, 101), fill=_colour(chance))
    pen.text((90, 58), _words(chance, 2), fill=ink, font=_font(24))
    canvas.paste(shown, (0, top))
    for line, y in enumerate(range(top + shown.height + 12, height - 60, 30)):
        if line < 7:
            pen.text((16, y), _words(chance, 6), fill=ink, font=_font(20))
    pen.rectangle((0, height - 50, width, height), fill=ground)
    for x in range(50, width, 110):
        pen.rounded_rectangle((x, height - 40, x + 28, height - 12), 6, outline=ink, width=3)
    return canvas


def mirror(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    return ImageOps.mirror(image)


def blur(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    small = long_side(image, 640)
    return small.filter(ImageFilter.GaussianBlur(chance.uniform(2.0, 4.0)))


def grey(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    return ImageOps.grayscale(image).convert("RGB")


def tones(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    for kind in (ImageEnhance.Brightness, ImageEnhance.Contrast, ImageEnhance.Color):
        image = kind(image).enhance(chance.uniform(0.6, 1.5))
    return image


def sepia(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    tinted = ImageOps.colorize(ImageOps.grayscale(image), (30, 15, 5), (255, 235, 200))
    y, x = np.mgrid[-1 : 1 : tinted.height * 1j, -1 : 1 : tinted.width * 1j]
    light = np.clip(1.15 - chance.uniform(0.3, 0.6) * (x**2 + y**2), 0, 1)
    return Image.fromarray((np.asarray(tinted) * light[..., None]).astype(np.uint8))


def overlay(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    image = image.copy()
    pen = ImageDraw.Draw(image)
    size = image.width / chance.uniform(10, 16)
    for _line in range(3):
        place = chance.uniform(0, 0.5) * image.width, chance.uniform(0, 0.9) * image.height
        pen.text(place, _words(chance, 3), fill=_colour(chance), font=_font(size))
    x, y = chance.uniform(0, 0.7) * image.width, chance.uniform(0, 0.7) * image.height
    pen.ellipse((x, y, x + image.width * 0.22, y + image.width * 0.22), fill=_colour(chance))
    return image


def meme(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    bar = round(image.height * chance.uniform(0.12, 0.22))
    canvas = Image.new("RGB", (image.width, image.height + 2 * bar), "white")
    canvas.paste(image, (0, bar))
    pen = ImageDraw.Draw(canvas)
    for y in (bar * 0.2, image.height + bar * 1.2):
        pen.text((image.width * 0.05, y), _words(chance, 5), fill="black", font=_font(bar * 0.5))
    return canvas


def border(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    return ImageOps.expand(
        image, round(min(image.size) * chance.uniform(0.05, 0.2)), _colour(chance)
    )


def letterbox(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    side = max(image.size)
    return ImageOps.pad(image, (side, round(side * chance.uniform(1.0, 1.5))), color="black")


def slight_turn(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    degrees = chance.uniform(3, 10) * chance.choice([-1, 1])
    return image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=_colour(chance))


def collage(image: Image.Image, chance: Chance, others: Others) -> Image.Image:
    side = int(chance.integers(240, 420))
    canvas = Image.new("RGB", (side * 2 + 6, side * 2 + 6), "white")
    place = int(chance.integers(0, 4))
    for cell in range(4):
        shown = image if cell == place else others[cell % len(others)]
        canvas.paste(fitted(shown, side, side), (cell % 2 * (side + 6), cell // 2 * (side + 6)))
    return canvas


def photo_of_screen(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    pixels = np.asarray(long_side(image, 800)).astype(np.float32)
    height, width = pixels.shape[:2]
    lines = 1 + 0.08 * np.sin(np.arange(height) * chance.uniform(1.5, 2.5))[:, None, None]
    pixels = pixels * lines + chance.normal(0, 6, pixels.shape)
    glare = np.linspace(0, chance.uniform(10, 50), width)[None, :, None]
    pixels = np.clip(pixels * chance.uniform(0.8, 1.0) + glare, 0, 255).astype(np.uint8)
    canvas = (round(width * 1.25), round(height * 1.25))
    corners = np.float32([(0, 0), (width, 0), (width, height), (0, height)])
    shift = chance.uniform(-0.05, 0.05, (4, 2)) * (width, height)
    goal = corners + np.float32([width, height]) * 0.125 + shift.astype(np.float32)
    lens = cv2.getPerspectiveTransform(corners, goal.astype(np.float32))
    shot = cv2.warpPerspective(pixels, lens, canvas, borderValue=(40, 40, 45))
    return Image.fromarray(cv2.GaussianBlur(shot, (0, 0), 0.8))


def as_it_is(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    return long_side(image, int(chance.integers(400, 900)))


def jpeg_thrice(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    for quality in (45, 35, 30):
        image = long_side(image, round(max(image.size) * 0.9))
        out = io.BytesIO()
        image.save(out, "JPEG", quality=quality)
        image = Image.open(out).convert("RGB")
    return image


def combined(image: Image.Image, chance: Chance, others: Others) -> Image.Image:
    return overlay(tones(mirror(crop_large(image, chance, ()), chance, ()), chance, ()), chance, ())


def mirrored_avatar(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    return ImageOps.mirror(fitted(image, 200, 200))


def avatar_48(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    return fitted(image, 48, 48)


def avatar_72(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    return fitted(image, 72, 72)


def face_cut(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    return crop_part(image, chance, 0.10, 0.20)


def grid_of_nine(image: Image.Image, chance: Chance, others: Others) -> Image.Image:
    side, top = 180, 260
    canvas = Image.new("RGB", (side * 3 + 4, top + side * 3 + 4), "white")
    pen = ImageDraw.Draw(canvas)
    pen.ellipse((20, 40, 140, 160), fill=_colour(chance))
    pen.text((170, 60), _words(chance, 3), fill="black", font=_font(24))
    pen.text((170, 100), _words(chance, 5), fill="black", font=_font(18))
    place = int(chance.integers(0, 9))
    for cell in range(9):
        shown = image if cell == place else others[cell % len(others)]
        canvas.paste(
            fitted(shown, side, side), (cell % 3 * (side + 2), top + cell // 3 * (side + 2))
        )
    return canvas


def cropped_mirrored_shot(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    cropped = mirror(crop_large(image, chance, ()), chance, ())
    return long_side(photo_of_screen(cropped, chance, ()), 320)


def stickers(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    image = image.copy()
    pen = ImageDraw.Draw(image)
    for _sticker in range(9):
        radius = chance.uniform(0.08, 0.16) * min(image.size)
        x, y = chance.uniform(0, image.width), chance.uniform(0, image.height)
        pen.ellipse((x - radius, y - radius, x + radius, y + radius), fill=_colour(chance))
        pen.text((x - radius / 2, y - radius / 2), _words(chance, 1), font=_font(radius / 2))
    return image


def beauty(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    pixels = cv2.bilateralFilter(np.asarray(long_side(image, 640)), 9, 60, 9)
    height, width = pixels.shape[:2]
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    middle_x, middle_y = width * chance.uniform(0.35, 0.65), height * chance.uniform(0.3, 0.6)
    away = np.hypot((x - middle_x) / width, (y - middle_y) / height)
    pull = 1 - chance.uniform(0.08, 0.18) * np.exp(-((away / 0.25) ** 2))
    warped = cv2.remap(
        pixels,
        ((x - middle_x) * pull + middle_x).astype(np.float32),
        ((y - middle_y) * pull + middle_y).astype(np.float32),
        cv2.INTER_LINEAR,
    )
    return ImageEnhance.Brightness(Image.fromarray(warped)).enhance(1.1)


def drawing(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    pixels = np.asarray(long_side(image, 640))
    for _pass in range(3):
        pixels = cv2.bilateralFilter(pixels, 9, 50, 7)
    edges = cv2.adaptiveThreshold(
        cv2.medianBlur(cv2.cvtColor(pixels, cv2.COLOR_RGB2GRAY), 7),
        255,
        cv2.ADAPTIVE_THRESH_MEAN_C,
        cv2.THRESH_BINARY,
        9,
        4,
    )
    flat = (pixels // 40 * 40 + 20).astype(np.uint8)
    return Image.fromarray(cv2.bitwise_and(flat, flat, mask=edges))


def pencil(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    plane = np.asarray(ImageOps.grayscale(long_side(image, 640)))
    ground = 255 - cv2.GaussianBlur(255 - plane, (0, 0), chance.uniform(6, 12))
    return Image.fromarray(cv2.divide(plane, ground, scale=250)).convert("RGB")


def stretched(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    factor = chance.uniform(1.25, 1.6) ** chance.choice([-1, 1])
    return image.resize((round(image.width * factor), image.height))


def cut_out(image: Image.Image, chance: Chance, others: Others) -> Image.Image:
    small = long_side(image, 600)
    ground = fitted(others[0], small.width, small.height)
    mask = Image.new("L", small.size, 0)
    width, height = small.size
    pen = ImageDraw.Draw(mask)
    pen.ellipse((width * 0.3, height * 0.08, width * 0.7, height * 0.6), fill=255)
    pen.ellipse((width * 0.15, height * 0.5, width * 0.85, height * 1.5), fill=255)
    ground.paste(small, mask=mask.filter(ImageFilter.GaussianBlur(3)))
    return ground


def blend(image: Image.Image, chance: Chance, others: Others) -> Image.Image:
    small = long_side(image, 600)
    return Image.blend(small, fitted(others[0], *small.size), chance.uniform(0.4, 0.5))


def video_frame(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    frame = ImageOps.pad(image, (426, 240), color="black")
    pen = ImageDraw.Draw(frame)
    pen.text((60, 205), _words(chance, 6), fill="white", font=_font(16), stroke_width=1)
    out = io.BytesIO()
    frame.save(out, "JPEG", quality=35)
    return Image.open(out).convert("RGB")


def large_turn(image: Image.Image, chance: Chance, _: Others) -> Image.Image:
    degrees = 90 * int(chance.choice([1, 3]))
    if chance.random() < 0.6:
        degrees = chance.uniform(15, 45) * chance.choice([-1, 1])
    return image.rotate(degrees, Image.Resampling.BICUBIC, expand=True, fillcolor="white")


ORDINARY: dict[str, Edit] = {
    "avatar of 150 px": avatar_150,
    "avatar of 320 px": avatar_320,
    "round avatar": round_avatar,
    "crop to 30-45 %": crop_small,
    "crop to 45-60 %": crop_large,
    "phone screenshot": screenshot,
    "mirror": mirror,
    "blur": blur,
    "grey": grey,
    "tones": tones,
    "sepia and vignette": sepia,
    "overlay": overlay,
    "meme bars": meme,
    "border": border,
    "letterbox": letterbox,
    "turned by 3-10 degrees": slight_turn,
    "2 x 2 collage": collage,
    "photo of a screen": photo_of_screen,
    "webp": as_it_is,
    "avif": as_it_is,
    "gif": as_it_is,
    "JPEG three times": jpeg_thrice,
    "mirror, crop, filter, overlay": combined,
    "mirrored avatar": mirrored_avatar,
}

HARD: dict[str, Edit] = {
    "avatar of 48 px": avatar_48,
    "avatar of 72 px": avatar_72,
    "cut to 10-20 %": face_cut,
    "one of nine": grid_of_nine,
    "crop, mirror, screen, 320 px": cropped_mirrored_shot,
    "stickers over most": stickers,
    "beauty filter with warp": beauty,
    "drawing": drawing,
    "pencil": pencil,
    "stretched": stretched,
    "cut out": cut_out,
    "half-transparent": blend,
    "small video frame": video_frame,
    "turned by 15-45 or 90 degrees": large_turn,
}
