"""What an account's owner writes decides nothing about the account's state."""

import html
import json

import pytest

from impostor.model import Account, Page, Status
from impostor.platforms import GENERIC, PLATFORMS, Platform, platform
from tests.platforms.recordings import WHEN, Recording, recordings

LIVE = [r for r in recordings() if r.expected.get("status") in {"up", "private"}]

MARKERS = [
    "Just a moment...", "Attention Required! | Cloudflare", "Access denied", "captcha",
    "Log in", "Log into Facebook", "Login • Instagram", "Sign in", "Connexion", "Sign up",
    "Too many requests", "429", "Before you continue", "Avant d'accéder à YouTube",
    "404 Not Found", "404 Gang", "Not found", "User not found", "Page introuvable",
    "Profile not found",
    "Sorry, this page isn't available", "Cette page n'est pas disponible", "Record not found",
    "This channel does not exist", "This account doesn't exist", "USER_DOESNT_EXIST", "NOT_FOUND",
    "nobody on Reddit goes by that name", "reddit.com: page not found",
    "If you have Telegram, you can contact", "Unless you've got a time machine",
    "The link you followed may be broken, or the page may have been removed",
    "Account suspended", "This account has been suspended", "suspended", "AccountTakedown",
    "X suspends accounts which violate the X Rules", "Le pseudo est banni", "terminated",
    "CometErrorRoot.react", "cf-chl-bypass", "/cdn-cgi/challenge-platform/h/",
    "_Incapsula_Resource", "geo.captcha-delivery.com", "tiktok-verify-page",
    "Please wait a few minutes before you try again", "mw-userpage-userdoesnotexist",
    '"routePath":null', "This account is private", "503 Service Unavailable",
]  # fmt: skip
"""Words by which platforms say that an account is gone, suspended or behind a wall."""


def saying(recording: Recording, words: str) -> Page:
    """Give a live page whose owner wrote these words as name and as the bio's first line."""
    encoding = "latin-1" if b"iso-8859" in recording.body.lower() else "utf-8"
    body = recording.body.decode(encoding)
    for field in ("name", "bio"):
        for own in str(recording.expected.get(field) or "").splitlines():
            body = written(body, own, words)
    return Page(
        recording.url, recording.status, {}, body.encode(encoding, "xmlcharrefreplace"), WHEN
    )


def written(body: str, own: str, words: str) -> str:
    """Replace a text in every form in which a page holds it: plain, in JSON, in HTML."""
    if body.lstrip().startswith(("{", "[")):
        body = body.replace(json.dumps(own)[1:-1], json.dumps(words)[1:-1])
        return body.replace(own, json.dumps(words, ensure_ascii=False)[1:-1])
    safe = html.escape(words)
    inside = json.dumps(own)[1:-1]
    scripts = body.replace(f'"{own}', f'"{safe}').replace(f'"{inside}', f'"{safe}')
    return scripts.replace(own, safe).replace(html.escape(own), safe)


@pytest.mark.parametrize("recording", LIVE, ids=str)
def test_a_name_and_bio_of_marker_words_change_no_state(recording: Recording) -> None:
    status = platform(recording.platform).status
    states = {words: status(saying(recording, words)).status.value for words in MARKERS}
    assert states == dict.fromkeys(MARKERS, recording.expected["status"])


@pytest.mark.parametrize("recording", LIVE, ids=str)
def test_the_words_do_stand_in_the_page(recording: Recording) -> None:
    # The control: without it, the test above would pass where nothing was replaced.
    if recording.expected.get("name"):
        page = saying(recording, "Quincaillerie Zephyr")
        account = platform(recording.platform).account(recording.url)
        assert isinstance(account, Account)
        found = platform(recording.platform).profile(page, account)
        assert b"Quincaillerie Zephyr" in page.body or found.name == "Quincaillerie Zephyr"


@pytest.mark.parametrize("each", PLATFORMS, ids=lambda each: each.name)
def test_the_same_words_in_the_platforms_own_place_are_believed(each: Platform) -> None:
    # The control: pages of missing accounts and walls are still told from live ones.
    others = [r for r in recordings() if r.platform == each.name and r.expected and r not in LIVE]
    assert others
    assert not {each.status(r.page).status for r in others} & {Status.UP, Status.PRIVATE}


