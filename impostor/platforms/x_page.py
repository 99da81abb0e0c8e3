"""What X's pages and saved answers say of an account.

Sources: microlinkhq/unavatar test/unit/providers/x-*.html; the fields of the API are those of
soxoj/socid-extractor schemes.py and vladkens/twscrape models.py.
"""

from dataclasses import dataclass, replace
from datetime import date

from impostor.model import Account, Badge, Page, Profile, Status
from impostor.platforms import described, interface
from impostor.platforms.addresses import absolute
from impostor.platforms.document import read_document
from impostor.platforms.interface import Seen
from impostor.platforms.linked_data import linked_entity
from impostor.platforms.pictures import picture
from impostor.platforms.values import (
    as_list,
    child,
    clean_text,
    count,
    first_text,
    identifier,
    is_number,
    moment,
)
from impostor.platforms.walls import RATE

CHECKED_ON = date(2026, 11, 24)

RATE_CODES = (88, 429)
BADGES = {"Business": Badge.ORGANISATION, "Government": Badge.GOVERNMENT}


@dataclass(frozen=True, slots=True)
class User:
    """A user in an answer of the API: the parts in which its fields stand, newest layout first."""

    number: str | None
    parts: tuple[object, ...]
    private: bool

    def get(self, *keys: str) -> object:
        """Give the first value that any part has under these keys."""
        found = (child(part, *keys) for part in self.parts)
        return next((value for value in found if value is not None), None)


def user_of(said: object) -> User | None:
    """Find the user in an answer of UserByScreenName or its kin."""
    result = child(said, "data", "user", "result") or child(said, "data", "user")
    legacy = child(result, "legacy")
    if not isinstance(legacy, dict):
        return None
    parts = (child(result, "core"), child(result, "privacy"), child(result, "verification"), legacy)
    private = any(child(part, "protected") is True for part in parts)
    number = identifier(child(result, "rest_id")) or identifier(legacy.get("id_str"))
    return User(number, (*parts, result), private)


def json_profile(page: Page, who: Account, user: User) -> Profile:
    """Read a user of the API."""
    face = first_text(user.get("avatar", "image_url"), user.get("profile_image_url_https"))
    urls = as_list(user.get("entities", "url", "urls"))
    links = (absolute(page.url, clean_text(child(e, "expanded_url")) or "") for e in urls)
    kind = BADGES.get(str(user.get("verified_type")))
    paid, legacy = user.get("is_blue_verified") is True, user.get("verified") is True
    badge = kind or (Badge.PAID if paid else Badge.VERIFIED if legacy else None)
    return Profile(
        replace(who, handle=first_text(user.get("screen_name")), account_id=user.number),
        name=first_text(user.get("name")),
        bio=first_text(user.get("description")),
        links=tuple(each for each in links if each),
        avatar=picture(page.url, face),
        banner=picture(page.url, first_text(user.get("profile_banner_url"))),
        followers=count(user.get("followers_count")),
        following=count(user.get("friends_count")),
        posts=count(user.get("statuses_count")),
        verified=badge is not None,
        badge=badge,
        private=user.private,
        created_at=moment(user.get("created_at")),
    )


def html_profile(page: Page, who: Account) -> Profile:
    """Read the JSON-LD or the tags for previews; the banner stands among the pictures."""
    found = described.profile(page, who)
    entity = linked_entity(read_document(page))
    number = entity.identifier if entity and is_number(entity.identifier or "") else None
    banner = next((each for each in found.photos if "/profile_banners/" in each), None)
    return replace(
        found,
        account=replace(found.account, account_id=number or who.account_id),
        banner=picture(page.url, banner),
        photos=tuple(each for each in found.photos if "/media/" in each),
    )


def api_state(said: object) -> Seen | None:
    """Read an account's state in an answer of the API; None where it is none."""
    if user := user_of(said):
        return interface.private("X") if user.private else interface.up("X")
    result, error = child(said, "data", "user", "result"), child(said, "errors", 0)
    if child(error, "code") in RATE_CODES:
        return Seen(Status.RATE_LIMITED, RATE)
    words = " ".join(str(child(result, key)) for key in ("reason", "message"))
    words += str(child(error, "message"))
    if "suspended" in words.lower():
        return interface.suspended("X")
    empty = said in ({"data": {}}, {"data": {"user": {}}})
    return interface.gone("X") if empty or "User not found" in words else None
