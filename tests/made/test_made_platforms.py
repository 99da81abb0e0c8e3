"""Each platform of the made network answers for live, missing and walled accounts."""

import re
from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit

import pytest

from fixtures.chance import draw_for
from fixtures.pages import PLATFORMS
from fixtures.pages.shape import Answer, Platform, Shown, State
from fixtures.site import Directory

PICTURE = re.compile(
    r"https://(?:cdn\.|files\.|img\.|yt3\.|i\.)[^\s\"'<>\\]+|https://[^\s\"'<>\\]+/avatars/[^\s\"'<>\\]+"
)
NAME, BIO = "Zoë “Quill” Ågren-Ƞ 李", 'Bio with <tags>, "quotes" & an address'

every_platform = pytest.mark.parametrize("platform", PLATFORMS, ids=lambda one: one.name)
every_state = pytest.mark.parametrize(
    ("platform", "state"),
    [(platform, state) for platform in PLATFORMS for state in platform.states],
    ids=lambda one: getattr(one, "name", str(one)),
)


def account(platform: Platform, number: int = 0) -> Shown:
    identity = platform.identify(draw_for("test", platform.name, number), "zoe.agren")
    return Shown(
        identity, NAME, BIO, datetime(2020, 2, 29, tzinfo=UTC), ("https://zoe.example/",),
        b"avatar", b"banner", (b"one", b"two"), followers=1234, verified=True,
    )  # fmt: skip


def directory(answers: list[Answer], platform: Platform) -> Directory:
    found = Directory()
    for answer in [*platform.backdrop(b"default"), *answers]:
        found.put(answer)
    return found


def look_up(found: Directory, url: str) -> Answer | None:
    parts = urlsplit(url)
    return found.find(parts.netloc, parts.path, dict(parse_qsl(parts.query)))


@every_platform
def test_live_missing_and_wall_are_there(platform: Platform) -> None:
    assert {State.LIVE, State.MISSING, State.WALL, State.LIMITED} <= set(platform.states)


@every_state
def test_every_address_of_an_account_answers(platform: Platform, state: State) -> None:
    shown = account(platform)
    found = directory(list(platform.states[state](shown)), platform)
    for url in (shown.identity.url, *shown.identity.others):
        assert look_up(found, url)


@every_platform
def test_a_live_account_differs_from_a_missing_one(platform: Platform) -> None:
    shown = account(platform)
    bodies = {
        state: {
            answer.url: (answer.status, answer.body) for answer in platform.states[state](shown)
        }
        for state in (State.LIVE, State.MISSING)
    }
    assert bodies[State.LIVE] != bodies[State.MISSING]


@pytest.mark.parametrize("number", range(6))
@every_platform
def test_the_pictures_that_it_names_are_answered(platform: Platform, number: int) -> None:
    shown = account(platform, number)
    answers = list(platform.states[State.LIVE](shown))
    found = directory(answers, platform)
    named = {
        url.replace("&amp;", "&")
        for answer in answers
        if "image/" not in answer.headers["Content-Type"]
        for url in PICTURE.findall(answer.body.decode())
        if not url.endswith(".rss")
    }
    assert bool(named) == platform.pictures
    for url in named:
        answer = look_up(found, url)
        assert answer is not None, url
        assert answer.headers["Content-Type"] == "image/jpeg", url


@every_platform
def test_texts_are_escaped_in_markup(platform: Platform) -> None:
    for answer in platform.states[State.LIVE](account(platform)):
        if "html" in answer.headers["Content-Type"]:
            outside = re.sub(rb"<script.*?</script>", b"", answer.body, flags=re.DOTALL)
            assert b"<tags>" not in outside


@every_platform
def test_a_limit_names_the_time_to_wait(platform: Platform) -> None:
    limited = [
        answer for answer in platform.states[State.LIMITED](account(platform))
        if answer.status == 429
    ]  # fmt: skip
    assert limited
    assert any("Retry-After" in answer.headers for answer in limited)


def test_the_most_demanding_query_wins() -> None:
    found = Directory()
    for url in (
        "https://h.example/api",
        "https://h.example/api?u=A",
        "https://h.example/api?u=A&v=2",
    ):
        found.put(Answer(url, url.encode()))
    asked = {
        "https://h.example/api?u=b": b"https://h.example/api",
        "https://h.example/api?x=1&u=a": b"https://h.example/api?u=A",
        "https://h.example/api?v=2&u=a": b"https://h.example/api?u=A&v=2",
    }
    for url, body in asked.items():
        answer = look_up(found, url)
        assert answer is not None
        assert answer.body == body
