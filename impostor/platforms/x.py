"""X (Twitter), through the public page for following somebody.

Of all public pages only /intent/user says the account's number and dates, as JSON-LD. Sources:
microlinkhq/unavatar src/providers/x.js and its fixtures; mikf/gallery-dl twitter.py and
vladkens/twscrape models.py for the words of the API, which stand in pages that people saved.
"""

import re
from datetime import date
from urllib.parse import urlencode

from impostor.model import Account, Page, Profile, Status
from impostor.platforms import interface, titles
from impostor.platforms.document import Document, read_document, read_json
from impostor.platforms.forms import Forms
from impostor.platforms.interface import Facts, Origin, Platform, Seen
from impostor.platforms.linked_data import linked_entity
from impostor.platforms.walls import barred, wall
from impostor.platforms.x_page import api_state, html_profile, json_profile, user_of

FACTS = Facts(
    checked_on=date(2026, 11, 21),
    origin=Origin.HTML,
    tells=("name", "handle", "account_id", "bio", "links", "avatar", "banner", "photos",
           "followers", "following", "posts", "verified", "badge", "private", "created_at"),
    states=(Status.UP, Status.PRIVATE, Status.GONE, Status.SUSPENDED),
    identity="number",
    known="https://x.com/x",
)  # fmt: skip
HANDLE = r"(?P<handle>@?\w{1,15})"
TABS = "with_replies|media|likes|highlights|articles|photo|header_photo|followers|following"
FORMS = Forms(
    platform="x",
    title="X",
    hosts=("x.com", "twitter.com"),
    handle=re.compile(r"\w{1,15}", re.ASCII),
    example="https://x.com/name",
    reserved=re.compile(
        r"home|search|explore|notifications|messages|settings|i|intent|hashtag|share|login|signup"
        r"|tos|privacy|about|jobs|compose|logout|account|download|who_to_follow"
    ),
    forms=(
        (rf"{HANDLE}(?:/(?:{TABS}))?", "https://x.com/{handle}"),
        (rf"(?:intent/(?:user|follow))\?screen_name={HANDLE}", "https://x.com/{handle}"),
        (r"(?:intent/(?:user|follow))\?user_id=(?P<id>\d+)", "https://x.com/i/user/{id}"),
        (r"i/user/(?P<id>\d+)", "https://x.com/i/user/{id}"),
        (rf"{HANDLE}/(?:status|statuses|lists|moments|articles?)/.+", "https://x.com/{handle}"),
        (r"i/(?:web/)?status/(?P<post>\d+)(?:/.*)?", "https://x.com/i/status/{post}"),
    ),
)
NO_NUMBER = re.compile(
    r"This account doesn[’']t exist|Ce compte n[’']existe pas|Esta cuenta no existe"
    r"|Dieser Account existiert nicht|Dieses Konto existiert nicht"
)
SUSPENDED = re.compile(
    r"Account suspended|Compte suspendu|Cuenta suspendida|Account gesperrt"
    r"|X suspends accounts which violate"
)


def look(who: Account) -> str:
    """Look at the page for following, which says the number where the profile does not."""
    if who.handle is None and who.account_id is None:
        return who.url
    key = {"screen_name": who.handle} if who.handle else {"user_id": who.account_id}
    return f"https://x.com/intent/user?{urlencode(key)}"


def status(page: Page) -> Seen:
    """Believe X's own words; the shell that every address gets says nothing."""
    if seen := api_state(read_json(page)) or barred(page):
        return seen
    document = read_document(page)
    entity = linked_entity(document)
    if (entity and entity.name) or _titled(document):
        return interface.up("X")
    if seen := wall(page):
        return seen
    if SUSPENDED.search(document.text):
        return interface.suspended("X")
    missing = page.status in {404, 410} or NO_NUMBER.search(document.text)
    return interface.gone("X") if missing else interface.unknown("X")


def profile(page: Page, who: Account) -> Profile:
    """Read the JSON-LD, else the tags for previews; an answer of the API where one was saved."""
    user = user_of(read_json(page))
    found = json_profile(page, who, user) if user else html_profile(page, who)
    return FORMS.settled(found, who)


def author(page: Page) -> str | None:
    """Read whose post it is in the title of its preview."""
    titled = titles.NAME_WITH_HANDLE.match(read_document(page).meta("og:title") or "")
    return f"https://x.com/{titled['handle']}" if titled else None


def _titled(document: Document) -> bool:
    """Say whether the preview is a profile's: a post's bears its author's name in the same form."""
    titled = titles.NAME_WITH_HANDLE.match(document.meta("og:title") or "")
    return bool(titled) and "/status/" not in (document.meta("og:url") or "")


X = Platform(
    "x", FORMS.title, FACTS, FORMS.account, FORMS.bare, look, status, profile, author=author
)
