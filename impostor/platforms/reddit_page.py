"""What Reddit's answers say of a user and of submissions.

`verified` in an answer is about an e-mail address, no badge. Sources: those of reddit.py.
"""

import html
import re
from dataclasses import replace
from datetime import date

from impostor.model import Account, Page, Profile
from impostor.platforms import interface
from impostor.platforms.document import read_document, read_json
from impostor.platforms.interface import Seen
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
from impostor.platforms.walls import wall

CHECKED_ON = date(2026, 11, 24)

NAME = re.compile(r"[\w-]{2,20}", re.ASCII)
MISSING = re.compile(
    r"nobody on Reddit goes by that name|reddit\.com: page not found"
    r"|personne (?:sur|de) Reddit (?:ne porte|n[’']a) ce (?:nom|pseudo)"
)
SUSPENDED = re.compile(
    r"This account has been suspended\.?|Ce compte a été suspendu\.?"
    r"|Esta cuenta (?:ha sido|fue) suspendida\.?|Dieses? (?:Konto|Account) wurde gesperrt\.?"
)
KNOWN = re.compile(r"\(u/[\w-]{2,20}\)|^u/[\w-]{2,20}\b|^overview for ", re.ASCII)
HEADINGS = "h1, h2, h3"
POSTS = "shreddit-post[author], .thing.link[data-author]"


def json_profile(page: Page, who: Account, data: object) -> Profile:
    """Read the data of about.json."""
    own = child(data, "subreddit")
    name = matching(NAME, child(data, "name"), who.handle)
    number = identifier(child(data, "id"))
    icon = first_text(child(data, "icon_img"), child(own, "icon_img")) or ""
    banner = first_text(child(own, "banner_img"), child(own, "banner_background_image")) or ""
    whole = number and f"t2_{number.removeprefix('t2_')}"
    return Profile(
        replace(who, handle=name, account_id=whole),
        name=first_text(child(own, "title"), name),
        bio=clean_text(child(own, "public_description")),
        avatar=picture(page.url, html.unescape(icon)),
        banner=picture(page.url, html.unescape(banner)),
        followers=count(child(own, "subscribers")),
        created_at=moment(child(data, "created_utc")),
    )


def submitted_photos(page: Page) -> tuple[str, ...]:
    """Read the pictures of submissions: single ones and galleries."""
    entries = as_list(child(read_json(page), "data", "children"))
    found: list[object] = []
    for entry in entries:
        found += [child(each, "source", "url") for each in objects(child(entry, "data", "preview"))]
        media = child(entry, "data", "media_metadata")
        found += [child(each, "s", "u") for each in objects(media)]
    return pictures(page.url, [html.unescape(each) for each in found if isinstance(each, str)])


def poster(page: Page) -> str | None:
    """Give the name of who submitted the post that a page shows."""
    said = read_json(page)
    if said is not None:
        return matching(NAME, child(said, 0, "data", "children", 0, "data", "author"))
    node = read_document(page).tree.css_first(POSTS)
    told = node.attributes if node else {}
    return matching(NAME, told.get("author"), told.get("data-author"))


def html_state(page: Page) -> Seen:
    """Read an account's state in a page for people."""
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
