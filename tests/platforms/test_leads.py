"""A post or a short link leads to its author's account, and says nothing of its state."""

from collections.abc import Mapping
from datetime import UTC, datetime

import pytest

from impostor.cli.read import reading
from impostor.model import Fetch, Page, Status
from impostor.observe import observe
from impostor.platforms import Refused, identify, is_settled, other_reader
from tests.platforms.recordings import FOLDER, recordings

AT = datetime(2026, 3, 1, tzinfo=UTC)


def body(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def network(answers: Mapping[str, Page]) -> Fetch:
    return lambda url: answers.get(url) or Page(url, 404, {}, b"<title>Not found</title>", AT)


def answer(url: str, name: str, *redirects: str) -> Page:
    return Page(url, 200, {}, body(name), AT, redirects)


INSTAGRAM = "https://www.instagram.com/p/CPeCEenc8l/"
WATCH = "https://www.youtube.com/watch?v=dZ3mVx0Lr5W"
SHARE = "https://www.facebook.com/share/p/1AbCdEfGhI"
X = "https://x.com/i/status/880139124791029763"
LEADS = [
    (INSTAGRAM, "instagram/post.html", "https://www.instagram.com/anouk.terrasson/"),
    (WATCH, "youtube/video.html", "https://www.youtube.com/@ludivictrains"),
    (SHARE, "facebook/post.html", "https://www.facebook.com/boulangerie.kermadec"),
    (X, "x/post.html", "https://x.com/ysaline_marc"),
]


@pytest.mark.parametrize(("address", "page", "author"), LEADS, ids=[each[0] for each in LEADS])
def test_a_posts_page_names_its_author(address: str, page: str, author: str) -> None:
    named = identify(address)
    assert not isinstance(named, Refused)
    assert not is_settled(*named)
    found = other_reader(*named, answer(address, page))
    assert found is not None
    assert found[1].url == author


def test_a_scan_looks_at_the_author_of_a_post() -> None:
    profile = "https://www.instagram.com/anouk.terrasson/"
    pages = {
        INSTAGRAM: answer(INSTAGRAM, "instagram/post.html"),
        profile: answer(profile, "instagram/live.html"),
    }
    named = identify("https://www.instagram.com/reel/CPeCEenc8l/?igsh=x")
    assert not isinstance(named, Refused)
    seen = observe(*named, network(pages))
    assert seen.observation.status is Status.UP
    assert seen.observation.account.url == profile
    assert seen.observation.account.account_id == "5810274466"


def test_a_short_link_leads_on_by_where_it_led() -> None:
    short = "https://vm.tiktok.com/ZMabc123"
    video = "https://www.tiktok.com/@maelys.orvault/video/7012883340917265409"
    profile = "https://www.tiktok.com/@maelys.orvault"
    pages = {
        short: answer(video, "tiktok/no_detail.html", short),
        profile: answer(profile, "tiktok/live_older.html"),
    }
    named = identify(short)
    assert not isinstance(named, Refused)
    seen = observe(*named, network(pages))
    assert seen.observation.status is Status.UP
    assert seen.observation.account.url == profile


@pytest.mark.parametrize("status", [200, 404, 410])
def test_a_post_that_is_not_there_says_nothing_of_an_account(status: int) -> None:
    named = identify(WATCH)
    assert not isinstance(named, Refused)
    gone = Page(WATCH, status, {}, b"<title>404 Not Found</title>", AT)
    assert observe(*named, lambda _url: gone).observation.status is Status.UNKNOWN
    # The control: the same answer for a channel's own address is an account that is gone.
    channel = identify("https://www.youtube.com/@name")
    assert not isinstance(channel, Refused)
    if status != 200:
        assert observe(*channel, lambda _url: gone).observation.status is Status.GONE


def test_reading_a_saved_post_names_whose_it_is() -> None:
    found = reading(body("instagram/post.html"), INSTAGRAM)
    assert found["status"] == "unknown"
    assert "https://www.instagram.com/anouk.terrasson/" in str(found["reason"])


@pytest.mark.parametrize("recording", recordings(), ids=str)
def test_no_page_makes_asking_for_its_author_fail(recording: object) -> None:
    for address in (INSTAGRAM, WATCH, SHARE, X, "https://pin.it/4AbCdEf"):
        named = identify(address)
        assert not isinstance(named, Refused)
        page = Page(address, 200, {}, getattr(recording, "body", b""), AT)
        found = other_reader(*named, page)
        assert found is None or found[1].url.startswith("https://")
