"""Wikipedia's users, on every language's wiki, through the MediaWiki API.

A user without a user page is there all the same, and a blocked user is not gone. A user's number
is only unique on its wiki, so `account_id` is "number@wiki". Sources: mediawiki.org, API:Users,
API:Images, API:Imageinfo, Extension:TextExtracts; namespace names from each wiki's siteinfo.
"""

import re
from dataclasses import replace
from datetime import date
from urllib.parse import quote

from impostor.model import Account, Page, Profile
from impostor.platforms import interface
from impostor.platforms.addresses import Place, absolute, place
from impostor.platforms.document import read_document, read_json
from impostor.platforms.interface import Platform, Refused, Seen, no_profile
from impostor.platforms.pictures import pictures
from impostor.platforms.values import (
    as_list,
    child,
    clean_text,
    count,
    identifier,
    json_after,
    matching,
    moment,
)
from impostor.platforms.walls import barred, wall

CHECKED_ON = date(2026, 11, 21)
EXAMPLE = "https://fr.wikipedia.org/wiki/Utilisateur:Nom"
USER = (
    r"user(?:[ _]talk)?|utilisat(?:eur|rice)|discussion[ _]utilisat(?:eur|rice)|benutzer(?:in)?"
    r"|benutzer(?:in)?[ _]diskussion|usuari[oa]|usuari[oa][ _]discusión|utente|gebruiker"
    r"|usuário\(a\)|wikipedysta|wikipedystka|участни(?:к|ца)|користувач|مستخدم|利用者|用户"
)
TITLE = re.compile(
    rf"(?:(?:{USER})\s*:\s*([^/#]+)|(?:special|spécial|spezial|especial)\s*:[^/]+/([^/#]+))(?:/.*)?",
    re.IGNORECASE,
)
NAME = re.compile(r"[^\x00-\x1f#<>\[\]|{}/:@]{1,255}")
QUERY = "action=query&format=json&formatversion=2"
ABOUT = (
    "list=users&usprop=registration%7Cblockinfo%7Ceditcount"
    "&prop=extracts%7Cextlinks&exintro=1&explaintext=1&ellimit=20"
)
SHOWN = "generator=images&gimlimit=30&prop=imageinfo&iiprop=url%7Cmime&iiurlwidth=1024"
PHOTO_TYPES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif"})


def account(address: str) -> Account | Refused | None:
    """Read a user's page, talk page, contributions, and the API's own addresses."""
    at = place(address)
    if not at.on("wikipedia.org"):
        return None
    found = TITLE.fullmatch(_title(at))
    name = (found[1] or found[2]).replace("_", " ").strip() if found else ""
    wiki = re.sub(r"\.m\.wikipedia", ".wikipedia", at.host)
    if not name or wiki in {"wikipedia.org", "www.wikipedia.org"}:
        return no_profile(address, "Wikipedia", EXAMPLE)
    return _named(wiki, name)


def look(who: Account) -> str:
    """Ask for the user and for what stands on the user's page, in one query."""
    return _query(who, f"{ABOUT}&ususers={quote(who.handle or '')}")


def status(page: Page) -> Seen:
    """Read the API's words; a block without end, on everything, is a suspension."""
    user = _user(page)
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
    user = _user(page)
    if not user:
        return _html_profile(page, who)
    written = child(read_json(page), "query", "pages", 0)
    found = (str(child(e, "url") or "") for e in as_list(child(written, "extlinks")))
    name = matching(NAME, user.get("name"), who.handle) or ""
    wiki, number = place(who.url).host, identifier(user.get("userid"))
    return Profile(
        replace(_named(wiki, name), account_id=number and f"{number}@{wiki}"),
        name=name,
        bio=clean_text(child(written, "extract")),
        links=tuple(link for each in found if (link := absolute(page.url, each))),
        posts=count(user.get("editcount")),
        created_at=moment(user.get("registration")),
    )


def posts(found: Profile) -> str | None:
    """Ask for the pictures that the user's page shows."""
    return _query(found.account, SHOWN)


def post_photos(page: Page) -> tuple[str, ...]:
    """Read the pictures that are photos by their type; drawn icons are SVG."""
    shown = [child(e, "imageinfo", 0) for e in as_list(child(read_json(page), "query", "pages"))]
    photos = [each for each in shown if str(child(each, "mime")) in PHOTO_TYPES]
    return pictures(page.url, [str(child(e, "thumburl") or child(e, "url") or "") for e in photos])


def _named(wiki: str, name: str) -> Account:
    # The software upper-cases the first letter of every user name; "User:" is known on all wikis.
    whole = " ".join((name[:1].upper() + name[1:]).split())
    return Account("wikipedia", f"https://{wiki}/wiki/User:{quote(whole.replace(' ', '_'))}", whole)


def _title(at: Place) -> str:
    if at.segment(0) == "wiki":
        return "/".join(at.path[1:])
    if user := at.query.get("ususers"):
        return f"User:{user}"
    return at.query.get("title", "")


def _query(who: Account, asked: str) -> str:
    titles = quote(f"User:{who.handle}")
    return f"https://{place(who.url).host}/w/api.php?{QUERY}&{asked}&titles={titles}"


def _user(page: Page) -> dict[str, object]:
    user = child(read_json(page), "query", "users", 0)
    return user if isinstance(user, dict) else {}


def _html_profile(page: Page, who: Account) -> Profile:
    document = read_document(page)
    name = matching(NAME, json_after(document.text, "wgRelevantUserName"), who.handle) or ""
    shown = document.tree.css("#mw-content-text img[width]")
    large = [e.attributes for e in shown if len(e.attributes.get("width") or "") > 2]
    return Profile(
        _named(place(who.url).host, name),
        name=name,
        bio=document.first("#mw-content-text p"),
        photos=pictures(page.url, [each.get("src") or "" for each in large]),
    )


WIKIPEDIA = Platform(
    "wikipedia", "Wikipedia", CHECKED_ON, account, look, status, profile, posts, post_photos
)
