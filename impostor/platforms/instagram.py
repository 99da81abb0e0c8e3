"""Instagram, by its public profile page; most visits end at a log-in wall.

Removed, deactivated, renamed and never existing look the same to an anonymous visitor, and the
reason says so. In a page that a logged-in person saved, the viewer's number can stand first: only
the number that is called the profile's own is read. Sources: microlinkhq/metascraper
packages/metascraper-instagram/test/fixtures/profile.html; WebBreacher/WhatsMyName and
soxoj/maigret for missing names and blocks; mikf/gallery-dl instagram.py for the redirects.
"""

import re
from dataclasses import replace
from datetime import date

from impostor.language import N_
from impostor.model import Account, Page, Profile, Sentence, Status
from impostor.platforms import generic, interface
from impostor.platforms.addresses import Place, place
from impostor.platforms.document import Document, read_document
from impostor.platforms.interface import Platform, Refused, Seen, no_photos, no_posts, no_profile
from impostor.platforms.values import clean_text, followers_in
from impostor.platforms.walls import barred, wall

CHECKED_ON = date(2026, 11, 21)
HOSTS = ("instagram.com", "instagr.am", "ig.me")
HANDLE = re.compile(r"@?([a-z0-9_](?:[a-z0-9_.]{0,28}[a-z0-9_])?)", re.IGNORECASE | re.ASCII)
RESERVED = re.compile(
    r"p|reel|reels|explore|accounts|stories|tv|direct|about|developer|legal|api|graphql|web|s|ar"
    r"|challenge|terms|privacy|download|press|nametag|topics|create|archive|your_activity"
)
TABS = frozenset(
    {"", "tagged", "reels", "saved", "followers", "following", "channel", "guides", "feed"}
)
NUMBER = re.compile(r'"profile_id"\s*:\s*"(\d+)"|"profilePage_(\d+)"')
NO_ROUTE = re.compile(r'"routePath"\s*:\s*null')
MISSING = re.compile(
    r"Sorry, this page isn[’']t available|Cette page n[’']est (malheureusement )?pas disponible"
)
PRIVATE = re.compile(r'"is_private"\s*:\s*true')
PRIVATE_TITLE = re.compile(r"This account is private|Ce compte est privé", re.IGNORECASE)
ABOUT = re.compile(r"\b(?:on|sur|en) Instagram\s*:\s*[\"“«]\s*(.*?)\s*[\"”»]?$", re.DOTALL)
GONE = Sentence(
    N_("Instagram shows no account of this name: removed, switched off, renamed or never there.")
)


def account(address: str) -> Account | Refused | None:
    """Read /name and its tabs, /_u/name, /stories/name and ig.me/m/name."""
    at = place(address)
    if not at.on(*HOSTS):
        return None
    return _named(at) or no_profile(address, "Instagram", "https://www.instagram.com/name/")


def look(who: Account) -> str:
    """Look at the public profile page."""
    return who.url


def status(page: Page) -> Seen:
    """Call up what carries the profile's own tags; the empty route is Instagram's word for none."""
    if seen := barred(page):
        return seen
    document = read_document(page)
    if generic.NAME_WITH_HANDLE.match(document.meta("og:title") or ""):
        private = _is_private(document)
        return interface.private("Instagram") if private else interface.up("Instagram")
    if seen := wall(page):
        return seen
    missing = page.status in {404, 410} or MISSING.search(document.text)
    if missing or NO_ROUTE.search(document.text):
        return Seen(Status.GONE, GONE)
    return interface.unknown("Instagram")


def profile(page: Page, who: Account) -> Profile:
    """Read the tags for previews; the bio and the counts stand in their descriptions."""
    document = read_document(page)
    found = generic.profile(page, who)
    number = NUMBER.search(document.text)
    said = document.meta("description", "og:description")
    about = ABOUT.search(said or "")
    handle = found.account.handle or ""
    shown = replace(found.account, account_id=(number[1] or number[2]) if number else None)
    known = HANDLE.fullmatch(handle)
    return replace(
        found,
        account=replace(shown, url=_address(handle)) if known else shown,
        bio=clean_text(about[1]) if about else None,
        followers=followers_in(said),
        private=True if _is_private(document) else None,
    )


def _is_private(document: Document) -> bool:
    # A bio may say the same words; a heading of the page's own says nothing else.
    titles = document.texts("h2, h3, h4")
    said = PRIVATE.search(document.text) or any(map(PRIVATE_TITLE.fullmatch, titles))
    return bool(said)


def _named(at: Place) -> Account | None:
    path = at.path
    if at.segment(0) in {"_u", "_n", "stories"} or at.on("ig.me"):
        path = at.path[1:2]
    tab = at.path[1] if len(path) > 1 else ""
    found = HANDLE.fullmatch(path[0]) if path and len(path) <= 2 and tab in TABS else None
    if (
        not found
        or RESERVED.fullmatch(found[1].lower())
        or at.path[:2] == ("stories", "highlights")
    ):
        return None
    return Account("instagram", _address(found[1]), found[1].lower())


def _address(handle: str) -> str:
    return f"https://www.instagram.com/{handle.lower().removeprefix('@')}/"


INSTAGRAM = Platform(
    "instagram", "Instagram", CHECKED_ON, account, look, status, profile, no_posts, no_photos
)
