"""The pages that stand in front of a profile and prove nothing about it, as data.

A wall is never "gone": behind it the account may be up, suspended or missing.
"""

import re
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from impostor.language import N_
from impostor.model import Page, Sentence, Status
from impostor.platforms.addresses import LONGEST, host_of
from impostor.platforms.document import Document, read_document, read_json
from impostor.platforms.interface import Seen

CHECKED_ON = date(2026, 11, 21)

LOGIN = Sentence(N_("The site asks to log in before it shows this account."))
RATE = Sentence(N_("The site asks to come back later: too many requests."))
BLOCK = Sentence(N_("The site turned the program away, as it does with automatic visitors."))
CONSENT = Sentence(N_("The site asks to accept its terms before it shows this account."))
FAULT = Sentence(N_("The site had a fault of its own; nothing follows from it."))
FRONT = Sentence(N_("The address led to the site's front page, which proves nothing."))
EMPTY = Sentence(N_("The page is an empty shell that says nothing of an account."))
LEGAL = Sentence(N_("The site withholds this page for legal reasons, which may hold only here."))

STATUSES = {
    401: Seen(Status.LOGIN_WALL, LOGIN),
    403: Seen(Status.BLOCKED, BLOCK),
    407: Seen(Status.BLOCKED, BLOCK),
    429: Seen(Status.RATE_LIMITED, RATE),
    451: Seen(Status.BLOCKED, LEGAL),
    999: Seen(Status.BLOCKED, BLOCK),  # LinkedIn's own number
}

ADDRESSES = (
    (r"//consent\.|//[^/]*/consent(/|\?|$)|//guce\.", Seen(Status.CONSENT, CONSENT)),
    (
        r"//(accounts|login|auth|signin)\.[^/]*/|//[^/]*/(accounts/)?(log-?in|sign-?in|authwall|uas/login"
        r"|users?/sign_in|i/flow/login|checkpoint|challenge|auth/login)(/|\.php|\?|$)",
        Seen(Status.LOGIN_WALL, LOGIN),
    ),
    (
        r"//[^/]*/(captcha|sorry/index|cdn-cgi/challenge[\w-]*|verify-human)(/|\.|\?|$)",
        Seen(Status.BLOCKED, BLOCK),
    ),
)
"""Where a redirect ends, or a page says it is, when it is a wall: (pattern, what it is)."""

TITLES = (
    (r"^just a moment|^un instant|^attention required!|^access denied|^accès refusé|^ddos-guard"
     r"|^are you a (robot|human)|^robot check|^verify you are human|^captcha|^security check"
     r"|^please wait\.\.\.$|^pardon our interruption|^request blocked|^403\b"
     r"|^sorry, you have been blocked"
     r"|^you('|’)ve been blocked|^blocked$",
     Seen(Status.BLOCKED, BLOCK)),
    (r"^too many requests|^429\b|^rate limit|^trop de requêtes", Seen(Status.RATE_LIMITED, RATE)),
    (r"^log ?in\b|^log into\b|^sign in\b|^sign up\b|^se connecter|^connectez-vous|^connexion\b"
     r"|^s['’]identifier|^inscription\b|\blog ?in( or sign up)?( to view)?$|[•|] ?log ?in$"
     r"|[•|] ?(se connecter|connexion|iniciar sesión|anmelden|accedi|entrar)$"
     r"|^bei .{1,40} anmelden$|^entrar (en|no)\b|^inicia sesión|^accedi\b|^einloggen\b"
     r"|^iniciar sesión|^anmelden|^login\b|^facebook [-–] (log in|connexion)|log in or sign up",
     Seen(Status.LOGIN_WALL, LOGIN)),
    (r"^before you continue|^avant d['’](accéder|utiliser)|^avant de (continuer|consulter)"
     r"|^antes de (ir|continuar)|^bevor (du|sie)|^prima di continuare"
     r"|^your privacy choices$|^we value your privacy$",
     Seen(Status.CONSENT, CONSENT)),
    (r"^(500|502|503|504)\b|^service unavailable|^bad gateway|^internal server error",
     Seen(Status.UNKNOWN, FAULT)),
)  # fmt: skip
"""Titles of walls, in the languages that sites answer a French or English visitor in."""

BODIES = (
    (b"cf-chl-bypass", Seen(Status.BLOCKED, BLOCK)),
    (b"/cdn-cgi/challenge-platform/h/", Seen(Status.BLOCKED, BLOCK)),
    (b"_Incapsula_Resource", Seen(Status.BLOCKED, BLOCK)),
    (b"geo.captcha-delivery.com", Seen(Status.BLOCKED, BLOCK)),
    (b'id="px-captcha"', Seen(Status.BLOCKED, BLOCK)),
    (b"tiktok-verify-page", Seen(Status.BLOCKED, BLOCK)),
    (b"Please wait a few minutes before you try again", Seen(Status.RATE_LIMITED, RATE)),
    (b"CometErrorRoot.react", Seen(Status.BLOCKED, BLOCK)),
)
"""Marks of walls in small pages; in a large page they may be a script that every page loads."""

SMALL = 60_000


@dataclass(frozen=True, slots=True)
class _Titles:
    pattern: re.Pattern[str]
    seen: Seen


_ADDRESSES = tuple(_Titles(re.compile(pattern, re.IGNORECASE), seen) for pattern, seen in ADDRESSES)
_TITLES = tuple(_Titles(re.compile(pattern, re.IGNORECASE), seen) for pattern, seen in TITLES)


def barred(page: Page) -> Seen | None:
    """Recognise a wall by what no account's owner can write: its number and where it led.

    Words come later (`wall`), after a platform's own proof that it shows the account: an owner
    may choose "Just a moment..." as name.
    """
    by_status = STATUSES.get(page.status)
    if by_status is None and page.status >= 500:
        by_status = Seen(Status.UNKNOWN, FAULT)
    if by_status is not None:
        return by_status
    # A handle may be "captcha": an address is a wall only if it is not the one that was asked for.
    led = page.redirects and not _at(page.redirects[0])
    return (_at(page.url) if led else None) or _front_page(page)


def wall(page: Page) -> Seen | None:
    """Recognise a wall by its status, address, title or marks; None where the page is none."""
    if seen := barred(page) or _at(page.url):
        return seen
    if read_json(page) is not None:
        return _marked(page)
    return _in_document(page, read_document(page))


def _at(address: str) -> Seen | None:
    bare = address.partition("?")[0][:LONGEST]
    return next((each.seen for each in _ADDRESSES if each.pattern.search(bare)), None)


def _front_page(page: Page) -> Seen | None:
    asked = page.redirects[0] if page.redirects else page.url
    if host_of(asked) != host_of(page.url) or asked == page.url:
        return None
    path = urlsplit(page.url).path.strip("/")
    deep = urlsplit(asked).path.strip("/")
    return Seen(Status.UNKNOWN, FRONT) if deep and not path else None


def _in_document(page: Page, document: Document) -> Seen | None:
    title = document.title or ""
    for each in _TITLES:
        if each.pattern.search(title):
            return each.seen
    for address in _own_addresses(document):
        if seen := _at(address):
            return seen
    return None if page.status in {404, 410} else _marked(page)


def _marked(page: Page) -> Seen | None:
    if len(page.body) > SMALL:
        return None
    return next((seen for mark, seen in BODIES if mark in page.body), None)


def _own_addresses(document: Document) -> list[str]:
    """Give the addresses that a page says it has: canonical link and og:url."""
    said = [document.attribute('link[rel="canonical"]', "href"), document.meta("og:url")]
    return [address for address in said if address]
