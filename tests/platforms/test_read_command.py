"""`impostor read`: what it prints, and what it says of what it cannot read."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from impostor.cli.read import read
from impostor.errors import ImpostorError, UsageError
from tests.platforms.recordings import FOLDER

FIELDS = [
    "platform", "account_id", "name", "handle", "url", "bio", "links", "avatar", "banner",
    "photos", "followers", "following", "posts", "verified", "badge", "private", "created_at",
    "renamed_at",
]  # fmt: skip
LIVE = str(FOLDER / "bluesky" / "live.html")
PROFILE = "https://bsky.app/profile/solene-marchetaux.bsky.social"


def run(*arguments: str) -> str:
    result = CliRunner().invoke(read, arguments, catch_exceptions=False, standalone_mode=False)
    if result.exception:
        raise result.exception
    return result.output


def test_json_holds_every_field_in_order() -> None:
    found = json.loads(run(LIVE, "--url", PROFILE, "--format", "json"))
    assert list(found) == ["status", "reason", "profile"]
    assert list(found["profile"]) == FIELDS
    assert found["status"] == "up"
    assert found["profile"]["renamed_at"] is None


def test_a_table_shows_the_same_to_people() -> None:
    shown = run(LIVE, "--url", PROFILE)
    assert "Solène Marchetaux" in shown
    assert "did:plc:k2x7mq4tnv5awl3srbz6ycdh" in shown


def test_a_wall_has_no_profile() -> None:
    wall = str(FOLDER / "youtube" / "wall.html")
    found = json.loads(run(wall, "--url", "https://www.youtube.com/@name", "--format", "json"))
    assert found["status"] == "consent"
    assert found["profile"] is None


def test_a_saved_file_says_gone_by_its_body_alone() -> None:
    missing = str(FOLDER / "mastodon" / "missing.json")
    url = "https://social.example/api/v1/accounts/lookup?acct=nobody"
    assert json.loads(run(missing, "--url", url, "--format", "json"))["status"] == "gone"


def test_the_status_can_be_told() -> None:
    found = json.loads(run(LIVE, "--url", PROFILE, "--status", "429", "--format", "json"))
    assert found["status"] == "rate_limited"


def test_an_address_that_is_no_profile_is_a_wrong_use() -> None:
    with pytest.raises(UsageError, match="is no profile"):
        run(LIVE, "--url", "https://bsky.app/search")


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(ImpostorError, match=r"nothing\.html"):
        run(str(tmp_path / "nothing.html"), "--url", PROFILE)


def test_a_profile_cannot_steer_the_terminal(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text('<meta property="og:title" content="\x1b[2J[red]Ann[/red]\x9b">', "utf-8")
    shown = run(str(page), "--url", "https://somewhere.example/u/ann")
    assert "[red]Ann[/red]" in shown
    assert "\x1b" not in shown
    assert "\x9b" not in shown
