"""Wikipedia's users, on every language's wiki, through the MediaWiki API.

A user without a user page is there all the same, and a blocked user is not gone. Sources:
mediawiki.org, API:Users, API:Images; namespace names from each wiki's siteinfo.
"""

import re
from datetime import date
from urllib.parse import quote

from impostor.model import Account, Page, Profile, Status
from impostor.platforms import interface
from impostor.platforms.addresses import place
from impostor.platforms.document import read_document
from impostor.platforms.interface import Facts, Origin, Platform, Refused, Seen, no_profile
from impostor.platforms.values import clean_text, json_after
from impostor.platforms.walls import barred, wall
from impostor.platforms.wikipedia_page import read_user, shown_photos, user_of
from impostor.platforms.wikipedia_titles import user_in

FACTS = Facts(
    checked_on=date(2026, 11, 21),
    origin=Origin.API,
    tells=("name", "handle", "account_id", "bio", "links", "photos", "posts", "created_at"),
    states=(Status.UP, Status.GONE, Status.SUSPENDED),
    identity="number on the wiki",
    known="https://en.wikipedia.org/wiki/User:MediaWiki_message_delivery",
)
EXAMPLE = "https://fr.wikipedia.org/wiki/Utilisateur:Nom"
QUERY = "action=query&format=json&formatversion=2"
ABOUT = (
    "list=users&usprop=registration%7Cblockinfo%7Ceditcount"
    "&prop=extracts%7Cextlinks&exintro=1&explaintext=1&ellimit=20"
)
SHOWN = "generator=images&gimlimit=30&prop=imageinfo&iiprop=url%7Cmime&iiurlwidth=1024"


def account(address: str) -> Account | Refused | None:
    """Read a user's page, talk page, contributions, and the API's own addresses."""
    at = place(address)
    if not at.on("wikipedia.org"):
        return None
    name = user_in(at)
    wiki = re.sub(r"\.m\.wikipedia", ".wikipedia", at.host)
    if not name or wiki in {"wikipedia.org", "www.wikipedia.org"}:
        return no_profile(address, "Wikipedia", EXAMPLE)
    return _named(wiki, name)


def look(who: Account) -> str:
    """Ask for the user and for what stands on the user's page, in one query."""
    return _query(who, f"{ABOUT}&ususers={quote(who.handle or '')}")


def status(page: Page) -> Seen:
    """Read the API's words; a block without end, on everything, is a suspension."""
    user = user_of(page)
    if user:
        if "missing" in user or "invalid" in user:
            return interface.gone("Wikipedia")
        for_ever = str(user.get("blockexpiry")) in {"infinite", "infinity", "never"}
        ended = for_ever and not user.get("blockpartial")
        return interface.suspended("Wikipedia") if ended else interface.up("Wikipedia")
    if seen := barred(page):
        return seen
    document = read_document(page)
    # A user's own page can hold any element: the site's own note stands where there is no page.
    written = json_after(document.text, "wgArticleId")
    if not written and document.tree.css_first(".mw-userpage-userdoesnotexist"):
        return interface.gone("Wikipedia")
    if clean_text(json_after(document.text, "wgRelevantUserName")):
        return interface.up("Wikipedia")
    return wall(page) or interface.unknown("Wikipedia")


def profile(page: Page, who: Account) -> Profile:
    """Read the API's answer, or what the user's page holds."""
    return read_user(page, who, _named)


def posts(found: Profile) -> str | None:
    """Ask for the pictures that the user's page shows."""
    return _query(found.account, SHOWN)


def bare(text: str) -> Account | Refused:
    """Read "fr:Name": the language of the wiki, and the user's name."""
    found = re.fullmatch(r"([a-z-]{2,12}):(?:User:)?([^/#:]+)", text.strip())
    if not found:
        return no_profile(text.strip(), "Wikipedia", f"fr:Nom or {EXAMPLE}")
    return _named(f"{found[1]}.wikipedia.org", found[2].strip())


def stranger(_who: Account, handle: str) -> Account:
    """Give another user name, on one wiki for all: one farm of servers answers for them."""
    return _named(place(FACTS.known).host, handle)


def _named(wiki: str, name: str) -> Account:
    # The software upper-cases the first letter of every user name; "User:" is known on all wikis.
    whole = " ".join((name[:1].upper() + name[1:]).split())
    return Account("wikipedia", f"https://{wiki}/wiki/User:{quote(whole.replace(' ', '_'))}", whole)


def _query(who: Account, asked: str) -> str:
    titles = quote(f"User:{who.handle}")
    return f"https://{place(who.url).host}/w/api.php?{QUERY}&{asked}&titles={titles}"


WIKIPEDIA = Platform(
    "wikipedia", "Wikipedia", FACTS, account, bare, look, status, profile, posts, shown_photos,
    stranger=stranger,
)  # fmt: skip
