"""Facebook's people and pages, by their public page; most visits end at a log-in wall.

A page carries a second number, its delegate's, which is not read. "This content isn't available
right now" is said of private, blocked and deleted alike, so nothing follows from it. Sources:
meedan/pender lib and test/data/facebook-*.html; mikf/gallery-dl facebook.py for the block.
"""

import re
from dataclasses import replace
from datetime import date

from impostor.model import Account, Page, Profile, Status
from impostor.platforms import generic, interface
from impostor.platforms.addresses import Place, clean, place
from impostor.platforms.document import Document, read_document
from impostor.platforms.interface import Platform, Refused, Seen, no_photos, no_posts, no_profile
from impostor.platforms.pictures import picture
from impostor.platforms.values import (
    child,
    clean_text,
    first_text,
    followers_in,
    is_number,
    json_after,
)
from impostor.platforms.walls import BLOCK, barred, wall

CHECKED_ON = date(2026, 11, 21)
SITE = "https://www.facebook.com"
HOSTS = ("facebook.com", "fb.com", "m.me")
HANDLE = re.compile(r"[a-z0-9.]{5,50}")
RESERVED = re.compile(
    r"login|groups|events|watch|marketplace|gaming|photo|photos|photo\.php|story\.php|permalink\.php"
    r"|sharer|sharer\.php|share|reel|reels|stories|hashtag|search|help|policies|settings|home\.php"
    r"|pages|people|public|posts|video|videos|video\.php|privacy|terms|notes|plugins|dialog|ads"
    r"|business|messages|notifications|friends|bookmarks|l\.php|index\.php|checkpoint|recover"
)
TABS = frozenset({
    "", "about", "photos", "friends", "videos", "reels", "followers", "following", "mentions",
    "likes", "community", "reviews", "photos_by", "photos_of", "about_details",
})  # fmt: skip
APP = re.compile(r"fb://(?:profile|page)/(?:\?id=)?(\d+)")
BLOCKED = re.compile(r'"rootView"[^}]{0,200}"CometErrorRoot\.react"|^\s*\{?"__dr":"CometErrorRoot')
MISSING = re.compile(
    r"The link you followed may be broken, or the page may have been removed"
    r"|Le lien que vous avez suivi est peut-être rompu"
)
FACES = re.compile(r"/t\d+\.\d+-(?:1|19)/")
"""Paths of profile pictures, which in a page's body are other people's."""

COUNTS = re.compile(
    r"^[^\d]*?\.\s+(?:[\d.,\s\xa0]+[KMk]?\s?(?:likes?|talking about this|were here|followers?"
    r"|J[’']aime|en parlent|étaient ici|personnes|abonnés)[\s·.]*)+"
)
"""How a description begins: "Name. 1,908 likes · 240 were here. ", before what was written."""


def account(address: str) -> Account | Refused | None:
    """Read /name and its tabs, profile.php?id=, /people/Name/ID, /pages/Name/ID and /p/Name-ID."""
    at = place(address)
    if not at.on(*HOSTS):
        return None
    return _named(at) or no_profile(address, "Facebook", f"{SITE}/name")


def look(who: Account) -> str:
    """Look at the public page."""
    return who.url


def status(page: Page) -> Seen:
    """Believe what carries the number of a profile; a bare page says nothing."""
    if seen := barred(page):
        return seen
    document = read_document(page)
    named = document.meta("og:title") and (_number(document) or '"__isProfile"' in document.text)
    if named and page.status == 200:
        return interface.up("Facebook")
    if seen := wall(page):
        return seen
    if BLOCKED.search(document.text):
        return Seen(Status.BLOCKED, BLOCK)
    missing = page.status in {404, 410} or MISSING.search(document.text)
    return interface.gone("Facebook") if missing else interface.unknown("Facebook")


def profile(page: Page, who: Account) -> Profile:
    """Read the tags for previews and for the app, and the cover and badge of the page's data."""
    document = read_document(page)
    found = generic.profile(page, who)
    shown = _shown(document) or who
    number = _number(document) or shown.account_id or who.account_id
    said = document.meta("description", "og:description") or ""
    cover = child(json_after(document.text, "cover_photo"), "photo", "image", "uri")
    badge = json_after(document.text, "is_verified")
    counted = (followers_in(each) for each in document.texts('a[href*="followers"]'))
    return replace(
        found,
        account=replace(shown, handle=shown.handle or who.handle, account_id=number),
        bio=clean_text(COUNTS.sub("", said[:1000])),
        banner=(banner := picture(page.url, clean_text(cover))),
        photos=tuple(
            each for each in found.photos if _path(each) != _path(banner) and not FACES.search(each)
        ),
        followers=next((number for number in counted if number is not None), None),
        verified=badge if isinstance(badge, bool) else None,
    )


def _path(address: str | None) -> str:
    return (address or "").partition("?")[0]


def _named(at: Place) -> Account | None:
    first, last = at.segment(0), at.path[-1] if at.path else ""
    number = at.query.get("id", "") if first == "profile.php" else ""
    if first in {"people", "pages", "p"}:
        number = re.sub(r"^.*-(?=\d+$)", "", last)
    if len(at.path) == 1 and is_number(first) and len(first) > 4:
        number = first
    if is_number(number):
        return Account("facebook", f"{SITE}/profile.php?id={number}", None, number)
    whole = len(at.path) == 1 or (len(at.path) == 2 and at.segment(1) in TABS)
    name = first.lower()
    if not whole or not HANDLE.fullmatch(name) or RESERVED.fullmatch(name) or ".php" in name:
        return None
    return Account("facebook", f"{SITE}/{name}", name)


def _shown(document: Document) -> Account | None:
    said = first_text(document.meta("og:url"), document.attribute('link[rel="canonical"]', "href"))
    cleaned = clean(said or "")
    if isinstance(cleaned, Refused):
        return None
    at = place(cleaned)
    return _named(at) if at.on(*HOSTS) else None


def _number(document: Document) -> str | None:
    found = APP.search(document.meta("al:android:url", "al:ios:url") or "")
    said = clean_text(json_after(document.text, "userID"))
    return found[1] if found else said if said and is_number(said) and said != "0" else None


FACEBOOK = Platform(
    "facebook", "Facebook", CHECKED_ON, account, look, status, profile, no_posts, no_photos
)
