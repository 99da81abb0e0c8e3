"""What every platform must do; runs over the whole registry and all its recordings."""

import json
import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from impostor.cli.read import reading
from impostor.model import Account, Page, Profile, Status
from impostor.platforms import GENERIC, PLATFORMS, Platform, Seen, described, identify, platform
from impostor.platforms.interface import no_photos
from impostor.platforms.pictures import picture
from tests.platforms.recordings import FOLDER, WHEN, Recording, recordings

LOOKS = [each for each in recordings() if each.expected]
READABLE = {Status.UP, Status.PRIVATE}
WALLS = {
    Status.LOGIN_WALL, Status.RATE_LIMITED, Status.BLOCKED, Status.CONSENT, Status.UNKNOWN,
}  # fmt: skip

ADDRESS = re.compile(r"https://[!-~]+")
"""What can be asked for: one word of ASCII's visible characters."""

every_platform = pytest.mark.parametrize("each", PLATFORMS, ids=lambda each: each.name)
every_look = pytest.mark.parametrize("recording", LOOKS, ids=str)


def of(each: Platform, stem: str) -> list[Recording]:
    return [r for r in LOOKS if r.platform == each.name and r.file.startswith(stem)]


def test_names_are_unique_and_the_generic_reader_comes_last() -> None:
    names = [each.name for each in PLATFORMS]
    assert len(set(names)) == len(names)
    assert PLATFORMS[-1] is GENERIC
    assert [platform(name) for name in names] == list(PLATFORMS)


@every_platform
def test_a_platform_dates_its_facts(each: Platform) -> None:
    assert each.title
    assert isinstance(each.facts.checked_on, date)


@every_platform
def test_a_platform_tells_what_its_facts_say_and_no_more(each: Platform) -> None:
    """Hold what `impostor platforms` lists to what is read of the recordings, both ways."""
    told, states = set(), set()
    for recording in LOOKS:
        if recording.platform == each.name:
            found = reading(recording.body, recording.url, recording.status)
            states.add(Status(str(found["status"])))
            profile = found["profile"]
            told |= {k for k, v in profile.items() if v} if isinstance(profile, dict) else set()
    facts = each.facts
    more = {"photos"} if each.post_photos is not no_photos else set()
    assert set(facts.tells) - told <= more
    assert told - set(facts.tells) <= {"platform", "url"}
    assert set(facts.states) == states - WALLS


@every_platform
def test_a_stable_id_is_told_of_where_there_is_one(each: Platform) -> None:
    assert (each.facts.identity is not None) == ("account_id" in each.facts.tells)


@every_platform
def test_a_recording_of_another_platform_is_nothing_of_this_one(each: Platform) -> None:
    """Foreign HTML: never an exception, and never this platform's word that somebody is gone."""
    if each is GENERIC:
        return
    for recording in recordings():
        if recording.platform != each.name and recording.file == "live.html":
            page = Page(account_of(each).url, 200, {}, recording.body, WHEN)
            read_all(each, page)


GENERIC_PICTURES = {
    "bluesky": "https://bsky.app/static/social-card-default-gradient.png",
    "youtube": "https://www.youtube.com/img/desktop/yt_1200.png",
    "wikipedia": "https://fr.wikipedia.org/static/images/icons/wikipedia.png",
    "instagram": "https://scontent.cdninstagram.com/v/t51.2885-19/44884218_345707102882519_2446069589734326272_n.jpg",
    "facebook": "https://scontent.xx.fbcdn.net/v/t1.30497-1/453178253_471506465671661_2781666950760530985_n.png",
    "x": "https://abs.twimg.com/rweb/ssr/default/v2/og/image.png",
    "telegram": "https://telegram.org/img/t_logo_2x.png",
    "reddit": "https://www.redditstatic.com/avatars/defaults/v2/avatar_default_3.png",
    "tiktok": "https://p16.tiktokcdn.com/musically-maliva-obj/1594805258216454~c5_1080x1080.jpeg",
    "twitch": "https://static-cdn.jtvnw.net/ttv-static-metadata/twitch_logo3.jpg",
    "threads": "https://static.cdninstagram.com/rsrc.php/v3/yV/r/logo.png",
    "snapchat": "https://app.snapchat.com/web/deeplink/snapcode?username=name&type=SVG",
    "pinterest": "https://s.pinimg.com/images/facebook_share_image.png",
    "linkedin": "https://static.licdn.com/aero-v1/sc/h/9c8pery4andzj6ohjkjp54ma2",
    "whatsapp": "https://static.whatsapp.net/rsrc.php/v3/yP/r/rYZqPCBaG70.png",
    "jeuxvideo": "https://image.jeuxvideo.com/avatar-md/default.jpg",
    "leetchi": "https://asset.leetchi.com/Content/Longane/dist/img/logo/brand/logo-meta.png",
    "lepotcommun": "https://www.lepotcommun.fr/assets/img/logo-share.png",
    "mastodon": "https://social.example/avatars/original/missing.png",
    "web": "https://forum.example/images/default-avatar.png",
}  # fmt: skip


