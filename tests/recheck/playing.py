"""Plays lives on a case: puts each look's answers, sets the clock, rechecks, and counts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import parse_qsl, urljoin, urlsplit

from fixtures.lives import LOOKS, START, STEP, Life, Player, Stage
from fixtures.pages.shape import Answer, data
from fixtures.site import Directory
from impostor.case import Case
from impostor.controls import Controls
from impostor.images import Door
from impostor.language import N_
from impostor.model import Account, Decision, NoAnswer, Page, Sentence, Trouble, Verdict
from impostor.platforms import Refused, identify
from impostor.recheck import outcome, recheck, under_watch
from impostor.rerank import rank_case
from impostor.scan import Tools, plan, scan

PROFILE = "https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile"
MASTODON = "https://mastodon.social/api/v1/accounts/lookup?acct=mastodon"
KNOWN = (
    data(f"{PROFILE}?actor=bsky.app", {"did": "did:plc:" + "z" * 24, "handle": "bsky.app"}),
    data(MASTODON, {"id": "13179", "acct": "Mastodon", "username": "Mastodon"}),
)
"""The accounts by which the platforms' answers are told apart."""

RETURNS_AT = 7
"""The look at which returns and innocents come up."""


@dataclass
class Edge:
    """The network's edge: answers as the made server would, from memory, at the time it is told."""

    now: datetime = START
    directory: Directory = field(default_factory=Directory)
    asked: int = 0

    def put(self, *answers: Answer) -> None:
        for answer in answers:
            self.directory.put(answer)

    def clock(self) -> datetime:
        return self.now

    def fetch(self, url: str) -> Page | NoAnswer:
        self.asked += 1
        redirects: list[str] = []
        for _ in range(5):
            parts = urlsplit(url)
            query = dict(parse_qsl(parts.query, keep_blank_values=True))
            answer = self.directory.find(parts.netloc, parts.path, query)
            if answer is None or answer.status >= 500 or answer.status == 429:
                limited = answer is not None and answer.status == 429
                trouble = Trouble.RATE_LIMITED if limited else Trouble.BROKEN
                return NoAnswer(url, trouble, Sentence(N_("No answer.")), self.now)
            if "Location" not in answer.headers:
                headers = {name.lower(): value for name, value in answer.headers.items()}
                return Page(url, answer.status, headers, answer.body, self.now, tuple(redirects))
            redirects.append(url)
            url = urljoin(url, answer.headers["Location"])
        return NoAnswer(url, Trouble.REDIRECTS, Sentence(N_("No answer.")), self.now)


@dataclass(frozen=True, slots=True)
class Count:
    """What playing lives showed; adds up over several cases."""

    lives: int = 0
    right: int = 0
    walls_called_takedowns: int = 0
    returns: int = 0
    linked: int = 0
    wrongly_linked: int = 0
    wrong: tuple[str, ...] = ()

    def __add__(self, other: "Count") -> "Count":
        pairs = ((getattr(self, name), getattr(other, name)) for name in self.__dataclass_fields__)
        return Count(*(one + two for one, two in pairs))

    def __str__(self) -> str:
        share = 100 * self.linked / self.returns if self.returns else 100.0
        return (
            f"{self.right} of {self.lives} lives end in the right history;"
            f" {self.walls_called_takedowns} walls called takedowns; {self.linked} of"
            f" {self.returns} returns linked ({share:.1f} %), {self.wrongly_linked} wrongly"
        )


@dataclass(frozen=True, slots=True)
class Company:
    """Who plays in one case: lives, the returns of some of them, and innocents."""

    players: tuple[Player, ...]
    returns: tuple[tuple[Player, Player], ...]
    innocents: tuple[Player, ...]

    @property
    def newcomers(self) -> tuple[Player, ...]:
        return (*(late for _, late in self.returns), *self.innocents)


Changes = dict[int, list[tuple[str, int]]]
"""What was told of each account, and at which look."""


def number_of(case: Case, player: Player) -> int:
    found = identify(player.url)
    assert not isinstance(found, Refused)
    (number,) = case.add_accounts([found[1]])
    return number


def play(case: Case, company: Company, edge: Edge, door: Door) -> Count:
    """Play a company in a case at the network's edge."""
    edge.put(*KNOWN)
    told: Changes = {}
    for look in range(LOOKS):
        edge.now = START + look * STEP
        edge.put(*answers_at(company, look))
        if look in (0, RETURNS_AT):
            new = company.players if look == 0 else company.newcomers
            list(scan(case, plan(case, accounts_of(new)), tools(edge, door)))
        if look == 0:
            call_fake(case, company.players, edge.now)
            rank_case(case, door, edge.clock)
            continue
        begun = case.follow_up.begin("all")
        list(recheck(case, under_watch(case), begun, tools(edge, door)))
        numbers = [one.number for one in case.accounts()]
        found = outcome(case, numbers, numbers)
        for change in found.changes:
            told.setdefault(change.number, []).append((str(change.told.kind), look))
        case.follow_up.end(begun, found.told)
    rank_case(case, door, edge.clock)
    return count(case, company, told)


def answers_at(company: Company, look: int) -> Iterable[Answer]:
    """Give what the accounts answer at a look; newcomers are there from their look on."""
    for player in company.players:
        yield from player.answers(look)
    for player in company.newcomers if look >= RETURNS_AT else ():
        yield from player.answers(look)


def accounts_of(players: Iterable[Player]) -> list[Account]:
    found = (identify(player.url) for player in players)
    return [one[1] for one in found if not isinstance(one, Refused)]


def tools(edge: Edge, door: Door) -> Tools:
    controls = Controls(edge.fetch, lambda: "q7f3k2m9x1z5ab")
    return Tools(edge.fetch, door, edge.clock, timedelta(0), lambda: None, controls)


def call_fake(case: Case, players: Iterable[Player], at: datetime) -> None:
    for player in players:
        found = identify(player.url)
        assert not isinstance(found, Refused)
        case.add_verdict(Verdict(found[1], Decision.FAKE, "a parent", at))


def count(case: Case, company: Company, told: Changes) -> Count:
    """Hold what was told against the truth."""
    matches = dict(case.matches())
    total = Count()
    for player in company.players:
        number = number_of(case, player)
        total += judged(player.life, told.get(number, []))
    for before, late in company.returns:
        link = matches[number_of(case, late)].return_of
        right = link is not None and link.number == number_of(case, before)
        lost = "" if right else f"{before.life.returns} return not linked: {link}"
        total += Count(returns=1, linked=right, wrongly_linked=link is not None and not right,
                       wrong=(lost,) if lost else ())  # fmt: skip
    for player in company.innocents:
        link = matches[number_of(case, player)].return_of
        total += Count(wrongly_linked=link is not None,
                       wrong=() if link is None else (f"innocent linked: {link}",))  # fmt: skip
    return total


def judged(life: Life, told: Sequence[tuple[str, int]]) -> Count:
    """Hold one life's changes against its right history."""
    kinds = tuple(kind for kind, _ in told)
    false = sum(kind == "gone" and not life.truly_away(look) for kind, look in told)
    right = kinds == life.changes
    said = () if right else (f"{life.name} {life.platform} {life.word}: {told}",)
    return Count(1, right, false, wrong=said)


def company_of(stage: Stage, lives: Iterable[Life], innocents: int) -> Company:
    players = tuple(stage.player(number, life) for number, life in enumerate(lives))
    late = tuple(
        (one, stage.again(number, one)) for number, one in enumerate(players) if one.life.returns
    )
    return Company(players, late, tuple(stage.innocent(number) for number in range(innocents)))
