"""How an account stands: its badge, its age, its followers and posts beside the genuine ones'."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from impostor.language import N_
from impostor.model import Badge, Sentence
from impostor.rank.signals.seen import Seen
from impostor.rank.subject import PersonIndex, Subject

RECENT = timedelta(days=365)
LONG_AGO = timedelta(days=3 * 365)

FEWER = 10
"""How many times fewer followers or posts than the genuine account has are far fewer."""


def is_verified(subject: Subject) -> bool:
    """Tell whether the platform has checked who this is; a bought badge proves nothing."""
    return bool(subject.profile.verified) and subject.profile.badge is not Badge.PAID


def verified(_index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Notice the platform's badge."""
    if not is_verified(subject):
        return ()
    return (Seen("verified", Sentence(N_("The platform has given this account a badge."))),)


def is_older(index: PersonIndex, subject: Subject) -> bool:
    """Tell whether it is older than every genuine account on the same platform."""
    created, first = subject.profile.created_at, _first(index, subject)
    return created is not None and first is not None and created < first


def age(index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Weigh the account's age: beside the genuine ones on its platform, or by itself."""
    created = subject.profile.created_at
    if created is None:
        return ()
    first = _first(index, subject)
    day = created.date().isoformat()
    if first is not None and created < first:
        sentence = Sentence(N_("It is older than the genuine account."))
        return (Seen("age.older", sentence, 1.0, first.date().isoformat(), day),)
    had = subject.look.observation.at - created
    if had < RECENT:
        sentence = Sentence(N_("It was opened less than a year ago, on {day}."), {"day": day})
        return (Seen("age.recent", sentence, 1.0, None, day),)
    if had > LONG_AGO:
        sentence = Sentence(N_("It has been there for years, since {day}."), {"day": day})
        return (Seen("age.long_ago", sentence, 1.0, None, day),)
    return ()


def _first(index: PersonIndex, subject: Subject) -> datetime | None:
    platform = subject.profile.account.platform
    days = (p.created_at for p in index.own if p.account.platform == platform)
    return min((day for day in days if day is not None), default=None)


def followers(index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Compare the number of followers with the genuine account that has most."""
    here = subject.profile.followers
    there = _most(p.followers for p in index.own) if here is not None else 0
    if here is None or not there:
        return ()
    if here * FEWER < there:
        sentence = Sentence(N_("It has far fewer followers than the genuine account."))
        return (Seen("followers.far_fewer", sentence, 1.0, str(there), str(here)),)
    if here > there:
        sentence = Sentence(N_("It has more followers than the genuine account."))
        return (Seen("followers.more", sentence, 1.0, str(there), str(here)),)
    return ()


def posts(index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Compare the number of posts with the genuine account that has most."""
    here = subject.profile.posts
    there = _most(p.posts for p in index.own) if here is not None else 0
    if here is None or not there:
        return ()
    if here * FEWER < there:
        sentence = Sentence(N_("It has far fewer posts than the genuine account."))
        return (Seen("posts.far_fewer", sentence, 1.0, str(there), str(here)),)
    if here > there:
        sentence = Sentence(N_("It has more posts than the genuine account."))
        return (Seen("posts.more", sentence, 1.0, str(there), str(here)),)
    return ()


def _most(numbers: Iterable[int | None]) -> int:
    return max((number for number in numbers if number is not None), default=0)