@every_platform
def test_a_generic_picture_is_never_a_photo(each: Platform) -> None:
    """Show the platform's own picture as a live page would: as its preview and in its body."""
    address = GENERIC_PICTURES[each.name]
    assert picture(account_of(each).url, address) is None
    own = "https://cdn.example/somebody.jpg"
    for shown, expected in ((address, False), (own, True)):
        head = f'<meta property="og:image" content="{shown}">'
        body = (
            f'{head}<meta property="og:title" content="Lea (@lea)"><main><img src="{shown}"></main>'
        )
        page = Page(account_of(each).url, 200, {}, body.encode(), WHEN)
        found = described.profile(page, account_of(each))
        assert bool(found.avatar or found.photos) is expected, shown


@every_platform
@pytest.mark.parametrize("kind", ["live", "missing", "wall"])
def test_a_platform_has_its_recordings(each: Platform, kind: str) -> None:
    assert of(each, kind), f"fixtures/recordings/{each.name} has no {kind} page"


def test_every_recording_is_listed_and_names_the_source_of_its_shape() -> None:
    listed = {(r.platform, r.file) for r in recordings()}
    found = {(f.parent.name, f.name) for f in FOLDER.glob("*/*") if f.name != "recordings.json"}
    assert found == listed
    assert all(r.source for r in recordings())


@every_look
def test_a_recording_is_read_field_by_field(recording: Recording) -> None:
    found = reading(recording.body, recording.url, recording.status)
    profile = found["profile"]
    shown = {"status": found["status"], **(profile if isinstance(profile, dict) else {})}
    assert {name: shown.get(name) for name in recording.expected} == recording.expected


@every_platform
def test_a_missing_account_is_gone_and_a_wall_never_is(each: Platform) -> None:
    # Where a platform answers alike for missing and present, unknown is all there is to say.
    missing = {each.status(r.page).status for r in of(each, "missing")}
    assert missing <= {Status.GONE} or missing == {Status.UNKNOWN}
    assert {each.status(r.page).status for r in of(each, "wall")} <= WALLS


@every_platform
@pytest.mark.parametrize("status", [401, 403, 429, 451, 500, 502, 503, 999])
def test_an_empty_error_is_no_word_about_the_account(each: Platform, status: int) -> None:
    account = account_of(each)
    assert each.status(Page(each.look(account), status, {}, b"", WHEN)).status in WALLS


@every_platform
@pytest.mark.parametrize("path", ["/login?next=/x", "/accounts/login/", "/signin"])
def test_a_redirect_to_a_login_page_is_a_wall(each: Platform, path: str) -> None:
    asked = account_of(each).url
    page = Page(asked.split("/")[0] + "//example.com" + path, 200, {}, b"<p>", WHEN, (asked,))
    assert each.status(page).status is Status.LOGIN_WALL


@every_look
def test_what_was_read_has_a_canonical_address_that_leads_back(recording: Recording) -> None:
    profile = read(recording)
    if profile is None:
        return
    named = identify(profile.account.url)
    assert isinstance(named, tuple)
    assert named[0].name == profile.account.platform == recording.platform
    assert named[1].url == profile.account.url
    assert named[1].account_id in {None, profile.account.account_id}


@every_look
def test_a_profile_can_be_looked_at_again(recording: Recording) -> None:
    profile = read(recording)
    if profile is not None:
        look = platform(recording.platform).look(profile.account)
        assert look.startswith("https://")
        named = identify(look)
        assert isinstance(named, tuple)
        assert named[0].name == recording.platform


@pytest.mark.parametrize("recording", [r for r in recordings() if not r.expected], ids=str)
def test_recent_photos_are_read(recording: Recording) -> None:
    asked = platform(recording.platform)
    assert list(asked.post_photos(recording.page)) == recording.post_photos


@every_platform
def test_recent_photos_stand_at_an_address_that_a_profile_gives(each: Platform) -> None:
    live = next(p for r in of(each, "live") if (p := read(r)) is not None)
    address = each.posts(live)
    assert address is None or address.startswith("https://")


@every_platform
@settings(max_examples=25)
@given(body=st.binary(max_size=400), status=st.sampled_from([200, 400, 404, 410]))
def test_any_bytes_give_a_status_and_a_profile(each: Platform, body: bytes, status: int) -> None:
    read_all(each, Page(account_of(each).url, status, {}, body, WHEN))


SPOILT = st.binary(max_size=8) | st.sampled_from(
    [b'"', b"{", b"null", b"<", b"\xff\xfe", b"\\ud800", b'content="http://[', b"&#xD800;"]
)


@every_platform
@settings(max_examples=25)
@given(data=st.data())
def test_a_page_cut_and_spoilt_anywhere_is_read_without_an_exception(
    each: Platform, data: st.DataObject
) -> None:
    recording = data.draw(st.sampled_from([r for r in recordings() if r.platform == each.name]))
    body = bytearray(recording.body)
    for _ in range(data.draw(st.integers(0, 6))):
        at = data.draw(st.integers(0, len(body)))
        body[at : at + data.draw(st.integers(0, 40))] = data.draw(SPOILT)
    whole = bytes(body[: data.draw(st.integers(0, len(body)))])
    read_all(each, Page(recording.url, recording.status, {}, whole, WHEN))


