"""What any page says of a person, for search engines and previews: the fields of a profile."""

import re
from dataclasses import replace

from impostor.model import Account, Page, Profile
from impostor.platforms.addresses import absolute, one_form
from impostor.platforms.document import Document, links, read_document
from impostor.platforms.linked_data import Entity, linked_entity
from impostor.platforms.marked_up import card_entity, item_entity
from impostor.platforms.pictures import picture, pictures
from impostor.platforms.privacy import is_private
from impostor.platforms.titles import display_name, site_names, speaks_of, titled_handle
from impostor.platforms.values import followers_in

MOST_PHOTOS = 12
PICTURES = "article img, main img, [role=main] img, .h-entry img, figure img"
OTHERS = ", ".join(
    f"{part} img"
    for part in (
        "aside", "nav", "footer", "[class*=related]", "[class*=suggest]", "[class*=recommend]",
        "[class*=friend]", "[class*=follower]", "[class*=comment]", "[class*=sidebar]",
    )
)  # fmt: skip
"""Where a page shows other people, whose pictures must not count against this account."""


def profile(page: Page, who: Account) -> Profile:
    """Read structured data first, then the tags for previews, then the title."""
    document = read_document(page)
    said = entities(document)
    meta = document.meta
    bio = next((e.bio for e in said if e.bio), None)
    bio = bio or meta("og:description", "twitter:description", "description")
    return Profile(
        replace(who, handle=_handle(document, said) or who.handle),
        name=name(document),
        bio=bio,
        links=_links(document, said, who),
        avatar=(shown := avatar(document, said)),
        photos=_photos(document, shown),
        followers=_followers(said, bio, meta("description", "og:description")),
        following=next((e.following for e in said if e.following is not None), None),
        posts=next((e.posts for e in said if e.posts is not None), None),
        private=True if is_private(document, name(document), bio) else None,
        created_at=next((e.created_at for e in said if e.created_at), None),
    )


def avatar(document: Document, said: tuple[Entity, ...] = ()) -> str | None:
    """Give the first picture of the person that is neither generic nor the page's own logo."""
    meta = document.meta
    offered = [e.image for e in said]
    offered += [meta("og:image", "og:image:url", "og:image:secure_url"), meta("twitter:image")]
    offered += [meta("twitter:image:src"), document.attribute('link[rel="image_src"]', "href")]
    logos = {_resolved(document, each) for each in _logos(document)}
    for each in offered:
        found = picture(document.url, each)
        if found and found not in logos:
            return found
    return None


def entities(document: Document) -> tuple[Entity, ...]:
    """Give what JSON-LD, microdata and h-card say of the person, in that order."""
    found = (linked_entity(document), item_entity(document), card_entity(document))
    return tuple(each for each in found if each)


def name(document: Document) -> str | None:
    """Give the name of whom a page is about, without what is the site's own."""
    for entity in entities(document):
        if entity.name:
            return entity.name
    sites = site_names(document)
    if said := document.meta("og:title", "twitter:title"):
        return display_name(said, sites)
    # A bare title that begins with the site is its slogan, as in "TikTok - Make Your Day".
    slogan = document.title is None or speaks_of(document.title, sites)
    return None if slogan else display_name(document.title or "", sites)


def _handle(document: Document, said: tuple[Entity, ...]) -> str | None:
    found = next((entity.handle for entity in said if entity.handle), None)
    return found or titled_handle(document)


def _followers(said: tuple[Entity, ...], *texts: str | None) -> int | None:
    counted = next((e.followers for e in said if e.followers is not None), None)
    if counted is not None:
        return counted
    return next((n for text in texts if (n := followers_in(text)) is not None), None)


def _links(document: Document, said: tuple[Entity, ...], who: Account) -> tuple[str, ...]:
    offered = [link for entity in said for link in entity.links]
    offered += links(document.tree, 'a[rel~="me" i], link[rel~="me" i]')
    found = (absolute(document.url, each) for each in offered)
    own = {one_form(who.url), one_form(document.url)}
    return tuple(dict.fromkeys(each for each in found if each and one_form(each) not in own))


def _photos(document: Document, shown: str | None) -> tuple[str, ...]:
    candidates = document.tree.css(PICTURES)
    others = {node.mem_id for node in document.tree.css(OTHERS)} if candidates else set()
    offered = [
        said.get("src") or said.get("data-src") or ""
        for node in candidates
        if not _is_small((said := node.attributes).get("width")) and node.mem_id not in others
    ]
    found = pictures(document.url, [each for each in offered if each])
    return tuple(each for each in found if each != shown)[:MOST_PHOTOS]


def _is_small(width: str | None) -> bool:
    return bool(width and re.fullmatch(r"\d{1,2}(px)?", width.strip()))


def _logos(document: Document) -> list[str]:
    said = [document.meta("og:logo"), document.attribute('[itemprop="logo"]', "src")]
    icons = document.attributes('link[rel~="icon" i], link[rel="apple-touch-icon" i]', "href")
    return [each for each in (*said, *icons) if each]


def _resolved(document: Document, address: str) -> str | None:
    return absolute(document.url, address)
