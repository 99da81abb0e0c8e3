"""The parts that every reader leans on: counts, names, dates, pictures and walls."""

from datetime import UTC, datetime

import pytest

from impostor.model import Account, Page, Status
from impostor.platforms import GENERIC, identify, other_reader, platform, state
from impostor.platforms.pictures import is_generic, picture
from impostor.platforms.shallow import shallow
from impostor.platforms.titles import display_name
from impostor.platforms.values import (
    count,
    flag_near,
    followers_in,
    following_in,
    json_after,
    moment,
    posts_in,
)
from tests.platforms.recordings import WHEN

ADDRESS = "https://somewhere.example/u/name"


def page(body: str, status: int = 200, url: str = ADDRESS, redirects: tuple[str, ...] = ()) -> Page:
    return Page(url, status, {}, body.encode(), WHEN, redirects)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2805", 2805), ("2 805", 2805), ("2\u202f805", 2805), ("2\xa0805", 2805), ("2,362", 2362),
        ("1.234.567", 1234567), ("1’204", 1204), ("783.4K", 783400), ("6,2 M", 6200000),
        ("1.5B", 1500000000), ("48,3 k", 48300), ("127 mil", 127000), ("3 млн", 3000000),
        (17, 17), (17.0, 17), ("0", 0),
        ("many", None), ("", None), (None, None), (True, None), ("12 monkeys", None), (-4, None),
        (float("nan"), None), (float("inf"), None),
    ],
)  # fmt: skip
def test_a_count_is_read_as_it_is_written(text: object, number: int | None) -> None:
    assert count(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2,362 Followers, 136 Following, 224 Posts", 2362),
        ("3.9M Likes. 783.4K Followers.", 783400),
        ("2 805 members", 2805),
        ("5 012 subscribers, 12 online", 5012),
        ("1,2 M d’abonnés", 1200000),
        ("418 abonnés · Bibliothécaire", 418),
        ("3,783 likes · 65 were here", None),
        ("I have followers", None),
    ],
)
def test_followers_are_found_in_a_sentence(text: str, number: int | None) -> None:
    assert followers_in(text) == number


@pytest.mark.parametrize(
    ("text", "following", "posts"),
    [
        ("2,362 Followers, 136 Following, 224 Posts", 136, 224),
        ("1 234 followers, 803 suivi(e)s, 1 096 publications", 803, 1096),
        ("1.234 Follower, 803 gefolgt, 1.096 Beiträge", 803, 1096),
        ("1,234 seguidores, 803 seguidos, 1,096 publicaciones", 803, 1096),
        ("12 people", None, None),
    ],
)
def test_other_counts_are_found_too(text: str, following: int | None, posts: int | None) -> None:
    assert (following_in(text), posts_in(text)) == (following, posts)


VIEWER = '{"id":"1","is_verified":true},{"route":"{a}","id":"22","is_verified":%s}'


@pytest.mark.parametrize("said", [True, False])
def test_a_flag_is_read_beside_the_accounts_own_number(said: bool) -> None:
    text = VIEWER % str(said).lower()
    assert flag_near(text, "is_verified", "22") is said
    assert flag_near(text, "is_verified", "33") is None
    assert flag_near(text, "is_verified", None) is True


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Pluto (@pluto) • Instagram photos and videos", "Pluto"),
        ("\u200fPluto\u200e (\u200e@pluto\u200f)", "Pluto"),
        ("Pluto (@pluto@social.example) - Server", "Pluto"),
        ("(@pluto)", "pluto"),
        ("Pluto | Somewhere", "Pluto"),
        ("Somewhere - Pluto", "Pluto"),
        ("Pluto on Somewhere", "Pluto"),
        ("Anne-Marie du Bois - Ceramics | Somewhere", "Anne-Marie du Bois - Ceramics"),
        ("Somewhere", None),
    ],
)
def test_a_title_gives_the_name_alone(title: str, name: str | None) -> None:
    assert display_name(title, frozenset({"somewhere", "somewhere.example"})) == name


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("2024-11-18T07:42:51Z", datetime(2024, 11, 18, 7, 42, 51, tzinfo=UTC)),
        ("2021-03-04", datetime(2021, 3, 4, tzinfo=UTC)),
        ("Wed Mar 07 18:22:04 +0000 2012", datetime(2012, 3, 7, 18, 22, 4, tzinfo=UTC)),
        (1322552953.0, datetime(2011, 11, 29, 7, 49, 13, tzinfo=UTC)),
        (0, None), ("soon", None), (None, None), (1e30, None), (True, None),
    ],
)  # fmt: skip
def test_a_date_is_a_moment_in_utc(said: object, when: datetime | None) -> None:
    assert moment(said) == when