# JSON can hold halves of characters, which no file, address or terminal takes.
TEXT = st.text(max_size=8) | st.sampled_from(
    ["\ud800", "a\udfff", "bo\n40/40 https://bank.example", "ſ", "../..", "١٢٣", "a/b?c#d"]
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | TEXT,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner),
    max_leaves=12,
)


@every_platform
@settings(max_examples=60)
@given(data=st.data())
def test_an_answer_with_other_types_in_its_fields_is_read_without_an_exception(
    each: Platform, data: st.DataObject
) -> None:
    bodies = [r for r in recordings() if r.platform == each.name and r.file.endswith(".json")]
    if not bodies:
        return
    recording = data.draw(st.sampled_from(bodies))
    answer = json.loads(recording.body)
    inner = answer
    while isinstance(inner, dict | list) and inner:
        key = data.draw(st.sampled_from(sorted(inner) if isinstance(inner, dict) else [0]))
        if data.draw(st.booleans()) or not isinstance(inner[key], dict | list):
            inner[key] = data.draw(JSON)
            break
        inner = inner[key]
    body = json.dumps(answer).encode()
    read_all(each, Page(recording.url, recording.status, {}, body, WHEN))


def account_of(each: Platform) -> Account:
    live = of(each, "live")[0]
    account = each.account(live.url)
    assert isinstance(account, Account)
    return account


def read(recording: Recording) -> Profile | None:
    asked = platform(recording.platform)
    if asked.status(recording.page).status not in READABLE:
        return None
    account = asked.account(recording.url)
    assert isinstance(account, Account)
    return asked.profile(recording.page, account)


def platform_of(address: str) -> str:
    named = identify(address)
    assert isinstance(named, tuple), address
    return named[0].name


def read_all(each: Platform, page: Page) -> None:
    assert isinstance(each.status(page), Seen)
    profile = each.profile(page, account_of(each))
    assert isinstance(profile, Profile)
    # What was read can be printed, stored and asked for.
    repr(profile).encode()
    for address in (profile.avatar, profile.banner, *profile.photos, *profile.links):
        assert address is None or address.startswith(("http://", "https://"))
    for text in (profile.name, profile.bio, profile.account.url, profile.account.handle):
        (text or "").encode()
    assert all(photo.startswith("http") for photo in each.post_photos(page))
    for asked in (profile.account.url, each.look(profile.account), each.posts(profile)):
        assert asked is None or ADDRESS.fullmatch(asked), asked
    assert platform_of(asked_again := each.look(profile.account)) == each.name, asked_again


HOSTILE = ["\ud800", "bo\n40/40 https://bank.example", "../../x", "a?b=c", "ſ", "", 7, -1, None, []]
BROKEN_ANSWERS = [
    ("mastodon", "live.json", ("id",)),
    ("mastodon", "live.json", ("username",)),
    ("mastodon", "live.json", ("acct",)),
    ("bluesky", "live.json", ("did",)),
    ("bluesky", "live.json", ("handle",)),
    ("reddit", "live.json", ("data", "name")),
    ("reddit", "live.json", ("data", "id")),
    ("wikipedia", "live.json", ("query", "users", 0, "name")),
    ("wikipedia", "live.json", ("query", "users", 0, "userid")),
]


@pytest.mark.parametrize("value", HOSTILE, ids=repr)
@pytest.mark.parametrize(("name", "file", "keys"), BROKEN_ANSWERS, ids=str)
def test_a_hostile_name_or_number_gets_into_no_address(
    name: str, file: str, keys: tuple[str | int, ...], value: object
) -> None:
    recording = next(r for r in recordings() if (r.platform, r.file) == (name, file))
    answer = json.loads(recording.body)
    inner = answer
    for key in keys[:-1]:
        inner = inner[key]
    assert inner[keys[-1]], "the control: a live answer says something here"
    inner[keys[-1]] = value
    page = Page(recording.url, 200, {}, json.dumps(answer).encode(), WHEN)
    read_all(platform(name), page)
    found = platform(name).profile(page, account_of(platform(name)))
    assert "bank.example" not in str((found.account, platform(name).posts(found)))


@every_platform
@pytest.mark.parametrize(
    "body",
    [
        '<meta property="og:title" content="a' + " " * 300_000 + '(">',
        '<meta name="description" content="' + "1 " * 200_000 + '">',
        "<title>a" + " - " * 100_000 + "</title>",
        '<meta property="og:url" content="https:' + "/" * 300_000 + '">',
        '{"a":' * 100_000,
        '"alerts":"' + "\\u" * 200_000,
    ],
    ids=["spaces", "digits", "dashes", "slashes", "nested json", "escapes"],
)
def test_a_page_made_to_be_searched_for_ever_is_read_at_once(each: Platform, body: str) -> None:
    read_all(each, Page(account_of(each).url, 200, {}, body.encode(), WHEN))
