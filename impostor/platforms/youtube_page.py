"""What YouTube's pages say of a channel: in the data of the page, else in its tags for previews.

Sources: the page's ytInitialData, as in microlinkhq/metascraper
packages/metascraper-youtube/test/fixtures; meedan/pender test/data/youtube-profile-page.html;
soxoj/socid-extractor schemes.py.
"""

import html
import re
from dataclasses import replace
from datetime import date, datetime
from urllib.parse import unquote

from impostor.model import Account, Badge, Page, Profile
from impostor.platforms.addresses import absolute
from impostor.platforms.document import Document, read_document, read_json, read_text
from impostor.platforms.pictures import picture, pictures
from impostor.platforms.values import (
    as_list,
    child,
    clean_text,
    english_day,
    first_text,
    followers_in,
    handle_in,
    json_after,
    matching,
    objects,
    posts_in,
)

CHECKED_ON = date(2026, 11, 24)

SITE = "https://www.youtube.com"
CHANNEL = re.compile(r"UC[\w-]{22}")
ADDRESS = re.compile(r"https?://(?:www\.|m\.)?youtube\.com/channel/(UC[\w-]{22})(?:[/?].*)?")
JOINED = re.compile(r"Joined (\w{3} \d{1,2}, \d{4})")
BADGES = (("ARTIST", Badge.ARTIST), ("AUDIO", Badge.ARTIST), ("MUSIC", Badge.ARTIST))
VERIFIED = ("BADGE_STYLE_TYPE_VERIFIED", "CHECK_CIRCLE", "AUDIO_BADGE", "MUSIC")


def channel_of(page: Page) -> str | None:
    """Give the number of the channel that a page is about, from its data or its own tags."""
    said = matching(
        CHANNEL, child(json_after(read_text(page), "channelMetadataRenderer"), "externalId")
    )
    if said or read_json(page) is not None:
        return said
    document = read_document(page)
    tagged = ADDRESS.fullmatch(document.meta("og:url") or "")
    return tagged[1] if tagged and document.meta("og:title") else None


def read_channel(page: Page, who: Account) -> Profile:
    """Read the data; where the page was saved without it, the tags for previews."""
    text = read_text(page)
    said = json_after(text, "channelMetadataRenderer")
    header = json_after(text, "c4TabbedHeaderRenderer") or json_after(text, "pageHeaderViewModel")
    number = channel_of(page)
    vanity = first_text(child(said, "vanityChannelUrl"), child(said, "ownerUrls", 0)) or ""
    handle = handle_in(unquote(vanity.rpartition("/@")[2])) if "/@" in vanity else None
    named = replace(who, handle=handle or who.handle, account_id=number)
    counted = " ".join(texts(child(header, "videosCountText")))
    shown, badge = [*texts(header), counted], _badge(header)
    found = Profile(
        replace(named, url=f"{SITE}/channel/{number}" if number else who.url),
        name=first_text(child(said, "title")),
        bio=clean_text(child(said, "description")),
        links=_links(text, header),
        avatar=picture(page.url, first_text(child(said, "avatar", "thumbnails", -1, "url"))),
        banner=_banner(page, header),
        followers=next((n for t in shown if (n := followers_in(t)) is not None), None),
        posts=next((n for t in shown if (n := posts_in(t)) is not None), None),
        verified=badge is not None if header else None,
        badge=badge,
        created_at=_joined(text),
    )
    return found if said else _tagged(page, found)


def feed_photos(page: Page) -> tuple[str, ...]:
    """Read the thumbnails of a channel's feed."""
    text = page.body.decode("utf-8", "replace")
    found = re.findall(r"<media:thumbnail\s[^>]*?url=[\"']([^\"']+)", text)
    return pictures(page.url, [html.unescape(each) for each in found])


def uploader(document: Document) -> str | None:
    """Give the address of a video's channel."""
    marked = document.attribute('[itemprop="author"] link[itemprop="url"]', "href")
    number = matching(CHANNEL, child(json_after(document.text, "videoDetails"), "channelId"))
    told = clean_text(json_after(document.text, "ownerProfileUrl"))
    return f"{SITE}/channel/{number}" if number else marked or told


def texts(value: object) -> list[str]:
    """Give all the texts of a part of the page's data."""
    keys = ("simpleText", "text", "content")
    found = (clean_text(each.get(key)) for each in objects(value) for key in keys)
    return [text for text in found if text]


def _tagged(page: Page, found: Profile) -> Profile:
    meta = read_document(page).meta
    return replace(
        found,
        name=meta("og:title"),
        bio=meta("og:description", "description"),
        avatar=picture(page.url, meta("og:image")),
    )


def _banner(page: Page, header: object) -> str | None:
    older = child(header, "banner", "thumbnails")
    sizes = as_list(older or child(header, "banner", "imageBannerViewModel", "image", "sources"))
    return picture(page.url, first_text(child(sizes, -1, "url")))


def _badge(header: object) -> Badge | None:
    marks = {str(child(each, "style")) for each in objects(child(header, "badges"))}
    marks |= {str(child(each, "imageName")) for each in objects(child(header, "title"))}
    shown = next((mark for mark in sorted(marks) if mark.startswith(VERIFIED)), None)
    kinds = (kind for word, kind in BADGES if shown and word in shown)
    return next(kinds, Badge.VERIFIED) if shown else None


def _links(text: str, header: object) -> tuple[str, ...]:
    shown = child(header, "headerLinks", "channelHeaderLinksViewModel", "firstLink", "content")
    about = child(json_after(text, "aboutChannelViewModel"), "links")
    told = [child(e, "channelExternalLinkViewModel", "link", "content") for e in as_list(about)]
    found = (absolute("https://", f"https://{e}") for e in (shown, *told) if isinstance(e, str))
    return tuple(dict.fromkeys(each for each in found if each))


def _joined(text: str) -> datetime | None:
    found = JOINED.search(" ".join(texts(json_after(text, "joinedDateText"))))
    return english_day(found[1]) if found else None
