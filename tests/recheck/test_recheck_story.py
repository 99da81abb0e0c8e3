"""`impostor recheck` on the made network: the whole history of a case, through the command line."""

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from fixtures.acts import blocked, login_wall
from fixtures.network import MadeAccount
from fixtures.pages import named
from fixtures.pages.shape import State, data
from tests.stories.town import Done, Town

START = datetime(2026, 3, 1, 12, tzinfo=UTC)
PROFILE = "https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile"
BLUESKY = {"did": "did:plc:z72i7hdynmk6r22z27h6tvur", "handle": "bsky.app"}


def on(town: Town, platform: str) -> list[MadeAccount]:
    found = [one for one in town.network.accounts if one.impostor and one.platform == platform]
    assert found, f"no impostor on {platform}"
    return found


class Case:
    """A case of some accounts whose clock the test sets."""

    def __init__(self, town: Town, folder: Path, made: list[MadeAccount]) -> None:
        self.town, self.folder = town, folder
        town.served.put(data(f"{PROFILE}?actor=bsky.app", BLUESKY))
        for one in made:
            self.show(one, State.LIVE)
        links = folder.with_suffix(".txt")
        links.write_text("\n".join(one.url for one in made), encoding="utf-8")
        assert town.run("init", folder, "--name", *town.network.person.names[:1],
                        "--photos", town.network.person.photos).code == 0  # fmt: skip
        assert self.at(0, "scan", folder, links, "--rate", 0).code == 0

    def show(self, made: MadeAccount, state: State) -> None:
        self.town.served.put(*self.town.network.answers(made, state))

    def at(self, hours: float, *words: object) -> Done:
        now = (START + timedelta(hours=hours)).isoformat()
        return self.town.run("--now", now, *words)

    def recheck(self, hours: float, *more: object) -> Done:
        return self.at(hours, "recheck", self.folder, "--rate", 0, "--format", "json", *more)


def kinds(done: Done) -> list[str]:
    return [change["change"] for change in done.json()["changes"]]


def test_a_takedown_takes_two_looks_a_day_apart(town: Town, tmp_path: Path) -> None:
    made = on(town, "bluesky")[:1]
    case = Case(town, tmp_path / "case", made)
    case.show(made[0], State.MISSING)
    first = case.recheck(30)
    assert (first.code, kinds(first), first.json()["unknown"]) == (3, [], 1)
    soon = case.recheck(40)
    assert (soon.code, kinds(soon)) == (3, [])
    second = case.recheck(55)
    assert (second.code, kinds(second)) == (10, ["gone"]), second.err
    (change,) = second.json()["changes"]
    assert set(change) == {"number", "url", "change", "before", "after", "at", "reason"}
    assert (change["number"], change["before"], change["after"]) == (1, "up", "gone")
    again = case.recheck(80)
    assert (again.code, again.json()) == (0, {"changes": [], "up": 0, "unknown": 0})
    case.show(made[0], State.LIVE)
    back = case.recheck(110)
    assert (back.code, kinds(back), back.json()["up"]) == (10, ["back"], 1)
    history = case.at(111, "show", case.folder, "1", "--history", "--format", "json").json()
    assert [one["change"] for one in history["changes"]] == ["gone", "back"]
    moments = [one["at"] for one in history["observations"]]
    assert moments == sorted(moments)
    assert [one["status"] for one in history["observations"]] == [
        *("up", "gone", "gone", "gone", "gone", "up")
    ]


def test_an_own_account_is_told_of_in_no_recheck(town: Town, tmp_path: Path) -> None:
    own, fake = on(town, "bluesky")[:2]
    case = Case(town, tmp_path / "case", [own, fake])
    assert case.at(1, "person", case.folder, "--own", own.url).code == 0
    for made in (own, fake):
        case.show(made, State.MISSING)
    asked = len(town.served.log)
    refused = case.recheck(30, 1, 2)
    assert (refused.code, refused.out) == (2, "")
    assert "Account 1 is one of the own or trusted accounts" in " ".join(refused.err.split())
    assert len(town.served.log) == asked, "nothing was looked at"
    assert [kinds(case.recheck(hours, 2)) for hours in (30, 60)] == [[], ["gone"]], "control"
    changes = [case.recheck(hours).json()["changes"] for hours in (90, 120)]
    assert [one["number"] for told in changes for one in told] == []


