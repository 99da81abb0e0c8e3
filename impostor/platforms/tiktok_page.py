"""What the data of TikTok's pages says of a user, in both layouts that pages were saved in.

Sources: those of tiktok.py; meedan/pender test/data/tiktok-profile-page.html and
soxoj/socid-extractor schemes.py for the layout of 2022 (SIGI_STATE).
"""

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from impostor.model import Account, Badge, Page, Profile
from impostor.platforms.addresses import absolute
from impostor.platforms.document import read_text
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

CHECKED_ON = date(2026, 11, 24)

NAME = re.compile(r"[\w.]{1,32}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Detail:
    """The parts of a page's data that are about the user whose page it is."""

    code: object = None
    user: object = None
    stats: object = None


def detail(text: str) -> Detail:
    """Find the user's data; of the older layout only where the page is a user's."""
    said = json_after(text, "webapp.user-detail")
    if said is None and text.lstrip("\ufeff \t\r\n")[:1] == "{":
        said = {
            "userInfo": json_after(text, "userInfo"),
            "statusCode": json_after(text, "statusCode"),
        }
    if said is not None:
        info = child(said, "userInfo")
        return Detail(child(said, "statusCode"), child(info, "user"), child(info, "stats"))
    older = json_after(text, "UserPage")
    handle = child(older, "uniqueId")
    if not isinstance(handle, str):
        return Detail(child(older, "statusCode"))
    users = json_after(text, "UserModule")
    user, stats = child(users, "users", handle), child(users, "stats", handle)
    return Detail(child(older, "statusCode"), user, stats)


def profile(page: Page, who: Account) -> Profile:
    """Read the user and the counts; the latest change of name or handle is the renaming."""
    said = detail(read_text(page))
    user, stats = said.user, said.stats
    link = clean_text(child(user, "bioLink", "link"))
    whole = absolute("https://", link if link and "://" in link else f"https://{link}")
    large = first_text(*(child(user, f"avatar{size}") for size in ("Larger", "Medium", "Thumb")))
    handle = matching(NAME, child(user, "uniqueId"))
    verified = _flag(child(user, "verified"))
    return Profile(
        replace(who, handle=handle, account_id=identifier(child(user, "id"))),
        name=first_text(child(user, "nickname"), handle),
        bio=clean_text(child(user, "signature")),
        links=(whole,) if link and whole else (),
        avatar=picture(page.url, large),
        followers=count(child(stats, "followerCount")),
        following=count(child(stats, "followingCount")),
        posts=count(child(stats, "videoCount")),
        verified=verified,
        badge=Badge.VERIFIED if verified else None,
        private=_flag(child(user, "privateAccount")),
        created_at=moment(child(user, "createTime")),
        renamed_at=_renamed(user),
    )


def poster(text: str) -> str | None:
    """Give the handle of who made the video that a page shows."""
    video = child(json_after(text, "webapp.video-detail"), "itemInfo", "itemStruct", "author")
    users = child(json_after(text, "UserModule"), "users")
    only = next(iter(users)) if isinstance(users, dict) and len(users) == 1 else None
    return matching(NAME, child(video, "uniqueId"), only)


def _flag(value: object) -> bool | None:
    return value if isinstance(value, bool) else None


def _renamed(user: object) -> datetime | None:
    said = (moment(child(user, key)) for key in ("uniqueIdModifyTime", "nickNameModifyTime"))
    return max((each for each in said if each), default=None)
