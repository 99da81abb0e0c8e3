"""How often hosts are asked, how many at a time, and when they are left alone."""

import math
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from impostor.fetch import Fetcher, Settings, StoppedError
from impostor.fetch.addresses import read_address
from impostor.fetch.rates import DOCUMENTED, Limit, pace
from impostor.model import NoAnswer, Page, Trouble
from tests.fetch.conftest import NOW
from tests.fetch.server import Site

SITE = "https://site.test"


def test_a_host_is_asked_in_a_burst_and_then_at_the_rate(
    settings: Callable[..., Settings],
) -> None:
    started = time.monotonic()
    with Fetcher(settings(rate=20, burst=3), lambda: NOW) as fetcher:
        for _ in range(8):
            fetcher(f"{SITE}/hello")

    assert time.monotonic() - started >= (8 - 3) / 20


def test_each_host_has_its_own_rate(settings: Callable[..., Settings], site: Site) -> None:
    with Fetcher(settings(rate=0.01, burst=1), lambda: NOW) as fetcher:
        for name in ("a", "b", "c"):
            fetcher(f"https://{name}.site.test/hello")

    assert len(site.asked) == 3, "none of them had to wait 100 seconds"


@pytest.mark.parametrize("lifted", [0, math.inf])
def test_limits_can_be_lifted(lifted: float) -> None:
    address = read_address("https://public.api.bsky.app/xrpc/x")

    assert pace(address, Settings(rate=lifted)).interval == 0


@pytest.mark.parametrize("per_host", [1, 2])
def test_few_requests_run_at_once(
    per_host: int, settings: Callable[..., Settings], site: Site
) -> None:
    ask_at_once(settings(per_host=per_host))

    assert site.most_at_once == per_host


def test_more_would_run_at_once(settings: Callable[..., Settings], site: Site) -> None:
    """Show, as a control, that the site sees requests that run at once."""
    ask_at_once(settings(per_host=8))

    assert site.most_at_once > 2


def ask_at_once(settings: Settings) -> None:
    with Fetcher(settings, lambda: NOW) as fetcher, ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(fetcher, [f"{SITE}/hello?after=0.05"] * 8))
    assert all(isinstance(answer, Page) for answer in answers)


def test_a_host_that_asks_for_it_is_left_alone(fetcher: Fetcher, site: Site) -> None:
    first = fetcher(f"{SITE}/fails-first?how=429&name=alone&wait=3600")
    asked = len(site.asked)
    same, other = fetcher(f"{SITE}/hello"), fetcher("https://other.site.test/hello")

    assert isinstance(first, Page)
    assert isinstance(same, NoAnswer)
    assert same.trouble is Trouble.RATE_LIMITED
    assert isinstance(other, Page), "other hosts are not concerned"
    assert len(site.asked) == asked + 1


def test_a_short_rest_is_waited_for_by_all(fetcher: Fetcher, site: Site) -> None:
    limited = threading.Thread(
        target=fetcher, args=(f"{SITE}/fails-first?how=429&name=short&wait=1",)
    )
    started = time.monotonic()
    limited.start()
    while not site.asked:
        time.sleep(0.01)
    time.sleep(0.05)
    answer = fetcher(f"{SITE}/hello")
    limited.join()

    assert isinstance(answer, Page)
    assert time.monotonic() - started >= 1


def test_closing_ends_the_waiting(settings: Callable[..., Settings], site: Site) -> None:
    fetcher = Fetcher(settings(rate=0.001, burst=1), lambda: NOW)
    fetcher(f"{SITE}/hello")
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(fetcher, f"{SITE}/hello")
        fetcher.close()
        with pytest.raises(StoppedError):
            waiting.result(5)

    assert len(site.asked) == 1


@pytest.mark.parametrize("limit", DOCUMENTED, ids=lambda limit: limit.source)
def test_a_documented_limit_is_never_passed(limit: Limit) -> None:
    eager = Settings(rate=1000, burst=10_000)
    address = read_address(f"https://{limit.host or 'social.example'}{limit.path}x")
    kept = pace(address, eager)

    most = 1 + kept.lead / kept.interval + limit.seconds / kept.interval
    assert most <= limit.requests
    assert most >= limit.requests * 0.9, "nor is it left unused"


@pytest.mark.parametrize("rate", [0.5, 3.0])
@pytest.mark.parametrize("limit", DOCUMENTED, ids=lambda limit: limit.source)
def test_nor_is_the_rate_that_was_asked_for(limit: Limit, rate: float) -> None:
    settings = Settings(rate=rate, burst=2)
    kept = pace(read_address(f"https://{limit.host or 'social.example'}{limit.path}x"), settings)

    assert 1 / kept.interval <= rate, "a service that allows more is not asked more"
    assert round(kept.lead / kept.interval) + 1 == 2


def test_other_addresses_keep_to_the_settings() -> None:
    kept = pace(read_address("https://social.example/@somebody"), Settings(rate=4, burst=3))

    assert (kept.interval, kept.lead) == (0.25, 0.5)
