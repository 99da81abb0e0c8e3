"""jeuxvideo.com's members, by their public profile page, which often stands behind a check.

Sources: the user scripts of NocturneX (JVCDV) and JVBan for the elements of the page and the words
about banned members; soxoj/maigret data.json.
"""

import re
from dataclasses import replace
from datetime import date

from impostor.model import Account, Page, Profile
from impostor.platforms import generic, interface
from impostor.platforms.addresses import place
from impostor.platforms.document import Document, read_document
from impostor.platforms.interface import Platform, Refused, Seen, no_photos, no_posts, no_profile
from impostor.platforms.pictures import picture
from impostor.platforms.values import identifier, matching
from impostor.platforms.walls import barred, wall

CHECKED_ON = date(2026, 11, 21)
HANDLE = re.compile(r"[\w\[\]-]{3,15}", re.ASCII)
BANNED = re.compile(r"Le pseudo est banni")
PAGE = "#page-profil, #header-profil"
NUMBER = re.compile(r"/profil/gta\.php\?id=(\d+)")
FACE = "#header-profil .content-img-avatar img, #header-profil img"


def account(address: str) -> Account | Refused | None:
    """Read /profil/name with its mode, and the old /profil/name.html."""
    at = place(address)
    if not at.on("jeuxvideo.com"):
        return None
    name = at.segment(1).removesuffix(".html").lower()
    if at.segment(0) != "profil" or len(at.path) != 2 or not HANDLE.fullmatch(name):
        example = "https://www.jeuxvideo.com/profil/pseudo?mode=infos"
        return no_profile(address, "jeuxvideo.com", example)
    return Account("jeuxvideo", f"https://www.jeuxvideo.com/profil/{name}?mode=infos", name)


def look(who: Account) -> str:
    """Look at the public profile page."""
    return who.url


def status(page: Page) -> Seen:
    """Read the page's own alert; a page without a profile's parts says nothing."""
    if seen := barred(page):
        return seen
    document = read_document(page)
    if BANNED.search(document.first(".alert") or document.first(".alert-row") or ""):
        return interface.suspended("jeuxvideo.com")
    if page.status == 200 and document.tree.css_first(PAGE):
        return interface.up("jeuxvideo.com")
    if seen := wall(page):
        return seen
    missing = page.status in {404, 410}
    return interface.gone("jeuxvideo.com") if missing else interface.unknown("jeuxvideo.com")


def profile(page: Page, who: Account) -> Profile:
    """Read the header, which holds the name, the picture and the member's number."""
    document = read_document(page)
    found = generic.profile(page, who)
    shown = document.first("#header-profil h1, #header-profil .infos-pseudo-label")
    name = matching(HANDLE, shown, who.handle)
    return replace(
        found,
        account=replace(who, handle=name, account_id=_number(document)),
        name=name,
        bio=document.first(".bloc-description-desc"),
        avatar=picture(page.url, document.attribute(FACE, "src")),
        photos=(),
    )


def _number(document: Document) -> str | None:
    bell = document.attribute("#header-profil .icon-bell-off", "data-id")
    report = NUMBER.search(
        document.attribute("#header-profil .icon-report-problem", "data-selector") or ""
    )
    return identifier(bell) or (report[1] if report else None)


JEUXVIDEO = Platform(
    "jeuxvideo", "jeuxvideo.com", CHECKED_ON, account, look, status, profile, no_posts, no_photos
)
