"""Mastodon, on any server, through the server's own public API.

A server cannot be told from its address alone: `https://host/@name` and `https://host/users/name`
are taken as Mastodon's on every host that is not known to mean something else by them
(`ELSEWHERE`). The look is the accounts/lookup API, where only Mastodon answers with Mastodon's
words: any other answer is the status unknown, and `other_reader` then names the generic reader,
which reads the page at the address itself.

A numeric id is only unique on its server, so `account_id` is "id@server".

Sources: docs.joinmastodon.org, methods accounts and entities Account, MediaAttachment; the HTML is
app/views/accounts/_og.html.haml in mastodon/mastodon.
"""

import re
from dataclasses import replace
from datetime import date
from urllib.parse import quote, urlencode

from impostor.model import Account, Page, Profile
from impostor.platforms import generic, interface
from impostor.platforms.addresses import Place, bare_host, host_of, place
from impostor.platforms.document import read_document, read_json
from impostor.platforms.elsewhere import ELSEWHERE
from impostor.platforms.interface import Platform, Refused, Seen, no_profile
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
from impostor.platforms.walls import barred, wall

CHECKED_ON = date(2026, 11, 21)
USER = re.compile(
    r"@?(\w+([.-]+\w+)*)(?:@([a-z0-9-]+(?:\.[a-z0-9-]+)+))?", re.IGNORECASE | re.ASCII
)
NAME = re.compile(r"\w+([.-]+\w+)*", re.ASCII)


def account(address: str) -> Account | Refused | None:
    """Read /@name, /@name@server, /users/name, /web/ and /deck/ before them, and the API's own."""
    at = place(address)
    if at.on(*ELSEWHERE):
        return None
    if at.segment(0).startswith("@") and re.fullmatch(r"\d{15,}", at.segment(1)):
        return no_profile(address, "Mastodon", "https://server/@name")
    found = USER.fullmatch(_user(at))
    return _named(found[1], found[3] or at.host) if found else None


def look(who: Account) -> str:
    """Ask the server to look the name up, which needs no log-in."""
    asked = urlencode({"acct": who.handle})
    return f"https://{place(who.url).host}/api/v1/accounts/lookup?{asked}"


def status(page: Page) -> Seen:
    """Read the API's words; of another answer only a Mastodon page's own tags are believed."""
    said = read_json(page)
    if _is_account(said):
        removed = child(said, "suspended") is True
        return interface.suspended("Mastodon") if removed else interface.up("Mastodon")
    if str(child(said, "error")) in {"Record not found", "Gone"}:
        return interface.gone("Mastodon")
    if seen := barred(page):
        return seen
    return wall(page) or interface.unknown("Mastodon") if said is not None else _html_status(page)


def profile(page: Page, who: Account) -> Profile:
    """Read the Account entity, or the tags of the public page."""
    said = read_json(page)
    if not _is_account(said):
        found = generic.profile(page, who)
        return replace(found, account=replace(found.account, handle=who.handle))
    note = clean_text(child(said, "note")) or ""
    fields = [str(child(each, "value") or "") for each in as_list(child(said, "fields"))]
    server = host_of(page.url)
    name = matching(NAME, child(said, "username"), who.handle) or ""
    return Profile(
        replace(_named(name, server), account_id=f"{identifier(child(said, 'id'))}@{server}"),
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


def posts(found: Profile) -> str | None:
    """Ask for the newest posts of the account's own with pictures."""
    number, _, server = (found.account.account_id or "").partition("@")
    if not server:
        return None
    asked = urlencode({"only_media": "true", "exclude_reblogs": "true", "limit": "30"})
    return f"https://{server}/api/v1/accounts/{quote(number)}/statuses?{asked}"


def post_photos(page: Page) -> tuple[str, ...]:
    """Read the pictures attached to posts."""
    media = [
        m for post in as_list(read_json(page)) for m in as_list(child(post, "media_attachments"))
    ]
    shown = [each for each in media if child(each, "type") == "image"]
    return pictures(
        page.url, [str(child(e, "url") or child(e, "preview_url") or "") for e in shown]
    )


def _named(user: str, server: str) -> Account:
    url = f"https://{bare_host(server.lower())}/@{quote(user.lower())}"
    return Account("mastodon", url, user.lower())


def _user(at: Place) -> str:
    path = at.path[1:] if at.segment(0) in {"web", "deck"} else at.path
    if path[:4] == ("api", "v1", "accounts", "lookup"):
        return at.query.get("acct", "")
    if path and path[0].startswith("@") and path[1:] in {(), ("media",), ("with_replies",)}:
        return path[0][1:]
    return path[1] if len(path) == 2 and path[0] == "users" else ""


def _is_account(said: object) -> bool:
    return isinstance(child(said, "acct"), str) and identifier(child(said, "id")) is not None


def _is_mastodon(page: Page) -> bool:
    document = read_document(page)
    return bool(document.tree.css_first("#mastodon, body.app-body, .public-layout")) or bool(
        document.attribute('link[type="application/activity+json"]', "href")
        and document.meta("profile:username")
    )


def _html_status(page: Page) -> Seen:
    mastodons = _is_mastodon(page)
    if mastodons and page.status == 200 and read_document(page).meta("profile:username"):
        return interface.up("Mastodon")
    if seen := wall(page):
        return seen
    if mastodons and page.status == 410:  # Mastodon's answer for a suspended account's address
        return interface.suspended("Mastodon")
    missing = mastodons and page.status == 404
    return interface.gone("Mastodon") if missing else interface.unknown("Mastodon")


MASTODON = Platform(
    "mastodon", "Mastodon", CHECKED_ON, account, look, status, profile, posts, post_photos
)
