"""Telegram's public names: people, bots, groups and channels, by their page on t.me.

The page answers 200 for every name, and what is missing shows only in what the page lacks. It
shows no number. Sources: the pages kept in microlinkhq/metascraper
packages/metascraper-telegram/test/fixtures, and WebBreacher/WhatsMyName for missing names.
"""

import re
from dataclasses import replace
from datetime import date

from impostor.model import Account, Page, Profile
from impostor.platforms import interface
from impostor.platforms.addresses import place
from impostor.platforms.document import Document, read_document
from impostor.platforms.interface import Platform, Refused, Seen, no_profile
from impostor.platforms.pictures import picture, pictures
from impostor.platforms.snippets import snippet_links, snippet_text
from impostor.platforms.values import followers_in, matching
from impostor.platforms.walls import barred, wall

CHECKED_ON = date(2026, 11, 21)
HOSTS = ("t.me", "telegram.me", "telegram.dog")
HANDLE = re.compile(r"@?([a-z]\w{3,31})", re.ASCII | re.IGNORECASE)
RESERVED = re.compile(
    r"joinchat|addstickers|addemoji|addtheme|addlist|share|proxy|socks|login|setlanguage|boost"
    r"|giftcode|contact|invoice|confirmphone|nft|call"
)
TITLE = ".tgme_page_title, .tgme_channel_info_header_title"
EXTRA = ".tgme_page_extra, .tgme_channel_info_counter"
ABOUT = ".tgme_page_description, .tgme_channel_info_description"
FACE = "img.tgme_page_photo_image, .tgme_page_photo_image img"
BACKGROUND = re.compile(r"background-image:\s*url\(['\"]?([^'\")]+)")


def account(address: str) -> Account | Refused | None:
    """Read t.me/name, t.me/s/name and name.t.me; a post's or an invitation's address is refused."""
    at = place(address)
    if not at.on(*HOSTS):
        return None
    path = at.path[1:] if at.segment(0) == "s" else at.path
    if at.host not in HOSTS and not path:
        path = (at.host.split(".")[0],)
    found = HANDLE.fullmatch(path[0]) if len(path) == 1 else None
    if not found or RESERVED.fullmatch(found[1].lower()):
        return no_profile(address, "Telegram", "https://t.me/name")
    return _named(found[1])


def look(who: Account) -> str:
    """Look at the page that invites to open the app."""
    return who.url


def status(page: Page) -> Seen:
    """Call up what has a title; gone what is kept out of search engines and has none."""
    if seen := barred(page):
        return seen
    document = read_document(page)
    if document.first(TITLE):
        return interface.up("Telegram")
    if seen := wall(page):
        return seen
    hidden = "noindex" in (document.meta("robots") or "")
    offered = "you can contact" in document.text and document.tree.css_first(".tgme_page")
    return interface.gone("Telegram") if hidden and offered else interface.unknown("Telegram")


def profile(page: Page, who: Account) -> Profile:
    """Read the page's own elements, which previews only repeat."""
    document = read_document(page)
    handle = matching(HANDLE, _handle(document), who.handle) or ""
    about = document.tree.css_first(ABOUT)
    written = (about.html or "") if about else ""
    return Profile(
        replace(_named(handle), handle=handle),
        name=document.first(TITLE),
        bio=snippet_text(written),
        links=snippet_links(page.url, written),
        avatar=picture(page.url, document.attribute(FACE, "src")),
        photos=post_photos(page),
        followers=next(
            (n for t in document.texts(EXTRA) if (n := followers_in(t)) is not None), None
        ),
        verified=bool(document.tree.css_first(".verified-icon")),
    )


def posts(found: Profile) -> str | None:
    """Ask for the preview of a channel's posts; people and bots have none."""
    shown = found.followers is not None and found.account.handle
    return f"https://t.me/s/{found.account.handle}" if shown else None


def post_photos(page: Page) -> tuple[str, ...]:
    """Read the photos of posts, which stand in style attributes."""
    styles = read_document(page).attributes("a.tgme_widget_message_photo_wrap", "style")
    return pictures(page.url, [found[1] for style in styles if (found := BACKGROUND.search(style))])


def _named(handle: str) -> Account:
    return Account("telegram", f"https://t.me/{handle.lower()}", handle.lower())


def _handle(document: Document) -> str | None:
    said = document.meta("al:ios:url", "al:android:url") or ""
    found = re.search(r"domain=(\w+)", said)
    return found[1] if found else None


TELEGRAM = Platform(
    "telegram", "Telegram", CHECKED_ON, account, look, status, profile, posts, post_photos
)
