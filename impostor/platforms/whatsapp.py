"""WhatsApp's numbers and channels, by the page that opens the app.

The page answers 200 for every number, used or not: nothing here is ever gone. Sources:
microlinkhq/unavatar src/providers/whatsapp.js; faq.whatsapp.com, click to chat.
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
from impostor.platforms.values import clean_text, followers_in
from impostor.platforms.walls import barred, wall

CHECKED_ON = date(2026, 11, 21)
NUMBER = re.compile(r"\+?([1-9][0-9]{6,14})")
CHANNEL = re.compile(r"[\w-]{20,40}", re.ASCII)
OWN_WORDS = re.compile(r"^(share on whatsapp|whatsapp\b.*|partager sur whatsapp)$", re.IGNORECASE)


def account(address: str) -> Account | Refused | None:
    """Read wa.me/number, api.whatsapp.com/send?phone= and whatsapp.com/channel/."""
    at = place(address)
    if not at.on("wa.me", "whatsapp.com"):
        return None
    if at.segment(0) == "channel" and CHANNEL.fullmatch(at.segment(1)):
        number = at.segment(1)
        return Account("whatsapp", f"https://www.whatsapp.com/channel/{number}", None, number)
    said = at.query.get("phone", "") if at.segment(0) == "send" else at.segment(0)
    found = NUMBER.fullmatch(re.sub(r"[\s().-]", "", said))
    if not found:
        return no_profile(address, "WhatsApp", "https://wa.me/33612345678")
    return Account("whatsapp", f"https://wa.me/{found[1]}", f"+{found[1]}", found[1])


def look(who: Account) -> str:
    """Look at the page that opens the app."""
    return who.url


def status(page: Page) -> Seen:
    """Call up only what shows a name or a picture of its own."""
    if seen := barred(page):
        return seen
    document = read_document(page)
    if _face(document):
        return interface.up("WhatsApp")
    if seen := wall(page):
        return seen
    return interface.up("WhatsApp") if _name(document) else interface.unknown("WhatsApp")


def profile(page: Page, who: Account) -> Profile:
    """Read the tags for previews."""
    document = read_document(page)
    found = generic.profile(page, who)
    name = _name(document)
    followers = followers_in(document.meta("og:description"))
    return replace(
        found, account=who, name=name, avatar=_face(document), photos=(), followers=followers
    )


def _name(document: Document) -> str | None:
    said = document.meta("og:title") or ""
    return None if OWN_WORDS.match(said) else clean_text(re.sub(r"\s*\|\s*WhatsApp.*$", "", said))


def _face(document: Document) -> str | None:
    return picture(document.url, document.meta("og:image"))


WHATSAPP = Platform(
    "whatsapp", "WhatsApp", CHECKED_ON, account, look, status, profile, no_posts, no_photos
)
