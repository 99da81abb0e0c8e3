"""Reddit's users, through the JSON that every public page of Reddit has.

Sources: praw-dev/praw tests/integration/cassettes (TestRedditor) and its exceptions;
mikf/gallery-dl reddit.py for suspended users.
"""

import re
from datetime import date

from impostor.model import Account, Page, Profile, Status
from impostor.platforms import described, interface
from impostor.platforms.document import read_json
from impostor.platforms.forms import Forms
from impostor.platforms.interface import Facts, Origin, Platform, Seen
from impostor.platforms.reddit_page import html_state, json_profile, poster, submitted_photos
from impostor.platforms.values import child
from impostor.platforms.walls import STATUSES, barred, wall

FACTS = Facts(
    checked_on=date(2026, 11, 21),
    origin=Origin.API,
    tells=("name", "handle", "account_id", "bio", "avatar", "banner", "followers", "created_at"),
    states=(Status.UP, Status.GONE, Status.SUSPENDED),
    identity="t2_ number",
    known="https://www.reddit.com/user/automoderator",
)
SITE = "https://www.reddit.com"
USER = r"(?:user|u|users)/(?P<handle>[\w-]+?)(?:\.json)?"
FORMS = Forms(
    platform="reddit",
    title="Reddit",
    hosts=("reddit.com", "redd.it"),
    handle=re.compile(r"[\w-]{2,20}", re.ASCII),
    example=f"{SITE}/user/name",
    reserved=re.compile(r"me"),
    forms=(
        (rf"{USER}(?:/.*)?", f"{SITE}/user/{{handle}}"),
        (r"(?P<place>r/[^/]+/comments)/(?P<post>\w+)(?:/.*)?", f"{SITE}/{{place}}/{{post}}"),
        (r"(?P<place>r/[^/]+/s)/(?P<post>\w+)", f"{SITE}/{{place}}/{{post}}"),
        (r"(?:comments/|//redd\.it/)(?P<post>\w+)(?:/.*)?", f"{SITE}/comments/{{post}}"),
    ),
)
NO_SUCH = frozenset({"USER_DOESNT_EXIST", "Not Found"})


def look(who: Account) -> str:
    """Ask for the user's public facts; for a post, its own page in the same form."""
    if who.handle is None:
        return who.url if "/s/" in who.url else f"{who.url}.json"
    return f"{who.url}/about.json"


def status(page: Page) -> Seen:
    """Read the answer's words, and the number of an error that stands in its body."""
    said = read_json(page)
    if child(said, "kind") == "t2" and isinstance(child(said, "data"), dict):
        removed = child(said, "data", "is_suspended") is True
        return interface.suspended("Reddit") if removed else interface.up("Reddit")
    if {str(child(said, "reason")), str(child(said, "message"))} & NO_SUCH:
        return interface.gone("Reddit")
    code = child(said, "error")
    if seen := (STATUSES.get(code) if isinstance(code, int) else None) or barred(page):
        return seen
    return wall(page) or interface.unknown("Reddit") if said is not None else html_state(page)


def profile(page: Page, who: Account) -> Profile:
    """Read the user's facts and those of the profile that Reddit keeps as a community."""
    data = child(read_json(page), "data")
    known = isinstance(data, dict)
    found = json_profile(page, who, data) if known else described.profile(page, who)
    return FORMS.settled(found, who)


def posts(found: Profile) -> str | None:
    """Ask for the newest submissions."""
    return f"{found.account.url}/submitted.json?limit=30&raw_json=1"


def author(page: Page) -> str | None:
    """Read who submitted a post."""
    handle = poster(page)
    return f"{SITE}/user/{handle}" if handle else None


REDDIT = Platform(
    "reddit", FORMS.title, FACTS, FORMS.account, FORMS.bare, look, status, profile, posts,
    submitted_photos, author,
)  # fmt: skip
