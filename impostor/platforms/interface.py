"""What every platform is to the rest of the program: eight facts and functions, all pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from impostor.language import N_
from impostor.model import Account, Page, Profile, Sentence, Status


@dataclass(frozen=True, slots=True)
class Refused:
    """An address that is no profile, or no address at all, with what was expected."""

    sentence: Sentence


@dataclass(frozen=True, slots=True)
class Seen:
    """What a page says of an account's state, and by which mark it says so."""

    status: Status
    reason: Sentence


@dataclass(frozen=True, slots=True)
class Platform:
    """All that the program knows of one platform, as last checked on `checked_on`.

    `account` reads a cleaned address (`addresses.clean`): the account it names, `Refused` where
    it is this platform's but no profile, None where it is another's. `look` gives the address
    whose answer `status` and `profile` read: an official public API where there is one, though
    both also read the public HTML page as a person saves it. `profile` is asked only for what is
    up or private. `posts` gives a second address that lists recent photos, which `post_photos`
    reads; None where there is none.
    """

    name: str
    title: str
    checked_on: date
    account: Callable[[str], Account | Refused | None]
    look: Callable[[Account], str]
    status: Callable[[Page], Seen]
    profile: Callable[[Page, Account], Profile]
    posts: Callable[[Profile], str | None]
    post_photos: Callable[[Page], tuple[str, ...]]


def no_posts(_profile: Profile) -> str | None:
    """Say that the platform lists no photos at an address of their own."""
    return None


def no_photos(_page: Page) -> tuple[str, ...]:
    """Give no photos, for platforms without a second address."""
    return ()


def no_profile(address: str, title: str, example: str) -> Refused:
    """Refuse an address on a platform that names no account, and show one that would."""
    template = N_(
        "{address} is on {platform} but is no profile; a profile's address looks like {example}."
    )
    return Refused(Sentence(template, {"address": address, "platform": title, "example": example}))


def up(platform: str) -> Seen:
    """Say that the platform shows the account."""
    return Seen(Status.UP, Sentence(N_("{platform} shows this account."), {"platform": platform}))


def gone(platform: str) -> Seen:
    """Say that the platform itself states that there is no such account."""
    template = N_("{platform} says that there is no such account.")
    return Seen(Status.GONE, Sentence(template, {"platform": platform}))


def suspended(platform: str) -> Seen:
    """Say that the platform itself states that it took the account down."""
    template = N_("{platform} says that it has suspended this account.")
    return Seen(Status.SUSPENDED, Sentence(template, {"platform": platform}))


def private(platform: str) -> Seen:
    """Say that the account exists and hides its content from strangers."""
    template = N_("{platform} shows this account as private.")
    return Seen(Status.PRIVATE, Sentence(template, {"platform": platform}))


def unknown(platform: str) -> Seen:
    """Say that the answer was none that the platform is known to give for an account."""
    template = N_(
        "The answer is none that {platform} is known to give for an account, so nothing follows"
        " from it."
    )
    return Seen(Status.UNKNOWN, Sentence(template, {"platform": platform}))