def test_a_wall_never_makes_an_account_gone(town: Town, tmp_path: Path) -> None:
    made = on(town, "bluesky")[:1]
    case = Case(town, tmp_path / "case", made)
    for hours, act in enumerate((login_wall, login_wall, blocked), 1):
        town.served.play("https://public.api.bsky.app/*", act("https://public.api.bsky.app/"))
        done = case.recheck(30 * hours)
        assert (done.code, kinds(done), done.json()["unknown"]) == (3, [], 1)
    town.served.play("https://public.api.bsky.app/*")
    done = case.recheck(400)
    assert (done.code, kinds(done), done.json()["up"]) == (0, [], 1)


def test_where_the_controls_fail_nothing_is_gone(town: Town, tmp_path: Path) -> None:
    made = on(town, "bluesky")[:1]
    case = Case(town, tmp_path / "case", made)
    case.show(made[0], State.MISSING)
    missing = {"error": "InvalidRequest", "message": "Profile not found"}
    town.served.put(data(f"{PROFILE}?actor=bsky.app", missing, 400))
    assert [kinds(case.recheck(hours)) for hours in (30, 60, 90)] == [[], [], []]
    town.served.put(data(f"{PROFILE}?actor=bsky.app", BLUESKY))
    assert [kinds(case.recheck(hours)) for hours in (120, 150)] == [[], ["gone"]]


def test_renamed_and_the_handle_taken_by_another(town: Town, tmp_path: Path) -> None:
    made = on(town, "bluesky")[:1]
    case = Case(town, tmp_path / "case", made)
    case.show(made[0], State.RENAMED)
    done = case.recheck(30)
    assert kinds(done) == ["renamed"]
    (change,) = done.json()["changes"]
    assert change["before"] == made[0].handle
    assert change["after"] == f"new-{made[0].handle}"


def test_another_account_takes_the_handle(town: Town, tmp_path: Path) -> None:
    made = on(town, "bluesky")[:1]
    case = Case(town, tmp_path / "case", made)
    case.show(made[0], State.MISSING)
    other = {"did": "did:plc:" + "b" * 24, "handle": made[0].handle, "displayName": "Somebody"}
    town.served.put(data(f"{PROFILE}?actor={made[0].handle}", other))
    done = case.recheck(30)
    assert kinds(done) == ["handle_reused"]
    (change,) = done.json()["changes"]
    assert (change["before"], change["after"]) == (made[0].account_id, other["did"])
    assert kinds(case.recheck(55)) == ["gone"]
    assert kinds(case.recheck(80)) == []


def test_the_copied_photo_is_taken_away(town: Town, tmp_path: Path) -> None:
    made = [one for one in on(town, "bluesky") if one.copies][:1]
    case = Case(town, tmp_path / "case", made)
    shown = town.network.shown[made[0].url]
    bare = replace(shown, avatar=None, banner=None, posts=(), name="Somebody Quite Else")
    town.served.put(*named("bluesky").states[State.LIVE](bare))
    done = case.recheck(30)
    assert kinds(done) == ["content_removed"], done.err
    (change,) = done.json()["changes"]
    assert "photo" in change["before"]
    assert "photo" not in change["after"]


def test_what_is_settled_is_not_asked_again(town: Town, tmp_path: Path) -> None:
    """Own accounts, and whatever a person judged genuine or unrelated, are under no watch."""
    case = Case(town, tmp_path / "case", on(town, "bluesky")[:1])
    assert case.at(1, "person", case.folder, "--own", on(town, "bluesky")[0].url).code == 0
    done = case.recheck(30)
    assert done.json() == {"changes": [], "up": 0, "unknown": 0}


