"""What Pinterest's pages and answers say of a user. Sources: those of pinterest.py."""

from dataclasses import replace
from datetime import date

from impostor.model import Account, Badge, Page, Profile
from impostor.platforms import described
from impostor.platforms.addresses import absolute
from impostor.platforms.document import Document, read_document, read_json
from impostor.platforms.linked_data import linked_entity
from impostor.platforms.pictures import picture
from impostor.platforms.values import child, clean_text, count, first_text, identifier, json_after

CHECKED_ON = date(2026, 11, 24)


def profile(page: Page, who: Account) -> Profile:
    """Read the JSON-LD, and what the page's data says of the same user."""
    document = read_document(page)
    found, entity = described.profile(page, who), linked_entity(document)
    answer = child(read_json(page), "resource_response", "data")
    handle = first_text(child(answer, "username"), found.account.handle)
    user = answer or _user(document, handle or "")
    website = absolute("https://", clean_text(child(user, "website_url")) or "")
    badge = Badge.VERIFIED if child(user, "verified_identity") else None
    number = identifier(child(user, "id"))
    return replace(
        found,
        account=replace(who, handle=handle, account_id=number),
        name=first_text(child(user, "full_name"), entity and entity.name),
        bio=first_text(child(user, "about"), entity and entity.bio),
        links=(website,) if website else found.links,
        avatar=picture(
            page.url, first_text(child(user, "image_xlarge_url"), entity and entity.image)
        ),
        photos=(),
        followers=count(child(user, "follower_count")) or found.followers,
        following=count(child(user, "following_count")) or found.following,
        posts=count(child(user, "pin_count")) or found.posts,
        verified=badge is not None if user else None,
        badge=badge,
    )


def _user(document: Document, handle: str) -> object:
    users = child(json_after(document.text, "initialReduxState"), "users")
    known = users.values() if isinstance(users, dict) else ()
    return next((u for u in known if str(child(u, "username")).lower() == handle.lower()), None)
