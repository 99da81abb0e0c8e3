"""Reasons for care: each keeps an account out of the band likely until a person has spoken."""

from collections.abc import Callable

from impostor.language import N_
from impostor.model import Sentence
from impostor.rank.bystander import Voice
from impostor.rank.signals import innocence, standing
from impostor.rank.subject import PersonIndex, Subject

Reason = Callable[[PersonIndex, Subject], Sentence | None]

VOICES = {
    Voice.RELATIVE: N_("“{words}”: it may be a relative's or friends' account."),
    Voice.TOGETHER: N_("“{words}”: it may be an account of two people together."),
    Voice.PHOTOGRAPHER: N_("“{words}”: it may be the account of who took the photos."),
    Voice.ORGANISATION: N_(
        "“{words}”: it may be the account of a club, a school, a newspaper or the like."
    ),
    Voice.HEADLINE: N_("“{words}”: its name says more than a name, as that of a news page does."),
}


def badge(_index: PersonIndex, subject: Subject) -> Sentence | None:
    """Take care with an account that the platform has checked."""
    if not standing.is_verified(subject):
        return None
    return Sentence(N_("It bears the platform's badge: it may be the real account of somebody."))


def older(index: PersonIndex, subject: Subject) -> Sentence | None:
    """Take care with an account that was there before the person's own."""
    if not standing.is_older(index, subject):
        return None
    return Sentence(N_("It is older than the genuine account: a copy usually comes later."))


def declared(_index: PersonIndex, subject: Subject) -> Sentence | None:
    """Take care with accounts that say themselves that they are a fan, parody or tribute."""
    if not subject.is_declared():
        return None
    return Sentence(N_("It says that it is a fan, parody or tribute account."))


def credited(index: PersonIndex, subject: Subject) -> Sentence | None:
    """Take care with accounts that say whose photos they show."""
    if not innocence.gives_credit(index, subject):
        return None
    return Sentence(N_("It gives credit for its photos."))


def connected(index: PersonIndex, subject: Subject) -> Sentence | None:
    """Take care with accounts that a genuine account is linked with."""
    linked = innocence.linked_from(index, subject) or innocence.linked_to(index, subject)
    if linked is None:
        return None
    return Sentence(N_("It is linked with a genuine account: it may belong to the same people."))


def same_place(index: PersonIndex, subject: Subject) -> Sentence | None:
    """Take care with an account that leads, in words of its own, where a genuine one leads."""
    if innocence.shares_site(index, subject) is None:
        return None
    return Sentence(
        N_("It leads to the same place as a genuine account: it may be the person's own.")
    )


def relative(index: PersonIndex, subject: Subject) -> Sentence | None:
    """Take care with the same surname beside another first name: it may be a relative."""
    if not innocence.has_surname(index, subject):
        return None
    return Sentence(N_("It has the same surname: it may be a relative."))


def successor(index: PersonIndex, subject: Subject) -> Sentence | None:
    """Take care where an own account was taken down: people then open another one themselves."""
    if innocence.lost_before(index, subject) is None:
        return None
    return Sentence(
        N_("An own account on this platform was taken down: this may be the person's new one.")
    )


def speaks_about(index: PersonIndex, subject: Subject) -> Sentence | None:
    """Take care with names that speak about the person: family, clubs, photographers, news."""
    spoken = innocence.spoken(index, subject)
    return Sentence(VOICES[spoken.voice], {"words": spoken.words}) if spoken else None


def mentions(index: PersonIndex, subject: Subject) -> Sentence | None:
    """Take care with an account under another name that only mentions the person."""
    if not innocence.only_mentions(index, subject):
        return None
    return Sentence(N_("It bears another name and only mentions the person."))


def run_by_relatives(index: PersonIndex, subject: Subject) -> Sentence | None:
    """Take care where a relative runs the account, unless the words are copied."""
    said = innocence.run_by(index, subject)
    if said is None:
        return None
    return Sentence(N_("Its description says who runs it: “{words}”."), {"words": said})


REASONS: tuple[Reason, ...] = (
    badge,
    older,
    declared,
    credited,
    connected,
    same_place,
    relative,
    speaks_about,
    mentions,
    run_by_relatives,
    successor,
)
