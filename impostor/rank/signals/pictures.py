"""What the pictures say: copies of the person's photos, how they were changed, what else is shown.

Pictures in which there is too little to compare say nothing.
"""

from dataclasses import replace

from impostor.language import N_
from impostor.model import Relation, Role, Sentence
from impostor.rank.copies import Common, Copy
from impostor.rank.signals.seen import Seen
from impostor.rank.subject import PersonIndex, Subject
from impostor.rank.weights import MOST_FURTHER_PHOTOS, QUALITY_AT_LEAST

COPY_SENTENCES = {
    Relation.SAME: N_("This picture is the same as the photo you gave."),
    Relation.MIRRORED: N_("This picture is the photo you gave, mirrored."),
    Relation.CROPPED: N_("This picture is cut out of the photo you gave."),
    Relation.EMBEDDED: N_(
        "The photo you gave stands inside this picture, as in a screenshot or collage."
    ),
    Relation.FILTERED: N_("This picture is the photo you gave, with a filter or other changes."),
    Relation.REPHOTOGRAPHED: N_("This picture is a photograph of the photo you gave."),
}

COMMON_SENTENCES = {
    Common.GIVEN: N_("You said that many people use this picture: a copy of it says little."),
    Common.SEEN: N_(
        "Accounts that have nothing to do with each other show this picture: a copy of it says"
        " little."
    ),
}

HIDDEN = frozenset({Relation.MIRRORED, Relation.FILTERED, Relation.REPHOTOGRAPHED})
"""Changes by which a copy looks other than the photo; cuts are what every avatar has."""


def copied_photos(_index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Find pictures that are copies of the person's photos, one for each different photo."""
    return tuple(_copied(copy, place) for place, copy in enumerate(subject.personal()))


def _copied(copy: Copy, place: int) -> Seen:
    first = "avatar" if copy.picture.role is Role.AVATAR else "post"
    certainty = 2 * copy.match.score - 1
    return Seen(
        f"photo_copied.{'further' if place else first}",
        Sentence(COPY_SENTENCES[copy.match.relation]),
        certainty if place <= MOST_FURTHER_PHOTOS else 0.0,
        copy.match.reference,
        copy.picture.url,
        copy.match,
    )


def changed_photos(_index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Notice that a copy was changed so that it looks other than the photo."""
    if not any(copy.match.relation in HIDDEN for copy in subject.personal()):
        return ()
    sentence = Sentence(N_("A copy was changed: who changes a photo may want to hide the copying."))
    return (Seen("photo_changed", sentence),)


def common_photos(_index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Find copies of pictures that many people use: all together they weigh what one does."""
    common = [(copy, copy.common) for copy in subject.copies if copy.common is not None]
    return tuple(
        Seen(
            "common_photo",
            Sentence(COMMON_SENTENCES[reason]),
            0.0 if place else 1.0,
            copy.match.reference,
            copy.picture.url,
            copy.match,
        )
        for place, (copy, reason) in enumerate(common)
    )


def other_pictures(index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Count pictures that could be compared and are no copies, alone or beside copies."""
    others = [
        picture
        for picture in subject.look.pictures
        if picture.photo is not None
        and picture.photo.quality >= QUALITY_AT_LEAST
        and picture.photo.sha256 not in subject.matched
        # What a screenshot shows is chosen by whoever took it, and much of it is the app's.
        and not picture.screenshot
    ]
    if not others or not index.person.photos:
        return ()
    if subject.personal():
        return (Seen("other_pictures", replace(BESIDE, count=len(others))),)
    return () if subject.copies else (Seen("no_photo_copied", replace(NONE, count=len(others))),)


BESIDE = Sentence(
    N_("Beside the copies it shows a picture that is none."),
    plural=N_("Beside the copies it shows {count} pictures that are none."),
)
NONE = Sentence(
    N_("Its picture was compared with the photos you gave and is no copy."),
    plural=N_("Its {count} pictures were compared with the photos you gave; none is a copy."),
)
