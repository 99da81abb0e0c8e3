"""Threads, by its public profile page; where there is none, the log-in page answers instead.

Sources: microlinkhq/unavatar src/providers/threads.js; WebBreacher/WhatsMyName and soxoj/maigret
for the log-in page, which stands both for missing accounts and for a wall and so proves nothing.
"""

import re
from dataclasses import replace
from datetime import date

from impostor.model import Account, Page, Profile
from impostor.platforms import generic, interface
from impostor.platforms.addresses import place
from impostor.platforms.document import read_document
from impostor.platforms.interface import Platform, Refused, Seen, no_photos, no_posts, no_profile
from impostor.platforms.values import clean_text, followers_in, matching
from impostor.platforms.walls import barred, wall

CHECKED_ON = date(2026, 11, 21)
HANDLE = re.compile(r"@?([a-z0-9_](?:[a-z0-9_.]{0,28}[a-z0-9_])?)", re.IGNORECASE | re.ASCII)
TABS = frozenset({"", "replies", "media", "reposts"})
NUMBER = re.compile(r'"props"\s*:\s*\{[^{}]{0,400}"user_id"\s*:\s*"(\d+)"')
COUNTS = re.compile(r"^[\d.,\s\xa0]+[KMk]?\s\w+\s•\s[\d.,\s\xa0]+[KMk]?\sThreads?\s*[•.]?\s*")
INVITATION = re.compile(r"\.?\s*(?:See the latest conversations with|Découvrez les dernières).*$")


def account(address: str) -> Account | Refused | None:
    """Read /@name and its tabs, on both domains."""
    at = place(address)
    if not at.on("threads.com", "threads.net"):
        return None
    found = HANDLE.fullmatch(at.segment(0))
    if (
        not found
        or not at.segment(0).startswith("@")
        or len(at.path) > 2
        or at.segment(1) not in TABS
    ):
        return no_profile(address, "Threads", "https://www.threads.com/@name")
    return _named(found[1])


def look(who: Account) -> str:
    """Look at the public profile page."""
    return who.url


def status(page: Page) -> Seen:
    """Call up only what names the account in its title."""
    if seen := barred(page):
        return seen
    if page.status in {404, 410}:
        return wall(page) or interface.gone("Threads")
    if generic.NAME_WITH_HANDLE.match(read_document(page).meta("og:title") or ""):
        return interface.up("Threads")
    return wall(page) or interface.unknown("Threads")


def profile(page: Page, who: Account) -> Profile:
    """Read the tags for previews; the bio stands between the counts and an invitation."""
    document = read_document(page)
    found = generic.profile(page, who)
    said = document.meta("og:description", "description") or ""
    number = NUMBER.search(document.text)
    handle = matching(HANDLE, found.account.handle, who.handle) or ""
    return replace(
        found,
        account=replace(_named(handle), handle=handle, account_id=number[1] if number else None),
        bio=clean_text(INVITATION.sub("", COUNTS.sub("", said))),
        followers=followers_in(said),
    )


def _named(handle: str) -> Account:
    return Account("threads", f"https://www.threads.com/@{handle.lower()}", handle.lower())


THREADS = Platform(
    "threads", "Threads", CHECKED_ON, account, look, status, profile, no_posts, no_photos
)
