"""Twitch's channels, by their public page.

Most visits get a shell with the site's own tags, which proves neither presence nor absence; the
API needs a key. Sources: oscarotero/Embed tests/cache/www.twitch.tv.twit.php for the shell;
sherlock-project/sherlock and the site's own words for missing channels.
"""

import re
from dataclasses import replace
from datetime import date

from impostor.model import Account, Page, Profile, Status
from impostor.platforms import described, interface
from impostor.platforms.document import Document, read_document
from impostor.platforms.forms import Forms
from impostor.platforms.interface import Facts, Origin, Platform, Seen, look_at_page
from impostor.platforms.linked_data import linked_entity
from impostor.platforms.walls import barred, wall

FACTS = Facts(
    checked_on=date(2026, 11, 21),
    origin=Origin.HTML,
    tells=("name", "handle", "bio", "avatar"),
    states=(Status.UP, Status.GONE),
    identity=None,
    known="https://www.twitch.tv/twitch",
)
HANDLE = r"(?P<handle>@?\w+)"
SITE = "https://www.twitch.tv/{handle}"
FORMS = Forms(
    platform="twitch",
    title="Twitch",
    hosts=("twitch.tv",),
    handle=re.compile(r"\w{3,25}", re.ASCII),
    example="https://www.twitch.tv/name",
    reserved=re.compile(
        r"directory|videos|settings|jobs|downloads|search|subscriptions|drops|wallet|turbo|store|login"
        r"|signup|prime|team|user|broadcast|friends|inventory|moderator|popout|embed|legal|about"
    ),
    forms=(
        (
            r"//(?!clips|dashboard|id\.|help|dev|blog|safety|player)[^/]+/(?:(?:popout|moderator|embed)/)?"
            rf"{HANDLE}(?:/(?:about|videos|schedule|clips|home|chat|clip/.+|v/\d+|video/\d+|squad))?",
            SITE,
        ),
        (rf"//player\.twitch\.tv/\?channel={HANDLE}", SITE),
    ),
)
MISSING = re.compile(
    r"Unless you[’']ve got a time machine|À moins d[’']avoir une machine"
    r"|A menos que tengas una máquina del tiempo|Sofern du keine Zeitmaschine"
)
TITLE = re.compile(r"^(?P<name>.+?)\s+[-–]\s+Twitch$")


def status(page: Page) -> Seen:
    """Call up only what names the channel; the shell's own tags name the site alone."""
    if seen := barred(page):
        return seen
    document = read_document(page)
    if page.status == 200 and _name(document):
        return interface.up("Twitch")
    if seen := wall(page):
        return seen
    missing = page.status in {404, 410} or MISSING.search(document.text)
    return interface.gone("Twitch") if missing else interface.unknown("Twitch")


def profile(page: Page, who: Account) -> Profile:
    """Read the tags for previews."""
    found = described.profile(page, who)
    return replace(found, account=who, name=_name(read_document(page)))


def _name(document: Document) -> str | None:
    entity = linked_entity(document)
    titled = TITLE.match(document.meta("og:title", "twitter:title") or "")
    return (entity.name if entity else None) or (titled["name"] if titled else None)


TWITCH = Platform(
    "twitch", FORMS.title, FACTS, FORMS.account, FORMS.bare, look_at_page, status, profile
)