def test_a_block_inside_a_script_is_read_alone() -> None:
    assert json_after('x={"a": 1,"metadata" : {"b": [2]}, broken', "metadata") == {"b": [2]}
    assert json_after('{"metadata": {"b": ', "metadata") is None
    assert json_after("", "metadata") is None


GENERIC_PICTURES = [
    "https://www.redditstatic.com/avatars/avatar_default_12_FFB000.png",
    "https://abs.twimg.com/rweb/ssr/default/v2/og/image.png",
    "https://abs.twimg.com/sticky/default_profile_images/default_profile_400x400.png",
    "https://static-cdn.jtvnw.net/ttv-static-metadata/twitch_logo3.jpg",
    "https://static-cdn.jtvnw.net/user-default-pictures-uv/41780b5a-300x300.png",
    "https://static.xx.fbcdn.net/rsrc.php/v3/yo/r/avatar.png",
    "https://social.example/avatars/original/missing.png",
    "https://app.snapchat.com/web/deeplink/snapcode?username=name&type=SVG",
    "https://telegram.org/img/t_logo_2x.png",
    "https://www.gravatar.com/avatar/00000000000000000000000000000000?d=mp",
    "https://forum.example/images/default-avatar.png",
    "https://forum.example/images/no_avatar.gif",
    "https://forum.example/u/avatar_default_large.jpg",
    "https://forum.example/profile_default_300x300.png",
    "https://forum.example/favicon-96x96.png",
    "https://forum.example/assets/emblem.svg",
]
OWN_PICTURES = [
    "https://pbs.twimg.com/profile_images/1846292082501054464/oKUC44PF.jpg",
    "https://forum.example/avatars/4811.jpg",
    "https://forum.example/nora.jpg",
    "https://forum.example/noel-2024.jpg",
    "https://forum.example/missing-you.jpg",
    "https://forum.example/blanka.png",
    "https://forum.example/u/notebook-avatar.png",
    "https://forum.example/profile/default/4811.jpg",
    "https://forum.example/photos/missing-you.jpg.webp?size=default",
]


@pytest.mark.parametrize("address", GENERIC_PICTURES)
def test_a_sites_own_picture_is_nobodys_photo(address: str) -> None:
    assert is_generic(address)
    assert picture(ADDRESS, address) is None


@pytest.mark.parametrize("address", OWN_PICTURES)
def test_somebodys_picture_is_kept(address: str) -> None:
    assert picture(ADDRESS, address) == address


@pytest.mark.parametrize(
    ("small", "large"),
    [
        ("https://pbs.twimg.com/profile_images/1/a_normal.jpg",
         "https://pbs.twimg.com/profile_images/1/a.jpg"),
        ("https://yt3.ggpht.com/abc=s48-c-k-no-rj", "https://yt3.ggpht.com/abc=s0"),
        ("https://cdn.bsky.app/img/avatar_thumbnail/plain/did:plc:x/cid@jpeg",
         "https://cdn.bsky.app/img/avatar/plain/did:plc:x/cid@jpeg"),
    ],
)  # fmt: skip
def test_a_picture_is_asked_for_at_its_largest_size(small: str, large: str) -> None:
    assert picture(ADDRESS, small) == large


