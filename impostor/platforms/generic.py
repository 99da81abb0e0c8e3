"""Any public web address: read by what pages say of themselves for search engines and previews."""

import re
from datetime import date
from urllib.parse import urlsplit

from impostor.language import N_
from impostor.model import Account, Page, Sentence, Status
from impostor.platforms import described
from impostor.platforms.addresses import one_form, place
from impostor.platforms.described import avatar, entities
from impostor.platforms.document import Document, read_document
from impostor.platforms.interface import Facts, Origin, Platform, Refused, Seen, look_at_page
from impostor.platforms.privacy import is_private
from impostor.platforms.titles import HANDLE, titled_handle
from impostor.platforms.walls import EMPTY, barred, wall

FACTS = Facts(
    checked_on=date(2026, 11, 21),
    origin=Origin.HTML,
    tells=("name", "handle", "bio", "links", "avatar", "photos", "followers", "following",
           "posts", "private", "created_at"),
    states=(Status.UP, Status.PRIVATE, Status.GONE),
    identity=None,
    known="",
)  # fmt: skip
PROFILE_PATHS = re.compile(
    rf"/(?:@|~|(?:u|user|users|profile|profil|profiles|member|members|membre|people|in|add|c|author)/@?)?"
    rf"({HANDLE})",
)
"""Paths that end in a handle: /@name, /~name, /name, /user/name and their kin."""

MISSING = re.compile(
    r"^(error )?404\b|\b404 (not found|error)|^not found$"
    r"|^(page|user|profile|account|member)s? (was )?not found"
    r"|(page|profil|compte|utilisateur|membre) (introuvable|inexistant|non trouvée?)"
    r"|(page|user|profile|account) (does not|doesn['’]t) exist|n['’]existe (pas|plus)"
    r"|^nicht gefunden|^página no encontrada",
    re.IGNORECASE,
)
"""Titles of pages that answer 200 and say that there is nothing."""

NOTHING = Sentence(N_("The site says that there is nothing at this address."))
PICTURED = Sentence(
    N_("The title speaks of a missing page, but the page shows a picture; nothing follows from it.")
)


def account(address: str) -> Account | Refused | None:
    """Take any address, in one form; its handle is the end of a path shaped as a profile's."""
    path = "/" + "/".join(place(address).path)
    found = PROFILE_PATHS.fullmatch(path)
    name = found[1] if found and not re.search(r"\.(html?|php|aspx?)$", path) else None
    return Account("web", one_form(address), name)


def status(page: Page) -> Seen:
    """Say up only where the page names somebody, gone only where the site says so itself.

    A title is no word of the site's where the page also describes a person: "404 Gang" is a name.
    """
    if seen := barred(page):
        return seen
    document = read_document(page)
    if page.status < 400 and _describes_somebody(document):
        return _shown(document)
    if seen := wall(page):
        return seen
    missing = MISSING.search(document.title or "") and not titled_handle(document)
    if page.status in {404, 410} or (missing and not avatar(document)):
        return Seen(Status.GONE, NOTHING)
    if page.status >= 400 or not described.name(document):
        return Seen(Status.UNKNOWN, EMPTY)
    return Seen(Status.UNKNOWN, PICTURED) if missing else _shown(document)


def _describes_somebody(document: Document) -> bool:
    # A handle in a title is not enough: "Log in to see Lea (@lea)" is a wall.
    if any(entity.name for entity in entities(document)) or document.meta("profile:username"):
        return True
    return document.meta("og:type") == "profile" and avatar(document) is not None


def _shown(document: Document) -> Seen:
    bio = document.meta("og:description", "description")
    if is_private(document, described.name(document), bio):
        return Seen(Status.PRIVATE, Sentence(N_("The page says that this profile is private.")))
    return Seen(Status.UP, Sentence(N_("The page shows a profile.")))


def bare(text: str) -> Account | Refused:
    """Refuse a name alone: it may be on any site."""
    template = N_("“{text}” is no address; on a site not known by name, only an address will do.")
    return Refused(Sentence(template, {"text": text.strip()[:200]}))


def stranger(who: Account, handle: str) -> Account | None:
    """Give another name at the same site, where the account's address ends in its name."""
    end = f"/{who.handle}"
    if not who.handle or urlsplit(who.url).query or not who.url.endswith(end):
        return None
    return Account("web", f"{who.url[: -len(end)]}/{handle}", handle)


GENERIC = Platform(
    "web", "Web", FACTS, account, bare, look_at_page, status, described.profile, stranger=stranger
)
