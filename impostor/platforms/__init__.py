"""What the program knows of each platform: addresses, states and profiles, and nothing else.

Pure functions over addresses and pages; no network, file, clock or database.
"""

from impostor.language import N_
from impostor.model import Account, Page, Sentence, Status
from impostor.platforms.addresses import clean
from impostor.platforms.bluesky import BLUESKY
from impostor.platforms.facebook import FACEBOOK
from impostor.platforms.generic import GENERIC
from impostor.platforms.instagram import INSTAGRAM
from impostor.platforms.interface import Platform, Refused, Seen
from impostor.platforms.jeuxvideo import JEUXVIDEO
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
    "other_reader",
    "platform",
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
    MASTODON,
    GENERIC,
)
"""In the order in which an address is offered to them; the generic reader takes what is left."""


def identify(address: str) -> tuple[Platform, Account] | Refused:
    """Find the platform and the account that a pasted address names, in any form people paste."""
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


def platform(name: str) -> Platform:
    """Give a platform by its name; raise KeyError where there is none of that name."""
    return {each.name: each for each in PLATFORMS}[name]


def other_reader(asked: Platform, account: Account, page: Page) -> tuple[Platform, Account] | None:
    """Give the reader and account to look with once more, when an answer shows a guess was wrong.

    `https://host/@name` is Mastodon's on most hosts: where the answer is none that Mastodon gives,
    the address itself is read generically. A short link that led to a platform is that platform's.
    """
    named = None
    if asked.name == "mastodon" and asked.status(page).status is Status.UNKNOWN:
        named = GENERIC.account(account.url) if page.status < 500 else None
    elif asked is GENERIC and page.redirects:
        led_to = identify(page.url)
        if isinstance(led_to, tuple) and led_to[0] is not GENERIC:
            return led_to
    return (GENERIC, named) if isinstance(named, Account) else None
