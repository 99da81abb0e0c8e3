"""Reasons for care: each keeps an account out of the band likely until a person has spoken."""

import re
from collections.abc import Callable

from impostor.language import N_
from impostor.model import Badge, Sentence
from impostor.rank import bystander, signals, wording
from impostor.rank.bystander import Voice
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
    if not subject.profile.verified or subject.profile.badge is Badge.PAID:
        return None
    return Sentence(N_("It bears the platform's badge: it may be the real account of somebody."))


def older(index: PersonIndex, subject: Subject) -> Sentence | None:
    """Take care with an account that was there before the person's own."""
    if not any(finding.weight < 0 for finding in signals.age(index, subject)):
        return None
    return Sentence(N_("It is older than the genuine account: a copy usually comes later."))


def declared(_index: PersonIndex, subject: Subject) -> Sentence | None:
    """Take care with accounts that say themselves that they are a fan, parody or tribute."""
    if subject.name is None or not subject.name.declared:
        return None
    return Sentence(N_("It says that it is a fan, parody or tribute account."))


def credited(index: PersonIndex, subject: Subject) -> Sentence | None:
    """Take care with accounts that say whose photos they show."""
    person = index.person
    if not wording.gives_credit(subject.profile.bio or "", (*person.names, *person.handles)):
        return None
    return Sentence(N_("It gives credit for its photos."))


def connected(index: PersonIndex, subject: Subject) -> Sentence | None:
    """Take care with accounts that a genuine account is linked with."""
    if signals.linked_account(index, subject) is None:
        return None
    return Sentence(N_("It is linked with a genuine account: it may belong to the same people."))


def relative(index: PersonIndex, subject: Subject) -> Sentence | None:
    """Take care with the same surname beside another first name: it may be a relative."""
    shown = _tokens(subject.profile.name or "")
    for name in index.person.names:
        own = _tokens(name)
        same_surname = len(own) > 1 < len(shown) and own[-1] in shown
        if same_surname and not set(own[:-1]) & set(shown) and not subject.name_alike():
            return Sentence(N_("It has the same surname: it may be a relative."))
    return None


def successor(index: PersonIndex, subject: Subject) -> Sentence | None:
    """Take care where an own account was taken down: people then open another one themselves."""
    platform = subject.profile.account.platform
    if not any(account.platform == platform for account in index.lost):
        return None
    return Sentence(
        N_("An own account on this platform was taken down: this may be the person's new one.")
    )


def speaks_about(index: PersonIndex, subject: Subject) -> Sentence | None:
    """Take care with names that speak about the person: family, clubs, photographers, news."""
    spoken = signals.spoken(index, subject)
    return Sentence(VOICES[spoken.voice], {"words": spoken.words}) if spoken else None


def mentions(index: PersonIndex, subject: Subject) -> Sentence | None:
    """Take care with an account under another name that only mentions the person."""
    if not signals.only_mentions(index, subject):
        return None
    return Sentence(N_("It bears another name and only mentions the person."))


def run_by_relatives(index: PersonIndex, subject: Subject) -> Sentence | None:
    """Take care where a relative runs the account, unless the words are copied."""
    said = bystander.runs_it(subject.profile.bio or "")
    if said is None or signals.copied_bio(index, subject):
        return None
    return Sentence(N_("Its description says who runs it: “{words}”."), {"words": said})


def _tokens(name: str) -> list[str]:
    return re.findall(r"\w+", name.casefold())


REASONS: tuple[Reason, ...] = (
    badge,
    older,
    declared,
    credited,
    connected,
    relative,
    speaks_about,
    mentions,
    run_by_relatives,
    successor,
)
