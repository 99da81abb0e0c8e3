"""What every platform is to the rest of the program: facts and functions, all pure."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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


class Origin(StrEnum):
    """Where a platform's answers come from."""

    API = "public API"
    HTML = "HTML"


@dataclass(frozen=True, slots=True)
class Facts:
    """What a platform's public answers can tell, as last checked on `checked_on`.

    `tells` are the fields of `impostor read`, `states` those besides walls and unknown; `identity`
    is what its stable id is, None where it shows none. `known` is the address of an account of the
    platform's own that is known to exist, for control probes; empty where there is none.
    """

    checked_on: date
    origin: Origin
    tells: tuple[str, ...]
    states: tuple[Status, ...]
    identity: str | None
    known: str


def no_posts(_profile: Profile) -> str | None:
    """Say that the platform lists no photos at an address of their own."""
    return None


def no_photos(_page: Page) -> tuple[str, ...]:
    """Give no photos, for platforms without a second address."""
    return ()


def no_author(_page: Page) -> str | None:
    """Say that none of the platform's other pages is looked at for whose it is."""
    return None


def look_at_page(who: Account) -> str:
    """Look at the public page itself."""
    return who.url


@dataclass(frozen=True, slots=True)
class Platform:
    """All that the program knows of one platform.

    `account` reads a cleaned address (`addresses.clean`): the account it names, `Refused` where
    it is this platform's but no profile, None where it is another's; a post that only its page
    tells the author of is an account with neither handle nor id. `bare` reads a handle or id that
    stands alone. `look` gives the address whose answer `status` and `profile` read: an official
    public API where there is one, though both also read the public HTML page as a person saves
    it. `profile` is asked only for what is up or private. `posts` gives a second address that
    lists recent photos, which `post_photos` reads; None where there is none. `author` gives the
    address of the account that a page which is no profile says it is by. `stranger` gives the
    account of another handle at the same place as an account: on the same server, or None.
    """

    name: str
    title: str
    facts: Facts
    account: Callable[[str], Account | Refused | None]
    bare: Callable[[str], Account | Refused]
    look: Callable[[Account], str]
    status: Callable[[Page], Seen]
    profile: Callable[[Page, Account], Profile]
    posts: Callable[[Profile], str | None] = no_posts
    post_photos: Callable[[Page], tuple[str, ...]] = no_photos
    author: Callable[[Page], str | None] = no_author
    stranger: Callable[[Account, str], Account | None] | None = None

    @property
    def checked_on(self) -> date:
        """Give the day on which the facts were last checked."""
        return self.facts.checked_on


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
