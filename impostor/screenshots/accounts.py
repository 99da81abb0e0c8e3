"""From a platform and a handle to the account, and what a file's own name tells of either."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from impostor.model import Account
from impostor.platforms import Refused, identify
from impostor.screenshots.cues import folded

ADDRESSES: Mapping[str, str] = {
    "instagram": "https://www.instagram.com/{}/",
    "tiktok": "https://www.tiktok.com/@{}",
    "x": "https://x.com/{}",
    "threads": "https://www.threads.com/@{}",
    "facebook": "https://www.facebook.com/{}",
    "snapchat": "https://www.snapchat.com/add/{}",
    "telegram": "https://t.me/{}",
    "youtube": "https://www.youtube.com/@{}",
    "whatsapp": "https://wa.me/{}",
    "bluesky": "https://bsky.app/profile/{}",
    "mastodon": "@{}",
    "reddit": "https://www.reddit.com/user/{}",
    "twitch": "https://www.twitch.tv/{}",
    "pinterest": "https://www.pinterest.com/{}/",
    "linkedin": "https://www.linkedin.com/in/{}/",
}
SHORT = {"ig": "instagram", "insta": "instagram", "fb": "facebook", "twitter": "x", "yt": "youtube",
         "snap": "snapchat", "wa": "whatsapp", "tg": "telegram", "bsky": "bluesky"}  # fmt: skip
APPS = "|".join((*ADDRESSES, *SHORT))

NAMED = re.compile(
    rf"({APPS})(?:\s*[:_ -]\s*|\s+)@?([a-z0-9_.+-]{{2,60}}?)(?:[ _-]*\(\d+\)|\s+-?\s*\d+)?",
    re.IGNORECASE,
)
"""`instagram_lea.martin (2)`: a count stands behind a space or in brackets, not in the handle."""
NAMED_BEHIND = re.compile(rf"@?([a-z0-9_.-]{{2,60}})@({APPS})(?:\s*\(\d+\))?", re.IGNORECASE)
NUMBERED = re.compile(rf"({APPS})[ _-]*\(?\d*\)?", re.IGNORECASE)
APP_INSIDE = re.compile(r"screenshot[\d_.,-]*[_ -]([a-z.]+)", re.IGNORECASE)
"""Android names a screenshot `Screenshot_20260103-101500_Instagram`, or with the app's package."""
PACKAGES = {"com.zhiliaoapp.musically": "tiktok", "com.facebook.katana": "facebook",
            "com.twitter.android": "x", "com.instagram.barcelona": "threads"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class NameTold:
    """What a file's name tells: an app, perhaps a handle."""

    platform: str | None = None
    handle: str | None = None


def account_of(platform: str, handle: str) -> Account | None:
    """Give the account of a handle on a platform; None where no such handle can exist there."""
    address = ADDRESSES.get(platform)
    found = identify(address.format(handle)) if address else None
    if found is None or isinstance(found, Refused) or found[0].name != platform:
        return None
    return found[1]


def account_at(text: str, platform: str | None = None) -> Account | None:
    """Read what a person answers: an address, `platform:handle`, or a handle on `platform`."""
    app, colon, handle = text.strip().partition(":")
    if colon and (known := _app(app)):
        return account_of(known, handle.strip().lstrip("@"))
    bare = text.strip().lstrip("@")
    if platform and re.fullmatch(r"[\w.+-]+", bare) and (found := account_of(platform, bare)):
        return found
    named = identify(text)
    return None if isinstance(named, Refused) else named[1]


def told_by_name(name: str) -> NameTold:
    """Read a file's name without its ending, such as `instagram lea.martin (2)`."""
    if found := NAMED.fullmatch(name.strip()):
        handle = found[2].lower()
        # A plain word beside an app's name is more often what the file is than whose account.
        plain = handle.isalpha() and not re.search(r"[@:]", name)
        is_none = handle.isdecimal() or plain
        return NameTold(_app(found[1]), None if is_none else handle)
    if found := NAMED_BEHIND.fullmatch(name.strip()):
        return NameTold(_app(found[2]), found[1].lower())
    found = APP_INSIDE.fullmatch(name.strip()) or NUMBERED.fullmatch(name.strip())
    if found and len(found[1]) > 1:
        return NameTold(_app(found[1]))
    return NameTold()


def _app(text: str) -> str | None:
    word = folded(text)
    if word in PACKAGES:
        return PACKAGES[word]
    for part in (word, *word.split(".")):
        if known := SHORT.get(part, part if part in ADDRESSES and part != "x" else None):
            return known
    return "x" if word == "x" else None
