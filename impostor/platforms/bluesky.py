"""Bluesky, through its public AppView.

Sources: the lexicons app.bsky.actor.getProfile and app.bsky.feed.getAuthorFeed; the errors are
those of packages/bsky/src/api/app/bsky/actor/getProfile.ts in bluesky-social/atproto; the HTML is
bskyweb/templates/profile.html in bluesky-social/social-app.
"""

import re
from dataclasses import replace
from datetime import date
from urllib.parse import quote, urlencode

from impostor.model import Account, Page, Profile
from impostor.platforms import generic, interface
from impostor.platforms.addresses import absolute, place
from impostor.platforms.document import read_document, read_json
from impostor.platforms.interface import Platform, Refused, Seen, no_profile
from impostor.platforms.linked_data import linked_entity
from impostor.platforms.pictures import picture, pictures
from impostor.platforms.values import (
    as_list,
    child,
    clean_text,
    count,
    first_text,
    matching,
    moment,
)
from impostor.platforms.walls import barred, wall

CHECKED_ON = date(2026, 11, 21)
API = "https://public.api.bsky.app/xrpc/"
DID = re.compile(r"did:(plc:[a-z2-7]{24}|web:[a-z0-9.-]+)")
ANY_DID = re.compile(r"did:[a-z]+:[a-zA-Z0-9._:%-]{1,200}")
"""As the AT protocol's specification writes them, for answers; `DID` is for what people paste."""

HANDLE = re.compile(r"[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+")
WEB_HOSTS = ("bsky.app", "staging.bsky.app", "deer.social", "main.bsky.dev")
SUSPENDED = frozenset({"AccountTakedown"})


def account(address: str) -> Account | Refused | None:
    """Read bsky.app/profile/ID, the API's own addresses, and name.bsky.social."""
    at = place(address)
    actor = ""
    if at.host in WEB_HOSTS and at.segment(0) == "profile" and len(at.path) == 2:
        actor = at.segment(1)
    elif at.on("api.bsky.app", "bsky.social") and at.segment(0) == "xrpc":
        actor = at.query.get("actor", "")
    elif at.on("bsky.social") and at.host != "bsky.social" and not at.path:
        actor = at.host
    elif not at.on(*WEB_HOSTS, "bsky.social"):
        return None
    return _named(actor.removeprefix("@").lower()) or no_profile(
        address, "Bluesky", "https://bsky.app/profile/name.bsky.social"
    )


def look(who: Account) -> str:
    """Ask for the profile by DID where it is known: a handle can pass to somebody else."""
    return f"{API}app.bsky.actor.getProfile?{urlencode({'actor': who.account_id or who.handle})}"


def status(page: Page) -> Seen:
    """Read the API's own error names; a plain page is read for the profile it carries."""
    said = read_json(page)
    if _did(said) and child(said, "handle"):
        return interface.up("Bluesky")
    error, message = str(child(said, "error") or ""), str(child(said, "message") or "")
    if error in SUSPENDED:
        return interface.suspended("Bluesky")
    if error == "AccountDeactivated" or (error and message == "Profile not found"):
        return interface.gone("Bluesky")
    if seen := barred(page):
        return seen
    if said is None and DID.search(_html_id(page) or ""):
        return interface.up("Bluesky")
    return wall(page) or interface.unknown("Bluesky")


def profile(page: Page, who: Account) -> Profile:
    """Read getProfile's answer, or the public page's structured data."""
    said = read_json(page)
    if not _did(said):
        return _html_profile(page, who)
    handle = matching(HANDLE, str(child(said, "handle")).lower(), who.handle)
    website = absolute("https://", clean_text(child(said, "website")) or "")
    return Profile(
        _with_id(who, handle, _did(said)),
        name=first_text(child(said, "displayName"), handle),
        bio=clean_text(child(said, "description")),
        links=(website,) if website else (),
        avatar=picture(page.url, clean_text(child(said, "avatar"))),
        banner=picture(page.url, clean_text(child(said, "banner"))),
        followers=count(child(said, "followersCount")),
        following=count(child(said, "followsCount")),
        posts=count(child(said, "postsCount")),
        verified=_verified(child(said, "verification")),
        created_at=moment(child(said, "createdAt")),
    )


def posts(found: Profile) -> str | None:
    """Ask for the newest posts with pictures."""
    actor = found.account.account_id or found.account.handle
    asked = {"actor": actor, "filter": "posts_with_media", "limit": "30"}
    return f"{API}app.bsky.feed.getAuthorFeed?{urlencode(asked)}" if actor else None


def post_photos(page: Page) -> tuple[str, ...]:
    """Read the pictures of own posts; what was reposted is somebody else's."""
    own = [e for e in as_list(child(read_json(page), "feed")) if not child(e, "reason")]
    embeds = [child(entry, "post", "embed") for entry in own]
    images = [i for e in embeds for i in as_list(child(e, "images") or child(e, "media", "images"))]
    return pictures(page.url, [str(child(each, "fullsize") or "") for each in images])


def _named(actor: str) -> Account | None:
    if DID.fullmatch(actor):
        return Account("bluesky", f"https://bsky.app/profile/{actor}", None, actor)
    known = HANDLE.fullmatch(actor)
    return Account("bluesky", f"https://bsky.app/profile/{quote(actor)}", actor) if known else None


def _did(said: object) -> str | None:
    return matching(ANY_DID, child(said, "did"))


def _with_id(who: Account, handle: str | None, did: str | None) -> Account:
    # "handle.invalid" is what the network shows for a handle that no longer proves itself.
    known = did if did and DID.fullmatch(did) else None
    shown = known if handle in {None, "handle.invalid"} else handle
    url = f"https://bsky.app/profile/{shown}" if shown else who.url
    return replace(who, url=url, handle=handle, account_id=did or who.account_id)


def _html_profile(page: Page, who: Account) -> Profile:
    found = generic.profile(page, who)
    did = DID.search(_html_id(page) or "")
    own = tuple(each for each in found.photos if did and did[0] in each)
    handle = matching(HANDLE, (found.account.handle or "").lower(), who.handle)
    account = _with_id(who, handle, did[0] if did else None)
    return replace(found, account=account, photos=own)


def _html_id(page: Page) -> str | None:
    document = read_document(page)
    entity = linked_entity(document)
    return (entity.identifier if entity else None) or document.meta("twitter:value1")


def _verified(said: object) -> bool | None:
    state = child(said, "verifiedStatus")
    return None if state is None else state == "valid"


BLUESKY = Platform(
    "bluesky", "Bluesky", CHECKED_ON, account, look, status, profile, posts, post_photos
)
