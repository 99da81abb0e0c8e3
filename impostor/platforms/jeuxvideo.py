"""jeuxvideo.com's members, by their public profile page, which often stands behind a check.

Sources: the user scripts of NocturneX (JVCDV) and JVBan for the elements of the page and the words
about banned members; soxoj/maigret data.json.
"""

import re
from dataclasses import replace
from datetime import date

from impostor.model import Account, Page, Profile, Status
from impostor.platforms import described, interface
from impostor.platforms.document import Document, read_document
from impostor.platforms.forms import Forms
from impostor.platforms.interface import Facts, Origin, Platform, Seen, look_at_page
from impostor.platforms.pictures import picture
from impostor.platforms.values import identifier, matching
from impostor.platforms.walls import barred, wall

FACTS = Facts(
    checked_on=date(2026, 11, 21),
    origin=Origin.HTML,
    tells=("name", "handle", "account_id", "bio", "avatar"),
    states=(Status.UP, Status.GONE, Status.SUSPENDED),
    identity="number",
    known="https://www.jeuxvideo.com/profil/alex?mode=infos",
)
SITE = "https://www.jeuxvideo.com/profil/{handle}?mode=infos"
FORMS = Forms(
    platform="jeuxvideo",
    title="jeuxvideo.com",
    hosts=("jeuxvideo.com",),
    handle=re.compile(r"[\w\[\]-]{3,15}", re.ASCII),
    example="https://www.jeuxvideo.com/profil/pseudo?mode=infos",
    forms=((r"profil/(?P<handle>@?[\w\[\]-]+)(?:\.html)?", SITE),),
)
NAME = re.compile(r"[\w\[\]-]{3,15}", re.ASCII)
BANNED = re.compile(r"Le pseudo est banni")
PAGE = "#page-profil, #header-profil"
NUMBER = re.compile(r"/profil/gta\.php\?id=(\d+)")
FACE = "#header-profil .content-img-avatar img, #header-profil img"


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
    found = described.profile(page, who)
    shown = document.first("#header-profil h1, #header-profil .infos-pseudo-label")
    name = matching(NAME, shown, who.handle)
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
    "jeuxvideo", FORMS.title, FACTS, FORMS.account, FORMS.bare, look_at_page, status, profile
)
