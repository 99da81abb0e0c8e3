"""LinkedIn's people and companies, by the page that guests get; most visits end at a wall.

The wall answers with the number 999. A guest's page shows no number of its own. Sources:
microlinkhq/unavatar src/providers/linkedin.js for 999; microlinkhq/metascraper
packages/metascraper/test/integration/linkedin-* and schema.org Person, which the pages carry.
"""

import re
from dataclasses import replace
from datetime import date

from impostor.language import N_
from impostor.model import Account, Page, Profile, Sentence, Status
from impostor.platforms import described, interface
from impostor.platforms.document import Document, read_document
from impostor.platforms.forms import Forms
from impostor.platforms.interface import Facts, Origin, Platform, Seen, look_at_page
from impostor.platforms.linked_data import Entity, author_address, linked_entity, organisation
from impostor.platforms.values import clean_text
from impostor.platforms.walls import barred, wall

FACTS = Facts(
    checked_on=date(2026, 11, 21),
    origin=Origin.HTML,
    tells=("name", "handle", "bio", "links", "avatar", "followers"),
    states=(Status.UP, Status.GONE),
    identity=None,
    known="https://www.linkedin.com/company/linkedin",
)
SITE = "https://www.linkedin.com"
HANDLE = r"(?P<handle>[^/]+)"
COMPANY = r"(?P<kind>company|school|showcase)"
ABOUT = r"(?:/(?:about|posts|people|jobs|life|mycompany|videos|events|insights)(?:/.*)?)?"
FORMS = Forms(
    platform="linkedin",
    title="LinkedIn",
    hosts=("linkedin.com",),
    handle=re.compile(r"[^\s/?#@]{2,100}"),
    example=f"{SITE}/in/name",
    forms=(
        (rf"(?:mwlite/)?in/{HANDLE}(?:/(?:[a-z]{{2}}(?:-[a-z]{{2}})?|recent-activity|details|detail"
         r"|overlay)(?:/.*)?)?", f"{SITE}/in/{{handle}}"),
        (rf"(?:mwlite/)?{COMPANY}/{HANDLE}{ABOUT}", f"{SITE}/{{kind}}/{{handle}}"),
        (rf"pub/{HANDLE}", f"{SITE}/pub/{{handle}}"),
        (r"(?P<kind>posts|pulse)/(?P<post>[\w%.-]{5,300})", f"{SITE}/{{kind}}/{{post}}"),
        (r"feed/update/(?P<post>urn:li:\w+:\d+)", f"{SITE}/feed/update/{{post}}"),
    ),
)  # fmt: skip
NOT_SHOWN = Sentence(N_("LinkedIn shows guests no profile here, which proves nothing."))
ARTICLE = re.compile(r"/(?:pulse|posts|feed|jobs|learning)/")


def status(page: Page) -> Seen:
    """Call up what describes somebody; only LinkedIn's 404 says that there is nobody."""
    if seen := barred(page):
        return seen
    document = read_document(page)
    described_one = _entity(document) or document.meta("og:type") == "profile"
    if described_one and page.status == 200:
        return interface.up("LinkedIn")
    if seen := wall(page):
        return seen
    missing = page.status in {404, 410}
    return interface.gone("LinkedIn") if missing else Seen(Status.UNKNOWN, NOT_SHOWN)


def profile(page: Page, who: Account) -> Profile:
    """Read the JSON-LD; without it the title is "Name - Post - Company | LinkedIn"."""
    document = read_document(page)
    found, entity = described.profile(page, who), _entity(document)
    titled = (document.meta("og:title") or "").split(" - ")[0].partition(" | ")[0]
    name = entity.name if entity and entity.name else clean_text(titled)
    return replace(found, account=who, name=name, photos=())


def author(page: Page) -> str | None:
    """Read whose post or article it is in its JSON-LD."""
    return author_address(read_document(page))


def _entity(document: Document) -> Entity | None:
    if ARTICLE.search(document.meta("og:url") or ""):
        return None
    entity = linked_entity(document) or organisation(document)
    return entity if entity and entity.name else None


LINKEDIN = Platform(
    "linkedin", FORMS.title, FACTS, FORMS.account, FORMS.bare, look_at_page, status, profile,
    author=author,
)  # fmt: skip
