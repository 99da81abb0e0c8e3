"""Photos of the person that accounts with nothing to do with each other show as well.

A meme, a flag or a poster among the person's photos is found on many accounts, and says little. But
ten fakes that use one stolen photo look much like that, and must be found. So an account counts
only where nothing makes it a fake: its name and handle are unlike the person's and unlike those of
the others that count, it shows no other photo of the person, and pictures of its own that no other
account shows.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from impostor.model import Look, Profile
from impostor.names import Shown
from impostor.names import index as index_names
from impostor.rank.bystander import mentions
from impostor.rank.ranking import is_protected
from impostor.rank.subject import PersonIndex, Subject, subjects
from impostor.rank.weights import NAME_ALIKE_AT_LEAST, QUALITY_AT_LEAST

MANY = 5
"""Accounts with nothing to do with each other that must show a photo."""

OWN_PICTURES = 2
"""Pictures that each of them must show and no other account does."""


def widespread(index: PersonIndex, looks: Sequence[Look]) -> frozenset[str]:
    """Give the person's photos, by SHA-256, that many unrelated accounts show; pure."""
    shown = Counter(name for look in looks for name in _pictures(look))
    showing: dict[str, list[Subject]] = {}
    for subject in subjects(index, looks):
        if len(subject.copies) == 1 and _is_nobodys_fake(index, subject, shown):
            showing.setdefault(subject.copies[0].match.reference, []).append(subject)
    return frozenset(
        photo
        for photo, accounts in showing.items()
        if are_unlike([one.profile for one in accounts], MANY)
    )


def _is_nobodys_fake(index: PersonIndex, subject: Subject, shown: Counter[str]) -> bool:
    parts = (subject.name, subject.display_name, subject.handle)
    if any(part is not None and part.score >= NAME_ALIKE_AT_LEAST for part in parts):
        return False
    if mentions(subject.profile.bio or "", index.person.names):
        return False
    copied = {copy.match.candidate for copy in subject.copies}
    own = [name for name in _pictures(subject.look) if shown[name] == 1 and name not in copied]
    account = subject.profile.account
    return len(own) >= OWN_PICTURES and not is_protected(index.person, account)


def _pictures(look: Look) -> Iterator[str]:
    """Give the pictures of an account that hold something, each once."""
    photos = (picture.photo for picture in look.pictures)
    yield from {p.sha256 for p in photos if p is not None and p.quality >= QUALITY_AT_LEAST}


def are_unlike(profiles: Sequence[Profile], many: int) -> bool:
    """Tell whether so many of the profiles have names unlike each other's."""
    kept: list[Shown] = []
    for profile in profiles:
        shown = Shown(profile.name, profile.account.handle)
        if (shown.name or shown.handle) and not _resembles(shown, kept):
            kept.append(shown)
        if len(kept) >= many:
            return True
    return False


def _resembles(shown: Shown, others: Sequence[Shown]) -> bool:
    if not others:
        return False
    names = tuple(other.name for other in others if other.name)
    handles = tuple(other.handle for other in others if other.handle)
    return index_names(names, handles).compare([shown])[0].score >= NAME_ALIKE_AT_LEAST
