"""Pictures of the packages that are left out after looking at them, one by one with the reason.

The best-scored false matches were looked at as pictures: where both were made from one photo, one
of the two goes; and so does what is no photo.
"""

LEFT_OUT_BY_EYE = {
    "obama_partial_face": "the right part of face_recognition's obama.jpg",
    "face_detection_alt": "thumbor's portrait once more, smaller and framed",
    "cropped_horizontal_image": "thumbor's portrait, cropped",
    "fillauto": "thumbor's portrait on a coloured ground",
    "watermarkSimpleBig": "thumbor's portrait with a watermark",
    "tom_after_convolution2": "edges of thumbor's portrait",
    "plasma-workspace-wallpapers-033-screenshot": "the wallpaper of 032, landscape",
    "image_gradient_x": "a made gradient, with nothing in it to compare",
    "image_gradient_xx": "a made gradient",
    "image_gradient_xy": "a made gradient",
    "graf3": "the flat wall of graf1: a plane seen askew is what a photo of a screen is",
    "aero3": "the ground of aero1 from high above, as flat as a picture",
}
