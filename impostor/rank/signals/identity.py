"""What imitates the person in words: name and handle, description, contacts, claims, requests."""

import math
from functools import lru_cache

from impostor.language import N_
from impostor.model import NameMatch, Profile, Sentence
from impostor.names.model import PRIOR as NAMES_PRIOR
from impostor.rank import wording
from impostor.rank.signals.seen import Seen
from impostor.rank.subject import PersonIndex, Subject
from impostor.rank.traces import contacts, fronts, pages

WORDS_WHOLE = 8
"""So long a description is nobody else's by chance; a shorter one may be."""

WHOLE = 10.5
"""From these log odds above those of an unknown name on, an imitation is seen whole: made
disguises score .995, which is as much, and other people's names that are nearly the same less."""


def name(_index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Weigh how the name and the handle imitate the person's, or do not.

    Innocent people share a name, so the very same one is a level of its own: nobody comes by
    look-alike letters by chance.
    """
    match = subject.name
    if match is None or (subject.look.profile is None and not subject.name_alike()):
        return ()
    first = _first(match, subject)
    reasons = match.reasons if subject.name_alike() and not match.exact else ()
    return (first, *(Seen(first.level, s, 0.0, match.reference, match.candidate) for s in reasons))


def _first(match: NameMatch, subject: Subject) -> Seen:
    above = _logit(match.score) - _logit(NAMES_PRIOR)
    amount = min(1.0, above / WHOLE)
    values = {"candidate": match.candidate, "reference": match.reference}
    if match.exact:
        level, amount = "name.exact", 1.0
        sentence = Sentence(N_("The name “{candidate}” is the very same name."), values)
    elif subject.imitates():
        level = "name.imitated"
        sentence = Sentence(N_("“{candidate}” imitates “{reference}”."), values)
    elif subject.shares_word():
        level = "name.in_handle"
        sentence = Sentence(
            N_("“{candidate}” has a word of “{reference}”, as many people’s have."), values
        )
    elif subject.mentions():
        level, amount = "name.in_part", 1.0
        sentence = Sentence(N_("The description has the name “{reference}”."), values)
    elif above > 0:
        level = "name.in_part"
        sentence = Sentence(N_("“{candidate}” resembles “{reference}” in part."), values)
    else:
        # Beside a copied photo another name says less: fakes under false names have it too.
        level, amount = "name.another" if subject.personal() else "name.different", 1.0
        sentence = Sentence(N_("The name and the handle are different."))
    return Seen(level, sentence, amount, match.reference, match.candidate)


def disguise(_index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Notice letters of the name hidden behind others that look alike.

    Hardly anybody does that to a name of their own; a few people write l3a for fun, or for want of
    a handle that is free.
    """
    match = subject.name
    if match is None or match.hidden is None or not subject.imitates():
        return ()
    sentence = Sentence(
        N_("“{hidden}” hides letters behind others that look like them."), {"hidden": match.hidden}
    )
    return (Seen("disguise", sentence, 1.0, match.reference, match.hidden),)


def both_name_and_handle(_index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Find an account that takes the name and the handle, each by itself."""
    if not (subject.both_alike() and subject.name_alike()):
        return ()
    sentence = Sentence(N_("Both the name and the handle imitate the person's."))
    return (Seen("name_and_handle", sentence),)


def bio_copied_from(index: PersonIndex, subject: Subject) -> str | None:
    """Give the description of a genuine account that this one copies."""
    bio = subject.profile.bio
    copied = (own.bio for own in index.own if bio and own.bio and wording.copies_text(bio, own.bio))
    return next(copied, None)


def copied_bio(index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Find a description copied from a genuine account."""
    original = bio_copied_from(index, subject)
    if original is None:
        return ()
    sentence = Sentence(N_("The description is copied from a genuine account."))
    amount = _length(original)
    return (Seen("bio_copied", sentence, amount, original, subject.profile.bio),)


def _length(text: str) -> float:
    return min(1.0, wording.length(text) / WORDS_WHOLE)


def bio_and_name(index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Find a copied description under the person's name: chance brings each, hardly both."""
    original = bio_copied_from(index, subject) if subject.bears_name() else None
    if original is None:
        return ()
    sentence = Sentence(N_("It has the person's description under the person's name."))
    return (Seen("bio_and_name", sentence, _length(original)),)


def shared_contact(index: PersonIndex, subject: Subject) -> str | None:
    """Give a link, e-mail or telephone number that a genuine account shows too."""
    if not (index.own and (subject.profile.links or subject.profile.bio)):
        return None
    there = frozenset().union(*(_leads_to(own) for own in index.own))
    return min(_leads_to(subject.profile) & there, default=None) if there else None


def contact(index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Weigh a link or contact of a genuine account: copied with its words, or shown beside others.

    Fakes copy a whole profile with all that stands in it; who shows the same place in words of
    their own may be the person again.
    """
    both = shared_contact(index, subject)
    if both is None:
        return ()
    if bio_copied_from(index, subject) is not None:
        sentence = Sentence(N_("It copies a link or contact of a genuine account too."))
        return (Seen("contact.copied", sentence, 1.0, both, both),)
    sentence = Sentence(N_("It leads to the same place as a genuine account."))
    return (Seen("contact.shared", sentence, 1.0, both, both),)


@lru_cache(maxsize=256)
def _leads_to(profile: Profile) -> frozenset[str]:
    return contacts(profile) | pages(profile) | fronts(profile)


def claims(_index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Notice words with which fakes pass for the real account."""
    if subject.is_declared() or not subject.name_alike():
        return ()
    said = wording.claims_to_be_real(f"{subject.profile.name or ''} {subject.profile.bio or ''}")
    if said is None:
        return ()
    sentence = Sentence(N_("It calls itself “{words}”."), {"words": said})
    return (Seen("claims", sentence, 1.0, None, said),)


def asks_to_move(_index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Notice a request for money or to go on in another app."""
    said = wording.asks_to_move(subject.profile.bio or "")
    if said is None:
        return ()
    sentence = Sentence(N_("It asks for money or to go on elsewhere: “{words}”."), {"words": said})
    return (Seen("asks_to_move", sentence, 1.0, None, said),)


def _logit(probability: float) -> float:
    bounded = min(1 - 1e-6, max(1e-6, probability))
    return math.log(bounded / (1 - bounded))