PERSON = '<meta property="og:title" content="Tiphaine Corbeval">'


@pytest.mark.parametrize(
    ("seen", "status"),
    [
        (page(f"<title>Tiphaine</title>{PERSON}"), Status.UP),
        (page("<title>Tiphaine Corbeval</title>"), Status.UP),
        (page("<title>Somewhere - the place for everybody</title>"), Status.UNKNOWN),
        (page(""), Status.UNKNOWN),
        (page("", 404), Status.GONE),
        (page(PERSON, 410), Status.GONE),
        (page("<title>404 Not Found</title>"), Status.GONE),
        (page("<title>Profil introuvable</title>"), Status.GONE),
        (page(PERSON, 403), Status.BLOCKED),
        (page(PERSON, 429), Status.RATE_LIMITED),
        (page(PERSON, 999), Status.BLOCKED),
        (page(PERSON, 503), Status.UNKNOWN),
        (page("<title>Just a moment...</title>"), Status.BLOCKED),
        (page("<title>Attention Required! | Cloudflare</title>"), Status.BLOCKED),
        (page("<title>Log into Facebook</title>"), Status.LOGIN_WALL),
        (page("<title>Login • Instagram</title>"), Status.LOGIN_WALL),
        (page("<title>Threads • Log in</title>"), Status.LOGIN_WALL),
        (page("<title>Sign in | LinkedIn</title>"), Status.LOGIN_WALL),
        (page("<title>Avant d'accéder à YouTube</title>"), Status.CONSENT),
        (page(PERSON, url="https://somewhere.example/login/?next=%2Fu%2Fname"), Status.LOGIN_WALL),
        (page(PERSON, url="https://consent.somewhere.example/m?continue=x"), Status.CONSENT),
        (page(PERSON, url="https://somewhere.example/", redirects=(ADDRESS,)), Status.UNKNOWN),
        (page(PERSON, url="https://www.somewhere.example/u/name", redirects=(ADDRESS,)), Status.UP),
        # A person may be called Loginova, and a small page may be about captchas.
        (page('<title>Loginova Anna</title><p class="px-captchas">'), Status.UP),
    ],
)
def test_what_one_page_says_of_the_state(seen: Page, status: Status) -> None:
    assert GENERIC.status(seen).status is status


STATES = [
    # Each platform's own words, in the languages that it answers in; a wall is never "gone".
    ("instagram:lea", "<title>Connexion • Instagram</title>", 200, "login_wall"),
    ("instagram:lea", "<title>Anmelden • Instagram</title>", 200, "login_wall"),
    ("instagram:lea", '<script>{"routePath":"\\/"}</script>', 200, "unknown"),
    ("instagram:lea", '<script>{"routePath":null}</script>', 200, "gone"),
    ("instagram:lea", "<title>Page introuvable • Instagram</title>", 200, "gone"),
    ("instagram:lea", "<title>Léa (&#064;lea) • Fotos und Videos auf Instagram</title>", 200, "up"),
    ("facebook:lea.tr", "<title>Facebook</title>", 200, "unknown"),
    ("facebook:lea.tr", "<title>Bei Facebook anmelden</title>", 200, "login_wall"),
    ("facebook:lea.tr", "<title>Facebook – log in or sign up</title>", 200, "login_wall"),
    ("threads:lea", "<title>Threads • Se connecter</title>", 200, "login_wall"),
    ("linkedin:lea", "<title>S’identifier | LinkedIn</title>", 200, "login_wall"),
    ("tiktok:lea", "<title>TikTok - Make Your Day</title>", 200, "unknown"),
    ("tiktok:lea", '{"webapp.user-detail":{"statusCode":10221}}', 200, "gone"),
    ("tiktok:lea", '{"webapp.user-detail":{"statusCode":10222}}', 200, "private"),
    ("youtube:@lea", "<title>Bevor Sie zu YouTube weitergehen</title>", 200, "consent"),
    ("youtube:@lea", '{"alerts":[{"text":{"simpleText":"Esta cuenta ha sido cancelada"}}]}', 200,
     "suspended"),
    ("youtube:@lea", '{"alerts":[{"text":{"simpleText":"Dieser Kanal existiert nicht."}}]}', 200,
     "gone"),
    ("youtube:@lea", '{"alerts":[{"text":{"simpleText":"Not available in your country"}}]}', 200,
     "unknown"),
    ("x:lea", '{"errors":[{"code":429,"message":"Rate limit exceeded."}]}', 200, "rate_limited"),
    ("x:lea", '{"data":{}}', 200, "gone"),
    ("twitch:leaa", '<meta property="og:title" content="Twitch">', 200, "unknown"),
    ("mastodon:lea@social.example", '{"error":"This method requires an authenticated user"}', 422,
     "login_wall"),
    ("mastodon:lea@social.example", '{"error":"Gone"}', 410, "gone"),
    ("bluesky:lea.example", '{"error":"InvalidRequest","message":"actor must be valid"}', 400,
     "unknown"),
    ("leetchi:un-velo", "<title>Leetchi - La cagnotte en ligne</title>", 200, "unknown"),
]  # fmt: skip


