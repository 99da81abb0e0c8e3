"""What would explain everything without an impostor: the person herself, family, fans, press.

Each looks only where something of the person was found; `care` asks the same questions.
"""

import re
from functools import lru_cache
from urllib.parse import urlsplit

from impostor.language import N_
from impostor.model import Account, Sentence
from impostor.names.normalise import compatibility, latin, unmarked
from impostor.rank import bystander, wording
from impostor.rank.signals.identity import bio_copied_from, shared_contact
from impostor.rank.signals.seen import Seen
from impostor.rank.subject import PersonIndex, Subject


def linked(index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Notice links between this account and a genuine one; only the genuine one's is no claim."""
    url = subject.profile.account.url
    if (other := linked_from(index, subject)) is not None:
        sentence = Sentence(N_("A genuine account links to it."))
        return (Seen("linked.from", sentence, 1.0, other, url),)
    if (other := linked_to(index, subject)) is not None:
        sentence = Sentence(N_("It links to a genuine account."))
        return (Seen("linked.to", sentence, 1.0, other, url),)
    return ()


def linked_from(index: PersonIndex, subject: Subject) -> str | None:
    """Give the address of a genuine account that links to this one."""
    here = _place(subject.profile.account.url) if index.own else None
    linking = (p.account.url for p in index.own if any(_place(x) == here for x in p.links))
    return next(linking, None)


def linked_to(index: PersonIndex, subject: Subject) -> str | None:
    """Give the address of a genuine account that this one links to."""
    links = {_place(link) for link in subject.profile.links}
    for account in (*index.person.own, *index.person.trusted) if links else ():
        if _place(account.url) in links and account.url not in index.taken:
            return account.url
    return None


def shares_site(index: PersonIndex, subject: Subject) -> str | None:
    """Give the place to which it and a genuine account both lead, unless the words are copied."""
    if not subject.concerns_person() or bio_copied_from(index, subject) is not None:
        return None
    return shared_contact(index, subject)


def declared(_index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Weigh that an account says itself that it is a fan, parody or tribute account."""
    if subject.name is None or not subject.name.declared:
        return ()
    sentence = Sentence(N_("It says that it is a fan, parody or tribute account."))
    return (Seen("declared", sentence, 1.0, None, subject.name.candidate),)


def speaks_about(index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Weigh that the name or the description speaks about the person: that explains the name."""
    said = spoken(index, subject)
    if said is None and not only_mentions(index, subject):
        return ()
    sentence = Sentence(N_("It speaks about the person rather than in their name."))
    return (Seen("speaks_about", sentence, 1.0, None, said.words if said else None),)


def photo_and_name(index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Find the person's photo under the person's name, which nothing in the name explains.

    Who shares the name seldom shows the photos, and who shows them, a parent or a club, seldom
    bears the name: both together say more than the sum.
    """
    if not (subject.personal() and subject.bears_name()):
        return ()
    if subject.is_declared() or speaks_about(index, subject):
        return ()
    sentence = Sentence(N_("It shows a photo of the person under the person's name."))
    return (Seen("photo_and_name", sentence),)


def spoken(index: PersonIndex, subject: Subject) -> bystander.Spoken | None:
    """Tell who else may be speaking in the name or the handle, where there is reason to ask."""
    if not subject.concerns_person():
        return None
    own, profile = _own_texts(index), subject.profile
    in_name = bystander.in_name(profile.name or "", own)
    return in_name or bystander.in_handle(profile.account.handle or "", own)


def only_mentions(index: PersonIndex, subject: Subject) -> bool:
    """Tell whether the person's name stands in the description only, under another name."""
    if subject.bears_name():
        return False
    named = bystander.mentions(subject.profile.bio or "", index.person.names)
    return named and bool(bystander.other_words(subject.profile.name or "", _own_texts(index)))


def credit(index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Weigh that it says whose photos it shows."""
    if not gives_credit(index, subject):
        return ()
    return (Seen("credit", Sentence(N_("It says whose photos these are."))),)


def gives_credit(index: PersonIndex, subject: Subject) -> bool:
    """Tell whether the description gives the person, or any account, credit for photos."""
    person, bio = index.person, subject.profile.bio
    if not bio or not subject.concerns_person():
        return False
    named = wording.gives_credit(bio, (*person.names, *person.handles))
    return named or wording.credits_somebody(bio)


def relative(index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Weigh that it shows the person's photos under the same surname and another first name."""
    if not (subject.personal() and has_surname(index, subject)):
        return ()
    return (Seen("relative", Sentence(N_("It bears the same surname with another first name."))),)


def has_surname(index: PersonIndex, subject: Subject) -> bool:
    """Tell whether it bears the last of the person's names, and not the first."""
    shown = _tokens(subject.profile.name or "")
    if len(shown) < 2 or subject.name_alike():
        return False
    known = map(_tokens, (*index.person.names, *index.person.aliases))
    return any(len(own) > 1 and own[-1] in shown and own[0] not in shown for own in known)


def run_by_relatives(index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Weigh that the description says that a relative runs it."""
    if run_by(index, subject) is None:
        return ()
    return (Seen("run_by_relatives", Sentence(N_("It says that a relative runs it."))),)


def run_by(index: PersonIndex, subject: Subject) -> str | None:
    """Give the words by which it says that a relative runs it, unless they are copied."""
    if not subject.concerns_person():
        return None
    said = bystander.runs_it(subject.profile.bio or "")
    return None if said is None or bio_copied_from(index, subject) else said


def successor(index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Weigh that an own account was lost where this one bears the person's name."""
    if not subject.bears_name() or lost_before(index, subject) is None:
        return ()
    sentence = Sentence(N_("An own account on this platform was taken down before."))
    return (Seen("successor", sentence),)


def lost_before(index: PersonIndex, subject: Subject) -> Account | None:
    """Give the lost account that this one may be the successor of, under whatever name."""
    concerned = index.lost and (
        subject.concerns_person() or bio_copied_from(index, subject) is not None
    )
    if not concerned:
        return None
    platform = subject.profile.account.platform
    return next((account for account in index.lost if account.platform == platform), None)


def _own_texts(index: PersonIndex) -> tuple[str, ...]:
    """Give all that the person goes by, on own accounts too; trusted ones are other people's."""
    own = {account.url for account in index.person.own}
    shown = (p.name for p in index.own if p.name and p.account.url in own)
    return (*index.person.names, *index.person.aliases, *index.person.handles, *shown)


@lru_cache(maxsize=4096)
def _tokens(name: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", latin(unmarked(compatibility(name))).casefold()))


@lru_cache(maxsize=4096)
def _place(url: str) -> tuple[str, str]:
    parts = urlsplit(url.lower())
    return (parts.hostname or "").removeprefix("www."), parts.path.rstrip("/")
