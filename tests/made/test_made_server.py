"""The test server shows every host a certificate of its own, and misbehaves when told to."""

import http.client
import json
import re
import ssl
import subprocess
import sys
import time
from pathlib import Path

import pytest

from fixtures import acts
from fixtures.network import Network
from fixtures.pages.shape import State, page
from fixtures.server import Served
from tests.made.conftest import Get

URL = "https://folio.example/artist/nobody"
GOODBYES = (ConnectionError, http.client.HTTPException, ssl.SSLError, OSError)


def test_every_link_of_the_network_is_answered(network: Network, get: Get) -> None:
    for account in network.of_kind("own", "same_photo", "namesake", "default_avatar"):
        assert get(account.url).status == 200, account.url


BLUESKY = "https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile"


@pytest.mark.parametrize(
    ("url", "status", "words"),
    [
        (f"{BLUESKY}?actor=x.bsky.social", 400, "Profile not found"),
        ("https://bsky.app/profile/x.bsky.social", 200, "bskyweb"),
        ("https://mastodon.social/api/v1/accounts/lookup?acct=xx", 404, "Record not found"),
        ("https://mastodon.social/@xx", 404, "404"),
        ("https://www.youtube.com/@xx", 404, "404 Not Found"),
        ("https://folio.example/artist/xx", 404, "not found"),
    ],
)  # fmt: skip
def test_accounts_that_never_were_are_answered_as_the_platform_does(
    get: Get, url: str, status: int, words: str
) -> None:
    reply = get(url)
    assert reply.status == status
    assert words in reply.body.decode()


def test_the_list_of_users_repeats_the_name_asked_for(get: Get) -> None:
    base = "https://fr.wikipedia.org/w/api.php?action=query&list=users&format=json"
    reply = get(f"{base}&formatversion=2&ususers=No%20%22body")
    assert json.loads(reply.body)["query"]["users"] == [{"name": 'No "body', "missing": True}]


@pytest.mark.parametrize(
    ("kind", "status"),
    [("gone", 404), ("limited", 429), ("private", 200), ("broken_pictures", 200)],
)
def test_special_accounts_answer_as_their_kind(
    network: Network, get: Get, kind: str, status: int
) -> None:
    (account,) = network.of_kind(kind)
    if account.platform == "bluesky":
        assert get(f"{BLUESKY}?actor={account.handle}").status == {404: 400}.get(status, status)
    else:
        assert get(account.url).status == status


def test_consent_sends_to_a_page_that_asks_for_it(network: Network, get: Get) -> None:
    (account,) = network.of_kind("consent")
    reply = get(account.url)
    assert reply.status == 302
    there = get(reply.headers["location"])
    assert there.status == 200
    assert b"Before you continue to YouTube" in there.body


def test_acts_are_played_one_a_request_and_the_last_stays(served: Served, get: Get) -> None:
    served.play(URL, acts.login_wall(URL), acts.too_many(URL, "7"), acts.missing(URL))
    assert [get(URL).status for _ in range(4)] == [200, 429, 404, 404]
    served.play(URL, acts.too_many(URL, "7"))
    assert get(URL).headers["retry-after"] == "7"
    served.play(URL, acts.elsewhere(URL, "https://folio.example/artist/other", 301))
    assert get(URL).headers["location"] == "https://folio.example/artist/other"


def test_a_whole_host_can_be_down(served: Served, get: Get, network: Network) -> None:
    urls = [account.url for account in network.accounts if account.platform == "generic"]
    served.play("https://folio.example/*", acts.outage("https://folio.example/*"))
    for url in urls:
        assert (get(url).status == 503) == url.startswith("https://folio.example/")
    served.play("https://folio.example/*")
    assert get(URL).status == 404


def test_an_account_can_change_between_two_looks(served: Served, get: Get) -> None:
    served.put(page(URL, "<title>Here</title>"))
    assert get(URL).body == b"<title>Here</title>"
    served.put(page(URL, "<title>Gone</title>", 410))
    assert get(URL).status == 410


def test_an_account_can_be_put_into_another_state(
    network: Network, served: Served, get: Get
) -> None:
    account = next(
        one
        for one in network.of_kind("unrelated", "same_photo", "default_avatar", "friend")
        if one.platform == "generic"
    )
    assert get(account.url).status == 200
    served.put(*network.answers(account, State.MISSING))
    assert get(account.url).status == 404
    served.put(*network.answers(account, State.LIVE))
    assert get(account.url).status == 200


@pytest.mark.parametrize(
    "act",
    [acts.Reset(), acts.Hang(0.05), acts.Short(acts.missing(URL))],
    ids=["reset", "hang", "short"],
)
def test_connections_can_end_badly(served: Served, get: Get, act: acts.Act) -> None:
    served.play(URL, act)
    with pytest.raises(GOODBYES):
        get(URL)


def test_a_drip_arrives_whole_in_the_end(served: Served, get: Get) -> None:
    answer = page(URL, "slow")
    served.play(URL, acts.Drip(answer, 0.001))
    assert get(URL).body == b"slow"


def test_latency_is_waited_before_each_answer(served: Served, get: Get) -> None:
    served.latency = 0.05
    begun = time.monotonic()
    get(URL)
    assert time.monotonic() - begun >= 0.05


def test_requests_are_logged_in_order(served: Served, get: Get) -> None:
    get(URL)
    get("https://bsky.app/profile/a?b=c")
    assert [(one.host, one.path) for one in served.log] == [
        ("folio.example", "/artist/nobody"), ("bsky.app", "/profile/a?b=c"),
    ]  # fmt: skip
    assert served.asked("bsky.app") == ["/profile/a?b=c"]
    assert served.log[0].at <= served.log[1].at


def test_an_unchanged_body_needs_no_second_sending(network: Network, get: Get) -> None:
    (account,) = network.of_kind("club")
    tag = get(account.url).headers["etag"]
    again = get(account.url, If_None_Match=tag)
    assert (again.status, again.body) == (304, b"")


def test_head_sends_no_body(get: Get) -> None:
    reply = get(URL, "HEAD")
    assert (reply.status, reply.body) == (404, b"")


def test_it_runs_from_the_command_line(network: Network, tmp_path: Path) -> None:
    bundle = tmp_path / "ca.pem"
    command = [sys.executable, "-m", "fixtures.server", network.folder, "--ca", bundle]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        try:
            assert re.fullmatch(r"127\.0\.0\.1:\d+\n", process.stdout.readline())
            assert "BEGIN CERTIFICATE" in bundle.read_text(encoding="ascii")
        finally:
            process.terminate()
