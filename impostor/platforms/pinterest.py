"""Pinterest, by its public profile page.

The preview picture is the site's own; the person's stands in the JSON-LD and in the page's data.
A missing name can lead to the front page, which proves nothing. Sources: microlinkhq/unavatar
src/providers/pinterest.js; soxoj/maigret and WebBreacher/WhatsMyName for missing names;
mikf/gallery-dl pinterest.py for the fields of a user.
"""

import re
from dataclasses import replace
from datetime import date

from impostor.model import Account, Page, Profile
from impostor.platforms import generic, interface
from impostor.platforms.addresses import absolute, place
from impostor.platforms.document import Document, read_document
from impostor.platforms.interface import Platform, Refused, Seen, no_photos, no_posts, no_profile
from impostor.platforms.linked_data import linked_entity
from impostor.platforms.pictures import picture
from impostor.platforms.values import (
    child,
    clean_text,
    count,
    first_text,
    identifier,
    json_after,
    matching,
)
from impostor.platforms.walls import barred, wall

CHECKED_ON = date(2026, 11, 21)
HOST = re.compile(r"(?:[a-z]{2,3}\.)?pinterest\.(?:com|[a-z]{2})(?:\.[a-z]{2})?")
HANDLE = re.compile(r"\w{3,30}", re.ASCII)
RESERVED = re.compile(
    r"pin|search|ideas|today|login|signup|settings|business|about|explore|categories|discover|videos"
    r"|resource|pins|topics|password|_tools"
)
TABS = frozenset({"", "_saved", "_created", "_profile", "boards", "pins", "_pins"})
MISSING = re.compile(r"User not found|Utilisateur introuvable")


def account(address: str) -> Account | Refused | None:
    """Read /name and its tabs on the hosts of every country."""
    at = place(address)
    if not HOST.fullmatch(at.host.removeprefix("www.")):
        return None
    name = at.segment(0).lower()
    whole = len(at.path) <= 2 and at.segment(1) in TABS
    if not whole or not HANDLE.fullmatch(name) or RESERVED.fullmatch(name):
        return no_profile(address, "Pinterest", "https://www.pinterest.com/name/")
    return _named(name)


def look(who: Account) -> str:
    """Look at the public profile page."""
    return who.url


def status(page: Page) -> Seen:
    """Call up what describes the person; the shell describes the site."""
    if seen := barred(page):
        return seen
    document = read_document(page)
    entity = linked_entity(document)
    if entity and entity.name:
        return interface.up("Pinterest")
    if seen := wall(page):
        return seen
    missing = page.status in {404, 410} or MISSING.search(document.text)
    return interface.gone("Pinterest") if missing else interface.unknown("Pinterest")


def profile(page: Page, who: Account) -> Profile:
    """Read the JSON-LD, and what the page's data says of the same user."""
    document = read_document(page)
    found = generic.profile(page, who)
    entity = linked_entity(document)
    handle = matching(HANDLE, found.account.handle, who.handle) or ""
    user = _user(document, handle)
    large = first_text(child(user, "image_xlarge_url"), entity and entity.image)
    website = absolute("https://", clean_text(child(user, "website_url")) or "")
    return replace(
        found,
        account=replace(_named(handle), handle=handle, account_id=identifier(child(user, "id"))),
        bio=first_text(child(user, "about"), entity and entity.bio),
        links=(website,) if website else found.links,
        avatar=picture(page.url, large),
        photos=(),
        followers=count(child(user, "follower_count")) or found.followers,
    )


def _named(handle: str) -> Account:
    return Account("pinterest", f"https://www.pinterest.com/{handle.lower()}/", handle.lower())


def _user(document: Document, handle: str) -> object:
    users = child(json_after(document.text, "initialReduxState"), "users")
    known = users.values() if isinstance(users, dict) else ()
    return next((u for u in known if str(child(u, "username")).lower() == handle.lower()), None)


PINTEREST = Platform(
    "pinterest", "Pinterest", CHECKED_ON, account, look, status, profile, no_posts, no_photos
)
