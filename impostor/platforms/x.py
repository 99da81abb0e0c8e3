"""X (Twitter), through the public page for following somebody.

Of all public pages only /intent/user says the account's number and dates, as JSON-LD. Sources:
microlinkhq/unavatar src/providers/x.js and its fixtures; mikf/gallery-dl twitter.py and
vladkens/twscrape models.py for the words of the API, which stand in pages that people saved.
"""

import re
from dataclasses import replace
from datetime import date
from urllib.parse import urlencode

from impostor.model import Account, Page, Profile
from impostor.platforms import generic, interface
from impostor.platforms.addresses import Place, place
from impostor.platforms.document import read_document, read_json
from impostor.platforms.interface import Platform, Refused, Seen, no_photos, no_posts, no_profile
from impostor.platforms.linked_data import linked_entity
from impostor.platforms.values import child, is_number
from impostor.platforms.walls import barred, wall

CHECKED_ON = date(2026, 11, 21)
HOSTS = ("x.com", "twitter.com")
HANDLE = re.compile(r"@?(\w{1,15})", re.ASCII)
RESERVED = re.compile(
    r"home|search|explore|notifications|messages|settings|i|intent|hashtag|share|login|signup"
    r"|tos|privacy|about|jobs|compose|logout|account|download|who_to_follow"
)
TABS = frozenset({"", "with_replies", "media", "likes", "highlights", "articles", "photo"})
NO_NUMBER = re.compile(r"This account doesn[’']t exist|Ce compte n[’']existe pas")
SUSPENDED = re.compile(r"Account suspended|Compte suspendu|X suspends accounts which violate")


def account(address: str) -> Account | Refused | None:
    """Read x.com/name and its tabs, the older hosts, and the pages for following by name."""
    at = place(address)
    if not at.on(*HOSTS):
        return None
    return _named(at) or no_profile(address, "X", "https://x.com/name")


def look(who: Account) -> str:
    """Look at the page for following, which says the number where the profile does not."""
    key = {"screen_name": who.handle} if who.handle else {"user_id": who.account_id}
    return f"https://x.com/intent/user?{urlencode(key)}"


def status(page: Page) -> Seen:
    """Believe X's own words; the shell that every address gets says nothing."""
    if seen := _api_status(read_json(page)) or barred(page):
        return seen
    document = read_document(page)
    entity = linked_entity(document)
    if (entity and entity.name) or generic.NAME_WITH_HANDLE.match(document.meta("og:title") or ""):
        return interface.up("X")
    if seen := wall(page):
        return seen
    if SUSPENDED.search(document.text):
        return interface.suspended("X")
    missing = page.status in {404, 410} or NO_NUMBER.search(document.text)
    return interface.gone("X") if missing else interface.unknown("X")


def profile(page: Page, who: Account) -> Profile:
    """Read the JSON-LD, else the tags for previews; the banner stands among the pictures."""
    found = generic.profile(page, who)
    entity = linked_entity(read_document(page))
    number = entity.identifier if entity and is_number(entity.identifier or "") else None
    handle = found.account.handle or ""
    url = f"https://x.com/{handle.lower()}" if HANDLE.fullmatch(handle) else who.url
    banner = next((each for each in found.photos if "/profile_banners/" in each), None)
    shown = handle if HANDLE.fullmatch(handle) else who.handle
    return replace(
        found,
        account=replace(found.account, handle=shown, url=url, account_id=number or who.account_id),
        banner=banner,
        photos=tuple(each for each in found.photos if "/media/" in each),
    )


def _named(at: Place) -> Account | None:
    first = at.segment(0)
    name = at.query.get("screen_name", "") if (first, at.segment(1)) == ("intent", "user") else ""
    number = at.query.get("user_id", "") if first == "intent" else ""
    if at.path[:2] == ("i", "user"):
        number = at.segment(2)
    if is_number(number):
        return Account("x", f"https://x.com/i/user/{number}", None, number)
    if len(at.path) <= 2 and at.segment(1) in TABS and not RESERVED.fullmatch(first.lower()):
        name = first
    found = HANDLE.fullmatch(name)
    return Account("x", f"https://x.com/{found[1].lower()}", found[1].lower()) if found else None


def _api_status(said: object) -> Seen | None:
    result = child(said, "data", "user", "result")
    error = child(said, "errors", 0)
    words = " ".join(str(child(result, key)) for key in ("reason", "message"))
    words += str(child(error, "message"))
    if "suspended" in words.lower():
        return interface.suspended("X")
    empty = said in ({"data": {}}, {"data": {"user": {}}})
    return interface.gone("X") if empty or "User not found" in words else None


X = Platform("x", "X", CHECKED_ON, account, look, status, profile, no_posts, no_photos)
