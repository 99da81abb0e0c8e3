"""Control probes: when a platform's answers are believed, and what is undone when they are not."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from impostor.controls import Controls
from impostor.language import N_
from impostor.model import (
    Account,
    Fetch,
    NoAnswer,
    Observation,
    Page,
    Sentence,
    Source,
    Status,
    Trouble,
)
from impostor.observe import Sighting
from impostor.platforms import GENERIC, PLATFORMS, Platform, Refused, identify, platform
from impostor.platforms.controls import doubt, settled

AT = datetime(2026, 3, 1, tzinfo=UTC)
REASON = Sentence(N_("The page shows a profile."))
NAME = "q7f3k2m9x1z5ab"


def seen(status: Status, page: str | None = "a page", source: Source = Source.TOOL) -> Observation:
    return Observation(Account("x", "https://x.com/x"), status, REASON, AT, source, page)


@pytest.mark.parametrize(
    ("known", "stranger", "passes"),
    [
        pytest.param(Status.UP, Status.GONE, True, id="told apart"),
        pytest.param(Status.PRIVATE, Status.GONE, True, id="private is there too"),
        pytest.param(Status.UP, Status.UNKNOWN, True, id="a shell in place of what is missing"),
        pytest.param(Status.UP, Status.LOGIN_WALL, True, id="Threads shows a log-in page"),
        pytest.param(Status.UP, Status.UP, False, id="both shown"),
        pytest.param(Status.GONE, Status.GONE, False, id="both gone"),
        pytest.param(Status.LOGIN_WALL, Status.LOGIN_WALL, False, id="both walled"),
        pytest.param(Status.UNKNOWN, Status.GONE, False, id="the known one not shown"),
        pytest.param(Status.UP, Status.RATE_LIMITED, False, id="asked to wait"),
        pytest.param(Status.UP, Status.BLOCKED, False, id="turned away"),
        pytest.param(None, Status.GONE, True, id="none is known, and a made-up name is gone"),
        pytest.param(None, Status.UP, False, id="none is known, and a made-up name is shown"),
    ],
)
def test_controls_pass_only_where_the_answers_differ(
    known: Status | None, stranger: Status, passes: bool
) -> None:
    why = doubt("X", None if known is None else seen(known), seen(stranger))
    assert (why is None) == passes
    assert why is None or "X" in str(why)


def test_a_probe_without_an_answer_proves_nothing() -> None:
    assert doubt("X", seen(Status.UP), seen(Status.UNKNOWN, page=None)) is not None


@pytest.mark.parametrize("status", list(Status))
def test_only_what_was_stated_becomes_unknown(status: Status) -> None:
    why = Sentence(N_("The page shows a profile."))
    undone = settled(seen(status), why).status
    stated = status in {Status.UP, Status.PRIVATE, Status.GONE}
    assert undone is (Status.UNKNOWN if stated else status)
    assert settled(seen(status), None) == seen(status)
    assert settled(seen(status, source=Source.PERSON), why).status is status


def table(answers: Callable[[str], tuple[int, str] | None]) -> tuple[Fetch, list[str]]:
    asked: list[str] = []

    def fetch(url: str) -> Page | NoAnswer:
        asked.append(url)
        answer = answers(url)
        if answer is None:
            return NoAnswer(url, Trouble.TIMEOUT, REASON, AT)
        return Page(url, answer[0], {}, answer[1].encode(), AT)

    return fetch, asked


def bluesky(url: str) -> tuple[int, str]:
    if "actor=bsky.app" in url or "feed" in url:
        return 200, '{"did":"did:plc:z72i7hdynmk6r22z27h6tvur","handle":"bsky.app"}'
    return 400, '{"error":"InvalidRequest","message":"Profile not found"}'


def sighting(status: Status) -> Sighting:
    account = Account("bluesky", "https://bsky.app/profile/lea.example", "lea.example")
    return Sighting(Observation(account, status, REASON, AT, page_sha256="x"))


def test_a_platform_is_probed_once_and_only_when_it_states_something() -> None:
    fetch, asked = table(bluesky)
    controls = Controls(fetch, lambda: NAME)
    assert controls.settle(sighting(Status.LOGIN_WALL)).observation.status is Status.LOGIN_WALL
    assert not asked
    for _ in range(3):
        assert controls.settle(sighting(Status.GONE)).observation.status is Status.GONE
    assert sum("getProfile" in url for url in asked) == 2


def test_answers_that_are_alike_undo_what_was_stated() -> None:
    fetch, _ = table(lambda _url: bluesky("actor=bsky.app"))
    found = Controls(fetch, lambda: NAME).settle(sighting(Status.UP)).observation
    assert found.status is Status.UNKNOWN
    assert "made-up name" in str(found.reason)


def test_no_answer_is_no_proof() -> None:
    fetch, _ = table(lambda _url: None)
    found = Controls(fetch, lambda: NAME).settle(sighting(Status.GONE)).observation
    assert found.status is Status.UNKNOWN


def test_mastodons_servers_are_probed_each_for_itself() -> None:
    def answers(url: str) -> tuple[int, str]:
        if "odd.example" in url:
            return 200, '{"id":"1","acct":"a"}'
        front = url == "https://even.example/"
        return (200, "Welcome") if front else (404, '{"error":"Record not found"}')

    fetch, _ = table(answers)
    controls = Controls(fetch, lambda: NAME)
    mastodon = platform("mastodon")
    odd = Account("mastodon", "https://odd.example/@lea", "lea")
    even = Account("mastodon", "https://even.example/@lea", "lea")
    assert controls.doubt(mastodon, odd) is not None
    assert controls.doubt(mastodon, even) is None
    gone = Account("mastodon", "https://none.example/@lea", "lea")
    assert "front page" in str(controls.doubt(mastodon, gone)), "it says no to everybody"


def test_a_site_that_is_missing_as_a_whole_says_nothing_of_one_account() -> None:
    fetch, asked = table(lambda _url: (404, "Not found"))
    account = Account("web", "https://forum.example/u/lea", "lea")
    seen = Observation(account, Status.GONE, REASON, AT, page_sha256="x")
    found = Controls(fetch, lambda: NAME).settle(Sighting(seen)).observation
    assert found.status is Status.UNKNOWN
    assert not found.controlled
    assert "https://forum.example/" in asked


@pytest.mark.parametrize("each", PLATFORMS, ids=lambda each: each.name)
def test_every_platform_can_be_probed(each: Platform) -> None:
    if each.facts.known:
        known = identify(each.facts.known)
        assert not isinstance(known, Refused)
        assert known[0] is each
        assert known[1].url == each.facts.known
    if each is GENERIC:
        made = Account("web", "https://forum.example/u/lea", "lea")
        assert each.stranger is not None
        assert each.stranger(made, NAME) == Account("web", f"https://forum.example/u/{NAME}", NAME)
        assert each.stranger(Account("web", "https://lea.example/"), NAME) is None
        return
    who = Account(each.name, "https://social.example/@lea", "lea")
    stranger = each.stranger(who, NAME) if each.stranger else each.bare(NAME)
    assert isinstance(stranger, Account)
    named = identify(stranger.url)
    assert not isinstance(named, Refused)
    assert named[0] is each
