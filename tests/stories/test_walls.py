"""Accounts that cannot be read: each with its honest status and reason, and the scan goes on."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import trustme

from fixtures.accounts import SPECIALS
from fixtures.network import build
from fixtures.server import serve
from impostor.platforms import Refused, identify
from tests.stories.town import Done, Town

MISSING = {"login_wall", "rate_limited", "consent", "unknown", "blocked"}
STATES = {
    "gone": {"gone"} | MISSING,
    "suspended": {"suspended", "gone"} | MISSING,
    "wall": MISSING,
    "limited": MISSING,
    "consent": MISSING,
}
"""A platform may show less than the truth, but no wall is ever a takedown, or an account up."""


@pytest.fixture(scope="module")
def troubled(
    tmp_path_factory: pytest.TempPathFactory, authority: tuple[trustme.CA, Path]
) -> Iterator[Town]:
    folder = tmp_path_factory.mktemp("troubled")
    extras = dict.fromkeys(SPECIALS, 2)
    network = build(folder, seed=8, accounts=34, impostors=3, extras=extras)
    with serve(network.site, authority[0]) as served:
        yield Town(network, served, authority[1])


@pytest.fixture(scope="module")
def scanned(troubled: Town, tmp_path_factory: pytest.TempPathFactory) -> Done:
    case = tmp_path_factory.mktemp("troubled") / "case"
    assert troubled.init(case).code == 0
    return troubled.scan(case, "--format", "json")


@pytest.fixture(scope="module")
def by_url(scanned: Done) -> dict[str, dict[str, Any]]:
    return {account["url"]: account for account in scanned.json()["accounts"]}


def states(town: Town, by_url: dict[str, dict[str, Any]], kind: str) -> set[str]:
    found = [identify(made.url) for made in town.network.of_kind(kind)]
    return {by_url[one[1].url]["status"] for one in found if not isinstance(one, Refused)}


@pytest.mark.parametrize("kind", STATES)
def test_status(kind: str, troubled: Town, by_url: dict[str, dict[str, Any]]) -> None:
    assert states(troubled, by_url, kind) <= STATES[kind]


def test_a_platforms_own_words_are_believed(
    troubled: Town, by_url: dict[str, dict[str, Any]]
) -> None:
    assert "gone" in states(troubled, by_url, "gone")


def test_the_scan_ends_and_says_what_is_missing(
    scanned: Done, by_url: dict[str, dict[str, Any]]
) -> None:
    assert scanned.code == 3
    missing = [account for account in by_url.values() if account["status"] in MISSING]
    assert missing
    assert f"{len(missing)} could not be read" in scanned.err
    assert all(account["url"] in scanned.err for account in missing)


def test_broken_pictures_do_not_hide_the_account(
    troubled: Town, by_url: dict[str, dict[str, Any]]
) -> None:
    assert states(troubled, by_url, "broken_pictures") == {"up"}


def test_nobody_is_accused_for_a_wall(by_url: dict[str, dict[str, Any]]) -> None:
    walled = [account for account in by_url.values() if account["status"] in MISSING]
    assert not [account for account in walled if account["band"] in {"likely", "uses_photos"}]
