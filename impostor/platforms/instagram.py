"""Instagram, by its public profile page; most visits end at a log-in wall.

Removed, deactivated, renamed and never existing look the same to an anonymous visitor, and the
reason says so. Sources: microlinkhq/metascraper packages/metascraper-instagram/test/fixtures;
meedan/pender test/data/instagram-*.html; WebBreacher/WhatsMyName and soxoj/maigret for missing
names and blocks; mikf/gallery-dl instagram.py for the redirects.
"""

import re
from datetime import date

from impostor.language import N_
from impostor.model import Account, Page, Profile, Sentence, Status
from impostor.platforms import interface
from impostor.platforms.document import read_document, read_json
from impostor.platforms.forms import Forms
from impostor.platforms.instagram_page import (
    html_profile,
    is_private,
    json_profile,
    poster,
    shown_handle,
    user_of,
)
from impostor.platforms.interface import Facts, Origin, Platform, Seen, look_at_page
from impostor.platforms.walls import barred, wall

FACTS = Facts(
    checked_on=date(2026, 11, 21),
    origin=Origin.HTML,
    tells=("name", "handle", "account_id", "bio", "links", "avatar", "followers", "following",
           "posts", "verified", "badge", "private"),
    states=(Status.UP, Status.PRIVATE, Status.GONE),
    identity="number",
    known="https://www.instagram.com/instagram/",
)  # fmt: skip
SITE = "https://www.instagram.com"
HANDLE = r"(?P<handle>@?[\w.]+)"
TABS = "tagged|reels|saved|followers|following|channel|guides|feed|live"
FORMS = Forms(
    platform="instagram",
    title="Instagram",
    hosts=("instagram.com", "instagr.am", "ig.me"),
    handle=re.compile(r"[a-z0-9_](?:[a-z0-9_.]{0,28}[a-z0-9_])?"),
    example=f"{SITE}/name/",
    reserved=re.compile(
        r"p|reel|reels|explore|accounts|stories|tv|direct|about|developer|legal|api|graphql|web|s|ar"
        r"|challenge|terms|privacy|download|press|nametag|topics|create|archive|your_activity|share"
        r"|_u|_n|highlights|channel|emails|session|qr|lite|invites"
    ),
    forms=(
        (rf"//ig\.me/m/{HANDLE}", f"{SITE}/{{handle}}/"),
        (rf"{HANDLE}(?:/(?:{TABS}))?", f"{SITE}/{{handle}}/"),
        (rf"(?:_u|_n|stories)/{HANDLE}(?:/.*)?", f"{SITE}/{{handle}}/"),
        (rf"{HANDLE}/(?:p|reel|tv|reels)/.+", f"{SITE}/{{handle}}/"),
        (rf"api/v1/users/web_profile_info\?username={HANDLE}", f"{SITE}/{{handle}}/"),
        (r"(?:p|reel|reels|tv)/(?P<post>[\w-]{5,60})(?:/.*)?", f"{SITE}/p/{{post}}/"),
        (r"share/(?P<post>(?:(?:p|reel)/)?[\w-]{5,60})", f"{SITE}/share/{{post}}"),
    ),
)
NO_ROUTE = re.compile(r'"routePath"\s*:\s*null')
MISSING = re.compile(
    r"Sorry, this page isn(?:[’']|&#0?39;)t available"
    r"|Cette page n[’']est (?:malheureusement )?pas disponible"
    r"|Esta página no está disponible|Diese Seite ist leider nicht verfügbar"
    r"|<title>\s*Page (?:not found|introuvable) (?:•|&#x2022;|&bull;) Instagram"
)
GONE = Sentence(
    N_("Instagram shows no account of this name: removed, switched off, renamed or never there.")
)


def status(page: Page) -> Seen:
    """Call up what carries the profile's own tags; the empty route is Instagram's word for none."""
    if seen := barred(page):
        return seen
    document = read_document(page)
    if user_of(read_json(page)) or shown_handle(document):
        private = is_private(page)
        return interface.private("Instagram") if private else interface.up("Instagram")
    if seen := wall(page):
        return seen
    missing = page.status in {404, 410} or MISSING.search(document.text)
    if missing or NO_ROUTE.search(document.text):
        return Seen(Status.GONE, GONE)
    return interface.unknown("Instagram")


def profile(page: Page, who: Account) -> Profile:
    """Read the tags for previews, or the data of an answer that was saved."""
    user = user_of(read_json(page))
    found = json_profile(page, who, user) if user else html_profile(page, who)
    return FORMS.settled(found, who)


def author(page: Page) -> str | None:
    """Read whose post it is in the tags for previews."""
    handle = poster(read_document(page))
    return f"{SITE}/{handle}/" if handle else None


INSTAGRAM = Platform(
    "instagram", FORMS.title, FACTS, FORMS.account, FORMS.bare, look_at_page, status, profile,
    author=author,
)  # fmt: skip
