"""Telegram's public names: people, bots, groups and channels, by their page on t.me.

The page answers 200 for every name, and what is missing shows only in what the page lacks. It
shows no number. Sources: the pages kept in microlinkhq/metascraper
packages/metascraper-telegram/test/fixtures, and WebBreacher/WhatsMyName for missing names.
"""

import re
from datetime import date

from impostor.model import Account, Badge, Page, Profile, Status
from impostor.platforms import interface
from impostor.platforms.document import read_document
from impostor.platforms.forms import Forms
from impostor.platforms.interface import Facts, Origin, Platform, Seen, look_at_page
from impostor.platforms.pictures import picture, pictures
from impostor.platforms.snippets import snippet_links, snippet_text
from impostor.platforms.values import followers_in
from impostor.platforms.walls import barred, wall

FACTS = Facts(
    checked_on=date(2026, 11, 21),
    origin=Origin.HTML,
    tells=("name", "handle", "bio", "links", "avatar", "photos", "followers", "verified", "badge"),
    states=(Status.UP, Status.GONE),
    identity=None,
    known="https://t.me/telegram",
)
HANDLE = r"(?P<handle>@?\w+)"
SITE = "https://t.me/{handle}"
FORMS = Forms(
    platform="telegram",
    title="Telegram",
    hosts=("t.me", "telegram.me", "telegram.dog"),
    handle=re.compile(r"[a-z]\w{3,31}", re.ASCII),
    example="https://t.me/name",
    reserved=re.compile(
        r"joinchat|addstickers|addemoji|addtheme|addlist|share|proxy|socks|login|setlanguage|boost"
        r"|giftcode|contact|invoice|confirmphone|nft|call|www"
    ),
    forms=(
        (rf"//(?:www\.)?(?:t\.me|telegram\.(?:me|dog))/(?:s/)?{HANDLE}(?:/\d+(?:/\d+)?)?", SITE),
        (rf"//{HANDLE}\.t\.me/(?:\d+)?", SITE),
        (rf"boost/{HANDLE}", SITE),
        (rf"{HANDLE}/s/\d+", SITE),
    ),
)
TITLE = ".tgme_page_title, .tgme_channel_info_header_title"
EXTRA = ".tgme_page_extra, .tgme_channel_info_counter"
ABOUT = ".tgme_page_description, .tgme_channel_info_description"
FACE = "img.tgme_page_photo_image, .tgme_page_photo_image img"
BACKGROUND = re.compile(r"background-image:\s*url\(['\"]?([^'\")]+)")
DOMAIN = re.compile(r"domain=(\w+)")


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
    named = DOMAIN.search(document.meta("al:ios:url", "al:android:url") or "")
    about = document.tree.css_first(ABOUT)
    written = (about.html or "") if about else ""
    counted = (followers_in(text) for text in document.texts(EXTRA))
    verified = bool(document.tree.css_first(".verified-icon"))
    found = Profile(
        Account("telegram", who.url, named[1] if named else None),
        name=document.first(TITLE),
        bio=snippet_text(written),
        links=snippet_links(page.url, written),
        avatar=picture(page.url, document.attribute(FACE, "src")),
        photos=post_photos(page),
        followers=next((number for number in counted if number is not None), None),
        verified=verified,
        badge=Badge.VERIFIED if verified else None,
    )
    return FORMS.settled(found, who)


def posts(found: Profile) -> str | None:
    """Ask for the preview of a channel's posts; people and bots have none."""
    shown = found.followers is not None and found.account.handle
    return f"https://t.me/s/{found.account.handle}" if shown else None


def post_photos(page: Page) -> tuple[str, ...]:
    """Read the photos of posts, which stand in style attributes."""
    styles = read_document(page).attributes("a.tgme_widget_message_photo_wrap", "style")
    return pictures(page.url, [found[1] for style in styles if (found := BACKGROUND.search(style))])


TELEGRAM = Platform(
    "telegram", FORMS.title, FACTS, FORMS.account, FORMS.bare, look_at_page, status, profile,
    posts, post_photos,
)  # fmt: skip
