"""How an account stands: its badge, its age, its followers and posts beside the genuine ones'."""

from collections.abc import Sequence
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
    fewer = N_("It has far fewer followers than the genuine account.")
    more = N_("It has more followers than the genuine account.")
    numbers = [own.followers for own in index.own]
    return _beside("followers", subject.profile.followers, numbers, (fewer, more))


def posts(index: PersonIndex, subject: Subject) -> tuple[Seen, ...]:
    """Compare the number of posts with the genuine account that has most."""
    fewer = N_("It has far fewer posts than the genuine account.")
    more = N_("It has more posts than the genuine account.")
    numbers = [own.posts for own in index.own]
    return _beside("posts", subject.profile.posts, numbers, (fewer, more))


def _beside(
    signal: str, here: int | None, genuine: Sequence[int | None], said: tuple[str, str]
) -> tuple[Seen, ...]:
    there = max((number for number in genuine if number is not None), default=0)
    if here is None or not there:
        return ()
    fewer, more = said
    if here * FEWER < there:
        return (Seen(f"{signal}.far_fewer", Sentence(fewer), 1.0, str(there), str(here)),)
    if here > there:
        return (Seen(f"{signal}.more", Sentence(more), 1.0, str(there), str(here)),)
    return ()
