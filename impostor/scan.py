"""The scan: looks at accounts, several at a time, and stores each look whole as it comes.

It is a generator of events, which a terminal or a page can show and stop. What a stopped or killed
scan has stored is not done again: neither a look nor a page younger than `max_age`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from itertools import islice, zip_longest
from urllib.parse import urlsplit

from impostor import photos
from impostor.case import Case, Listed
from impostor.images import Door, Opened, Unreadable
from impostor.model import (
    Account,
    Clock,
    Fetch,
    Look,
    NoAnswer,
    Page,
    Photo,
    Picture,
    Sentence,
    Status,
)
from impostor.observe import PictureAnswer, Sighting, observe
from impostor.platforms import platform

WIDTH = 16
"""Accounts under way at once: enough to keep many slow hosts busy, few enough for the memory."""


@dataclass(frozen=True, slots=True)
class Planned:
    """The scan begins; `accounts` is how many events follow."""

    accounts: int


@dataclass(frozen=True, slots=True)
class Looked:
    """An account was looked at, and the look is stored."""

    listed: Listed
    look: Look


@dataclass(frozen=True, slots=True)
class Fresh:
    """An account was left alone: its last look is younger than `max_age`."""

    listed: Listed
    look: Look


Event = Planned | Looked | Fresh


@dataclass(frozen=True, slots=True)
class Tools:
    """What a scan works with: the way to the network, the door for images, and the clock."""

    fetch: Fetch
    door: Door
    clock: Clock
    max_age: timedelta
    stop: Callable[[], None]
    """Makes fetches that wait for their turn give up, so that a stopped scan ends soon."""


def scan(case: Case, accounts: Iterable[Account], tools: Tools) -> Iterator[Event]:
    """Look at the accounts, and at the person's own and trusted ones, which teach their ids."""
    person = case.person()
    case.add_accounts((*person.own, *person.trusted, *accounts))
    looks, oldest = case.looks(), tools.clock() - tools.max_age
    everyone = case.accounts()
    yield Planned(len(everyone))
    pending = []
    for listed in everyone:
        last = looks.get(listed.number)
        if last is not None and last.observation.at > oldest and _was_answered(last):
            yield Fresh(listed, last)
        else:
            pending.append(listed)
    yield from _look_at_all(case, _by_turns(pending), tools)


def _was_answered(look: Look) -> bool:
    """Tell whether the address answered for good: no answer, or "later", is asked again."""
    seen = look.observation
    return seen.page_sha256 is not None and seen.status is not Status.RATE_LIMITED


def _by_turns(pending: Sequence[Listed]) -> list[Listed]:
    """Order accounts so that hosts take turns: none is crowded while the others wait."""
    hosts: dict[str, list[Listed]] = {}
    for listed in pending:
        hosts.setdefault(urlsplit(listed.account.url).hostname or "", []).append(listed)
    return [listed for turn in zip_longest(*hosts.values()) for listed in turn if listed]


def _look_at_all(case: Case, pending: Sequence[Listed], tools: Tools) -> Iterator[Event]:
    waiting = iter(pending)
    look = _looker(case, tools)
    with ThreadPoolExecutor(WIDTH) as pool:
        under_way: dict[Future[Look], Listed] = {}
        try:
            while True:
                for listed in islice(waiting, WIDTH - len(under_way)):
                    under_way[pool.submit(look, listed)] = listed
                if not under_way:
                    return
                done, _ = wait(under_way, return_when=FIRST_COMPLETED)
                for future in done:
                    yield Looked(under_way.pop(future), future.result())
        finally:
            tools.stop()
            pool.shutdown(wait=True, cancel_futures=True)


def _looker(case: Case, tools: Tools) -> Callable[[Listed], Look]:
    fetch = _remembering(case, tools)

    def look(listed: Listed) -> Look:
        sighting = observe(platform(listed.account.platform), listed.account, fetch)
        taken = _develop(case, sighting, tools.door)
        case.record(taken, listed.number)
        return taken

    return look


def _remembering(case: Case, tools: Tools) -> Fetch:
    """Fetch through the case: what it holds and is young enough is not fetched again."""

    def fetch(url: str) -> Page | NoAnswer:
        stored = case.page(url)
        oldest = tools.clock() - tools.max_age
        if stored is not None and stored.fetched_at > oldest and not _is_passing(stored):
            return stored
        answer = tools.fetch(url)
        if isinstance(answer, Page):
            case.store_page(answer)
        return answer

    return fetch


def _is_passing(page: Page) -> bool:
    """Tell whether an answer holds for the moment only (RFC 9110, 15.6; RFC 6585, 4)."""
    return page.status == 429 or page.status >= 500


def _develop(case: Case, sighting: Sighting, door: Door) -> Look:
    """Decode the pictures of a sighting, all at once, and give the whole look."""
    opening = [(answer, _open(case, answer, door)) for answer in sighting.pictures]
    pictures = tuple(_picture(case, answer, opened) for answer, opened in opening)
    return Look(sighting.observation, sighting.profile, pictures)


def _open(
    case: Case, picture: PictureAnswer, door: Door
) -> Photo | Sentence | Future[Opened | Unreadable]:
    if isinstance(picture.answer, Sentence):
        return picture.answer
    described = case.photo(sha256(picture.answer).hexdigest(), photos.VERSION)
    return described or door.open(picture.answer)


def _picture(
    case: Case, picture: PictureAnswer, opened: Photo | Sentence | Future[Opened | Unreadable]
) -> Picture:
    result = opened.result() if isinstance(opened, Future) else opened
    if isinstance(result, Opened):
        case.store_photo(result.photo, result.thumbnail)
        result = result.photo
    elif isinstance(result, Unreadable):
        result = result.sentence
    if isinstance(result, Photo):
        return Picture(picture.url, picture.role, photo=result)
    return Picture(picture.url, picture.role, trouble=result)
