"""What comes back: pages, redirects, retries, and pages that have not changed."""

import json
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from impostor.fetch import Fetcher, Settings
from impostor.fetch.retry_after import retry_after
from impostor.model import NoAnswer, Page, Trouble
from tests.fetch.conftest import NOW
from tests.fetch.server import GREETING, Site

SITE = "https://site.test"
EARLIER = datetime(2026, 3, 11, tzinfo=UTC)


def page(answer: Page | NoAnswer) -> Page:
    assert isinstance(answer, Page), answer
    return answer


def refusal(answer: Page | NoAnswer) -> NoAnswer:
    assert isinstance(answer, NoAnswer), answer
    return answer


def test_a_page_is_given_as_received(fetcher: Fetcher) -> None:
    answer = page(fetcher(f"{SITE}/hello"))

    assert answer.url == f"{SITE}/hello"
    assert answer.status == 200
    assert answer.body == GREETING
    assert answer.headers["content-type"] == "text/html"
    assert answer.headers["x-played"] == "hello", "header names are lower case"
    assert answer.fetched_at == NOW
    assert answer.redirects == ()


@pytest.mark.parametrize("path", ["/hello#top", "/a/../hello", "/hello?n=é"])
def test_an_address_is_told_as_it_was_asked_for(path: str, fetcher: Fetcher) -> None:
    """Keep its spelling: the case looks for a page under the address that it asked for."""
    plain, led = page(fetcher(SITE + path)), page(fetcher(f"{SITE}/to?url=/hello#top"))

    assert plain.url == SITE + path
    assert led.redirects == (f"{SITE}/to?url=/hello#top",)


def test_an_answer_of_any_status_is_a_page(fetcher: Fetcher) -> None:
    for code in (403, 404, 410, 451, 500, 999):
        assert page(fetcher(f"{SITE}/status?code={code}")).status == code


def test_the_request_says_who_asks_and_little_else(fetcher: Fetcher) -> None:
    sent = json.loads(page(fetcher(f"{SITE}/echo")).body)

    assert sent.pop("user-agent").startswith("impostor-finder/")
    assert sent == {
        "host": "site.test",
        "accept": "*/*",
        "accept-encoding": "gzip",
        "accept-language": "en",
    }


def test_no_cookie_and_no_referer_go_from_page_to_page(fetcher: Fetcher) -> None:
    sent = json.loads(page(fetcher(f"{SITE}/cookie")).body)
    again = json.loads(page(fetcher(f"{SITE}/echo")).body)

    assert {"cookie", "referer"}.isdisjoint({*sent, *again})


def test_compressed_pages_are_opened(fetcher: Fetcher) -> None:
    assert page(fetcher(f"{SITE}/gzip")).body == GREETING


def test_connections_are_used_again(fetcher: Fetcher, site: Site) -> None:
    for path in ("/hello", "/hops?left=5", "/status?code=404", "/gzip", "/hello"):
        fetcher(SITE + path)

    assert site.connections == 1


class TestRedirects:
    @pytest.mark.parametrize("code", [301, 302, 303, 307, 308])
    def test_are_followed_and_told(self, code: int, fetcher: Fetcher) -> None:
        answer = page(fetcher(f"{SITE}/to?code={code}&url=/hello"))

        assert answer.url == f"{SITE}/hello"
        assert answer.redirects == (f"{SITE}/to?code={code}&url=/hello",)

    def test_lead_to_other_hosts(self, fetcher: Fetcher, site: Site) -> None:
        answer = page(fetcher(f"{SITE}/to?url=https://other.site.test/hello"))

        assert answer.url == "https://other.site.test/hello"
        assert [host for host, _, _ in site.asked] == ["site.test", "other.site.test"]

    def test_may_be_five(self, fetcher: Fetcher) -> None:
        assert len(page(fetcher(f"{SITE}/hops?left=5")).redirects) == 5

    def test_may_not_be_six(self, fetcher: Fetcher, site: Site) -> None:
        assert refusal(fetcher(f"{SITE}/hops?left=6")).trouble is Trouble.REDIRECTS
        assert len(site.asked) == 6

    def test_in_a_circle_end(self, fetcher: Fetcher) -> None:
        assert refusal(fetcher(f"{SITE}/circle")).trouble is Trouble.REDIRECTS

    def test_in_utf_8_are_read(self, fetcher: Fetcher) -> None:
        answer = page(fetcher(f"{SITE}/to?url=/hello%3Fn=%C3%A9"))

        assert answer.url == f"{SITE}/hello?n=%C3%A9"

    @pytest.mark.parametrize("code", [300, 304])
    def test_that_lead_nowhere_are_pages(self, code: int, fetcher: Fetcher) -> None:
        assert page(fetcher(f"{SITE}/status?code={code}")).status == code