def test_a_table_and_csv(town: Town, tmp_path: Path) -> None:
    made = on(town, "bluesky")[:2]
    case = Case(town, tmp_path / "case", made)
    case.show(made[0], State.RENAMED)
    done = case.at(30, "recheck", case.folder, "--rate", 0)
    assert done.code == 10
    assert "renamed" in done.out
    case.show(made[0], State.LIVE)
    done = case.at(60, "recheck", case.folder, "--rate", 0, "--format", "csv")
    (row,) = csv.DictReader(io.StringIO(done.out.removeprefix("\ufeff")))
    assert (row["change"], row["after"]) == ("renamed", made[0].handle)


def test_nothing_under_watch_is_no_error(town: Town, tmp_path: Path) -> None:
    assert town.run("init", tmp_path / "case", "--name", "Nobody Known").code == 0
    done = town.run("recheck", tmp_path / "case", "--format", "json")
    assert (done.code, json.loads(done.out)["changes"]) == (0, [])


@pytest.mark.parametrize("words", [("1", "--due"), ("99",)])
def test_wrong_use(words: tuple[str, ...], town: Town, tmp_path: Path) -> None:
    assert town.run("init", tmp_path / "case", "--name", "Nobody Known").code == 0
    assert town.run("recheck", tmp_path / "case", *words).code in {1, 2}


def test_what_is_due_and_what_was_filed(town: Town, tmp_path: Path) -> None:
    made = on(town, "bluesky")[:2]
    case = Case(town, tmp_path / "case", made)

    def due(hours: float) -> int:
        done = case.recheck(hours, "--due")
        assert not kinds(done)
        return done.json()["up"] + done.json()["unknown"]

    assert due(2) == 0
    filed = ("filed", case.folder, "1", "--channel", "Bluesky, form")
    done = case.at(2, *filed, "--at", (START + timedelta(hours=1)).isoformat(), "--reference", "77")
    assert done.code == 0, done.err
    assert due(2) == 1, "an hour after the report"
    assert due(2.1) == 0
    assert due(25) == 2
    assert due(26) == 0
    still = case.at(26, "recheck", case.folder, "1", "--rate", 0)
    assert "1 day after the report" in still.out
    case.show(made[0], State.MISSING)
    assert due(24 * 5) == 2
    # The takedown is confirmed a day later, though the plan has nothing until the seventh day.
    confirmed = case.recheck(24 * 6, "--due")
    assert kinds(confirmed) == ["gone"]
    listed = case.at(24 * 7, "filed", case.folder, "--format", "json").json()
    (row,) = listed["filed"]
    assert (row["number"], row["channel"], row["reference"]) == (1, "Bluesky, form", "77")
    (speed,) = listed["platforms"]
    assert (speed["platform"], speed["takedowns"], speed["median_hours"]) == ("bluesky", 1, 119.0)
    table = case.at(24 * 7, "filed", case.folder)
    assert "1 of 1" in table.out
    assert "5.0 days" in table.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("1",), "--channel"),
        (("1", "--channel", "form", "--at", "yesterday"), "2026-03-01"),
        (("1", "--channel", "form", "--at", "2030-01-01"), "future"),
        (("1", "--channel", "form", "--at", "0001-01-01T00:00+10:00"), "2026-03-01"),
        (("1", "--channel", "form", "--at", "9999-12-31T23:59-10:00"), "2026-03-01"),
        (("--channel", "form"), "ACCOUNT"),
        (("99", "--channel", "form"), "99"),
    ],
)
def test_filed_says_what_is_wrong(
    words: tuple[str, ...], said: str, town: Town, tmp_path: Path
) -> None:
    folder = tmp_path / "case"
    assert town.run("init", folder, "--name", "Nobody Known").code == 0
    done = town.run("--now", START.isoformat(), "filed", folder, *words)
    assert done.code in {1, 2}
    assert said in done.err


def test_looks_under_a_clock_that_was_years_ahead_do_not_stand_for_later_ones(
    town: Town, tmp_path: Path
) -> None:
    town.served.put(data(f"{PROFILE}?actor=bsky.app", BLUESKY))
    case = Case(town, tmp_path / "case", on(town, "bluesky")[:1])
    for hours in (17000, 30, 31):
        assert case.recheck(hours).code == 0
    shown = town.run("show", case.folder, "1", "--history", "--format", "json").json()
    assert len(shown["observations"]) == 4
