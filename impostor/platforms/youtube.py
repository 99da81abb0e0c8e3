"""YouTube channels, by the public channel page and the public feed of each channel.

YouTube answers in the visitor's language, so the look asks for English. Sources: the page's
ytInitialData; TeamNewPipe/NewPipeExtractor for the alerts that tell the states apart.
"""

import html
import re
from dataclasses import replace
from datetime import date
from urllib.parse import quote, unquote

from impostor.model import Account, Page, Profile
from impostor.platforms import interface
from impostor.platforms.addresses import Place, absolute, place
from impostor.platforms.document import read_text
from impostor.platforms.interface import Platform, Refused, Seen, no_profile
from impostor.platforms.pictures import picture, pictures
from impostor.platforms.values import (
    as_list,
    child,
    clean_text,
    first_text,
    followers_in,
    handle_in,
    json_after,
    matching,
    objects,
)
from impostor.platforms.walls import barred, wall

CHECKED_ON = date(2026, 11, 21)
SITE = "https://www.youtube.com"
CHANNEL = re.compile(r"UC[\w-]{22}")
HANDLE = re.compile(r"@?[^\s/?#@]{1,100}")
RESERVED = re.compile(
    r"watch|shorts|playlist|results|feed|feeds|embed|live|hashtag|post|clip|gaming|premium|account"
    r"|about|t|s|redirect|attribution_link|signin|login|oembed|iframe_api|index|browse|trending",
)
TAKEN_DOWN = re.compile(
    r"terminated|removed because|third-party claims|violat|résilié|clôturé|supprimée? (car|parce)"
    r"|enfrein|ne respecte pas",
    re.IGNORECASE,
)
MISSING = re.compile(r"does(n['’]t| not) exist|n['’]existe (pas|plus)", re.IGNORECASE)


def account(address: str) -> Account | Refused | None:
    """Read /@name, /channel/ID, /c/name, /user/name, old /name, and a channel's feed."""
    at = place(address)
    if at.on("youtu.be"):
        return no_profile(address, "YouTube", f"{SITE}/@name")
    if not at.on("youtube.com"):
        return None
    return _named(at) or no_profile(address, "YouTube", f"{SITE}/@name")


def look(who: Account) -> str:
    """Look at the channel's page in English, whose words for each state are known."""
    return f"{who.url}?hl=en"


def status(page: Page) -> Seen:
    """Read the page's own alerts, which also stand in answers of 200 for missing channels."""
    text = read_text(page)
    said = " ".join(_texts(json_after(text, "alerts")))
    if TAKEN_DOWN.search(said):
        return interface.suspended("YouTube")
    if MISSING.search(said):
        return interface.gone("YouTube")
    if seen := barred(page):
        return seen
    known = matching(CHANNEL, child(json_after(text, "channelMetadataRenderer"), "externalId"))
    if known and page.status == 200:
        return interface.up("YouTube")
    if seen := wall(page):
        return seen
    missing = page.status in {404, 410}
    return interface.gone("YouTube") if missing else interface.unknown("YouTube")


def profile(page: Page, who: Account) -> Profile:
    """Read the channel's metadata block and its header, in both layouts of the header."""
    text = read_text(page)
    said = json_after(text, "channelMetadataRenderer")
    header = json_after(text, "c4TabbedHeaderRenderer") or json_after(text, "pageHeaderViewModel")
    vanity = first_text(child(said, "vanityChannelUrl"), child(said, "ownerUrls", 0)) or ""
    handle = handle_in(unquote(vanity.rpartition("/@")[2])) if "/@" in vanity else None
    number = matching(CHANNEL, child(said, "externalId"))
    found = replace(who, handle=handle or who.handle, account_id=number)
    return Profile(
        replace(found, url=f"{SITE}/channel/{number}" if number else who.url),
        name=first_text(child(said, "title")),
        bio=clean_text(child(said, "description")),
        links=_links(header),
        avatar=picture(page.url, first_text(child(said, "avatar", "thumbnails", -1, "url"))),
        banner=_banner(page, header),
        followers=next((n for t in _texts(header) if (n := followers_in(t)) is not None), None),
        verified=_verified(header) if header else None,
    )


def posts(found: Profile) -> str | None:
    """Ask for the channel's feed, which shows a picture of each recent video."""
    number = found.account.account_id
    return f"{SITE}/feeds/videos.xml?channel_id={number}" if number else None


def post_photos(page: Page) -> tuple[str, ...]:
    """Read the feed's thumbnails."""
    text = page.body.decode("utf-8", "replace")
    found = re.findall(r"<media:thumbnail\s[^>]*?url=[\"']([^\"']+)", text)
    return pictures(page.url, [html.unescape(each) for each in found])


def _named(at: Place) -> Account | None:
    first, second = at.segment(0), at.segment(1)
    number = second if first == "channel" else at.query.get("channel_id", "")
    if CHANNEL.fullmatch(number):
        return Account("youtube", f"{SITE}/channel/{number}", None, number)
    if first in {"c", "user"} and HANDLE.fullmatch(second):
        return Account("youtube", f"{SITE}/{first}/{quote(second.lower())}", second.lower())
    if (
        not HANDLE.fullmatch(first)
        or RESERVED.fullmatch(first)
        or first in {"channel", "c", "user"}
    ):
        return None
    name = first.removeprefix("@").lower()
    mark = "@" if first.startswith("@") else ""
    return Account("youtube", f"{SITE}/{mark}{quote(name)}", name)


def _texts(value: object) -> list[str]:
    keys = ("simpleText", "text", "content")
    found = (clean_text(each.get(key)) for each in objects(value) for key in keys)
    return [text for text in found if text]


def _banner(page: Page, header: object) -> str | None:
    older = child(header, "banner", "thumbnails")
    sizes = as_list(older or child(header, "banner", "imageBannerViewModel", "image", "sources"))
    return picture(page.url, first_text(child(sizes, -1, "url")))


def _verified(header: object) -> bool:
    marks = {str(child(each, "style")) for each in objects(child(header, "badges"))}
    marks |= {str(child(each, "imageName")) for each in objects(child(header, "title"))}
    return any(mark.startswith(("BADGE_STYLE_TYPE_VERIFIED", "CHECK_CIRCLE")) for mark in marks)


def _links(header: object) -> tuple[str, ...]:
    shown = child(header, "headerLinks", "channelHeaderLinksViewModel", "firstLink", "content")
    link = absolute("https://", f"https://{shown}") if isinstance(shown, str) else None
    return (link,) if link else ()


YOUTUBE = Platform(
    "youtube", "YouTube", CHECKED_ON, account, look, status, profile, posts, post_photos
)
