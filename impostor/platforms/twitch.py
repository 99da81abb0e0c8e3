"""Twitch's channels, by their public page.

Most visits get a shell with the site's own tags, which proves neither presence nor absence; the
API needs a key. Sources: oscarotero/Embed tests/cache/www.twitch.tv.twit.php for the shell;
sherlock-project/sherlock and the site's own words for missing channels.
"""

import re
from dataclasses import replace
from datetime import date

from impostor.model import Account, Page, Profile
from impostor.platforms import generic, interface
from impostor.platforms.addresses import place
from impostor.platforms.document import Document, read_document
from impostor.platforms.interface import Platform, Refused, Seen, no_photos, no_posts, no_profile
from impostor.platforms.linked_data import linked_entity
from impostor.platforms.walls import barred, wall

CHECKED_ON = date(2026, 11, 21)
HANDLE = re.compile(r"\w{3,25}", re.ASCII)
RESERVED = re.compile(
    r"directory|videos|settings|jobs|downloads|search|subscriptions|drops|wallet|turbo|store|login"
    r"|signup|prime|team|user|broadcast|friends|inventory|moderator|popout|embed|legal|about"
)
TABS = frozenset({"", "about", "videos", "schedule", "clips", "home", "chat"})
MISSING = re.compile(r"Unless you[’']ve got a time machine|À moins d[’']avoir une machine")
TITLE = re.compile(r"^(?P<name>.+?)\s+[-–]\s+Twitch$")


def account(address: str) -> Account | Refused | None:
    """Read /name and its tabs, on every host, and the chat that stands on its own."""
    at = place(address)
    if not at.on("twitch.tv"):
        return None
    path = at.path[1:] if at.segment(0) in {"popout", "moderator"} else at.path
    name = path[0].lower() if path and (path[1:] or ("",))[0] in TABS and len(path) <= 2 else ""
    if not HANDLE.fullmatch(name) or RESERVED.fullmatch(name):
        return no_profile(address, "Twitch", "https://www.twitch.tv/name")
    return Account("twitch", f"https://www.twitch.tv/{name}", name)


def look(who: Account) -> str:
    """Look at the public page."""
    return who.url


def status(page: Page) -> Seen:
    """Call up only what names the channel; the shell's own tags name the site alone."""
    if seen := barred(page):
        return seen
    document = read_document(page)
    if page.status == 200 and _name(document):
        return interface.up("Twitch")
    if seen := wall(page):
        return seen
    missing = page.status in {404, 410} or MISSING.search(document.text)
    return interface.gone("Twitch") if missing else interface.unknown("Twitch")


def profile(page: Page, who: Account) -> Profile:
    """Read the tags for previews."""
    document = read_document(page)
    found = generic.profile(page, who)
    return replace(found, account=replace(who, handle=who.handle), name=_name(document))


def _name(document: Document) -> str | None:
    entity = linked_entity(document)
    titled = TITLE.match(document.meta("og:title", "twitter:title") or "")
    return (entity.name if entity else None) or (titled["name"] if titled else None)


TWITCH = Platform(
    "twitch", "Twitch", CHECKED_ON, account, look, status, profile, no_posts, no_photos
)
