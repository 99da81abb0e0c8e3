"""TikTok, by the data block of its public profile page.

A page without the block of a user is a wall or a video and says nothing. Sources:
microlinkhq/metascraper packages/metascraper-tiktok/test/fixtures; yt-dlp tiktok.py and
mikf/gallery-dl tiktok.py for the codes. 10221 is read by some as banned, by most as missing.
"""

import re
from datetime import date

from impostor.model import Page, Status
from impostor.platforms import interface
from impostor.platforms.document import read_text
from impostor.platforms.forms import Forms
from impostor.platforms.interface import Facts, Origin, Platform, Seen, look_at_page
from impostor.platforms.tiktok_page import detail, poster, profile
from impostor.platforms.values import child
from impostor.platforms.walls import wall

FACTS = Facts(
    checked_on=date(2026, 11, 21),
    origin=Origin.HTML,
    tells=("name", "handle", "account_id", "bio", "links", "avatar", "followers", "following",
           "posts", "verified", "badge", "private", "created_at", "renamed_at"),
    states=(Status.UP, Status.PRIVATE, Status.GONE),
    identity="number",
    known="https://www.tiktok.com/@tiktok",
)  # fmt: skip
SITE = "https://www.tiktok.com"
HANDLE = r"(?P<handle>@[\w.]+)"
FORMS = Forms(
    platform="tiktok",
    title="TikTok",
    hosts=("tiktok.com",),
    handle=re.compile(r"[\w.]{1,32}", re.ASCII),
    example=f"{SITE}/@name",
    forms=(
        (r"//(?P<host>v[mt]\.tiktok\.com)/(?P<post>\w+)", "https://{host}/{post}"),
        (rf"(?:embed/)?{HANDLE}", f"{SITE}/@{{handle}}"),
        (rf"{HANDLE}/(?:video|photo|live|playlist|collection)(?:/.*)?", f"{SITE}/@{{handle}}"),
        (r"t/(?P<post>\w+)", f"{SITE}/t/{{post}}"),
        (r"(?P<post>(?:v/\d+\.html|share/(?:video|user)/\d+|h5/share/usr/\d+\.html))",
         "https://m.tiktok.com/{post}"),
    ),
)  # fmt: skip
MISSING = (10202, 10221)
PRIVATE = 10222


def status(page: Page) -> Seen:
    """Read the code of the data block, and whether the account is private."""
    said = detail(read_text(page))
    if said.code in MISSING:
        return interface.gone("TikTok")
    known = child(said.user, "id")
    if said.code == PRIVATE or (known and child(said.user, "privateAccount") is True):
        return interface.private("TikTok")
    if said.code in (0, None) and known:
        return interface.up("TikTok")
    return wall(page) or interface.unknown("TikTok")


def author(page: Page) -> str | None:
    """Read whose video it is in the data block of the video."""
    handle = poster(read_text(page))
    return f"{SITE}/@{handle}" if handle else None


TIKTOK = Platform(
    "tiktok", FORMS.title, FACTS, FORMS.account, FORMS.bare, look_at_page, status,
    lambda page, who: FORMS.settled(profile(page, who), who), author=author,
)  # fmt: skip
