"""Bluesky, through its public AppView.

Sources: the lexicons app.bsky.actor.getProfile and app.bsky.feed.getAuthorFeed; the errors are
those of packages/bsky/src/api/app/bsky/actor/getProfile.ts in bluesky-social/atproto; the HTML is
bskyweb/templates/profile.html in bluesky-social/social-app.
"""

import re
from datetime import date
from urllib.parse import urlencode

from impostor.model import Account, Page, Profile, Status
from impostor.platforms import interface
from impostor.platforms.bluesky_page import (
    HANDLE,
    did_of,
    feed_photos,
    html_did,
    html_profile,
    json_profile,
)
from impostor.platforms.document import read_document, read_json
from impostor.platforms.forms import Forms
from impostor.platforms.interface import Facts, Origin, Platform, Refused, Seen
from impostor.platforms.values import child
from impostor.platforms.walls import barred, wall

FACTS = Facts(
    checked_on=date(2026, 11, 21),
    origin=Origin.API,
    tells=("name", "handle", "account_id", "bio", "links", "avatar", "banner", "photos",
           "followers", "following", "posts", "verified", "badge", "created_at"),
    states=(Status.UP, Status.GONE, Status.SUSPENDED),
    identity="DID",
    known="https://bsky.app/profile/bsky.app",
)  # fmt: skip
API = "https://public.api.bsky.app/xrpc/"
WEB = r"//(?:(?:staging\.|www\.)?bsky\.app|deer\.social|main\.bsky\.dev)"
PROFILE = "https://bsky.app/profile"
DID, NAME = r"(?P<id>did:[a-z]+:[\w.:%-]+)", r"(?P<handle>@?[\w.-]+)"
REST = r"(?:/(?:post|feed|lists|lexicon|follow\w*|known-followers|search|labeler)(?:/.*)?)?"
FORMS = Forms(
    platform="bluesky",
    title="Bluesky",
    hosts=("bsky.app", "deer.social", "main.bsky.dev", "bsky.social"),
    handle=re.compile(HANDLE),
    example=f"{PROFILE}/name.bsky.social",
    identity=re.compile(r"did:(?:plc:[a-z2-7]{24}|web:[a-z0-9.-]+)"),
    forms=(
        (rf"{WEB}/(?:profile|starter-pack)/{NAME}{REST}", f"{PROFILE}/{{handle}}"),
        (rf"{WEB}/(?:profile|starter-pack)/{DID}{REST}", f"{PROFILE}/{{id}}"),
        (rf"{WEB}/starter-pack/{NAME}/.+", f"{PROFILE}/{{handle}}"),
        (rf"xrpc/[^/]+\?actor={NAME}", f"{PROFILE}/{{handle}}"),
        (rf"xrpc/[^/]+\?actor={DID}", f"{PROFILE}/{{id}}"),
        (r"//(?P<handle>[\w-]+\.bsky\.social)/", f"{PROFILE}/{{handle}}"),
        (r"//go\.bsky\.app/(?P<post>\w+)", "https://go.bsky.app/{post}"),
    ),
)
SUSPENDED = frozenset({"AccountTakedown"})


def bare(text: str) -> Account | Refused:
    """Read a handle or DID; a name without a dot is one under bsky.social, where most are."""
    name = text.strip().removeprefix("@")
    return FORMS.bare(name if "." in name or ":" in name else f"{name}.bsky.social")


def look(who: Account) -> str:
    """Ask for the profile by DID where it is known: a handle can pass to somebody else."""
    if not (asked := who.account_id or who.handle):
        return who.url
    return f"{API}app.bsky.actor.getProfile?{urlencode({'actor': asked})}"


def status(page: Page) -> Seen:
    """Read the API's own error names; a plain page is read for the profile it carries."""
    said = read_json(page)
    if did_of(said) and child(said, "handle"):
        return interface.up("Bluesky")
    error, message = str(child(said, "error") or ""), str(child(said, "message") or "")
    if error in SUSPENDED:
        return interface.suspended("Bluesky")
    if error == "AccountDeactivated" or (error and message == "Profile not found"):
        return interface.gone("Bluesky")
    if seen := barred(page):
        return seen
    if said is None and html_did(page):
        return interface.up("Bluesky")
    return wall(page) or interface.unknown("Bluesky")


def profile(page: Page, who: Account) -> Profile:
    """Read getProfile's answer, or the public page's structured data."""
    return json_profile(page, who) if did_of(read_json(page)) else html_profile(page, who)


def posts(found: Profile) -> str | None:
    """Ask for the newest posts with pictures."""
    actor = found.account.account_id or found.account.handle
    asked = {"actor": actor, "filter": "posts_with_media", "limit": "30"}
    return f"{API}app.bsky.feed.getAuthorFeed?{urlencode(asked)}" if actor else None


def author(page: Page) -> str | None:
    """Read whose starter pack or post it is in the page's own address."""
    return read_document(page).meta("og:url")


BLUESKY = Platform(
    "bluesky", FORMS.title, FACTS, FORMS.account, bare, look, status, profile, posts,
    feed_photos, author,
)  # fmt: skip
