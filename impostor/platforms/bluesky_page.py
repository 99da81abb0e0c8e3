"""What Bluesky's answers and pages say of an account. Sources: those of bluesky.py."""

import re
from dataclasses import replace
from datetime import date

from impostor.model import Account, Badge, Page, Profile
from impostor.platforms import described
from impostor.platforms.addresses import absolute
from impostor.platforms.document import read_document, read_json
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

CHECKED_ON = date(2026, 11, 24)

HANDLE = r"[a-z0-9][a-z0-9-]*(?:\.[a-z0-9][a-z0-9-]*)+"
NAME = re.compile(HANDLE)
DID = re.compile(r"did:(plc:[a-z2-7]{24}|web:[a-z0-9.-]+)")
ANY_DID = re.compile(r"did:[a-z]+:[a-zA-Z0-9._:%-]{1,200}")
"""As the AT protocol's specification writes them, for answers; `DID` is for addresses."""


def did_of(said: object) -> str | None:
    """Give the DID of an answer of getProfile."""
    return matching(ANY_DID, child(said, "did"))


def html_did(page: Page) -> str | None:
    """Give the DID that a public page says it is about; a page may name others' too."""
    document = read_document(page)
    entity = linked_entity(document)
    said = (entity.identifier if entity else None) or document.meta("twitter:value1") or ""
    found = DID.search(said)
    return found[0] if found else None


def json_profile(page: Page, who: Account) -> Profile:
    """Read an answer of getProfile."""
    said = read_json(page)
    handle = matching(NAME, str(child(said, "handle")).lower(), who.handle)
    website = absolute("https://", clean_text(child(said, "website")) or "")
    checked = child(said, "verification")
    badge = _badge(checked)
    return Profile(
        _with_id(who, handle, did_of(said)),
        name=first_text(child(said, "displayName"), handle),
        bio=clean_text(child(said, "description")),
        links=(website,) if website else (),
        avatar=picture(page.url, clean_text(child(said, "avatar"))),
        banner=picture(page.url, clean_text(child(said, "banner"))),
        followers=count(child(said, "followersCount")),
        following=count(child(said, "followsCount")),
        posts=count(child(said, "postsCount")),
        verified=badge is not None if checked else None,
        badge=badge,
        created_at=moment(child(said, "createdAt")),
    )


def html_profile(page: Page, who: Account) -> Profile:
    """Read the structured data of the public page."""
    found, did = described.profile(page, who), html_did(page)
    own = tuple(each for each in found.photos if did and did in each)
    handle = matching(NAME, (found.account.handle or "").lower(), who.handle)
    return replace(found, account=_with_id(who, handle, did), photos=own)


def feed_photos(page: Page) -> tuple[str, ...]:
    """Read the pictures of own posts; what was reposted is somebody else's."""
    own = [e for e in as_list(child(read_json(page), "feed")) if not child(e, "reason")]
    embeds = [child(entry, "post", "embed") for entry in own]
    images = [i for e in embeds for i in as_list(child(e, "images") or child(e, "media", "images"))]
    return pictures(page.url, [str(child(each, "fullsize") or "") for each in images])


def _with_id(who: Account, handle: str | None, did: str | None) -> Account:
    # "handle.invalid" is what the network shows for a handle that no longer proves itself.
    known = did if did and DID.fullmatch(did) else None
    shown = known if handle in {None, "handle.invalid"} else handle
    url = f"https://bsky.app/profile/{shown}" if shown else who.url
    return replace(who, url=url, handle=handle, account_id=did or who.account_id)


def _badge(said: object) -> Badge | None:
    if child(said, "trustedVerifierStatus") == "valid":
        return Badge.VERIFIER
    return Badge.VERIFIED if child(said, "verifiedStatus") == "valid" else None
