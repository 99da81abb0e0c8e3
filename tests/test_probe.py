"""Asking candidates' addresses: what is listed, what is only remembered, what is left alone."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from impostor.candidates import Place, Seeds, Wanted, places
from impostor.case import Case, PersonText, create
from impostor.cli.probing import telling
from impostor.errors import UsageError
from impostor.model import NoAnswer, Page, Sentence, Status, Trouble
from impostor.platforms.handles import handle_rule
from impostor.probe import MOST_A_DAY, MOST_WALLS, TELLING, Answered, LeftAlone, choose, probe
from impostor.scan import Tools
from impostor.setup import photo_door
from tests.case.made import START

LEA = Wanted(Seeds(("Léa Tremblay",), ("lea.tremblay",)))


@dataclass
class Net:
    """The network's edge: what each address answers, and what was asked of it."""

    answers: dict[str, Page | NoAnswer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    otherwise: Trouble | None = None

    def fetch(self, url: str) -> Page | NoAnswer:
        self.asked.append(url)
        if url in self.answers:
            return self.answers[url]
        if self.otherwise is not None:
            return NoAnswer(url, self.otherwise, Sentence("no answer"), START)
        return page(url, 400, {"error": "InvalidRequest", "message": "Profile not found"})


def page(url: str, status: int, said: object) -> Page:
    body = said.encode() if isinstance(said, str) else json.dumps(said).encode()
    return Page(url, status, {"content-type": "application/json"}, body, START)


def on(platform: str, count: int) -> list[Place]:
    rule = handle_rule(platform)
    assert rule is not None
    return [place for place, _ in zip(places(LEA, (rule,)), range(count), strict=False)]


@contextmanager
def tools(
    net: Net, at: datetime = START, max_age: timedelta = timedelta(hours=24)
) -> Iterator[Tools]:
    with photo_door() as door:
        yield Tools(net.fetch, door, lambda: at, max_age, lambda: None)


def made(folder: Path, at: datetime = START) -> Case:
    return create(folder / "case", PersonText(("Léa Tremblay",)), lambda: at)


def bluesky_api(place: Place) -> str:
    return (
        f"https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile?actor={place.account.handle}"
    )


def test_only_accounts_that_are_there_are_listed(tmp_path: Path) -> None:
    there, *others = chosen = on("bluesky", 6)
    said = {"did": "did:plc:" + "a" * 24, "handle": there.account.handle, "displayName": "Léa"}
    net = Net({bluesky_api(there): page(bluesky_api(there), 200, said)})
    with made(tmp_path) as case, tools(net) as tool:
        events = [one for one in probe(case, chosen, tool) if isinstance(one, Answered)]
        assert [entry.account.url for entry in case.accounts()] == [there.account.url]
        assert case.looks()[1].observation.status is Status.UP
        states = {one.account.url: one.status for one in case.asked()}
    assert states == {there.account.url: Status.UP} | {
        each.account.url: Status.GONE for each in others
    }
    assert [one.number for one in events if one.place == there] == [1]


def test_a_private_account_is_not_listed(tmp_path: Path) -> None:
    (place,) = on("tiktok", 1)
    body = '<script>{"webapp.user-detail":{"statusCode":10222}}</script>'
    net = Net({place.account.url: page(place.account.url, 200, body)})
    with made(tmp_path) as case, tools(net) as tool:
        (event,) = [one for one in probe(case, [place], tool) if isinstance(one, Answered)]
        assert (event.observation.status, event.number) == (Status.PRIVATE, None)
        assert case.accounts() == ()


def test_no_answer_is_never_nobody(tmp_path: Path) -> None:
    net = Net(otherwise=Trouble.TIMEOUT)
    with made(tmp_path) as case, tools(net) as tool:
        list(probe(case, on("bluesky", 2), tool))
        assert {one.status for one in case.asked()} == {Status.UNKNOWN}
        assert case.accounts() == ()


def test_a_platform_that_shows_nothing_is_left_alone(tmp_path: Path) -> None:
    net = Net(otherwise=Trouble.TIMEOUT)
    chosen = on("bluesky", 100)
    with made(tmp_path) as case, tools(net) as tool:
        events = list(probe(case, chosen, tool))
        spent = case.asked_in_a_day()
    assert MOST_WALLS <= spent <= MOST_WALLS + 16  # those under way at once
    assert sum(isinstance(event, LeftAlone) for event in events) == len(chosen) - spent


def test_never_asked_ones_come_first_and_nothing_twice_within_max_age(tmp_path: Path) -> None:
    candidates = on("bluesky", 8)
    with made(tmp_path) as case:
        with tools(Net()) as tool:
            list(probe(case, candidates[:3], tool))
            assert choose(case, candidates, tool) == candidates[3:]
        with tools(Net(), START + timedelta(hours=25)) as tool:
            assert choose(case, candidates, tool) == candidates[3:] + candidates[:3]
        with tools(Net(), max_age=timedelta(0)) as tool:
            assert choose(case, candidates, tool) == candidates[3:] + candidates[:3]


def test_what_is_chosen_fits_into_what_the_day_has_left(tmp_path: Path) -> None:
    candidates = on("bluesky", 30)
    with made(tmp_path) as case, tools(Net()) as tool:
        assert len(choose(case, candidates, tool)) == 30
        for place in on("x", MOST_A_DAY - 4):
            assert case.ask(place.account, MOST_A_DAY)
        assert choose(case, candidates, tool) == candidates[:4]
        # Chosen too many, as by two processes at once: the ledger still lets no more go out.
        net = Net()
        with tools(net) as second:
            list(probe(case, candidates, second))
        assert len(net.asked) == 4
        assert choose(case, candidates, tool) == []


def test_a_platform_named_is_the_only_one_asked_and_one_that_hides_is_refused() -> None:
    assert [rule.platform for rule in telling("bluesky")] == ["bluesky"]
    assert telling(None) == TELLING
    with pytest.raises(UsageError, match="candidates CASE --platform instagram"):
        telling("instagram")
