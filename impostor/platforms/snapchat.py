"""Snapchat, by its public profile page.

The pictures that every page offers are none of a person: the snapcode, and a picture of the page.
Only a public profile has a photo of its own. Sources: microlinkhq/unavatar
src/providers/snapchat.js; WebBreacher/WhatsMyName for missing names; users of the page's
__NEXT_DATA__ such as SnapchatScraper for its fields.
"""

import re
from dataclasses import replace
from datetime import date

from impostor.model import Account, Page, Profile
from impostor.platforms import interface
from impostor.platforms.addresses import absolute, place
from impostor.platforms.document import Document, read_document
from impostor.platforms.interface import Platform, Refused, Seen, no_photos, no_posts, no_profile
from impostor.platforms.linked_data import linked_entity
from impostor.platforms.pictures import picture
from impostor.platforms.values import child, clean_text, count, first_text, json_after, matching
from impostor.platforms.walls import barred, wall

CHECKED_ON = date(2026, 11, 21)
HANDLE = re.compile(r"@?([a-z][\w.-]{1,28}[a-z0-9])", re.IGNORECASE | re.ASCII)
TITLE = re.compile(r"^(?P<name>.+?)\s+(?:\(@?[\w.-]+\)\s+)?(?:on|sur)\s+Snapchat\b")


def account(address: str) -> Account | Refused | None:
    """Read /add/name, /@name, and the hosts of stories."""
    at = place(address)
    if not at.on("snapchat.com"):
        return None
    path = at.path[1:] if at.segment(0) in {"add", "s", "u"} else at.path
    found = HANDLE.fullmatch(path[0]) if len(path) == 1 else None
    if not found or not (path != at.path or path[0].startswith("@")):
        return no_profile(address, "Snapchat", "https://www.snapchat.com/@name")
    return _named(found[1])


def look(who: Account) -> str:
    """Look at the public profile page."""
    return who.url


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
    handle = matching(HANDLE, child(data, "username"), who.handle) or ""
    website = absolute("https://", clean_text(child(data, "websiteUrl")) or "")
    return Profile(
        replace(_named(handle), handle=handle),
        name=_name(document, data),
        bio=clean_text(child(data, "bio")),
        links=(website,) if website else (),
        avatar=picture(page.url, clean_text(child(data, "profilePictureUrl"))),
        banner=picture(page.url, clean_text(child(data, "squareHeroImageUrl"))),
        followers=count(child(data, "subscriberCount")) or None,
    )


def _named(handle: str) -> Account:
    return Account("snapchat", f"https://www.snapchat.com/@{handle.lower()}", handle.lower())


def _data(document: Document) -> object:
    public = json_after(document.text, "publicProfileInfo")
    return public or json_after(document.text, "userInfo")


def _name(document: Document, data: object) -> str | None:
    entity = linked_entity(document)
    titled = TITLE.match(document.meta("og:title") or "")
    shown = first_text(child(data, "title"), child(data, "displayName"), entity and entity.name)
    return shown or (titled["name"] if titled else None)


SNAPCHAT = Platform(
    "snapchat", "Snapchat", CHECKED_ON, account, look, status, profile, no_posts, no_photos
)
