"""The signals: each looks at one thing on one account and says what it saw.

A signal gives no finding where there is nothing to compare: absent data is neutral.
"""

import math
from collections.abc import Callable
from urllib.parse import urlsplit

from impostor.language import N_
from impostor.model import Account, Badge, Finding, Relation, Return, Role, Sentence
from impostor.names.model import PRIOR as NAMES_PRIOR
from impostor.rank import bystander, wording
from impostor.rank import weights as w
from impostor.rank.copies import Common, Copy
from impostor.rank.subject import PersonIndex, Subject

Signal = Callable[[PersonIndex, Subject], tuple[Finding, ...]]

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


def copied_photos(_index: PersonIndex, subject: Subject) -> tuple[Finding, ...]:
    """Find pictures that are copies of the person's photos, one for each different photo."""
    return tuple(_copied(copy, place) for place, copy in enumerate(subject.personal()))


def common_photos(_index: PersonIndex, subject: Subject) -> tuple[Finding, ...]:
    """Find copies of pictures that many people use: all together they weigh what one does."""
    common = [(copy, copy.common) for copy in subject.copies if copy.common is not None]
    return tuple(
        Finding(
            "common_photo",
            0.0 if place else w.COMMON_PHOTO_COPIED,
            Sentence(COMMON_SENTENCES[reason]),
            copy.match.reference,
            copy.picture.url,
            copy.match,
        )
        for place, (copy, reason) in enumerate(common)
    )


def _copied(copy: Copy, place: int) -> Finding:
    first = w.AVATAR_COPIED if copy.picture.role is Role.AVATAR else w.POST_COPIED
    further = w.FURTHER_PHOTO_COPIED if place <= w.MOST_FURTHER_PHOTOS else 0.0
    certainty = 2 * copy.match.score - 1
    return Finding(
        "photo_copied",
        round((further if place else first) * certainty, 3),
        Sentence(COPY_SENTENCES[copy.match.relation]),
        copy.match.reference,
        copy.picture.url,
        copy.match,
    )


def no_photo_copied(index: PersonIndex, subject: Subject) -> tuple[Finding, ...]:
    """Count pictures that could be compared and of which none is a copy."""
    compared = [
        picture
        for picture in subject.look.pictures
        if picture.photo is not None
        and picture.photo.quality >= w.QUALITY_AT_LEAST
        # What a screenshot shows is chosen by whoever took it, and much of it is the app's.
        and not picture.screenshot
    ]
    if subject.copies or not compared or not index.person.photos:
        return ()
    sentence = Sentence(
        N_("Its picture was compared with the photos you gave and is no copy."),
        plural=N_("Its {count} pictures were compared with the photos you gave; none is a copy."),
        count=len(compared),
    )
    return (Finding("no_photo_copied", w.NO_PHOTO_COPIED, sentence),)


def name(_index: PersonIndex, subject: Subject) -> tuple[Finding, ...]:
    """Weigh how the name and the handle imitate the person's, or do not."""
    match = subject.name
    if match is None or (subject.look.profile is None and not subject.name_alike()):
        return ()
    most = w.EXACT_NAME_MOST if match.exact else w.NAME_MOST
    weight = _logit(match.score) - _logit(NAMES_PRIOR)
    weight = round(min(most, max(w.NAME_LEAST, weight)), 3)
    values = {"candidate": match.candidate, "reference": match.reference}
    if match.exact:
        sentence = Sentence(N_("The name “{candidate}” is the very same name."), values)
    elif subject.name_alike():
        sentence = Sentence(N_("“{candidate}” imitates “{reference}”."), values)
    elif weight > 0:
        sentence = Sentence(N_("“{candidate}” resembles “{reference}” in part."), values)
    else:
        sentence = Sentence(N_("The name and the handle are different."))
    first = Finding("name", weight, sentence, match.reference, match.candidate)
    reasons = match.reasons if subject.name_alike() and not match.exact else ()
    details = (Finding("name", 0.0, s, match.reference, match.candidate) for s in reasons)
    return (first, *details)


def both_name_and_handle(_index: PersonIndex, subject: Subject) -> tuple[Finding, ...]:
    """Find an account that takes the name and the handle, each by itself."""
    if not (subject.both_alike() and subject.name_alike()):
        return ()
    sentence = Sentence(N_("Both the name and the handle imitate the person's."))
    return (Finding("name_and_handle", w.BOTH_NAME_AND_HANDLE, sentence),)


def copied_bio(index: PersonIndex, subject: Subject) -> tuple[Finding, ...]:
    """Find a description copied from a genuine account."""
    bio = subject.profile.bio or ""
    copied = [own.bio for own in index.own if own.bio and wording.copies_text(bio, own.bio)]
    if not copied:
        return ()
    sentence = Sentence(N_("The description is copied from a genuine account."))
    return (Finding("bio_copied", w.BIO_COPIED, sentence, copied[0], bio),)


def verified(_index: PersonIndex, subject: Subject) -> tuple[Finding, ...]:
    """Notice the platform's badge: it has checked who this is; a bought one proves nothing."""
    if not subject.profile.verified or subject.profile.badge is Badge.PAID:
        return ()
    sentence = Sentence(N_("The platform has given this account a badge."))
    return (Finding("verified", w.VERIFIED, sentence),)


