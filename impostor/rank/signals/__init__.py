"""The signals: each looks at one thing on one account and says what it saw.

A signal says nothing where there is nothing to compare: absent data is neutral.
"""

from impostor.language import N_
from impostor.model import Account, Finding, Return, Sentence
from impostor.rank.signals import identity, innocence, pictures, standing
from impostor.rank.signals.seen import Seen, Signal
from impostor.rank.subject import PersonIndex, Subject

SIGNALS: tuple[Signal, ...] = (
    pictures.copied_photos,
    pictures.changed_photos,
    pictures.common_photos,
    pictures.other_pictures,
    identity.name,
    identity.disguise,
    identity.both_name_and_handle,
    identity.copied_bio,
    identity.bio_and_name,
    identity.contact,
    identity.claims,
    identity.asks_to_move,
    standing.verified,
    standing.age,
    standing.followers,
    standing.posts,
    innocence.photo_and_name,
    innocence.linked,
    innocence.declared,
    innocence.speaks_about,
    innocence.credit,
    innocence.relative,
    innocence.run_by_relatives,
    innocence.successor,
)


def seen(index: PersonIndex, subject: Subject) -> list[Seen]:
    """Give all that the signals see on an account."""
    return [one for signal in SIGNALS for one in signal(index, subject)]


def earlier_fake(link: Return | None, account: Account) -> list[Finding]:
    """Weigh that an account may be an earlier fake's return; the signs by which weigh in it."""
    if link is None:
        return []
    sentence = Sentence(
        N_("It may be account {number} that came back."),
        {"number": str(link.number)},
    )
    first = Seen("earlier_fake", sentence, 1.0, str(link.number), account.url)
    details = (Seen("earlier_fake", reason, 0.0) for reason in link.reasons)
    return [one.weighed() for one in (first, *details)]


__all__ = ["SIGNALS", "Seen", "earlier_fake", "seen"]
