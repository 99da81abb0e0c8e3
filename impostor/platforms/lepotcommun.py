"""Le Pot commun's fund-raising pots, by their public page; a closed pot's page stays.

Sources: readers of such pages in public repositories, for the marks kitty-name and
participationCount; the addresses are those that public repositories link to. No recorded page was
found: the organiser is read by the page's label or data.
"""

import re
from datetime import date

from impostor.model import Page, Status
from impostor.platforms import pots
from impostor.platforms.forms import Forms
from impostor.platforms.interface import Facts, Origin, Platform, Seen, look_at_page

FACTS = Facts(
    checked_on=date(2026, 11, 24),
    origin=Origin.HTML,
    tells=("name", "account_id", "bio", "avatar"),
    states=(Status.UP, Status.GONE),
    identity="the pot's code",
    known="",
)
SITE = "https://www.lepotcommun.fr/pot/{id}"
FORMS = Forms(
    platform="lepotcommun",
    title="Le Pot commun",
    hosts=("lepotcommun.fr", "lepotsolidaire.fr"),
    handle=re.compile(r"(?!)"),
    example="https://www.lepotcommun.fr/pot/code",
    identity=re.compile(r"[\w-]{3,200}", re.ASCII),
    forms=(
        (r"pot/(?P<id>[\w-]{3,200})(?:/.*)?", SITE),
        (r"cagnotte/[^/]+/(?:[^/]*-)?(?P<id>[a-z0-9]{8})(?:/.*)?", SITE),
    ),
)
MARKS = ".kitty-name, .participationCount, .raised-amount, lpc-progress-bar"


def status(page: Page) -> Seen:
    """Call up what shows a pot's own parts or organiser; the site's own title says nothing."""
    return pots.state(page, FORMS.title, MARKS)


LEPOTCOMMUN = Platform(
    "lepotcommun", FORMS.title, FACTS, FORMS.account, FORMS.bare, look_at_page, status, pots.pot
)
