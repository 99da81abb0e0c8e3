"""What Wikipedia's answers and user pages say of a user.

A user's number is only unique on its wiki, so `account_id` is "number@wiki". Sources:
mediawiki.org, API:Users, API:Imageinfo, Extension:TextExtracts.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from impostor.model import Account, Page, Profile
from impostor.platforms.addresses import absolute, place
from impostor.platforms.document import read_document, read_json
from impostor.platforms.pictures import pictures
from impostor.platforms.values import (
    as_list,
    child,
    clean_text,
    count,
    identifier,
    json_after,
    matching,
    moment,
)

CHECKED_ON = date(2026, 11, 24)

NAME = re.compile(r"[^\x00-\x1f#<>\[\]|{}/:@]{1,255}")
PHOTO_TYPES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})
Named = Callable[[str, str], Account]
"""Gives the account of a wiki's host and a user's name."""


def read_user(page: Page, who: Account, named: Named) -> Profile:
    """Read the API's answer, or what the user's page holds."""
    user = user_of(page)
    if not user:
        return _html_profile(page, who, named)
    written = child(read_json(page), "query", "pages", 0)
    found = (str(child(e, "url") or "") for e in as_list(child(written, "extlinks")))
    name = matching(NAME, user.get("name"), who.handle) or ""
    wiki, number = place(who.url).host, identifier(user.get("userid"))
    return Profile(
        replace(named(wiki, name), account_id=number and f"{number}@{wiki}"),
        name=name,
        bio=clean_text(child(written, "extract")),
        links=tuple(link for each in found if (link := absolute(page.url, each))),
        posts=count(user.get("editcount")),
        created_at=moment(user.get("registration")),
    )


def shown_photos(page: Page) -> tuple[str, ...]:
    """Read the pictures that are photos by their type; drawn icons are SVG."""
    shown = [child(e, "imageinfo", 0) for e in as_list(child(read_json(page), "query", "pages"))]
    photos = [each for each in shown if str(child(each, "mime")) in PHOTO_TYPES]
    return pictures(page.url, [str(child(e, "thumburl") or child(e, "url") or "") for e in photos])


def user_of(page: Page) -> dict[str, object]:
    """Give the user of an answer; empty where it is none."""
    user = child(read_json(page), "query", "users", 0)
    return user if isinstance(user, dict) else {}


def _html_profile(page: Page, who: Account, named: Named) -> Profile:
    document = read_document(page)
    name = matching(NAME, json_after(document.text, "wgRelevantUserName"), who.handle) or ""
    shown = document.tree.css("#mw-content-text img[width]")
    large = [e.attributes for e in shown if len(e.attributes.get("width") or "") > 2]
    return Profile(
        named(place(who.url).host, name),
        name=name,
        bio=document.first("#mw-content-text p"),
        photos=pictures(page.url, [each.get("src") or "" for each in large]),
    )
