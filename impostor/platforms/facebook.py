"""Facebook's people and pages, by their public page; most visits end at a log-in wall.

"This content isn't available right now" is said of private, blocked and deleted alike, so nothing
follows from it. Sources: meedan/pender lib and test/data/facebook-*.html; mikf/gallery-dl
facebook.py for the block and the forms of addresses.
"""

import re
from datetime import date

from impostor.language import N_
from impostor.model import Account, Page, Profile, Sentence, Status
from impostor.platforms import facebook_page, interface
from impostor.platforms.document import read_document
from impostor.platforms.facebook_page import addresses, is_profile
from impostor.platforms.forms import Forms
from impostor.platforms.interface import Facts, Origin, Platform, Seen, look_at_page
from impostor.platforms.walls import BLOCK, barred, wall

FACTS = Facts(
    checked_on=date(2026, 11, 21),
    origin=Origin.HTML,
    tells=("name", "handle", "account_id", "bio", "avatar", "banner", "photos", "followers",
           "following", "verified", "badge"),
    states=(Status.UP, Status.GONE),
    identity="number",
    known="https://www.facebook.com/facebook",
)  # fmt: skip
SITE = "https://www.facebook.com"
NAMED, NUMBERED = f"{SITE}/{{handle}}", f"{SITE}/profile.php?id={{id}}"
HANDLE, NUMBER = r"(?P<handle>@?[a-z0-9.]+)", r"(?P<id>\d{5,})"
TABS = (
    r"(?:/(?:about|posts|photos|friends|videos|reels|followers|following|mentions|likes|community|reviews"
    r"|photos_by|photos_of|about_\w+|directory_\w+|map|music|sports|live|shop|events|groups))?"
)
POSTS = "posts|photos|videos|reels|notes|events|albums|permalink"
FORMS = Forms(
    platform="facebook",
    title="Facebook",
    hosts=("facebook.com", "fb.com", "fb.me", "m.me", "fb.watch", "messenger.com"),
    handle=re.compile(r"(?!\d+$)[a-z0-9.]{5,50}(?<!\.php)"),
    example=f"{SITE}/name",
    reserved=re.compile(
        r"login|groups|events|watch|marketplace|gaming|photo|photos|sharer|share|reels?|stories"
        r"|hashtag|search|help|policies|settings|pages|people|public|posts|videos?|privacy|terms"
        r"|notes|plugins|dialog|business|messages|notifications|friends|bookmarks|checkpoint"
        r"|recover|permalink|story|legal|careers|fundraisers|games|offers|media|profile"
    ),
    forms=(
        (r"//fb\.watch/(?P<post>[\w-]+)", "https://fb.watch/{post}"),
        (rf"profile(?:\.php)?\?id={NUMBER}", NUMBERED),
        (rf"(?:people|pages)/[^/]+/{NUMBER}(?:/.*)?", NUMBERED),
        (rf"pages/category/[^/]+/(?:[^/]*-)?{NUMBER}{TABS}", NUMBERED),
        (rf"pages/category/[^/]+/{HANDLE}{TABS}", NAMED),
        (rf"(?:p/(?:[^/]*-)?|(?:messages/)?t/|stories/)?{NUMBER}(?:/.*)?", NUMBERED),
        (rf"marketplace/profile/{NUMBER}(?:/.*)?", NUMBERED),
        (rf"groups/[^/]+/user/{NUMBER}", NUMBERED),
        (rf"[^/]+-(?P<id>\d{{9,}}){TABS}", NUMBERED),
        (rf"(?:pg/|t/)?{HANDLE}{TABS}", NAMED),
        (rf"(?:pg/)?{HANDLE}/(?:{POSTS})/.+", NAMED),
        (rf"(?:permalink|story)\.php\?id={NUMBER}", NUMBERED),
        (r"photo(?:\.php)?\?fbid=(?P<post>\d+)", f"{SITE}/photo/?fbid={{post}}"),
        (r"watch(?:/live)?\?v=(?P<post>\d+)", f"{SITE}/watch/?v={{post}}"),
        (r"reel/(?P<post>\d+)", f"{SITE}/reel/{{post}}"),
        (r"share/(?P<post>(?:[a-z]/)?\w{6,})", f"{SITE}/share/{{post}}"),
    ),
)  # fmt: skip
BLOCKED = re.compile(r'"rootView"[^}]{0,200}"CometErrorRoot\.react"|^\s*\{?"__dr":"CometErrorRoot')
MISSING = re.compile(
    r"The link you followed may be broken, or the page may have been removed"
    r"|Le lien que vous avez suivi est peut-être rompu"
    r"|El enlace que seleccionaste puede estar (?:roto|dañado)"
    r"|Der von dir verwendete Link ist (?:möglicherweise|vielleicht) (?:defekt|nicht mehr gültig)"
)
GONE = Sentence(
    N_("Facebook shows no account of this name: removed, switched off, renamed or never there.")
)


def status(page: Page) -> Seen:
    """Believe what carries the number of a profile; a bare page says nothing."""
    if seen := barred(page):
        return seen
    document = read_document(page)
    if page.status == 200 and is_profile(document, FORMS):
        return interface.up("Facebook")
    if seen := wall(page):
        return seen
    if BLOCKED.search(document.text):
        return Seen(Status.BLOCKED, BLOCK)
    missing = page.status in {404, 410} or MISSING.search(document.text)
    return Seen(Status.GONE, GONE) if missing else interface.unknown("Facebook")


def profile(page: Page, who: Account) -> Profile:
    """Read the tags for previews and for the app, and what the page's data adds."""
    return FORMS.settled(facebook_page.profile(page, who, FORMS), who)


def author(page: Page) -> str | None:
    """Read whose post it is in the page's own address, else in its data."""
    document = read_document(page)
    named = (FORMS.named(each) for each in addresses(document))
    told = next((each.url for each in named if each and (each.handle or each.account_id)), None)
    return told or facebook_page.actor(document)


FACEBOOK = Platform(
    "facebook", FORMS.title, FACTS, FORMS.account, FORMS.bare, look_at_page, status, profile,
    author=author,
)  # fmt: skip
