"""`scan --controls`: a platform is believed only where its answers can be told apart."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme

from fixtures.network import MadeAccount, build
from fixtures.pages.shape import ANYTHING, Answer, data, page
from fixtures.server import serve
from impostor.platforms import Refused, identify
from tests.stories.town import Town

PROFILE = "https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile"
KNOWN = f"{PROFILE}?actor=bsky.app"
SHOWN = {"did": "did:plc:z72i7hdynmk6r22z27h6tvur", "handle": "bsky.app", "displayName": "Bluesky"}
NOT_FOUND = {"error": "InvalidRequest", "message": "Profile not found"}
ANYBODY = (
    '<!doctype html><title>Member</title><meta property="og:type" content="profile">'
    '<meta property="og:title" content="A member"><meta property="og:image" content="/m.jpg">'
)


@pytest.fixture(scope="module")
def hamlet(
    tmp_path_factory: pytest.TempPathFactory, authority: tuple[trustme.CA, Path]
) -> Iterator[Town]:
    network = build(
        tmp_path_factory.mktemp("hamlet"), seed=12, accounts=34, impostors=3, extras={"gone": 12}
    )
    with serve(network.site, authority[0]) as served:
        yield Town(network, served, authority[1])


@pytest.fixture
def honest(hamlet: Town) -> Town:
    """Every platform as it is, with Bluesky's own account."""
    hamlet.served.put(data(KNOWN, SHOWN), data(PROFILE, NOT_FOUND, 400))
    return hamlet


Scan = Callable[..., dict[str, dict[str, Any]]]


@pytest.fixture
def scan(hamlet: Town, tmp_path: Path) -> Scan:
    def run(made: list[MadeAccount], *more: object) -> dict[str, dict[str, Any]]:
        case, links = tmp_path / "case", tmp_path / "links.txt"
        if not case.exists():
            assert hamlet.run("init", case, "--name", "Nobody Known").code == 0
        links.write_text("\n".join(each.url for each in made), encoding="utf-8")
        done = hamlet.run(
            "scan", case, links, "--rate", 0, "--max-age", 0, "--format", "json", *more
        )
        assert done.code in {0, 3}, done.err
        return {account["url"]: account for account in done.json()["accounts"]}

    return run


def on(town: Town, platform: str, *kinds: str) -> list[MadeAccount]:
    found = [each for each in town.network.of_kind(*kinds) if each.platform == platform]
    assert found, f"the network has no {kinds} on {platform}"
    return found[:2]


def statuses(found: dict[str, dict[str, Any]], made: list[MadeAccount]) -> set[str]:
    named = [identify(each.url) for each in made]
    return {found[one[1].url]["status"] for one in named if not isinstance(one, Refused)}


def test_where_the_answers_differ_all_is_as_without_controls(honest: Town, scan: Scan) -> None:
    live, gone = on(honest, "bluesky", "friend", "unrelated"), on(honest, "bluesky", "gone")
    found = scan([*live, *gone], "--controls")
    assert statuses(found, live) == {"up"}
    assert statuses(found, gone) == {"gone"}


def test_each_platform_is_probed_once_a_run(honest: Town, scan: Scan) -> None:
    before = len(honest.served.asked("public.api.bsky.app"))
    scan(
        [*on(honest, "bluesky", "friend", "unrelated"), *on(honest, "bluesky", "gone")],
        "--controls",
    )
    asked = honest.served.asked("public.api.bsky.app")[before:]
    assert sum("actor=bsky.app" in path for path in asked if "getProfile" in path) == 1


def test_a_missing_page_that_looks_live_makes_that_platform_unknown(
    honest: Town, scan: Scan
) -> None:
    live, gone = on(honest, "bluesky", "friend", "unrelated"), on(honest, "bluesky", "gone")
    elsewhere = [
        each
        for each in honest.network.of_kind("gone", "friend", "unrelated")
        if each.platform == "mastodon" and "mastodon.social" not in each.url
    ][:2]
    assert elsewhere
    honest.served.put(data(PROFILE, SHOWN))
    missing = [each for each in gone if each.handle]
    for each in missing:
        shown = {"did": each.account_id, "handle": each.handle}
        honest.served.put(data(f"{PROFILE}?actor={each.handle}", shown))
    # The control of this test: without probes the missing account is taken for a live one.
    assert statuses(scan(missing), missing) == {"up"}
    found = scan([*live, *missing, *elsewhere], "--controls")
    assert statuses(found, [*live, *missing]) == {"unknown"}
    assert "unknown" not in statuses(found, elsewhere)
    reasons = {found[url]["reason"] for url in found if found[url]["platform"] == "bluesky"}
    assert any("made-up name" in reason for reason in reasons)


def test_a_platform_that_hides_a_known_account_says_nothing_of_others(
    honest: Town, scan: Scan
) -> None:
    gone = on(honest, "bluesky", "gone")
    honest.served.put(data(KNOWN, NOT_FOUND, 400))
    for each in gone:
        honest.served.put(data(f"{PROFILE}?actor={each.handle}", NOT_FOUND, 400))
    assert statuses(scan(gone), gone) == {"gone"}
    assert statuses(scan(gone, "--controls"), gone) == {"unknown"}


def test_a_site_that_shows_a_page_for_every_name_proves_nothing(honest: Town, scan: Scan) -> None:
    answers: list[Answer] = [page(f"https://anybody.example/{ANYTHING}", ANYBODY)]
    honest.served.put(*answers)
    made = MadeAccount(
        "made", "generic", "https://anybody.example/u/lea", "lea", None, "", False, False, (), ()
    )
    assert statuses(scan([made]), [made]) == {"up"}
    assert statuses(scan([made], "--controls"), [made]) == {"unknown"}
