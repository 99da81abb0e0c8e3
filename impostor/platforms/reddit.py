"""Reddit's users, through the JSON that every public page of Reddit has.

Sources: praw-dev/praw tests/integration/cassettes (TestRedditor) and its exceptions;
mikf/gallery-dl reddit.py for suspended users. `verified` in the answer is about an
e-mail address, no badge.
"""

import html
import re
from datetime import date

from impostor.model import Account, Page, Profile
from impostor.platforms import generic, interface
from impostor.platforms.addresses import place
from impostor.platforms.document import read_document, read_json
from impostor.platforms.interface import Platform, Refused, Seen, no_profile
from impostor.platforms.pictures import picture, pictures
from impostor.platforms.values import (
    as_list,
    child,
    clean_text,
    count,
    first_text,
    identifier,
    matching,
    moment,
    objects,
)
from impostor.platforms.walls import STATUSES, barred, wall

CHECKED_ON = date(2026, 11, 21)
HANDLE = re.compile(r"[\w-]{2,20}", re.ASCII)
TABS = frozenset({
    "", "about.json", "about", "submitted", "submitted.json", "comments", "overview", "posts",
    "gilded", "hearted", ".json",
})  # fmt: skip
MISSING = re.compile(r"nobody on Reddit goes by that name|reddit\.com: page not found")
SUSPENDED = re.compile(r"This account has been suspended\.?")
KNOWN = re.compile(r"\(u/[\w-]{2,20}\)|^u/[\w-]{2,20}\b|^overview for ", re.ASCII)
HEADINGS = "h1, h2, h3"
NO_SUCH = frozenset({"USER_DOESNT_EXIST", "Not Found"})


def account(address: str) -> Account | Refused | None:
    """Read /user/name, /u/name, their tabs and their JSON, on every host of Reddit."""
    at = place(address)
    if not at.on("reddit.com", "redd.it"):
        return None
    mine = at.segment(0) in {"user", "u"} and len(at.path) <= 3 and at.segment(2) in TABS
    name = at.segment(1).removesuffix(".json") if mine else ""
    if not HANDLE.fullmatch(name) or name == "me":
        return no_profile(address, "Reddit", "https://www.reddit.com/user/name")
    return _named(name)


def look(who: Account) -> str:
    """Ask for the user's public facts."""
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
    return wall(page) or interface.unknown("Reddit") if said is not None else _html_status(page)


def profile(page: Page, who: Account) -> Profile:
    """Read the user's facts and those of the profile that Reddit keeps as a community."""
    data = child(read_json(page), "data")
    if not isinstance(data, dict):
        return generic.profile(page, who)
    own = data.get("subreddit")
    name = matching(HANDLE, data.get("name"), who.handle) or ""
    number = identifier(data.get("id"))
    icon = first_text(data.get("icon_img"), child(own, "icon_img")) or ""
    banner = first_text(child(own, "banner_img"), child(own, "banner_background_image")) or ""
    return Profile(
        Account("reddit", _named(name).url, name, number and f"t2_{number.removeprefix('t2_')}"),
        name=first_text(child(own, "title"), name),
        bio=clean_text(child(own, "public_description")),
        avatar=picture(page.url, html.unescape(icon)),
        banner=picture(page.url, html.unescape(banner)),
        followers=count(child(own, "subscribers")),
        created_at=moment(data.get("created_utc")),
    )


def posts(found: Profile) -> str | None:
    """Ask for the newest submissions."""
    return f"{found.account.url}/submitted.json?limit=30&raw_json=1"


def post_photos(page: Page) -> tuple[str, ...]:
    """Read the pictures of submissions: single ones and galleries."""
    entries = as_list(child(read_json(page), "data", "children"))
    found: list[object] = []
    for entry in entries:
        found += [child(each, "source", "url") for each in objects(child(entry, "data", "preview"))]
        media = child(entry, "data", "media_metadata")
        found += [child(each, "s", "u") for each in objects(media)]
    return pictures(page.url, [html.unescape(each) for each in found if isinstance(each, str)])


def _named(name: str) -> Account:
    return Account("reddit", f"https://www.reddit.com/user/{name.lower()}", name.lower())


def _html_status(page: Page) -> Seen:
    document = read_document(page)
    # What users write stands in .md, and may have headings of its own.
    written = {node.mem_id for node in document.tree.css(".md *, shreddit-comment *")}
    heads = [n.text().strip() for n in document.tree.css(HEADINGS) if n.mem_id not in written]
    if any(map(SUSPENDED.fullmatch, heads)):
        return interface.suspended("Reddit")
    if page.status == 200 and KNOWN.search(document.title or ""):
        return interface.up("Reddit")
    if seen := wall(page):
        return seen
    missing = page.status in {404, 410} or MISSING.search(document.text)
    return interface.gone("Reddit") if missing else interface.unknown("Reddit")


REDDIT = Platform(
    "reddit", "Reddit", CHECKED_ON, account, look, status, profile, posts, post_photos
)