def age(index: PersonIndex, subject: Subject) -> tuple[Finding, ...]:
    """Compare the account's age with the oldest genuine account on the same platform."""
    created = subject.profile.created_at
    own = [
        p.created_at
        for p in index.own
        if p.created_at is not None and p.account.platform == subject.profile.account.platform
    ]
    if created is None or not own:
        return ()
    first = min(own)
    values = first.date().isoformat(), created.date().isoformat()
    if created < first:
        sentence = Sentence(N_("It is older than the genuine account."))
        return (Finding("age", w.OLDER_THAN_OWN, sentence, *values),)
    sentence = Sentence(N_("It is younger than the genuine account."))
    return (Finding("age", w.YOUNGER_THAN_OWN, sentence, *values),)


def claims(_index: PersonIndex, subject: Subject) -> tuple[Finding, ...]:
    """Notice words with which fakes pass for the real account."""
    said = wording.claims_to_be_real(f"{subject.profile.name or ''} {subject.profile.bio or ''}")
    declared = subject.name is not None and subject.name.declared
    if said is None or declared or not subject.name_alike():
        return ()
    sentence = Sentence(N_("It calls itself “{words}”."), {"words": said})
    return (Finding("claims", w.CLAIMS_TO_BE_REAL, sentence, None, said),)


def asks_to_move(_index: PersonIndex, subject: Subject) -> tuple[Finding, ...]:
    """Notice a request for money or to go on in another app."""
    said = wording.asks_to_move(subject.profile.bio or "")
    if said is None:
        return ()
    sentence = Sentence(N_("It asks for money or to go on elsewhere: “{words}”."), {"words": said})
    return (Finding("asks_to_move", w.ASKS_TO_MOVE, sentence, None, said),)


def linked(index: PersonIndex, subject: Subject) -> tuple[Finding, ...]:
    """Notice links between this account and a genuine one."""
    other = linked_account(index, subject)
    if other is None:
        return ()
    sentence = Sentence(N_("It and a genuine account link to each other or one to the other."))
    return (Finding("linked", w.LINKED_WITH_OWN, sentence, other, subject.profile.account.url),)


def linked_account(index: PersonIndex, subject: Subject) -> str | None:
    """Give the address of a genuine account that this one is linked with."""
    here, links = _place(subject.profile.account.url), {_place(x) for x in subject.profile.links}
    for account in (*index.person.own, *index.person.trusted):
        if _place(account.url) in links and account.url not in index.taken:
            return account.url
    for profile in index.own:
        if here in {_place(x) for x in profile.links}:
            return profile.account.url
    return None


def declared(_index: PersonIndex, subject: Subject) -> tuple[Finding, ...]:
    """Weigh that an account says itself that it is a fan, parody or tribute account."""
    if subject.name is None or not subject.name.declared:
        return ()
    sentence = Sentence(N_("It says that it is a fan, parody or tribute account."))
    return (Finding("declared", w.DECLARED, sentence, None, subject.name.candidate),)


def speaks_about(index: PersonIndex, subject: Subject) -> tuple[Finding, ...]:
    """Weigh that the name or the description speaks about the person: that explains the name."""
    said = spoken(index, subject)
    if said is None and not only_mentions(index, subject):
        return ()
    sentence = Sentence(N_("It speaks about the person rather than in their name."))
    words = said.words if said else None
    return (Finding("speaks_about", w.SPEAKS_ABOUT, sentence, None, words),)


def spoken(index: PersonIndex, subject: Subject) -> bystander.Spoken | None:
    """Tell who else may be speaking in the name or the handle, where there is reason to ask."""
    if not (subject.personal() or subject.name_alike()):
        return None
    own, profile = _own_texts(index), subject.profile
    in_name = bystander.in_name(profile.name or "", own)
    return in_name or bystander.in_handle(profile.account.handle or "", own)


def only_mentions(index: PersonIndex, subject: Subject) -> bool:
    """Tell whether the person's name stands in the description only, under another name."""
    parts = (subject.display_name, subject.handle)
    if any(part is not None and part.score >= w.NAME_ALIKE_AT_LEAST for part in parts):
        return False
    named = bystander.mentions(subject.profile.bio or "", index.person.names)
    return named and bool(bystander.other_words(subject.profile.name or "", _own_texts(index)))


def earlier_fake(link: Return | None, account: Account) -> tuple[Finding, ...]:
    """Weigh that an account may be an earlier fake's return; the signs by which weigh in it."""
    if link is None:
        return ()
    sentence = Sentence(
        N_("It may be account {number} that came back."),
        {"number": str(link.number)},
    )
    first = Finding("earlier_fake", w.EARLIER_FAKE, sentence, str(link.number), account.url)
    return (first, *(Finding("earlier_fake", 0.0, reason) for reason in link.reasons))


def _own_texts(index: PersonIndex) -> tuple[str, ...]:
    """Give all that the person goes by, on own accounts too; trusted ones are other people's."""
    own = {account.url for account in index.person.own}
    shown = (p.name for p in index.own if p.name and p.account.url in own)
    return (*index.person.names, *index.person.aliases, *index.person.handles, *shown)


def _place(url: str) -> tuple[str, str]:
    parts = urlsplit(url.lower())
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")


def _logit(probability: float) -> float:
    bounded = min(1 - 1e-6, max(1e-6, probability))
    return math.log(bounded / (1 - bounded))


SIGNALS: tuple[Signal, ...] = (
    copied_photos,
    common_photos,
    no_photo_copied,
    name,
    both_name_and_handle,
    copied_bio,
    verified,
    age,
    claims,
    asks_to_move,
    linked,
    declared,
    speaks_about,
)
