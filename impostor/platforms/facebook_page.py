"""What Facebook's pages say of an account, in their tags and in the data behind them.

A page carries a second number, its delegate's, which is not read. Sources: those of facebook.py.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from impostor.model import Account, Badge, Page, Profile
from impostor.platforms import described
from impostor.platforms.addresses import Place, clean, place
from impostor.platforms.document import Document, read_document
from impostor.platforms.forms import Forms
from impostor.platforms.pictures import largest, picture
from impostor.platforms.values import (
    child,
    clean_text,
    first_text,
    flag_near,
    followers_in,
    following_in,
    is_number,
    json_after,
    objects,
)

CHECKED_ON = date(2026, 11, 24)

APP = re.compile(r"fb://(?:profile|page)/(?:\?id=)?(\d+)")
POST = re.compile(
    r"/posts/|/videos/\d|/photos/[^?]*\d|story_fbid|/permalink|[?&]fbid=|/reel/|/watch"
)
HEADER = re.compile(
    r'"__isProfile"\s*:\s*"(?:User|Page)"\s*,\s*"name"\s*:\s*"((?:[^"\\]|\\.){1,300})"'
)
HEADER_BADGE = re.compile(r'"__isProfile"[^{}]{0,500}?"is_verified"\s*:\s*(true|false)')
FACES = re.compile(r"/t\d+\.\d+-(?:1|19)/")
"""Paths of profile pictures, which in a page's body are other people's."""

COUNTS = re.compile(
    r"^[^\d]*?\.\s+(?:[\d.,\s\xa0\u202f]+(?:[KMk]|mil|Mio\.?)?\s?(?:likes?|talking about this"
    r"|were here|followers?|J[’']aime|mentions J[’']aime|en parlent|étaient ici|personnes|abonnés"
    r"|Me gusta|personas|están hablando|estuvieron aquí|seguidores|„?Gefällt mir“?[-\w]*"
    r"|Personen|sprechen darüber|waren hier|Abonnenten|Follower)[^·.\d]{0,20}[\s·.]*)+"
)
"""How a description begins: "Name. 1,908 likes · 240 were here. ", before what was written."""


def is_profile(document: Document, forms: Forms) -> bool:
    """Say whether a page names an account and bears its number, and is none of its posts."""
    shown = _shown(document, forms)
    if POST.search(document.meta("og:url") or ""):
        return False
    numbered = _number(document) or '"__isProfile"' in document.text
    if document.meta("og:title"):
        return bool(numbered)
    return bool(_name(document) and (numbered or (shown and shown.account_id)))


def profile(page: Page, who: Account, forms: Forms) -> Profile:
    """Read the tags for previews and for the app, and the cover and badge of the page's data."""
    document = read_document(page)
    found = described.profile(page, who)
    shown = _shown(document, forms)
    number = _number(document) or (shown and shown.account_id) or who.account_id
    said = document.meta("description", "og:description") or ""
    cover = child(json_after(document.text, "cover_photo"), "photo", "image", "uri")
    counted = [*document.texts('a[href*="/follow"]'), *_social(document)]
    badge = _verified(document, number)
    banner = picture(page.url, clean_text(cover))
    photos = (e for e in found.photos if _path(e) != _path(banner) and not FACES.search(e))
    return replace(
        found,
        account=replace(who, handle=(shown and shown.handle) or who.handle, account_id=number),
        name=_name(document) or found.name,
        bio=clean_text(COUNTS.sub("", said[:1000])),
        avatar=_face(page, document, found.avatar),
        banner=banner,
        photos=tuple(photos),
        followers=next((n for t in counted if (n := followers_in(t)) is not None), None),
        following=next((n for t in counted if (n := following_in(t)) is not None), None),
        verified=badge,
        badge=Badge.VERIFIED if badge else None,
    )


def addresses(document: Document) -> Iterator[Place]:
    """Give the addresses that a page says it has: its canonical one, then its preview's."""
    for said in (document.attribute('link[rel="canonical"]', "href"), document.meta("og:url")):
        cleaned = clean(said or "")
        if isinstance(cleaned, str):
            yield place(cleaned)


def actor(document: Document) -> str | None:
    """Give the address of who posted, as a page's data writes it."""
    for each in objects(json_after(document.text, "actors")):
        if address := clean_text(each.get("url")):
            return address
    return None


def _shown(document: Document, forms: Forms) -> Account | None:
    named = (forms.named(each) for each in addresses(document) if each.on(*forms.hosts))
    found = [each for each in named if each]
    return next((each for each in found if each.handle), found[0] if found else None)


def _name(document: Document) -> str | None:
    if said := document.meta("og:title"):
        return said
    header = HEADER.search(document.text)
    told = json_after(f'{{"name":"{header[1]}"}}', "name") if header else None
    return first_text(told, document.first('h1[itemprop="name"]'))


def _number(document: Document) -> str | None:
    found = APP.search(document.meta("al:android:url", "al:ios:url") or "")
    said = clean_text(json_after(document.text, "userID"))
    return found[1] if found else said if said and is_number(said) and said != "0" else None


def _verified(document: Document, number: str | None) -> bool | None:
    header = HEADER_BADGE.search(document.text)
    near = flag_near(document.text, "is_verified", number) if number else None
    return near if near is not None else header and header[1] == "true"


def _social(document: Document) -> Iterator[str]:
    for each in objects(json_after(document.text, "profile_social_context")):
        if text := clean_text(each.get("text")):
            yield text


def _face(page: Page, document: Document, shown: str | None) -> str | None:
    """Give the profile's picture at the largest size that the page names of it."""
    keys = ("profilePicLarge", "profilePic160", "profile_picture")
    told = (first_text(child(json_after(document.text, key), "uri")) for key in keys)
    same = [e for e in (picture(page.url, e) for e in told) if e]
    file = _path(shown).rpartition("/")[2]
    return largest([shown, *(e for e in same if _path(e).endswith(file))]) if shown else None


def _path(address: str | None) -> str:
    return (address or "").partition("?")[0]
