"""One dated look at one account: fetch, read the status, read the profile."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TypeVar
from urllib.parse import urlsplit

from impostor.language import N_
from impostor.model import (
    Account,
    Fetch,
    NoAnswer,
    Observation,
    Page,
    Profile,
    Role,
    Sentence,
    Status,
    Trouble,
)
from impostor.platforms import GENERIC, Platform, Seen, other_reader, state

Read = TypeVar("Read")

MOST_POST_PHOTOS = 12
"""Recent posts show what an account is for; more would only load the platform and the line."""

MOST_CHANGES_OF_READER = 2
"""A short link to a site that looks like another: more would be a site that leads in circles."""

ELSEWHERE = frozenset({Trouble.NAME, Trouble.REFUSED, Trouble.TLS})
"""Failures after which a site may still answer under another form of its address."""

READABLE = frozenset({Status.UP, Status.PRIVATE})


@dataclass(frozen=True, slots=True)
class Sighting:
    """A look before its pictures are fetched."""

    observation: Observation
    profile: Profile | None = None


def observe(platform: Platform, account: Account, fetch: Fetch) -> Sighting:
    """Look once at an account; no answer is the status unknown with the reason, never gone."""
    platform, account, answer = _answer(platform, account, fetch)
    if isinstance(answer, NoAnswer):
        limited = answer.trouble is Trouble.RATE_LIMITED
        status = Status.RATE_LIMITED if limited else Status.UNKNOWN
        return Sighting(Observation(account, status, answer.sentence, answer.at))
    seen, profile = _of_page(lambda: _reading(platform, account, answer), _not_understood(platform))
    body = sha256(answer.body).hexdigest()
    observation = Observation(
        account, seen.status, seen.reason, answer.fetched_at, page_sha256=body
    )
    if profile is None:
        return Sighting(observation)
    profile = _with_posts(platform, profile, fetch)
    return Sighting(replace(observation, account=profile.account), profile)


def pictures_of(profile: Profile) -> Iterator[tuple[str, Role]]:
    """Give the addresses of a profile's pictures, each once, the profile's own before posts'."""
    seen: set[str] = set()
    wanted = [(profile.avatar, Role.AVATAR), (profile.banner, Role.BANNER)]
    wanted += [(url, Role.POST) for url in profile.photos[:MOST_POST_PHOTOS]]
    for url, role in wanted:
        if url and url not in seen and urlsplit(url).scheme in ("http", "https"):
            seen.add(url)
            yield url, role


def _of_page(read: Callable[[], Read], otherwise: Read) -> Read:
    """Read one page; what a page that nobody foresaw makes fail becomes `otherwise`."""
    try:
        return read()
    except Exception:  # noqa: BLE001 - one page's boundary: pages are written by strangers
        return otherwise


def _answer(
    platform: Platform, account: Account, fetch: Fetch
) -> tuple[Platform, Account, Page | NoAnswer]:
    """Fetch, and look with another reader where the answer shows whose page it is."""
    answer = _ask(platform, account, fetch)
    for _ in range(MOST_CHANGES_OF_READER):
        other = _other(platform, account, answer)
        if other is None:
            break
        platform, account, address = other
        answer = fetch(address)
    return platform, account, answer


def _ask(platform: Platform, account: Account, fetch: Fetch) -> Page | NoAnswer:
    """Ask for an account's page; a site of its own may answer under www. or without TLS only."""
    address = platform.look(account)
    first = fetch(address)
    if platform is not GENERIC or isinstance(first, Page) or first.trouble not in ELSEWHERE:
        return first
    parts = urlsplit(address)
    for form in (parts._replace(netloc=f"www.{parts.netloc}"), parts._replace(scheme="http")):
        answer = fetch(form.geturl())
        # An error under an address that nobody gave says nothing of the account.
        if isinstance(answer, Page) and answer.status < 400:
            return answer
    return first


def _other(
    platform: Platform, account: Account, answer: Page | NoAnswer
) -> tuple[Platform, Account, str] | None:
    """Give the reader to look with instead, the account it sees there, and the address to ask."""

    def find() -> tuple[Platform, Account, str] | None:
        if isinstance(answer, NoAnswer):
            return None
        other = other_reader(platform, account, answer)
        return other and (*other, other[0].look(other[1]))

    return _of_page(find, None)


def _reading(platform: Platform, account: Account, page: Page) -> tuple[Seen, Profile | None]:
    seen = state(platform, account, page)
    if seen.status not in READABLE:
        return seen, None
    return seen, _as_asked(account, platform.profile(page, account))


def _not_understood(platform: Platform) -> tuple[Seen, Profile | None]:
    template = N_("The answer of {platform} could not be understood, so nothing follows from it.")
    return Seen(Status.UNKNOWN, Sentence(template, {"platform": platform.title})), None


def _as_asked(account: Account, profile: Profile) -> Profile:
    """Keep the address that was asked for, which people know, unless the account was renamed."""
    shown = profile.account
    renamed = account.handle and shown.handle and account.handle.lower() != shown.handle.lower()
    return profile if renamed else replace(profile, account=replace(shown, url=account.url))


def _with_posts(platform: Platform, profile: Profile, fetch: Fetch) -> Profile:
    address = _of_page(lambda: platform.posts(profile), None)
    answer = fetch(address) if address is not None else None
    if not isinstance(answer, Page) or answer.status >= 400:
        return profile
    none: tuple[str, ...] = ()
    more = _of_page(lambda: platform.post_photos(answer), none)
    return replace(profile, photos=tuple(dict.fromkeys((*profile.photos, *more))))