class TestRetries:
    @pytest.mark.parametrize("how", ["reset", "close", "truncate", "429", "502", "503", "504"])
    def test_get_over_what_passes(self, how: str, fetcher: Fetcher, site: Site) -> None:
        answer = page(fetcher(f"{SITE}/fails-first?how={how}&name={how}&times=2"))

        assert answer.body == GREETING
        assert len(site.asked) == 3

    @pytest.mark.parametrize("how", ["reset", "close", "truncate"])
    def test_end_where_nothing_is_told(self, how: str, fetcher: Fetcher, site: Site) -> None:
        answer = refusal(fetcher(f"{SITE}/fails-first?how={how}&name=end-{how}&times=9"))

        assert answer.trouble is Trouble.BROKEN
        assert len(site.asked) == 3

    def test_end_with_the_page_where_there_is_one(self, fetcher: Fetcher, site: Site) -> None:
        assert page(fetcher(f"{SITE}/status?code=503")).status == 503
        assert len(site.asked) == 3

    @pytest.mark.parametrize("code", [400, 403, 404, 410, 500, 501])
    def test_are_not_for_answers(self, code: int, fetcher: Fetcher, site: Site) -> None:
        fetcher(f"{SITE}/status?code={code}")

        assert len(site.asked) == 1

    def test_are_not_for_nonsense_for_ever(self, fetcher: Fetcher, site: Site) -> None:
        assert refusal(fetcher(f"{SITE}/nonsense")).trouble is Trouble.BROKEN
        assert len(site.asked) == 3

    def test_are_none_when_none_are_wanted(
        self, settings: Callable[..., Settings], site: Site
    ) -> None:
        with Fetcher(settings(retries=0), lambda: NOW) as fetcher:
            assert page(fetcher(f"{SITE}/fails-first?how=503&name=none")).status == 503

    def test_wait_as_long_as_asked(self, fetcher: Fetcher, site: Site) -> None:
        started = time.monotonic()
        answer = page(fetcher(f"{SITE}/fails-first?how=429&name=wait&wait=1"))

        assert answer.body == GREETING
        assert time.monotonic() - started >= 1

    def test_do_not_wait_past_the_deadline(self, fetcher: Fetcher, site: Site) -> None:
        answer = page(fetcher(f"{SITE}/fails-first?how=429&name=long&wait=3600"))

        assert answer.status == 429
        assert len(site.asked) == 1


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("120", 120),
        ("0", 0),
        (" 7 ", 7),
        ("Sun, 22 Nov 2026 12:00:30 GMT", 30),
        ("Sun, 22 Nov 2026 11:59:00 GMT", 0),
        ("Sunday, 22-Nov-26 12:01:00 GMT", 60),
        ("9" * 5000, 366 * 86400),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 366 * 86400),
        ("-5", None),
        ("soon", None),
        ("", None),
        ("٣", None),
    ],
    ids=[
        "seconds", "zero", "spaces", "date", "past date", "old form of dates", "absurd number",
        "absurd date", "negative", "words", "empty", "not an ASCII digit",
    ],
)  # fmt: skip
def test_retry_after(value: str, seconds: float | None) -> None:
    assert retry_after({"retry-after": value}, NOW) == seconds


def test_a_date_counts_from_the_hosts_own_clock() -> None:
    headers = {
        "retry-after": "Sun, 22 Nov 2026 15:00:20 GMT",
        "date": "Sun, 22 Nov 2026 15:00:00 GMT",
    }

    assert retry_after(headers, NOW) == 20
    assert retry_after({}, NOW + timedelta(days=1)) is None


class TestKnownPages:
    """A page that the case has is only sent again when it has changed."""

    def known(self, path: str, status: int = 200, **headers: str) -> Page:
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        return Page(SITE + path, status, headers, b"as it was", EARLIER)

    def fetch(self, settings: Settings, path: str, known: Page) -> Page:
        with Fetcher(settings, lambda: NOW, lambda _: known) as fetcher:
            return page(fetcher(SITE + path))

    @pytest.mark.parametrize(
        ("path", "headers"),
        [
            ("/known?version=2", {"etag": "2"}),
            ("/known", {"last_modified": "Wed, 11 Mar 2026 10:00:00 GMT"}),
        ],
        ids=["by ETag", "by Last-Modified"],
    )
    def test_unchanged_is_the_earlier_page_of_today(
        self, path: str, headers: dict[str, str], settings: Callable[..., Settings]
    ) -> None:
        known = self.known(path, **headers)

        answer = self.fetch(settings(), path, known)

        assert (answer.status, answer.body, answer.headers) == (200, b"as it was", known.headers)
        assert answer.fetched_at == NOW

    def test_changed_is_the_new_page(self, settings: Callable[..., Settings]) -> None:
        path = "/known?version=3"

        assert self.fetch(settings(), path, self.known(path, etag="2")).body == GREETING

    def test_unchanged_is_seen_after_redirects(self, settings: Callable[..., Settings]) -> None:
        known = self.known("/known?version=2", etag="2")

        answer = self.fetch(settings(), "/to?url=/known%3Fversion=2", known)

        assert answer.body == b"as it was"
        assert answer.redirects == (f"{SITE}/to?url=/known%3Fversion=2",)

    @pytest.mark.parametrize(
        "known",
        [
            Page(f"{SITE}/other", 200, {"etag": "2"}, b"", EARLIER),
            Page(f"{SITE}/known?version=2", 404, {"etag": "2"}, b"", EARLIER),
            Page(f"{SITE}/known?version=2", 200, {}, b"", EARLIER),
        ],
        ids=["of another address", "of a failure", "without a version"],
    )
    def test_nothing_is_asked_of_a_page(
        self, known: Page, settings: Callable[..., Settings]
    ) -> None:
        assert self.fetch(settings(), "/known?version=2", known).body == GREETING

    def test_not_modified_unasked_is_given_as_it_is(self, fetcher: Fetcher) -> None:
        answer = page(fetcher(f"{SITE}/status?code=304"))

        assert (answer.status, answer.body) == (304, b"")
