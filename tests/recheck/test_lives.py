"""Scripted and random lives over simulated days: each ends in the right history, and is told right.

The thirty scripted ones are played over real HTTPS on loopback and through the command line, the
random ones at the network's edge; `python -m tests.assurance.lives` plays five hundred of these.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from fixtures.lives import LOOKS, SCRIPTED, START, STEP, Stage, random_life
from fixtures.world import make_world
from impostor.case import Case, open_case
from impostor.histories import Histories
from tests.recheck.inside import Inside, inside
from tests.recheck.lives import Theatre, theatre
from tests.recheck.playing import (
    KNOWN,
    RETURNS_AT,
    Changes,
    Company,
    Count,
    answers_at,
    call_fake,
    company_of,
    count,
    judged,
    number_of,
)
from tests.recheck.sequences import naive

RANDOM, TOGETHER = 50, 25
LEAST_LINKED = 0.95
Figure = Callable[[str, object], None]


@pytest.fixture(scope="module")
def company() -> Company:
    return company_of(Stage(make_world(3), 1), SCRIPTED, innocents=12)


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inside]:
    with inside(tmp_path_factory.mktemp("lives"), seed=3, accounts=34, impostors=2) as made:
        yield made


class Played:
    """The scripted lives in a case, played by the commands that a person types."""

    def __init__(self, town: Inside, folder: Path, company: Company) -> None:
        self.town, self.folder, self.company = town, folder, company
        self.told: Changes = {}
        photos = town.network.person.photos
        assert town.run("init", folder, "--name", *town.network.person.names[:1],
                        "--photos", photos).code == 0  # fmt: skip
        for look in range(LOOKS):
            town.served.put(*KNOWN, *answers_at(company, look))
            self._look(look)

    def _look(self, look: int) -> None:
        now = START + look * STEP

        def run(*words: object) -> object:
            done = self.town.run("--now", now.isoformat(), *words, "--rate", 0, "--format", "json")
            assert done.code in {0, 3, 10}, done.err
            return done.json()

        if look in (0, RETURNS_AT):
            new = self.company.newcomers if look else self.company.players
            links = self.folder.with_suffix(".txt")
            links.write_text("\n".join(one.url for one in new), encoding="utf-8")
            run("scan", self.folder, links, "--controls")
        if look == 0:
            with open_case(self.folder, lambda: now) as case:
                call_fake(case, self.company.players, now)
            return
        for change in run("recheck", self.folder)["changes"]:
            self.told.setdefault(change["number"], []).append((change["change"], look))

    def count(self) -> Count:
        with open_case(self.folder, lambda: START + LOOKS * STEP) as case:
            return count(case, self.company, self.told)


@pytest.fixture(scope="module")
def played(town: Inside, tmp_path_factory: pytest.TempPathFactory, company: Company) -> Played:
    return Played(town, tmp_path_factory.mktemp("lives") / "case", company)


def test_thirty_scripted_lives(played: Played, record_property: Figure) -> None:
    found = played.count()
    record_property("figure", f"scripted lives over HTTPS: {found}")
    assert found.wrong == ()
    assert (found.lives, found.right, found.walls_called_takedowns) == (30, 30, 0)
    assert (found.returns, found.linked, found.wrongly_linked) == (2, 2, 0)


def test_the_stored_history_is_what_was_told(played: Played) -> None:
    done = played.town.run("show", played.folder, "--history", "--format", "json").json()
    stored: dict[int, list[str]] = {}
    for change in done["changes"]:
        stored.setdefault(change["number"], []).append(change["change"])
    assert stored == {number: [kind for kind, _ in told] for number, told in played.told.items()}
    moments = [seen["at"] for seen in done["observations"]]
    assert moments == sorted(moments)


def test_the_report_draws_them_all(played: Played, tmp_path: Path) -> None:
    now = (START + LOOKS * STEP).isoformat()
    page = tmp_path / "report.html"
    done = played.town.run("--now", now, "report", played.folder, "--lang", "fr", "--output", page)
    assert done.code == 0
    html = page.read_text(encoding="utf-8")
    assert html.count('role="img" aria-labelledby="line-') >= 32
    assert "Retour possible du compte" in html


def test_a_checker_without_hysteresis_is_caught(played: Played) -> None:
    """The control: on the very same looks, "not shown, so gone" calls walls takedowns."""
    with open_case(played.folder, lambda: START) as case:
        found = _by_naive(case, played.company)
    assert found.walls_called_takedowns > 0
    assert found.right < found.lives


def _by_naive(case: Case, company: Company) -> Count:
    histories, listed = Histories(case), {one.number: one for one in case.accounts()}
    found = Count()
    for player in company.players:
        looks = histories.of(listed[number_of(case, player)]).looks
        told = [
            (str(one.kind), round((one.at - START) / STEP))
            for one in naive(looks, None, STEP).changes
        ]
        found += judged(player.life, told)
    return found


def test_wrong_links_are_counted(played: Played) -> None:
    """The control: returns held against each other's fakes are all wrong."""
    (one, late), (other, later) = played.company.returns
    swapped = Company(played.company.players, ((one, later), (other, late)), ())
    with open_case(played.folder, lambda: START) as case:
        found = count(case, swapped, played.told)
    assert (found.linked, found.wrongly_linked) == (0, 2)


@pytest.fixture(scope="module")
def stage_door(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Theatre]:
    with theatre(tmp_path_factory.mktemp("random")) as made:
        yield made


def test_random_lives(stage_door: Theatre, record_property: Figure) -> None:
    found = Count()
    for first in range(0, RANDOM, TOGETHER):
        lives = [random_life(7, number) for number in range(first, first + TOGETHER)]
        found += stage_door.play(lives, seed=first)
    record_property("figure", f"random lives: {found}")
    assert found.right == found.lives == RANDOM, found.wrong
    assert found.walls_called_takedowns == 0
    assert found.wrongly_linked == 0, found.wrong
    assert found.linked >= LEAST_LINKED * found.returns, found.wrong


def test_random_lives_hold_what_they_are_to_try() -> None:
    lives = [random_life(7, number) for number in range(500)]
    told = {kind for life in lives for kind in life.changes}
    assert told == {"gone", "back", "renamed", "content_removed"}
    assert {life.returns for life in lives} >= {"same", "mirrored", "bio", "contact", None}
    walled = [life for life in lives if set(life.word) & set("wcrokns")]
    assert len(walled) > 150
