"""What Reddit's answers say of a user and of submissions.

`verified` in an answer is about an e-mail address, no badge. Sources: those of reddit.py.
"""

import html
import re
from dataclasses import replace

from impostor.model import Account, Page, Profile
from impostor.platforms.document import read_document, read_json
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

NAME = re.compile(r"[\w-]{2,20}", re.ASCII)
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