@pytest.mark.parametrize("handle", ["captcha_lea", "challenge", "captcha", "login_lea", "sorry"])
def test_a_handle_is_no_wall(handle: str) -> None:
    live = next(r for r in LIVE if r.platform == "telegram")
    asked = f"https://t.me/{handle}"
    telegram = platform("telegram")
    insecure = asked.replace("https", "http")
    for redirects in ((), (insecure,)):
        page = Page(asked, 200, {}, live.body, WHEN, redirects)
        assert telegram.status(page).status is Status.UP
    control = Page("https://t.me/login", 200, {}, live.body, WHEN, ("https://t.me/lea",))
    assert telegram.status(control).status is Status.LOGIN_WALL


TITLED = '<title>{}</title><meta property="og:title" content="{}">'
PICTURE = '<meta property="og:image" content="https://mysite.example/u/12.jpg">'
PROFILE = '<meta property="og:type" content="profile">'
PERSON = '<script type="application/ld+json">{"@type":"Person","name":"Not found"}</script>'
OWN_LOGO = '<link rel="icon" href="/b.png"><meta property="og:image" content="/b.png">'
GENERIC_PAGES = [
    ("404 Gang | MySite", PICTURE + PROFILE, Status.UP),
    ("Not found", PICTURE + PROFILE, Status.UP),
    ("Not found", PERSON, Status.UP),
    ("User Not Found (@unf) • MySite", "", Status.UP),
    ("Log in to see Lea (@lea) | MySite", PICTURE, Status.LOGIN_WALL),
    ("Just a moment with Lea", PICTURE + PROFILE, Status.UP),
    # A template may say these of an account that is gone: neither is proof.
    ("User not found", PICTURE, Status.UNKNOWN),
    ("User not found", PROFILE, Status.GONE),
    ("User not found", OWN_LOGO, Status.GONE),
    ("User not found", "", Status.GONE),
    ("404 Not Found", "", Status.GONE),
]


@pytest.mark.parametrize(("title", "rest", "status"), GENERIC_PAGES, ids=str)
def test_a_title_says_gone_only_where_no_person_is_described(
    title: str, rest: str, status: Status
) -> None:
    body = (TITLED.format(title, title) + rest).encode()
    page = Page("https://mysite.example/u/12", 200, {}, body, WHEN)
    assert GENERIC.status(page).status is status


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("<h2>This profile is private</h2>", Status.PRIVATE),
        ("<p> Ce profil est privé. </p>", Status.PRIVATE),
        ("<div role=alert>This user's profile is private.</div>", Status.PRIVATE),
        ("<p>This profile is private property of the crown.</p>", Status.UP),
        ("<article><p>This profile is private.</p></article>", Status.UP),
        ('<div class="comments"><p>This profile is private.</p></div>', Status.UP),
        ("<p>Nothing to see.</p>", Status.UP),
    ],
)
def test_a_site_says_itself_that_a_profile_is_private(body: str, status: Status) -> None:
    whole = TITLED.format("Lea", "Lea") + PICTURE + PROFILE + body
    page = Page("https://mysite.example/u/12", 200, {}, whole.encode(), WHEN)
    assert GENERIC.status(page).status is status
    account = GENERIC.account(page.url)
    assert isinstance(account, Account)
    assert GENERIC.profile(page, account).private is (True if status is Status.PRIVATE else None)


def test_a_name_or_bio_of_those_words_hides_nothing() -> None:
    words = "This profile is private"
    described = f'<meta property="og:description" content="{words}">{PICTURE}{PROFILE}'
    body = f"{TITLED.format(words, words)}{described}<h1>{words}</h1><p>{words}</p>"
    page = Page("https://mysite.example/u/12", 200, {}, body.encode(), WHEN)
    assert GENERIC.status(page).status is Status.UP


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("<h3>This account has been suspended</h3>", Status.SUSPENDED),
        ("<div class=md><h1>This account has been suspended</h1></div>", Status.UP),
        ("<p>lol. This account has been suspended</p>", Status.UP),
    ],
)
def test_reddits_own_heading_says_suspended_and_no_comment(body: str, status: Status) -> None:
    whole = f"<title>overview for lea</title>{body}".encode()
    page = Page("https://www.reddit.com/user/lea", 200, {}, whole, WHEN)
    assert platform("reddit").status(page).status is status


def test_an_element_in_a_users_own_page_does_not_unmake_the_user() -> None:
    note = '<div class="mw-userpage-userdoesnotexist"></div>'
    facts = '<script>RLCONF={"wgArticleId":%d,"wgRelevantUserName":"Lea"};</script>'
    address = "https://fr.wikipedia.org/wiki/User:Lea"
    for article, status in ((5512, Status.UP), (0, Status.GONE)):
        page = Page(address, 200, {}, (facts % article + note).encode(), WHEN)
        assert platform("wikipedia").status(page).status is status
