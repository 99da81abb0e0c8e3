"""Looking for impostors nobody has listed yet, on the made network."""

import csv
import io
import json
import shutil
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fixtures.pages import named
from fixtures.pages.shape import Identity, State
from impostor.case import open_case
from impostor.cli.surroundings import present
from impostor.model import Account, Decision, Verdict
from impostor.probe import MOST_A_DAY
from tests.stories.town import Done, Town

ASKED_HOSTS = frozenset({
    "public.api.bsky.app", "www.youtube.com", "www.tiktok.com", "t.me", "www.snapchat.com",
    "www.reddit.com", "www.pinterest.com", "x.com",
})  # fmt: skip
"""Hosts that are asked one question a candidate; Mastodon's answer may lead to a second one."""


@pytest.fixture(scope="module")
def begun(village: Town, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case whose own and trusted accounts were looked at, so that only candidates are left."""
    folder = tmp_path_factory.mktemp("begun") / "case"
    assert village.init(folder).code == 0
    own = village.network.person.own[0]
    assert village.run("scan", folder, "-", "--rate", 0, stdin=own).code == 0
    return folder


@pytest.fixture
def case(begun: Path, tmp_path: Path) -> Path:
    return shutil.copytree(begun, tmp_path / "case")


def spend(case: Path, left: int, at: datetime | None = None) -> None:
    """Use up the day's questions but for some."""
    with open_case(case, (lambda: at) if at else present) as opened:
        for number in range(MOST_A_DAY - left):
            opened.ask(Account("x", f"https://x.com/spent_{number}"), MOST_A_DAY)


def listed(town: Town, case: Path) -> list[str]:
    return [one["url"] for one in town.run("list", case, "--format", "json").json()["accounts"]]


def fake_at(town: Town, handle: str) -> str:
    """Put an impostor's account with copied pictures at a Bluesky handle."""
    made = next(one for one in town.network.accounts if one.kind == "same_photo")
    shown, url = town.network.shown[made.url], f"https://bsky.app/profile/{handle}"
    did = "did:plc:" + "c" * 24
    identity = Identity("bsky.app", handle, did, url, (f"https://bsky.app/profile/{did}",))
    town.served.put(*named("bluesky").states[State.LIVE](replace(shown, identity=identity)))
    return url


def candidates(town: Town, case: Path, *more: object) -> list[dict[str, object]]:
    done = town.run("candidates", case, "--format", "json", *more)
    found: list[dict[str, object]] = done.json()["candidates"]
    return found


def test_the_list_can_be_piped_into_a_scan(village: Town, case: Path) -> None:
    text = village.run(
        "candidates", case, "--format", "text", "--count", 4, "--platform", "bluesky"
    )
    lines = text.out.splitlines()
    assert len(lines) == 4
    done = village.run("scan", case, "-", "--rate", 0, stdin=text.out)
    assert done.code in (0, 3), done.err
    assert set(lines) <= set(listed(village, case))


def test_the_list_fetches_nothing_and_leaves_known_accounts_out(village: Town, case: Path) -> None:
    before = len(village.served.log)
    found = candidates(village, case)
    assert len(village.served.log) == before
    assert len(found) == MOST_A_DAY
    assert [one["rank"] for one in found] == list(range(1, len(found) + 1))
    urls = {one["url"] for one in found}
    assert len(urls) == len(found)
    person = village.network.person
    assert not urls & {*person.own, *person.trusted, *listed(village, case)}
    assert not {one["handle"] for one in found} & set(person.handles)
    assert all(one["reason"] for one in found)


def test_formats_and_platforms(village: Town, case: Path) -> None:
    done = village.run(
        "candidates", case, "--format", "csv", "--count", 3, "--platform", "instagram"
    )
    rows = list(csv.DictReader(io.StringIO(done.out.removeprefix("\ufeff"))))
    assert [row["platform"] for row in rows] == ["instagram"] * 3
    table = village.run("candidates", case, "--count", 2)
    assert "https://" in table.out
    assert "instagram, threads, facebook" in table.err
    refused = village.run("candidates", case, "--platform", "whatsapp")
    assert (refused.code, "whatsapp" in refused.err) == (2, True)


def test_an_impostor_is_found_and_ranked_and_missing_ones_are_not_listed(
    village: Town, case: Path
) -> None:
    place = candidates(village, case, "--platform", "bluesky", "--count", 3)[2]
    url = fake_at(village, str(place["handle"]))
    before = set(listed(village, case))
    spend(case, left=12)
    done = village.run("scan", case, "--candidates", "--rate", 0, "--format", "json")
    assert "1 there" in done.err, done.err
    assert set(listed(village, case)) - before == {url}
    ranked = {one["url"]: one for one in json.loads(done.out)["accounts"]}
    assert ranked[url]["band"] in {"likely", "uses_photos"}
    after = {one["url"]: one["answer"] for one in candidates(village, case)}
    assert url not in after
    assert "none there" in after.values()


def asked_now(town: Town, case: Path, *more: object, when: str | None = None) -> tuple[int, Done]:
    """Scan for candidates, and count what was asked of the sites' pages for accounts."""
    before = len(town.served.log)
    clock = ("--now", when) if when else ()
    done = town.run(*clock, "scan", case, "--candidates", "--rate", 0, *more)
    log = town.served.log[before:]
    paths = {(each.host, each.path) for each in log if each.host in ASKED_HOSTS}
    return len(paths), done


def test_no_more_than_the_days_limit_is_asked(village: Town, case: Path) -> None:
    spend(case, left=5)
    asked, done = asked_now(village, case)
    assert 0 < asked <= 5
    assert "0 of 200 are left" in done.err
    for more in ((), ("--max-age", "0")):
        asked, done = asked_now(village, case, *more)
        with open_case(case, present) as opened:
            assert opened.asked_in_a_day() == MOST_A_DAY
        assert "No candidates asked: 200 were in the last 24 hours" in done.err


def test_control_a_day_with_questions_left_asks_more(village: Town, case: Path) -> None:
    spend(case, left=30)
    with open_case(case, present) as opened:
        before = opened.asked_in_a_day()
    asked_now(village, case)
    with open_case(case, present) as opened:
        assert opened.asked_in_a_day() - before > 5


def test_the_next_day_more_is_asked(village: Town, case: Path) -> None:
    spend(case, left=0)
    tomorrow = datetime.now(UTC) + timedelta(hours=25)
    spend(case, left=3, at=tomorrow)
    _, done = asked_now(village, case, when=tomorrow.isoformat())
    assert "0 of 200 are left" in done.err
    assert "Asked 3 candidates" in done.err


def test_the_handle_of_a_fake_counts_once_somebody_judged_it(village: Town, case: Path) -> None:
    handle = "quite.another.name"
    fake = Account("instagram", f"https://www.instagram.com/{handle}/", handle)

    def first() -> list[object]:
        found = candidates(village, case, "--platform", "tiktok", "--count", 10)
        return [one["handle"] for one in found]

    with open_case(case, present) as opened:
        opened.add_accounts([fake])
    assert handle not in first()
    with open_case(case, present) as opened:
        opened.add_verdict(Verdict(fake, Decision.FAKE, "somebody", datetime.now(UTC)))
    assert handle in first()
