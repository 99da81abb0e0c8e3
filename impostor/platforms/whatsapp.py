"""WhatsApp's numbers and channels, by the page that opens the app.

The page answers 200 for every number, used or not: nothing here is ever gone. Sources:
microlinkhq/unavatar src/providers/whatsapp.js; faq.whatsapp.com, click to chat.
"""

import re
from dataclasses import replace
from datetime import date

from impostor.model import Account, Page, Profile, Status
from impostor.platforms import described, interface
from impostor.platforms.addresses import place
from impostor.platforms.document import Document, read_document
from impostor.platforms.interface import (
    Facts,
    Origin,
    Platform,
    Refused,
    Seen,
    look_at_page,
    no_profile,
)
from impostor.platforms.pictures import picture
from impostor.platforms.values import clean_text, followers_in
from impostor.platforms.walls import barred, wall

FACTS = Facts(
    checked_on=date(2026, 11, 21),
    origin=Origin.HTML,
    tells=("name", "handle", "account_id", "bio", "avatar", "followers"),
    states=(Status.UP,),
    identity="telephone number, or a channel's code",
    known="https://www.whatsapp.com/channel/0029Va4K0PZ5a245NkngBA2M",
)
NUMBER = re.compile(r"(?:\+|00)?([1-9][0-9]{6,14})")
CHANNEL = re.compile(r"[\w-]{20,40}", re.ASCII)
EXAMPLE = "https://wa.me/33612345678"
OWN_WORDS = re.compile(r"^(share on whatsapp|whatsapp\b.*|partager sur whatsapp)$", re.IGNORECASE)


def account(address: str) -> Account | Refused | None:
    """Read wa.me/number, /send?phone= on every host, and whatsapp.com/channel/."""
    at = place(address)
    if not at.on("wa.me", "whatsapp.com"):
        return None
    if at.segment(0) == "channel" and CHANNEL.fullmatch(at.segment(1)):
        return _channel(at.segment(1))
    path = at.path[1:] if at.segment(0) in {"c", "p"} else at.path
    said = at.query.get("phone", "") if at.segment(0) == "send" else (path or ("",))[0]
    return _numbered(said) or no_profile(address, "WhatsApp", EXAMPLE)


def bare(text: str) -> Account | Refused:
    """Read a telephone number with its country, or the code of a channel."""
    if account := _numbered(text):
        return account
    code = text.strip()
    return _channel(code) if CHANNEL.fullmatch(code) else no_profile(code, "WhatsApp", EXAMPLE)


def stranger(_who: Account, handle: str) -> Account:
    """Give a channel that nobody has: a number at random may be somebody's."""
    return _channel(f"0029Va{handle}".ljust(24, "0"))


def _numbered(text: str) -> Account | None:
    found = NUMBER.fullmatch(re.sub(r"[\s().-]", "", text))
    if not found:
        return None
    return Account("whatsapp", f"https://wa.me/{found[1]}", f"+{found[1]}", found[1])


def _channel(code: str) -> Account:
    return Account("whatsapp", f"https://www.whatsapp.com/channel/{code}", None, code)


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
    found = described.profile(page, who)
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
    "whatsapp", "WhatsApp", FACTS, account, bare, look_at_page, status, profile, stranger=stranger
)
