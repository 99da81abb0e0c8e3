"""LinkedIn's people and companies, by the page that guests get; most visits end at a wall.

The wall answers with the number 999. A guest's page shows no number of its own. Sources:
microlinkhq/unavatar src/providers/linkedin.js for 999; schema.org Person, which the page carries.
"""

import re
from dataclasses import replace
from datetime import date
from urllib.parse import quote

from impostor.language import N_
from impostor.model import Account, Page, Profile, Sentence, Status
from impostor.platforms import generic, interface
from impostor.platforms.addresses import place
from impostor.platforms.document import read_document
from impostor.platforms.interface import Platform, Refused, Seen, no_photos, no_posts, no_profile
from impostor.platforms.linked_data import linked_entity
from impostor.platforms.values import clean_text
from impostor.platforms.walls import barred, wall

CHECKED_ON = date(2026, 11, 21)
KINDS = frozenset({"in", "company", "school", "showcase", "pub"})
HANDLE = re.compile(r"[^\s/?#]{2,100}")
LANGUAGE = re.compile(r"[a-z]{2}(-[a-z]{2})?")
NOT_SHOWN = Sentence(N_("LinkedIn shows guests no profile here, which proves nothing."))


def account(address: str) -> Account | Refused | None:
    """Read /in/name, /company/name and their kin, on every country's host."""
    at = place(address)
    if not at.on("linkedin.com"):
        return None
    kind, name = at.segment(0), at.segment(1).lower()
    language = len(at.path) == 2 or (len(at.path) == 3 and LANGUAGE.fullmatch(at.segment(2)))
    about = len(at.path) == 3 and at.segment(2) in {"about", "posts", "people"} and kind != "in"
    if kind not in KINDS or not HANDLE.fullmatch(name) or not (language or about):
        return no_profile(address, "LinkedIn", "https://www.linkedin.com/in/name")
    return Account("linkedin", f"https://www.linkedin.com/{kind}/{quote(name)}", name)


def look(who: Account) -> str:
    """Look at the page that guests get."""
    return who.url


def status(page: Page) -> Seen:
    """Call up what describes somebody; only LinkedIn's 404 says that there is nobody."""
    if seen := barred(page):
        return seen
    document = read_document(page)
    entity = linked_entity(document)
    described = (entity and entity.name) or document.meta("og:type") == "profile"
    if described and page.status == 200:
        return interface.up("LinkedIn")
    if seen := wall(page):
        return seen
    missing = page.status in {404, 410}
    return interface.gone("LinkedIn") if missing else Seen(Status.UNKNOWN, NOT_SHOWN)


def profile(page: Page, who: Account) -> Profile:
    """Read the JSON-LD; without it the title is "Name - Post - Company | LinkedIn"."""
    document = read_document(page)
    found = generic.profile(page, who)
    entity = linked_entity(document)
    titled = (document.meta("og:title") or "").split(" - ")[0].partition(" | ")[0]
    name = entity.name if entity and entity.name else clean_text(titled)
    return replace(found, account=who, name=name, photos=())


LINKEDIN = Platform(
    "linkedin", "LinkedIn", CHECKED_ON, account, look, status, profile, no_posts, no_photos
)
