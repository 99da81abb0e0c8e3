"""YouTube channels, by the public channel page and the public feed of each channel.

YouTube answers in the visitor's language, so the look asks for English. Sources: the page's
ytInitialData; TeamNewPipe/NewPipeExtractor for the alerts that tell the states apart.
"""

import re
from datetime import date

from impostor.model import Account, Page, Profile, Status
from impostor.platforms import interface
from impostor.platforms.document import read_document, read_text
from impostor.platforms.forms import Forms
from impostor.platforms.interface import Facts, Origin, Platform, Seen
from impostor.platforms.values import json_after
from impostor.platforms.walls import barred, wall
from impostor.platforms.youtube_page import channel_of, feed_photos, read_channel, texts, uploader

FACTS = Facts(
    checked_on=date(2026, 11, 21),
    origin=Origin.HTML,
    tells=("name", "handle", "account_id", "bio", "links", "avatar", "banner", "followers", "posts",
           "verified", "badge", "created_at"),
    states=(Status.UP, Status.GONE, Status.SUSPENDED),
    identity="channel number (UC...)",
    known="https://www.youtube.com/channel/UCBR8-60-B28hp2BmDPdntcQ",
)  # fmt: skip
SITE = "https://www.youtube.com"
CHANNEL = r"(?P<id>UC[\w-]{22})"
VIDEO = r"(?P<post>[\w-]{11})"
WATCH = f"{SITE}/watch?v={{post}}"
FORMS = Forms(
    platform="youtube",
    title="YouTube",
    hosts=("youtube.com", "youtu.be", "youtube-nocookie.com"),
    handle=re.compile(r"(?!uc[\w-]{22}$)[^\s/?#@]{1,100}"),
    example=f"{SITE}/@name",
    identity=re.compile(r"UC[\w-]{22}"),
    reserved=re.compile(
        r"watch|shorts|playlist|results|feeds?|embed|live|hashtag|post|clip|gaming|premium|account"
        r"|about|t|s|redirect|attribution_link|signin|login|oembed|iframe_api|index|browse"
        r"|trending|channel|c|user|v|e|kids|music|movies|new|upload|logout|view_play_list"
    ),
    forms=(
        (rf"//youtu\.be/{VIDEO}", WATCH),
        (rf"channel/{CHANNEL}(?:/.*)?", f"{SITE}/channel/{{id}}"),
        (rf"feeds/videos\.xml\?channel_id={CHANNEL}", f"{SITE}/channel/{{id}}"),
        (r"//(?!youtu\.be)[^/]+/(?P<handle>@[^/]+)(?:/.*)?", f"{SITE}/@{{handle}}"),
        (r"c/(?P<handle>[^/]+)(?:/.*)?", f"{SITE}/c/{{handle}}"),
        (r"user/(?P<handle>[^/]+)(?:/.*)?", f"{SITE}/user/{{handle}}"),
        (rf"watch\?v={VIDEO}", WATCH),
        (rf"(?:shorts|live|embed|v|e)/{VIDEO}", WATCH),
        (r"//(?:www\.|m\.|music\.)?youtube\.com/(?P<handle>[^/@]+)", f"{SITE}/{{handle}}"),
    ),
)
TAKEN_DOWN = re.compile(
    r"terminated|removed because|third-party claims|violat|résilié|clôturé|supprimée? (car|parce)"
    r"|enfrein|ne respecte pas|cancelad|infring|gekündigt|verstoß|verstöß",
    re.IGNORECASE,
)
MISSING = re.compile(
    r"does(n['’]t| not) exist|n['’]existe (pas|plus)|no existe|existiert nicht|gibt es nicht",
    re.IGNORECASE,
)


def look(who: Account) -> str:
    """Look at the page in English, whose words for each state are known."""
    return f"{who.url}{'&' if '?' in who.url else '?'}hl=en"


def status(page: Page) -> Seen:
    """Read the page's own alerts, which also stand in answers of 200 for missing channels."""
    said = " ".join(texts(json_after(read_text(page), "alerts")))
    if TAKEN_DOWN.search(said):
        return interface.suspended("YouTube")
    if MISSING.search(said):
        return interface.gone("YouTube")
    if seen := barred(page):
        return seen
    if channel_of(page) and page.status == 200:
        return interface.up("YouTube")
    if seen := wall(page):
        return seen
    missing = page.status in {404, 410}
    return interface.gone("YouTube") if missing else interface.unknown("YouTube")


def profile(page: Page, who: Account) -> Profile:
    """Read the channel's metadata block and its header, in each layout of the header."""
    return read_channel(page, who)


def posts(found: Profile) -> str | None:
    """Ask for the channel's feed, which shows a picture of each recent video."""
    number = found.account.account_id
    return f"{SITE}/feeds/videos.xml?channel_id={number}" if number else None


def author(page: Page) -> str | None:
    """Read whose video it is in the page's own marks, else in the player's data."""
    return uploader(read_document(page))


YOUTUBE = Platform(
    "youtube", FORMS.title, FACTS, FORMS.account, FORMS.bare, look, status, profile, posts,
    feed_photos, author,
)  # fmt: skip
