"""Pinterest, by its public profile page.

The preview picture is the site's own; the person's stands in the JSON-LD and in the page's data.
A missing name can lead to the front page, which proves nothing. Sources: microlinkhq/unavatar
src/providers/pinterest.js; soxoj/maigret and WebBreacher/WhatsMyName for missing names;
mikf/gallery-dl pinterest.py and soxoj/socid-extractor schemes.py for the fields of a user.
"""

import re
from datetime import date

from impostor.model import Page, Status
from impostor.platforms import interface
from impostor.platforms.document import read_document, read_json
from impostor.platforms.forms import Forms
from impostor.platforms.interface import Facts, Origin, Platform, Seen, look_at_page
from impostor.platforms.linked_data import author_address, linked_entity
from impostor.platforms.pinterest_page import profile
from impostor.platforms.values import child, clean_text, json_after
from impostor.platforms.walls import barred, wall

FACTS = Facts(
    checked_on=date(2026, 11, 21),
    origin=Origin.HTML,
    tells=("name", "handle", "account_id", "bio", "links", "avatar", "followers", "following",
           "posts", "verified", "badge"),
    states=(Status.UP, Status.GONE),
    identity="number",
    known="https://www.pinterest.com/pinterest/",
)  # fmt: skip
SITE = "https://www.pinterest.com"
COUNTRIES = (
    "com", "fr", "de", "es", "it", "pt", "at", "ch", "ca", "ie", "nz", "dk", "se", "cl", "ph", "ru",
    "co.uk", "co.kr", "com.au", "com.mx", "jp", "com.br", "be", "nl", "co", "in", "hu", "tw", "vn",
    "id", "th", "ec", "pe", "uy", "cz", "sk", "ro", "gr", "fi", "com.ec", "com.pe", "com.uy",
    "com.bo", "com.py", "com.vn", "co.at", "co.in", "co.nz", "ar", "com.ar",
)  # fmt: skip
FORMS = Forms(
    platform="pinterest",
    title="Pinterest",
    hosts=(*(f"pinterest.{country}" for country in COUNTRIES), "pin.it"),
    handle=re.compile(r"\w{3,30}", re.ASCII),
    example=f"{SITE}/name/",
    reserved=re.compile(
        r"pin|search|ideas|today|login|signup|settings|business|about|explore|categories|discover"
        r"|videos|resource|pins|topics|password|_tools|oauth|homefeed|news_hub|conversations"
    ),
    forms=(
        (r"//pin\.it/(?P<post>\w{5,})", "https://pin.it/{post}"),
        (r"(?P<handle>@?\w+)(?:/.*)?", f"{SITE}/{{handle}}/"),
        (r"pin/(?:[^/]*--)?(?P<post>\d{5,})(?:/.*)?", f"{SITE}/pin/{{post}}/"),
    ),
)
MISSING = re.compile(
    r"User not found|Utilisateur introuvable|Usuario no encontrado|Nutzer nicht gefunden"
)


def status(page: Page) -> Seen:
    """Call up what describes the person; the shell describes the site."""
    if child(read_json(page), "resource_response", "data", "username"):
        return interface.up("Pinterest")
    if seen := barred(page):
        return seen
    document = read_document(page)
    entity = linked_entity(document)
    if entity and entity.name:
        return interface.up("Pinterest")
    if seen := wall(page):
        return seen
    missing = page.status in {404, 410} or MISSING.search(document.text)
    return interface.gone("Pinterest") if missing else interface.unknown("Pinterest")


def author(page: Page) -> str | None:
    """Read who saved a pin."""
    document = read_document(page)
    handle = clean_text(child(json_after(document.text, "pinner"), "username"))
    return f"{SITE}/{handle}/" if handle else author_address(document)


PINTEREST = Platform(
    "pinterest", FORMS.title, FACTS, FORMS.account, FORMS.bare, look_at_page, status,
    lambda page, who: FORMS.settled(profile(page, who), who),
    author=author,
)  # fmt: skip
