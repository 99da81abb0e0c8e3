"""Any public web address: read by what pages say of themselves for search engines and previews."""

import re
from dataclasses import replace
from datetime import date

from impostor.language import N_
from impostor.model import Account, Page, Profile, Sentence, Status
from impostor.platforms.addresses import absolute, host_of, one_form, place
from impostor.platforms.document import Document, links, read_document
from impostor.platforms.interface import Platform, Refused, Seen, no_photos, no_posts
from impostor.platforms.linked_data import Entity, linked_entity
from impostor.platforms.marked_up import card_entity, item_entity
from impostor.platforms.pictures import picture, pictures
from impostor.platforms.privacy import is_private
from impostor.platforms.values import clean_text, followers_in, handle_in
from impostor.platforms.walls import EMPTY, barred, wall

CHECKED_ON = date(2026, 11, 21)
HANDLE = r"[\w.-]{1,64}"
PROFILE_PATHS = re.compile(
    rf"/(?:@|~|(?:u|user|users|profile|profil|profiles|member|members|membre|people|in|add|c|author)/@?)?"
    rf"({HANDLE})",
)
"""Paths that end in a handle: /@name, /~name, /name, /user/name and their kin."""

NAME_WITH_HANDLE = re.compile(
    rf"^(?P<name>.*?)\s*\(\s*[\u200e\u200f]*@(?P<handle>{HANDLE})(@[\w.-]+)?[\u200e\u200f]*\s*\)"
)
PARTS = re.compile(r"\s+[|•·–—/:-]\s+|\s+(?:on|sur)\s+(?=\w+$)")
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

MOST_PHOTOS = 12
PICTURES = "article img, main img, [role=main] img, .h-entry img, figure img"
OTHERS = ", ".join(
    f"{part} img"
    for part in (
        "aside", "nav", "footer", "[class*=related]", "[class*=suggest]", "[class*=recommend]",
        "[class*=friend]", "[class*=follower]", "[class*=comment]", "[class*=sidebar]",
    )
)  # fmt: skip
"""Where a page shows other people, whose pictures must not count against this account."""


def account(address: str) -> Account | Refused | None:
    """Take any address, in one form; its handle is the end of a path shaped as a profile's."""
    path = "/" + "/".join(place(address).path)
    found = PROFILE_PATHS.fullmatch(path)
    name = found[1] if found and not re.search(r"\.(html?|php|aspx?)$", path) else None
    return Account("web", one_form(address), name)


def look(who: Account) -> str:
    """Look at the address itself."""
    return who.url


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
    missing = MISSING.search(document.title or "") and not _titled_handle(document)
    if page.status in {404, 410} or (missing and not avatar(document)):
        return Seen(Status.GONE, NOTHING)
    if page.status >= 400 or not _name(document):
        return Seen(Status.UNKNOWN, EMPTY)
    return Seen(Status.UNKNOWN, PICTURED) if missing else _shown(document)


def profile(page: Page, who: Account) -> Profile:
    """Read structured data first, then the tags for previews, then the title."""
    document = read_document(page)
    said = _entities(document)
    meta = document.meta
    bio = next((e.bio for e in said if e.bio), None)
    bio = bio or meta("og:description", "twitter:description", "description")
    return Profile(
        replace(who, handle=_handle(document, said) or who.handle),
        name=_name(document),
        bio=bio,
        links=_links(document, said, who),
        avatar=(shown := avatar(document, said)),
        photos=_photos(document, shown),
        followers=_followers(said, bio, meta("description", "og:description")),
        following=next((e.following for e in said if e.following is not None), None),
        posts=next((e.posts for e in said if e.posts is not None), None),
        private=True if is_private(document, _name(document), bio) else None,
        created_at=next((e.created_at for e in said if e.created_at), None),
    )


def _describes_somebody(document: Document) -> bool:
    # A handle in a title is not enough: "Log in to see Lea (@lea)" is a wall.
    if any(entity.name for entity in _entities(document)) or document.meta("profile:username"):
        return True
    return document.meta("og:type") == "profile" and avatar(document) is not None


def _shown(document: Document) -> Seen:
    bio = document.meta("og:description", "description")
    if is_private(document, _name(document), bio):
        return Seen(Status.PRIVATE, Sentence(N_("The page says that this profile is private.")))
    return Seen(Status.UP, Sentence(N_("The page shows a profile.")))