@pytest.mark.parametrize(("who", "body", "code", "status"), STATES, ids=lambda v: str(v)[:60])
def test_a_platforms_own_words_tell_its_states(who: str, body: str, code: int, status: str) -> None:
    named = identify(who)
    assert isinstance(named, tuple)
    assert state(*named, page(body, code, named[0].look(named[1]))).status == status


def test_the_pages_own_logo_is_not_the_persons_avatar() -> None:
    logo = '<link rel="icon" href="/brand.png"><meta property="og:image" content="/brand.png">'
    named = identify(ADDRESS)
    assert isinstance(named, tuple)
    assert GENERIC.profile(page(PERSON + logo), named[1]).avatar is None
    control = logo.replace('content="/brand', 'content="/tiphaine')
    assert GENERIC.profile(page(PERSON + control), named[1]).avatar is not None


def test_another_answer_than_mastodons_is_read_generically() -> None:
    named = identify("https://forum.example/@name")
    assert isinstance(named, tuple)
    mastodon, account = named
    assert mastodon is platform("mastodon")
    web = (GENERIC, Account("web", account.url, "name"))
    assert other_reader(mastodon, account, page("<h1>404</h1>", 404)) == web
    assert other_reader(mastodon, account, page('{"error":"Record not found"}', 404)) is None
    assert other_reader(mastodon, account, page("", 503)) is None
    assert other_reader(GENERIC, web[1], page("")) is None


def test_a_short_link_is_read_by_the_platform_it_led_to() -> None:
    short = identify("https://short.example/x1")
    assert isinstance(short, tuple)
    led = page(PERSON, url="https://www.youtube.com/@name", redirects=("https://short.example/x1",))
    found = other_reader(*short, led)
    assert found is not None
    assert found[0] is platform("youtube")
    assert found[1].handle == "name"
    control = page(PERSON, url="https://short.example/x2", redirects=("https://short.example/x1",))
    assert other_reader(*short, control) is None


def test_markup_made_to_choke_a_parser_is_read_as_far_as_it_is_sane() -> None:
    deep = PERSON + "<div>" * 200_000
    assert GENERIC.status(page(deep)).status is Status.UP
    assert len(shallow(deep.encode())) < 40_000
    reopened = "".join(f"<font color={n}>" for n in range(2000)) + "<p>x</p>" * 1000
    assert len(shallow(reopened.encode())) < 10_000


def test_ordinary_markup_is_read_whole() -> None:
    closed = b"<div><b>x</b><a href=/>y</a></div>" * 20_000
    script = b'<script>{"html":"' + b"<div><b>x<\\/b><\\/div>" * 20_000 + b'"}</script>'
    stray = b"</x>" * 20_000 + b"<p>" * 5000
    for whole in (closed, script, stray, b"", b"<"):
        assert shallow(whole) == whole
