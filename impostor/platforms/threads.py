"""Threads, by its public profile page; where there is none, the log-in page answers instead.

Sources: microlinkhq/unavatar src/providers/threads.js; WebBreacher/WhatsMyName and soxoj/maigret
for the log-in page, which stands both for missing accounts and for a wall and so proves nothing;
soxoj/socid-extractor schemes.py for the description.
"""

import re
from dataclasses import replace
from datetime import date

from impostor.model import Account, Badge, Page, Profile, Status
from impostor.platforms import described, interface
from impostor.platforms.document import Document, read_document
from impostor.platforms.forms import Forms
from impostor.platforms.interface import Facts, Origin, Platform, Seen, look_at_page
from impostor.platforms.titles import NAME_WITH_HANDLE
from impostor.platforms.values import clean_text, flag_near, followers_in, posts_in
from impostor.platforms.walls import barred, wall

FACTS = Facts(
    checked_on=date(2026, 11, 21),
    origin=Origin.HTML,
    tells=("name", "handle", "account_id", "bio", "avatar", "followers", "posts", "verified",
           "badge"),
    states=(Status.UP, Status.GONE),
    identity="number",
    known="https://www.threads.com/@instagram",
)  # fmt: skip
SITE = "https://www.threads.com/@{handle}"
FORMS = Forms(
    platform="threads",
    title="Threads",
    hosts=("threads.com", "threads.net"),
    handle=re.compile(r"[a-z0-9_](?:[a-z0-9_.]{0,28}[a-z0-9_])?"),
    example="https://www.threads.com/@name",
    forms=(
        (r"(?P<handle>@[\w.]+)(?:/(?:replies|media|reposts|post/.+))?", SITE),
        (r"t/(?P<post>[\w-]{5,60})(?:/.*)?", "https://www.threads.com/t/{post}"),
        (r"intent/(?:user|follow)\?username=(?P<handle>@?[\w.]+)", SITE),
    ),
)
NUMBER = re.compile(r'"props"\s*:\s*\{[^{}]{0,400}"user_id"\s*:\s*"(\d+)"')
AMOUNT = r"[\d.,\s\xa0\u202f]+(?:[KMk]|mil|Mio\.?)?\s"
COUNTS = re.compile(
    rf"^{AMOUNT}\w+\s[•·]\s(?:{AMOUNT}(?:Threads?|Hilos?|Fils?)\s*[•·.]?\s*)?", re.IGNORECASE
)
INVITATION = re.compile(
    r"\.?\s*(?:See the latest conversations with|Découvrez les dernières|Consulta las últimas"
    r"|Sieh dir die neu).*$"
)
QUOTED = re.compile(r"^[\"“«„]\s*(.*?)\s*[\"”»“]$", re.DOTALL)


def status(page: Page) -> Seen:
    """Call up only what names the account in its title."""
    if seen := barred(page):
        return seen
    if page.status in {404, 410}:
        return wall(page) or interface.gone("Threads")
    document = read_document(page)
    if _titled(document) and "/post/" not in (document.meta("og:url") or ""):
        return interface.up("Threads")
    return wall(page) or interface.unknown("Threads")


def profile(page: Page, who: Account) -> Profile:
    """Read the tags for previews; the bio stands between the counts and an invitation."""
    document = read_document(page)
    found = described.profile(page, who)
    said = document.meta("og:description", "description") or ""
    number = NUMBER.search(document.text)
    told = number[1] if number else None
    verified = flag_near(document.text, "is_verified", told) if told else None
    return FORMS.settled(
        replace(
            found,
            account=replace(found.account, account_id=told),
            bio=clean_text(QUOTED.sub(r"\1", INVITATION.sub("", COUNTS.sub("", said)))),
            followers=followers_in(said),
            posts=posts_in(said),
            verified=verified,
            badge=Badge.VERIFIED if verified else None,
        ),
        who,
    )


def author(page: Page) -> str | None:
    """Read whose post it is in the title of its preview."""
    handle = _titled(read_document(page))
    return SITE.format(handle=handle) if handle else None


def _titled(document: Document) -> str | None:
    titled = NAME_WITH_HANDLE.match(document.meta("og:title") or "")
    return titled["handle"] if titled else None


THREADS = Platform(
    "threads", FORMS.title, FACTS, FORMS.account, FORMS.bare, look_at_page, status, profile,
    author=author,
)  # fmt: skip
