"""What Instagram's pages and saved answers say of an account.

In a page that a logged-in person saved, the viewer's number and flags can stand first: only what
is called the profile's own, or stands in one object with its number, is read. Sources: those of
instagram.py; the fields of the data are those of instaloader structures.py and
soxoj/socid-extractor schemes.py.
"""

import re
from dataclasses import replace
from datetime import date

from impostor.model import Account, Badge, Page, Profile
from impostor.platforms import described
from impostor.platforms.addresses import absolute
from impostor.platforms.document import Document, read_document, read_json
from impostor.platforms.pictures import picture
from impostor.platforms.titles import NAME_WITH_HANDLE
from impostor.platforms.values import (
    as_list,
    child,
    clean_text,
    count,
    first_text,
    flag_near,
    followers_in,
    following_in,
    identifier,
    json_after,
    posts_in,
)

CHECKED_ON = date(2026, 11, 24)

NUMBER = re.compile(r'"profile_id"\s*:\s*"(\d+)"|"profilePage_(\d+)"')
USER_LINK = re.compile(r"instagram://user\?username=([\w.]+)")
POST_LINK = re.compile(r"/(?:p|reel|tv)/|//media\?id=")
REST = re.compile(r"\s*([•·|–—-].*)?", re.DOTALL)
"""What may follow "Name (@handle)" in a profile's title; in a post's the caption goes on."""

STORY = re.compile(
    r"^Watch this story by (.+) on Instagram\b|^Regarde[zr]? .*story de (.+) sur Ins"
)
POSTER = re.compile(r"- (@?[\w.]+) (?:on|le|el|am|il|em) [^:]{4,40}:")
PRIVATE_TITLE = re.compile(
    r"This account is private|Ce compte est privé|Esta cuenta es privada|Dieses Konto ist privat",
    re.IGNORECASE,
)
ABOUT = re.compile(r"\bInstagram\s*:\s*[\"“«„]\s*(.*?)\s*[\"”»“]?$", re.DOTALL)


def user_of(said: object) -> dict[str, object] | None:
    """Find the user in an answer for a profile, whichever of its forms it has."""
    for keys in (("data", "user"), ("graphql", "user"), ("user",)):
        user = child(said, *keys)
        if isinstance(user, dict) and user.get("username"):
            return user
    return None


def shown_handle(document: Document) -> str | None:
    """Give the handle of the account that a profile's page is about; None for other pages."""
    addresses = [document.meta(name) or "" for name in ("og:url", "al:ios:url")]
    if any(map(POST_LINK.search, addresses)):
        return None
    if named := USER_LINK.search(addresses[1]):
        return named[1]
    for title in (document.meta("og:title"), document.title):
        named = NAME_WITH_HANDLE.match(title or "")
        if named and REST.fullmatch((title or "")[named.end() :]):
            return named["handle"]
    return None


def poster(document: Document) -> str | None:
    """Give the handle of who made a post, from its title or its description."""
    titled = NAME_WITH_HANDLE.match(document.meta("twitter:title") or "")
    told = POSTER.search(document.meta("og:description", "description") or "")
    return titled["handle"] if titled else told[1] if told else shown_handle(document)


def is_private(page: Page) -> bool:
    """Say whether the profile's own data or a heading of the page's own calls it private."""
    if user := user_of(read_json(page)):
        return user.get("is_private") is True
    document = read_document(page)
    # A bio may say the same words; a heading of the page's own says nothing else.
    titled = any(map(PRIVATE_TITLE.fullmatch, document.texts("h2, h3, h4")))
    return titled or flag_near(document.text, "is_private", _number(document)) is True


def json_profile(page: Page, who: Account, user: dict[str, object]) -> Profile:
    """Read a user as the site's own answers write one."""
    face = first_text(child(user, "hd_profile_pic_url_info", "url"), user.get("profile_pic_url_hd"))
    told = [user.get("external_url"), *(child(e, "url") for e in as_list(user.get("bio_links")))]
    links = (absolute(page.url, clean_text(each) or "") for each in told if each)
    verified = user.get("is_verified") is True
    number = identifier(user.get("id")) or identifier(user.get("pk"))
    return Profile(
        replace(who, handle=first_text(user.get("username")), account_id=number),
        name=first_text(user.get("full_name"), user.get("username")),
        bio=first_text(user.get("biography")),
        links=tuple(dict.fromkeys(each for each in links if each)),
        avatar=picture(page.url, face or first_text(user.get("profile_pic_url"))),
        followers=count(_counted(user, "edge_followed_by", "follower_count")),
        following=count(_counted(user, "edge_follow", "following_count")),
        posts=count(_counted(user, "edge_owner_to_timeline_media", "media_count")),
        verified=verified,
        badge=Badge.VERIFIED if verified else None,
        private=user.get("is_private") is True,
    )


def html_profile(page: Page, who: Account) -> Profile:
    """Read the tags for previews; the bio and the counts stand in their descriptions."""
    document = read_document(page)
    user = child(json_after(document.text, "graphql"), "user")
    if isinstance(user, dict) and user.get("username"):
        return json_profile(page, who, user)
    found = described.profile(page, who)
    said = document.meta("description", "og:description")
    about = ABOUT.search(said or "")
    story = STORY.match(document.meta("og:title") or "")
    verified = flag_near(document.text, "is_verified", _number(document))
    return replace(
        found,
        account=replace(who, handle=shown_handle(document), account_id=_number(document)),
        name=(story[1] or story[2]) if story else found.name,
        bio=clean_text(about[1]) if about else None,
        followers=followers_in(said),
        following=following_in(said),
        posts=posts_in(said),
        verified=verified,
        badge=Badge.VERIFIED if verified else None,
        private=True if is_private(page) else None,
    )


def _number(document: Document) -> str | None:
    found = NUMBER.search(document.text)
    return (found[1] or found[2]) if found else None


def _counted(user: dict[str, object], edge: str, plain: str) -> object:
    counted = child(user.get(edge), "count")
    return user.get(plain) if counted is None else counted
