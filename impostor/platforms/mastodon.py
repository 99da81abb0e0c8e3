"""Mastodon, on any server, through the server's own public API.

A server cannot be told from its address alone: `https://host/@name` and `https://host/users/name`
are taken as Mastodon's on every host that is not known to mean something else by them
(`ELSEWHERE`). The look is the accounts/lookup API, where only Mastodon answers with Mastodon's
words: any other answer is the status unknown, and `other_reader` then names the generic reader,
which reads the page at the address itself.

Sources: docs.joinmastodon.org, methods accounts; the HTML is app/views/accounts/_og.html.haml in
mastodon/mastodon.
"""

from datetime import date
from urllib.parse import quote, urlencode

from impostor.model import Account, Page, Profile, Status
from impostor.platforms import interface
from impostor.platforms.addresses import bare_host, place
from impostor.platforms.document import read_json
from impostor.platforms.elsewhere import ELSEWHERE
from impostor.platforms.interface import Facts, Origin, Platform, Refused, Seen, no_profile
from impostor.platforms.mastodon_names import USER, user_in
from impostor.platforms.mastodon_page import (
    attached_photos,
    html_state,
    is_account,
    media_address,
    read_account,
)
from impostor.platforms.values import child
from impostor.platforms.walls import LOGIN, barred, wall

FACTS = Facts(
    checked_on=date(2026, 11, 21),
    origin=Origin.API,
    tells=("name", "handle", "account_id", "bio", "links", "avatar", "banner", "photos",
           "followers", "following", "posts", "created_at"),
    states=(Status.UP, Status.GONE, Status.SUSPENDED),
    identity="number on the server",
    known="https://mastodon.social/@mastodon",
)  # fmt: skip
EXAMPLE = "https://server/@name"


def account(address: str) -> Account | Refused | None:
    """Read /@name, /@name@server, /users/name, their posts, /web/ and the API's own addresses."""
    at = place(address)
    found = None if at.on(*ELSEWHERE) else USER.fullmatch(user_in(at))
    return _named(found[1], found[3] or at.host) if found else None


def bare(text: str) -> Account | Refused:
    """Read name@server, with an @ in front or not."""
    found = USER.fullmatch(text.strip())
    if found and found[3]:
        return _named(found[1], found[3])
    return no_profile(text.strip(), "Mastodon", f"@name@server or {EXAMPLE}")


def stranger(who: Account, handle: str) -> Account:
    """Give another name on the account's own server."""
    return _named(handle, place(who.url).host)


def look(who: Account) -> str:
    """Ask the server to look the name up, which needs no log-in."""
    asked = urlencode({"acct": who.handle})
    return f"https://{place(who.url).host}/api/v1/accounts/lookup?{asked}"


def status(page: Page) -> Seen:
    """Read the API's words; of another answer only a Mastodon page's own tags are believed."""
    said = read_json(page)
    if is_account(said):
        removed = child(said, "suspended") is True
        return interface.suspended("Mastodon") if removed else interface.up("Mastodon")
    if str(child(said, "error")) in {"Record not found", "Gone"}:
        return interface.gone("Mastodon")
    if "authenticated user" in str(child(said, "error")):
        return Seen(Status.LOGIN_WALL, LOGIN)
    if seen := barred(page):
        return seen
    return wall(page) or interface.unknown("Mastodon") if said is not None else html_state(page)


def profile(page: Page, who: Account) -> Profile:
    """Read the Account entity, or the tags of the public page."""
    return read_account(page, who, _named)


def _named(user: str, server: str) -> Account:
    url = f"https://{bare_host(server.lower())}/@{quote(user.lower())}"
    return Account("mastodon", url, user.lower())


MASTODON = Platform(
    "mastodon", "Mastodon", FACTS, account, bare, look, status, profile, media_address,
    attached_photos, stranger=stranger,
)  # fmt: skip
