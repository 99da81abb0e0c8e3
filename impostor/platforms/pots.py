"""What a page of a fund-raising pot says: who organises it, what for, and with which picture.

The pot is the account; the name that is compared is its organiser's. Sources: the class names are
those that readers of such pages use (emembrives/compensation-analysis details_parser.rs and its
recorded pages of Leetchi; the counters of strike funds for Le Pot commun). Where a layout is not
known, the page's own label "Organised by" and the keys of its data say the same.
"""

import re
from collections.abc import Iterator
from datetime import date

from selectolax.lexbor import LexborNode

from impostor.model import Account, Page, Profile
from impostor.platforms import interface
from impostor.platforms.document import Document, read_document
from impostor.platforms.interface import Seen
from impostor.platforms.pictures import picture
from impostor.platforms.titles import display_name, site_names
from impostor.platforms.values import child, clean_text, first_text, json_after
from impostor.platforms.walls import barred, wall

CHECKED_ON = date(2026, 11, 24)
ORGANISERS = (
    ".panel-fundraiser .panel-body", ".kitty-owner", ".organizer-name", "[data-testid*=organizer]",
    "[itemprop=organizer] [itemprop=name]",
)  # fmt: skip
SITE_NAME = re.compile(
    r"\s*[-|–•]\s*(?:leetchi(?:\.com)?|le ?pot ?commun(?:\.fr)?)\s*$", re.IGNORECASE
)
TITLES = ".page-heading, .kitty-name, h1"
LABEL = (
    r"(?:(?:cagnotte|pot)\s+)?(?:organisée?|créée?|lancée?|ouverte?) par"
    r"|organi[sz]ed by|created by|organisiert von|erstellt von|organizad[oa] por|creado por"
)
ALONE = re.compile(rf"(?:{LABEL})\s*:?", re.IGNORECASE)
TOGETHER = re.compile(rf"(?:{LABEL})\s*:?\s+(\S.{{0,80}})", re.IGNORECASE)
LABELS = "h2, h3, h4, dt, strong, b, label, p, span, div"
KEYS = ("organizer", "organiser", "fundraiser", "creator", "owner")
NAMES = (("displayName",), ("fullName",), ("name",), ("firstName", "lastName"))
LONGEST, LONGEST_NAME, MOST_LEVELS = 200, 80, 3


def state(page: Page, platform: str, marks: str) -> Seen:
    """Read a pot's state: up where its own marks, or its title and organiser, are shown."""
    if seen := barred(page):
        return seen
    document = read_document(page)
    shown = document.tree.css_first(marks) or (title(document) and organiser(document))
    if page.status == 200 and shown:
        return interface.up(platform)
    if seen := wall(page):
        return seen
    missing = page.status in {404, 410}
    return interface.gone(platform) if missing else interface.unknown(platform)


def organiser(document: Document) -> str | None:
    """Give the organiser's name from the page's marks, its data, or its label, in that order."""
    for selector in ORGANISERS:
        if name := _one_line(document.first(selector)):
            return name
    told = (_told(json_after(document.text, key)) for key in KEYS)
    return next((name for name in told if name), None) or next(_labelled(document), None)


def title(document: Document) -> str | None:
    """Give the pot's title; None where the page only bears the site's own."""
    said = document.meta("og:title", "twitter:title") or document.title or ""
    bare = re.sub(
        r"\s*[-|–•]\s*(?:leetchi(?:\.com)?|le ?pot ?commun(?:\.fr)?)\s*$",
        "",
        said,
        flags=re.IGNORECASE,
    )
    own = site_names(document) | {"le pot commun", "lepotcommun", "leetchi"}
    return display_name(bare, own) and _one_line(bare)


def pot(page: Page, who: Account) -> Profile:
    """Read a pot: its title and its text are what it says of itself."""
    document = read_document(page)
    said = document.meta("og:description", "description")
    lines = [title(document) or _one_line(document.first(TITLES)), said]
    return Profile(
        who,
        name=organiser(document),
        bio="\n".join(each for each in lines if each) or None,
        avatar=picture(page.url, document.meta("og:image", "twitter:image")),
    )


def _told(value: object) -> str | None:
    for keys in NAMES:
        parts = [clean_text(child(value, key)) for key in keys]
        if all(parts):
            return " ".join(part for part in parts if part)
    return None


def _labelled(document: Document) -> Iterator[str]:
    for node in document.tree.css(LABELS):
        own = _one_line(node.text(deep=False)[:LONGEST])
        if own and (found := TOGETHER.fullmatch(own)):
            yield found[1]
        elif own and ALONE.fullmatch(own) and (after := _after(node)):
            yield after


def _after(node: LexborNode) -> str | None:
    """Give the short text that follows a label: in it, behind it, or behind what holds it."""
    inside = [_one_line(each.text()) for each in node.iter() if each.text().strip()]
    around: LexborNode | None = node
    for _ in range(MOST_LEVELS):
        if inside or around is None:
            break
        behind = around.next
        while behind is not None and not inside:
            inside = [_one_line(behind.text()[:LONGEST])] if behind.text().strip() else []
            behind = behind.next
        around = around.parent
    return inside[0] if inside and inside[0] and len(inside[0]) <= LONGEST_NAME else None


def _one_line(text: str | None) -> str | None:
    return first_text(" ".join(text.split())) if text else None