def avatar(document: Document, said: tuple[Entity, ...] = ()) -> str | None:
    """Give the first picture of the person that is neither generic nor the page's own logo."""
    meta = document.meta
    offered = [e.image for e in said]
    offered += [meta("og:image", "og:image:url", "og:image:secure_url"), meta("twitter:image")]
    offered += [meta("twitter:image:src"), document.attribute('link[rel="image_src"]', "href")]
    logos = {_resolved(document, each) for each in _logos(document)}
    for each in offered:
        found = picture(document.url, each)
        if found and found not in logos:
            return found
    return None


def _entities(document: Document) -> tuple[Entity, ...]:
    found = (linked_entity(document), item_entity(document), card_entity(document))
    return tuple(each for each in found if each)


def _name(document: Document) -> str | None:
    for entity in _entities(document):
        if entity.name:
            return entity.name
    sites = _site_names(document)
    if said := document.meta("og:title", "twitter:title"):
        return display_name(said, sites)
    # A bare title that begins with the site is its slogan, as in "TikTok - Make Your Day".
    slogan = document.title is None or _speaks_of(document.title, sites)
    return None if slogan else display_name(document.title or "", sites)


def display_name(title: str, sites: frozenset[str]) -> str | None:
    """Take the person's name out of a title such as "Name (@handle) • Site".

    `sites` are the site's own names, lower case; a title that says nothing else is None.
    """
    if found := NAME_WITH_HANDLE.match(title):
        return clean_text(found["name"]) or found["handle"]
    parts = PARTS.split(title)
    while parts and _speaks_of(parts[-1], sites):
        parts.pop()
    while parts and _speaks_of(parts[0], sites):
        parts.pop(0)
    kept = re.search(r"\s+[|•·–—/:-]\s+".join(map(re.escape, parts)), title) if parts else None
    return clean_text(kept[0]) if kept else clean_text(parts[0]) if parts else None


def _speaks_of(part: str, sites: frozenset[str]) -> bool:
    words = part.strip().lower()
    return any(words == site or words.startswith(site + " ") for site in sites if site)


def _site_names(document: Document) -> frozenset[str]:
    host = host_of(document.url)
    labels = host.split(".")
    main = labels[-2] if len(labels) > 1 else host
    said = (document.meta("og:site_name", "application-name") or "").lower()
    return frozenset({host, main, said, said.split(" ")[0] if "(" in said else said})


def _handle(document: Document, said: tuple[Entity, ...]) -> str | None:
    found = next((entity.handle for entity in said if entity.handle), None)
    return found or _titled_handle(document)


def _titled_handle(document: Document) -> str | None:
    if found := handle_in(document.meta("profile:username")):
        return found
    for title in (document.meta("og:title", "twitter:title"), document.title):
        if title and (named := NAME_WITH_HANDLE.match(title)):
            return named["handle"]
    return None


def _followers(said: tuple[Entity, ...], *texts: str | None) -> int | None:
    counted = next((e.followers for e in said if e.followers is not None), None)
    if counted is not None:
        return counted
    return next((n for text in texts if (n := followers_in(text)) is not None), None)


def _links(document: Document, said: tuple[Entity, ...], who: Account) -> tuple[str, ...]:
    offered = [link for entity in said for link in entity.links]
    offered += links(document.tree, 'a[rel~="me" i], link[rel~="me" i]')
    found = (absolute(document.url, each) for each in offered)
    own = {one_form(who.url), one_form(document.url)}
    return tuple(dict.fromkeys(each for each in found if each and one_form(each) not in own))


def _photos(document: Document, shown: str | None) -> tuple[str, ...]:
    others = {node.mem_id for node in document.tree.css(OTHERS)}
    offered = [
        said.get("src") or said.get("data-src") or ""
        for node in document.tree.css(PICTURES)
        if not _is_small((said := node.attributes).get("width")) and node.mem_id not in others
    ]
    found = pictures(document.url, [each for each in offered if each])
    return tuple(each for each in found if each != shown)[:MOST_PHOTOS]


def _is_small(width: str | None) -> bool:
    return bool(width and re.fullmatch(r"\d{1,2}(px)?", width.strip()))


def _logos(document: Document) -> list[str]:
    said = [document.meta("og:logo"), document.attribute('[itemprop="logo"]', "src")]
    icons = document.attributes('link[rel~="icon" i], link[rel="apple-touch-icon" i]', "href")
    return [each for each in (*said, *icons) if each]


def _resolved(document: Document, address: str) -> str | None:
    return absolute(document.url, address)


GENERIC = Platform("web", "Web", CHECKED_ON, account, look, status, profile, no_posts, no_photos)
