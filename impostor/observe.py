"""One dated look at one account: fetch, read the status, read the profile, fetch its pictures."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from hashlib import sha256
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
from impostor.platforms import Platform, other_reader

MOST_POST_PHOTOS = 12
"""Recent posts show what an account is for; more would only load the platform and the line."""

MOST_CHANGES_OF_READER = 2
"""A short link to a site that looks like another: more would be a site that leads in circles."""

READABLE = frozenset({Status.UP, Status.PRIVATE})


@dataclass(frozen=True, slots=True)
class PictureAnswer:
    """What the address of a profile's picture answered: its bytes, or why there are none."""

    url: str
    role: Role
    answer: bytes | Sentence


@dataclass(frozen=True, slots=True)
class Sighting:
    """A look before its pictures are decoded; `page` is the answer that told the status."""

    observation: Observation
    page: Page | None = None
    profile: Profile | None = None
    pictures: tuple[PictureAnswer, ...] = ()


def observe(platform: Platform, account: Account, fetch: Fetch) -> Sighting:
    """Look once at an account; no answer is the status unknown with the reason, never gone."""
    platform, account, answer = _answer(platform, account, fetch)
    if isinstance(answer, NoAnswer):
        limited = answer.trouble is Trouble.RATE_LIMITED
        status = Status.RATE_LIMITED if limited else Status.UNKNOWN
        return Sighting(Observation(account, status, answer.sentence, answer.at))
    seen = platform.status(answer)
    body = sha256(answer.body).hexdigest()
    observation = Observation(
        account, seen.status, seen.reason, answer.fetched_at, page_sha256=body
    )
    if seen.status not in READABLE:
        return Sighting(observation, answer)
    profile = _as_asked(account, platform.profile(answer, account))
    profile = _with_posts(platform, profile, fetch)
    observation = replace(observation, account=profile.account)
    return Sighting(observation, answer, profile, tuple(_pictures(profile, fetch)))


def _answer(
    platform: Platform, account: Account, fetch: Fetch
) -> tuple[Platform, Account, Page | NoAnswer]:
    """Fetch, and look with another reader where the answer shows whose page it is."""
    answer = fetch(platform.look(account))
    for _ in range(MOST_CHANGES_OF_READER):
        if isinstance(answer, NoAnswer):
            break
        other = other_reader(platform, account, answer)
        if other is None:
            break
        platform, account = other
        answer = fetch(platform.look(account))
    return platform, account, answer


def _as_asked(account: Account, profile: Profile) -> Profile:
    """Keep the address that was asked for, which people know, unless the account was renamed."""
    shown = profile.account
    renamed = account.handle and shown.handle and account.handle.lower() != shown.handle.lower()
    return profile if renamed else replace(profile, account=replace(shown, url=account.url))


def _with_posts(platform: Platform, profile: Profile, fetch: Fetch) -> Profile:
    address = platform.posts(profile)
    if address is None:
        return profile
    answer = fetch(address)
    if isinstance(answer, NoAnswer) or answer.status >= 400:
        return profile
    photos = dict.fromkeys((*profile.photos, *platform.post_photos(answer)))
    return replace(profile, photos=tuple(photos))


def _pictures(profile: Profile, fetch: Fetch) -> Iterator[PictureAnswer]:
    for url, role in _picture_addresses(profile):
        if urlsplit(url).scheme in ("http", "https"):
            yield PictureAnswer(url, role, _picture_bytes(fetch(url)))


def _picture_addresses(profile: Profile) -> Iterator[tuple[str, Role]]:
    seen: set[str] = set()
    wanted = [(profile.avatar, Role.AVATAR), (profile.banner, Role.BANNER)]
    wanted += [(url, Role.POST) for url in profile.photos[:MOST_POST_PHOTOS]]
    for url, role in wanted:
        if url and url not in seen:
            seen.add(url)
            yield url, role


def _picture_bytes(answer: Page | NoAnswer) -> bytes | Sentence:
    if isinstance(answer, NoAnswer):
        return answer.sentence
    if answer.status != 200:
        return Sentence(
            N_("The picture's address answered with the error {status}."),
            {"status": str(answer.status)},
        )
    return answer.body
