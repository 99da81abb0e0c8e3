"""TikTok, by the data block of its public profile page.

A page without the block `webapp.user-detail` is a wall or a video and says nothing. Sources:
microlinkhq/metascraper packages/metascraper-tiktok/test/fixtures/profile.html; yt-dlp tiktok.py
and mikf/gallery-dl tiktok.py for the codes. 10221 is read by some as banned, by most as missing.
"""

import re
from datetime import date, datetime

from impostor.model import Account, Page, Profile
from impostor.platforms import interface
from impostor.platforms.addresses import absolute, place
from impostor.platforms.document import read_text
from impostor.platforms.interface import Platform, Refused, Seen, no_photos, no_posts, no_profile
from impostor.platforms.pictures import picture
from impostor.platforms.values import (
    child,
    clean_text,
    count,
    first_text,
    identifier,
    json_after,
    matching,
    moment,
)
from impostor.platforms.walls import wall

CHECKED_ON = date(2026, 11, 21)
HANDLE = re.compile(r"@([\w.]{1,32})", re.ASCII)
NAME = re.compile(r"[\w.]{1,32}", re.ASCII)
SHORT = ("vm.tiktok.com", "vt.tiktok.com")
MISSING = (10202, 10221)
PRIVATE = 10222
DETAIL = "webapp.user-detail"


def account(address: str) -> Account | Refused | None:
    """Read /@name on every host; short links lead somewhere only when opened."""
    at = place(address)
    if not at.on("tiktok.com") or at.host in SHORT or at.segment(0) == "t":
        return None
    path = at.path[1:] if at.segment(0) == "embed" else at.path
    found = HANDLE.fullmatch(path[0]) if len(path) == 1 else None
    return (
        _named(found[1]) if found else no_profile(address, "TikTok", "https://www.tiktok.com/@name")
    )


def look(who: Account) -> str:
    """Look at the public profile page."""
    return who.url


def status(page: Page) -> Seen:
    """Read the code of the data block, and whether the account is private."""
    said = json_after(read_text(page), DETAIL)
    code, user = child(said, "statusCode"), child(said, "userInfo", "user")
    if code in MISSING:
        return interface.gone("TikTok")
    if code == PRIVATE or (child(user, "id") and child(user, "privateAccount") is True):
        return interface.private("TikTok")
    if code in (0, None) and child(user, "id"):
        return interface.up("TikTok")
    return wall(page) or interface.unknown("TikTok")


def profile(page: Page, who: Account) -> Profile:
    """Read the user and the counts; the latest change of name or handle is the renaming."""
    said = child(json_after(read_text(page), DETAIL), "userInfo")
    user, stats = child(said, "user"), child(said, "stats")
    handle = matching(NAME, child(user, "uniqueId"), who.handle) or ""
    link = clean_text(child(user, "bioLink", "link"))
    whole = absolute("https://", link if link and "://" in link else f"https://{link}")
    large = first_text(*(child(user, f"avatar{size}") for size in ("Larger", "Medium", "Thumb")))
    return Profile(
        Account("tiktok", _named(handle).url, handle, identifier(child(user, "id"))),
        name=first_text(child(user, "nickname"), handle),
        bio=clean_text(child(user, "signature")),
        links=(whole,) if link and whole else (),
        avatar=picture(page.url, large),
        followers=count(child(stats, "followerCount")),
        following=count(child(stats, "followingCount")),
        posts=count(child(stats, "videoCount")),
        verified=_flag(child(user, "verified")),
        private=_flag(child(user, "privateAccount")),
        created_at=moment(child(user, "createTime")),
        renamed_at=_renamed(user),
    )


def _named(handle: str) -> Account:
    return Account("tiktok", f"https://www.tiktok.com/@{handle.lower()}", handle.lower())


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _renamed(user: object) -> datetime | None:
    said = (moment(child(user, key)) for key in ("uniqueIdModifyTime", "nickNameModifyTime"))
    return max((each for each in said if each), default=None)


TIKTOK = Platform(
    "tiktok", "TikTok", CHECKED_ON, account, look, status, profile, no_posts, no_photos
)
