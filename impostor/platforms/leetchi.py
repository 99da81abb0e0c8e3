"""Leetchi's fund-raising pots, by their public page; a closed pot's page stays.

Sources: emembrives/compensation-analysis golden/*.html (recorded pages of 2018) and
details_parser.rs; the addresses are those that public repositories link to.
"""

import re
from dataclasses import replace
from datetime import date

from impostor.model import Account, Badge, Page, Profile, Status
from impostor.platforms import pots
from impostor.platforms.document import read_document
from impostor.platforms.forms import Forms
from impostor.platforms.interface import Facts, Origin, Platform, Seen, look_at_page

FACTS = Facts(
    checked_on=date(2026, 11, 24),
    origin=Origin.HTML,
    tells=("name", "account_id", "bio", "avatar", "verified", "badge"),
    states=(Status.UP, Status.GONE),
    identity="the pot's name in its address",
    known="",
)
POT, SITE = r"(?P<id>[\w.-]{3,200})", "https://www.leetchi.com"
FORMS = Forms(
    platform="leetchi",
    title="Leetchi",
    hosts=("leetchi.com",),
    handle=re.compile(r"(?!)"),
    example=f"{SITE}/c/name-of-the-pot",
    identity=re.compile(r"[\w./-]{3,200}", re.ASCII),
    forms=(
        (rf"(?:[a-z]{{2}}/)?c/{POT}(?:/.*)?", f"{SITE}/c/{{id}}"),
        (r"(?:[a-z]{2}/)?cagnotte/(?P<id>\d+/\w+)(?:/.*)?", f"{SITE}/fr/Cagnotte/{{id}}"),
    ),
)
MARKS = ".fundraising-show, .panel-fundraiser, [class*=fundraising-cover]"
CERTIFIED = ".corner.corner-lg.leetchi"


def status(page: Page) -> Seen:
    """Call up what shows a pot's own parts or organiser; the site's own title says nothing."""
    return pots.state(page, FORMS.title, MARKS)


def profile(page: Page, who: Account) -> Profile:
    """Read the pot, and the mark of one that Leetchi has checked."""
    certified = bool(read_document(page).tree.css_first(CERTIFIED)) or None
    badge = Badge.VERIFIED if certified else None
    return replace(pots.pot(page, who), verified=certified, badge=badge)


LEETCHI = Platform(
    "leetchi", FORMS.title, FACTS, FORMS.account, FORMS.bare, look_at_page, status, profile
)
