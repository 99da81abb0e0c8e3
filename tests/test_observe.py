"""One look at one account: what it brings, and what it never makes of a missing answer."""

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from impostor.language import N_
from impostor.model import (
    Account,
    Fetch,
    NoAnswer,
    Page,
    Profile,
    Role,
    Sentence,
    Status,
    Trouble,
)
from impostor.observe import MOST_POST_PHOTOS, Sighting, observe, pictures_of
from impostor.platforms import Refused, identify
from impostor.platforms.mastodon import MASTODON

AT = datetime(2026, 3, 1, tzinfo=UTC)
PROFILE = "https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile?actor=lea.example.com"
SITE = "https://club.example/members/lea"


def html(url: str, body: str, status: int = 200, redirects: tuple[str, ...] = ()) -> Page:
    head = {"content-type": "text/html"}
    return Page(url, status, head, f"<!doctype html><html>{body}".encode(), AT, redirects)


def network(answers: Mapping[str, Page | NoAnswer]) -> Fetch:
    """Answer from a table; every other address is a 404."""
    return lambda url: answers.get(url) or html(url, "<title>Not found</title>", 404)


def look_at(address: str, answers: Mapping[str, Page | NoAnswer]) -> Sighting:
    found = identify(address)
    assert not isinstance(found, Refused)
    return observe(*found, network(answers))


def member(extra: str = "") -> str:
    return (
        '<head><title>Léa</title><meta property="og:type" content="profile">'
        '<meta property="og:title" content="Léa Tremblay">'
        '<meta property="og:image" content="https://club.example/lea.jpg">'
        f"{extra}</head><h1>Léa Tremblay</h1>"
    )


def test_a_look_brings_status_profile_and_pictures() -> None:
    seen = look_at(SITE, {SITE: html(SITE, member())})
    assert seen.observation.status is Status.UP
    assert seen.observation.at == AT
    assert seen.profile is not None
    assert seen.profile.name == "Léa Tremblay"
    assert list(pictures_of(seen.profile)) == [("https://club.example/lea.jpg", Role.AVATAR)]


@pytest.mark.parametrize(
    ("trouble", "status"),
    [
        pytest.param(Trouble.TIMEOUT, Status.UNKNOWN, id="time-out"),
        pytest.param(Trouble.TLS, Status.UNKNOWN, id="broken certificate"),
        pytest.param(Trouble.NAME, Status.UNKNOWN, id="host not found"),
        pytest.param(Trouble.NOT_PUBLIC, Status.UNKNOWN, id="an address of this computer"),
        pytest.param(Trouble.RATE_LIMITED, Status.RATE_LIMITED, id="asked to wait"),
    ],
)
def test_no_answer_is_never_gone(trouble: Trouble, status: Status) -> None:
    failed = NoAnswer(SITE, trouble, Sentence(N_("Opening the picture takes too much memory.")), AT)
    seen = look_at(SITE, {SITE: failed})
    assert seen.observation.status is status
    assert seen.observation.page_sha256 is None


def test_a_wall_brings_no_profile() -> None:
    seen = look_at(SITE, {SITE: html(SITE, "<title>Just a moment...</title>", 403)})
    assert seen.observation.status is Status.BLOCKED
    assert seen.profile is None


def test_posts_are_asked_for_and_their_number_is_bounded() -> None:
    profile = {
        "did": "did:plc:leatremblayleatremblayle",
        "handle": "lea.example.com",
        "displayName": "Léa",
    }
    shown = [
        {"$type": "app.bsky.embed.images#viewImage", "fullsize": f"https://cdn.bsky.app/{n}"}
        for n in range(30)
    ]
    feed = [
        {
            "post": {
                "author": {"did": "did:plc:leatremblayleatremblayle"},
                "embed": {"$type": "app.bsky.embed.images#view", "images": [image]},
            }
        }
        for image in shown
    ]
    body = {"profile": profile, "feed": {"feed": feed}}

    def fetch(url: str) -> Page:
        answer = body["feed"] if "getAuthorFeed" in url else body["profile"]
        return Page(url, 200, {"content-type": "application/json"}, json.dumps(answer).encode(), AT)

    found = identify("https://bsky.app/profile/lea.example.com")
    assert not isinstance(found, Refused)
    seen = observe(*found, fetch)
    assert seen.profile is not None
    assert len(list(pictures_of(seen.profile))) == MOST_POST_PHOTOS


def test_a_site_that_only_looks_like_mastodon_is_read_as_what_it_is() -> None:
    address = "https://blog.example/@lea"
    seen = look_at(address, {address: html(address, member())})
    assert seen.observation.status is Status.UP
    assert seen.observation.account.platform == "web"


def test_a_short_link_leads_to_the_platform() -> None:
    short, long = "https://go.example/x", "https://bsky.app/profile/lea.example.com"
    body = json.dumps(
        {"did": "did:plc:leatremblayleatremblayle", "handle": "lea.example.com"}
    ).encode()
    seen = look_at(
        short,
        {
            short: html(long, "<title>Bluesky</title>", redirects=(short,)),
            PROFILE: Page(PROFILE, 200, {"content-type": "application/json"}, body, AT),
        },
    )
    assert seen.observation.account.platform == "bluesky"
    assert seen.observation.account.account_id == "did:plc:leatremblayleatremblayle"


def test_sites_that_lead_in_circles_come_to_an_end() -> None:
    one, two = "https://a.example/@lea", "https://b.example/@lea"
    answers = {
        one: html(two, "<title>x</title>", redirects=(one,)),
        two: html(one, "<title>x</title>", redirects=(two,)),
    }
    assert look_at(one, answers).observation.status is not Status.GONE


def test_the_address_that_people_know_is_kept_unless_the_account_was_renamed() -> None:
    asked = look_at(SITE, {SITE: html(SITE, member())}).observation.account
    assert asked.url == SITE


def test_a_page_that_its_reader_chokes_on_is_unknown_and_stops_nothing() -> None:
    """A stand-in for whatever nobody foresaw: a reader that fails on one page."""
    found = identify(SITE)
    assert not isinstance(found, Refused)

    def choke(_page: Page, _account: Account) -> Profile:
        raise RecursionError("a page nobody foresaw")

    choking = replace(found[0], profile=choke)
    fetch = network({SITE: html(SITE, member())})
    seen = observe(choking, found[1], fetch)
    assert seen.observation.status is Status.UNKNOWN
    assert seen.observation.page_sha256 is not None
    assert observe(*found, fetch).observation.status is Status.UP


@pytest.mark.parametrize(
    "form",
    [
        pytest.param("https://www.club.example/members/lea", id="only under www."),
        pytest.param("http://club.example/members/lea", id="only without TLS"),
    ],
)
def test_a_site_is_asked_under_the_other_forms_of_its_address(form: str) -> None:
    failed = NoAnswer(SITE, Trouble.NAME, Sentence(N_("The picture could not be opened.")), AT)
    seen = look_at(SITE, {SITE: failed, form: html(form, member())})
    assert seen.observation.status is Status.UP
    assert seen.observation.account.url == SITE


@pytest.mark.parametrize("status", [200, 404])
def test_a_server_s_own_page_says_nothing_of_a_known_mastodon_account(status: int) -> None:
    """It is no profile, and no "gone" either: the id was read, so Mastodon's words alone count."""
    known = Account("mastodon", "https://toots.example/@lea", "lea", "1234@toots.example")
    trouble = html("https://toots.example/", "<title>Sorry, not available</title>", status)
    seen = observe(MASTODON, known, lambda _url: trouble).observation
    assert (seen.status, seen.account.platform) == (Status.UNKNOWN, "mastodon")
