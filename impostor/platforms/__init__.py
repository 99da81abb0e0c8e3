"""What the program knows of each platform: addresses, states and profiles, and nothing else.

Pure functions over addresses and pages; no network, file, clock or database.
"""

import re

from impostor.language import N_
from impostor.model import Account, Page, Sentence, Status
from impostor.platforms.addresses import clean
from impostor.platforms.bluesky import BLUESKY
from impostor.platforms.facebook import FACEBOOK
from impostor.platforms.generic import GENERIC
from impostor.platforms.instagram import INSTAGRAM
from impostor.platforms.interface import Platform, Refused, Seen
from impostor.platforms.jeuxvideo import JEUXVIDEO
from impostor.platforms.leetchi import LEETCHI
from impostor.platforms.lepotcommun import LEPOTCOMMUN
from impostor.platforms.linkedin import LINKEDIN
from impostor.platforms.mastodon import MASTODON
from impostor.platforms.pinterest import PINTEREST
from impostor.platforms.reddit import REDDIT
from impostor.platforms.snapchat import SNAPCHAT
from impostor.platforms.telegram import TELEGRAM
from impostor.platforms.threads import THREADS
from impostor.platforms.tiktok import TIKTOK
from impostor.platforms.twitch import TWITCH
from impostor.platforms.whatsapp import WHATSAPP
from impostor.platforms.wikipedia import WIKIPEDIA
from impostor.platforms.x import X
from impostor.platforms.youtube import YOUTUBE

__all__ = [
    "GENERIC",
    "PLATFORMS",
    "Platform",
    "Refused",
    "Seen",
    "identify",
    "is_settled",
    "other_reader",
    "platform",
    "state",
]

PLATFORMS: tuple[Platform, ...] = (
    BLUESKY,
    YOUTUBE,
    WIKIPEDIA,
    INSTAGRAM,
    FACEBOOK,
    X,
    TELEGRAM,
    REDDIT,
    TIKTOK,
    TWITCH,
    THREADS,
    SNAPCHAT,
    PINTEREST,
    LINKEDIN,
    WHATSAPP,
    JEUXVIDEO,
    LEETCHI,
    LEPOTCOMMUN,
    MASTODON,
    GENERIC,
)
"""In the order in which an address is offered to them; the generic reader takes what is left."""


NAMED = re.compile(r"([a-z]+):(?!//)(.+)", re.DOTALL)
"""How an account is named without its address: `platform:handle`."""

A_POST = Sentence(N_("The address is that of a post or a short link, and does not tell whose."))


def identify(address: str, on: str | None = None) -> tuple[Platform, Account] | Refused:
    """Find the platform and the account that a pasted text names, in any form people paste.

    That is an address, `platform:handle`, or, where `on` names the platform, a handle alone.
    """
    named = NAMED.fullmatch(address.strip())
    if named and named[1] in _BY_NAME:
        return _alone(_BY_NAME[named[1]], named[2])
    found = _at_address(address)
    if on is None or (not isinstance(found, Refused) and found[0] is not GENERIC):
        return found
    alone = "/" not in address.strip().rstrip("/") and "?" not in address
    return _alone(platform(on), address) if alone else found


def platform(name: str) -> Platform:
    """Give a platform by its name; raise KeyError where there is none of that name."""
    return _BY_NAME[name]


def is_settled(asked: Platform, account: Account) -> bool:
    """Say whether an address names an account: a post's may name one only when it is read."""
    return asked is GENERIC or not (account.handle is None and account.account_id is None)


def state(asked: Platform, account: Account, page: Page) -> Seen:
    """Give what a page says of an account's state; a post's page says nothing of it but walls."""
    seen = asked.status(page)
    says = seen.status in {Status.UP, Status.PRIVATE, Status.GONE, Status.SUSPENDED}
    return Seen(Status.UNKNOWN, A_POST) if says and not is_settled(asked, account) else seen


def other_reader(asked: Platform, account: Account, page: Page) -> tuple[Platform, Account] | None:
    """Give the reader and account to look with once more, when an answer shows a guess was wrong.

    `https://host/@name` is Mastodon's on most hosts: where the answer is none that Mastodon gives,
    the address itself is read generically. A short link that led to a platform is that platform's,
    and a post leads to its author.
    """
    if not is_settled(asked, account):
        return _author(asked, account, page)
    named = None
    # An account whose id was read is Mastodon's, whatever its server answers today.
    guessed = asked.name == "mastodon" and account.account_id is None
    if guessed and asked.status(page).status is Status.UNKNOWN:
        named = GENERIC.account(account.url) if page.status < 500 else None
    elif asked is GENERIC and page.redirects:
        return _led_to(page)
    return (GENERIC, named) if isinstance(named, Account) else None


def _author(asked: Platform, account: Account, page: Page) -> tuple[Platform, Account] | None:
    """Give whose post it is: as its page says, else as the address it led to says."""
    said = asked.author(page) if page.status == 200 else None
    told = _at_address(said) if said else None
    for found in (told, _led_to(page) if page.redirects else None):
        if isinstance(found, tuple) and found[0] is not GENERIC and found[1].url != account.url:
            return found
    return None


def _led_to(page: Page) -> tuple[Platform, Account] | None:
    led_to = _at_address(page.url)
    return led_to if isinstance(led_to, tuple) and led_to[0] is not GENERIC else None


def _at_address(address: str) -> tuple[Platform, Account] | Refused:
    cleaned = clean(address)
    if isinstance(cleaned, Refused):
        return cleaned
    for each in PLATFORMS:
        found = each.account(cleaned)
        if isinstance(found, Refused):
            return found
        if found is not None:
            return each, found
    return Refused(Sentence(N_("{address} names no account."), {"address": cleaned}))


def _alone(on: Platform, text: str) -> tuple[Platform, Account] | Refused:
    found = on.bare(text)
    return found if isinstance(found, Refused) else (on, found)


_BY_NAME = {each.name: each for each in PLATFORMS}
