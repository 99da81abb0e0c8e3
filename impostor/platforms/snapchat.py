"""Snapchat, by its public profile page.

The pictures that every page offers are none of a person: the snapcode, and a picture of the page.
Only a public profile has a photo of its own. Sources: microlinkhq/unavatar
src/providers/snapchat.js; WebBreacher/WhatsMyName for missing names; users of the page's
__NEXT_DATA__ such as SnapchatScraper for its fields.
"""

import re
from dataclasses import replace
from datetime import date

from impostor.model import Account, Badge, Page, Profile, Status
from impostor.platforms import interface
from impostor.platforms.addresses import absolute
from impostor.platforms.document import Document, read_document
from impostor.platforms.forms import Forms
from impostor.platforms.interface import Facts, Origin, Platform, Seen, look_at_page
from impostor.platforms.linked_data import linked_entity
from impostor.platforms.pictures import picture
from impostor.platforms.values import child, clean_text, count, first_text, json_after
from impostor.platforms.walls import barred, wall

FACTS = Facts(
    checked_on=date(2026, 11, 21),
    origin=Origin.HTML,
    tells=("name", "handle", "bio", "links", "avatar", "banner", "followers", "verified", "badge"),
    states=(Status.UP, Status.GONE),
    identity=None,
    known="https://www.snapchat.com/@teamsnapchat",
)
HANDLE = r"(?P<handle>@?[\w.-]+)"
SITE = "https://www.snapchat.com/@{handle}"
FORMS = Forms(
    platform="snapchat",
    title="Snapchat",
    hosts=("snapchat.com",),
    handle=re.compile(r"[a-z][a-z0-9_.-]{1,28}[a-z0-9]"),
    example="https://www.snapchat.com/@name",
    forms=(
        (rf"(?:add|s|u)/{HANDLE}(?:/.*)?", SITE),
        (r"(?P<handle>@[\w.-]+)(?:/.*)?", SITE),
        (r"(?://t\.snapchat\.com/|//[^/]+/t/)(?P<post>\w{4,})", "https://t.snapchat.com/{post}"),
    ),
)
TITLE = re.compile(
    r"^(?P<name>.+?)\s+(?:\(@?[\w.-]+\)\s+)?(?:(?:is|est|está|ist)\s+)?(?:on|sur|en|auf|in)\s+Snapchat\b"
)
OFFICIAL = {1: Badge.VERIFIED, "OFFICIAL": Badge.VERIFIED, "VERIFIED": Badge.VERIFIED}


def status(page: Page) -> Seen:
    """Call up what names the account; missing names answer 200 with a word in their data."""
    if seen := barred(page):
        return seen
    document = read_document(page)
    if _name(document, _data(document)):
        return interface.up("Snapchat")
    if seen := wall(page):
        return seen
    missing = page.status in {404, 410} or "NOT_FOUND" in document.text
    return interface.gone("Snapchat") if missing else interface.unknown("Snapchat")


def profile(page: Page, who: Account) -> Profile:
    """Read the page's data; without it, the name in the title is all there is."""
    document = read_document(page)
    data = _data(document)
    website = absolute("https://", clean_text(child(data, "websiteUrl")) or "")
    mark = child(data, "badge")
    badge = OFFICIAL.get(mark) if isinstance(mark, int | str) else None
    found = Profile(
        replace(who, handle=clean_text(child(data, "username"))),
        name=_name(document, data),
        bio=clean_text(child(data, "bio")),
        links=(website,) if website else (),
        avatar=picture(page.url, clean_text(child(data, "profilePictureUrl"))),
        banner=picture(page.url, clean_text(child(data, "squareHeroImageUrl"))),
        followers=count(child(data, "subscriberCount")) or None,
        verified=True if badge else None,
        badge=badge,
    )
    return FORMS.settled(found, who)


def _data(document: Document) -> object:
    public = json_after(document.text, "publicProfileInfo")
    return public or json_after(document.text, "userInfo")


def _name(document: Document, data: object) -> str | None:
    entity = linked_entity(document)
    titled = TITLE.match(document.meta("og:title") or "")
    shown = first_text(child(data, "title"), child(data, "displayName"), entity and entity.name)
    return shown or (titled["name"] if titled else None)


SNAPCHAT = Platform(
    "snapchat", FORMS.title, FACTS, FORMS.account, FORMS.bare, look_at_page, status, profile
)
