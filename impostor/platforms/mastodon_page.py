"""What Mastodon's answers and pages say of an account.

A numeric id is only unique on its server, so `account_id` is "id@server". Sources:
docs.joinmastodon.org, entities Account and MediaAttachment.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from urllib.parse import quote, urlencode

from impostor.model import Account, Page, Profile
from impostor.platforms import described, interface
from impostor.platforms.addresses import host_of
from impostor.platforms.document import read_document, read_json
from impostor.platforms.interface import Seen
from impostor.platforms.pictures import picture, pictures
from impostor.platforms.snippets import snippet_links, snippet_text
from impostor.platforms.values import (
    as_list,
    child,
    clean_text,
    count,
    first_text,
    identifier,
    matching,
    moment,
)
from impostor.platforms.walls import wall

CHECKED_ON = date(2026, 11, 24)

NAME = re.compile(r"\w+([.-]+\w+)*", re.ASCII)


def read_account(page: Page, who: Account, named: Callable[[str, str], Account]) -> Profile:
    """Read the Account entity, or the tags of the public page; `named` takes a name and server."""
    said = read_json(page)
    if not is_account(said):
        found = described.profile(page, who)
        return replace(found, account=replace(found.account, handle=who.handle))
    note = clean_text(child(said, "note")) or ""
    fields = [str(child(each, "value") or "") for each in as_list(child(said, "fields"))]
    server = host_of(page.url)
    name = matching(NAME, child(said, "username"), who.handle) or ""
    return Profile(
        replace(named(name, server), account_id=f"{identifier(child(said, 'id'))}@{server}"),
        name=first_text(child(said, "display_name"), name),
        bio=snippet_text(note),
        links=snippet_links(page.url, " ".join([note, *fields])),
        avatar=picture(page.url, clean_text(child(said, "avatar"))),
        banner=picture(page.url, clean_text(child(said, "header"))),
        followers=count(child(said, "followers_count")),
        following=count(child(said, "following_count")),
        posts=count(child(said, "statuses_count")),
        created_at=moment(child(said, "created_at")),
    )


def attached_photos(page: Page) -> tuple[str, ...]:
    """Read the pictures attached to posts."""
    media = [
        m for post in as_list(read_json(page)) for m in as_list(child(post, "media_attachments"))
    ]
    shown = [each for each in media if child(each, "type") == "image"]
    return pictures(
        page.url, [str(child(e, "url") or child(e, "preview_url") or "") for e in shown]
    )


def is_account(said: object) -> bool:
    """Say whether an answer is an Account entity."""
    return isinstance(child(said, "acct"), str) and identifier(child(said, "id")) is not None


def is_mastodons(page: Page) -> bool:
    """Say whether a page is one of Mastodon's own."""
    document = read_document(page)
    return bool(document.tree.css_first("#mastodon, body.app-body, .public-layout")) or bool(
        document.attribute('link[type="application/activity+json"]', "href")
        and document.meta("profile:username")
    )


def html_state(page: Page) -> Seen:
    """Read an account's state in a page for people."""
    mastodons = is_mastodons(page)
    if mastodons and page.status == 200 and read_document(page).meta("profile:username"):
        return interface.up("Mastodon")
    if seen := wall(page):
        return seen
    if mastodons and page.status == 410:  # Mastodon's answer for a suspended account's address
        return interface.suspended("Mastodon")
    missing = mastodons and page.status == 404
    return interface.gone("Mastodon") if missing else interface.unknown("Mastodon")


def media_address(found: Profile) -> str | None:
    """Ask for the newest posts of the account's own with pictures."""
    number, _, server = (found.account.account_id or "").partition("@")
    if not server:
        return None
    asked = urlencode({"only_media": "true", "exclude_reblogs": "true", "limit": "30"})
    return f"https://{server}/api/v1/accounts/{quote(number)}/statuses?{asked}"
