"""What the command line stands on, for programs: `from impostor.api import ...`.

docs/python.md is a tutorial. Values in and out are those of `impostor.model`, frozen dataclasses.
Nothing here goes to the network: how an address becomes a page is a function that you hand to
`scan`.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from impostor import names, photos
from impostor.case import Case, PersonText, create, open_case, photo_files
from impostor.errors import ImpostorError, UsageError
from impostor.images import Door, Opened, Unreadable
from impostor.judging import Judgement, judge
from impostor.language import N_
from impostor.model import (
    Account,
    Band,
    Decision,
    Finding,
    Look,
    Match,
    NameMatch,
    NoAnswer,
    Observation,
    Page,
    Person,
    Photo,
    PhotoMatch,
    Picture,
    Profile,
    Role,
    Sentence,
    Status,
)
from impostor.names import Shown
from impostor.observe import READABLE
from impostor.platforms import Refused, identify, is_settled, other_reader, state
from impostor.platforms.addresses import clean
from impostor.rank import index_of
from impostor.rank import rank as rank_looks
from impostor.rank.weights import PRIOR
from impostor.report import FORMATS
from impostor.report.from_case import view_of, whole_view_of
from impostor.rerank import rank_case
from impostor.scan import Tools, plan, scan
from impostor.setup import account_at as account
from impostor.setup import photo_door

__all__ = [
    "FORMATS",
    "Account",
    "Band",
    "Case",
    "Decision",
    "Door",
    "Finding",
    "ImpostorError",
    "Judgement",
    "Look",
    "Match",
    "NameMatch",
    "NoAnswer",
    "Page",
    "PageReading",
    "Person",
    "PersonText",
    "Photo",
    "PhotoMatch",
    "Profile",
    "Shown",
    "Tools",
    "UsageError",
    "account",
    "compare_names",
    "compare_photos",
    "create",
    "judge",
    "look",
    "open_case",
    "open_photos",
    "photo_door",
    "plan",
    "rank",
    "rank_case",
    "read",
    "scan",
    "view_of",
    "whole_view_of",
]

PictureFile = Path | bytes
"""A picture: where it lies, or its bytes."""


def open_photos(door: Door, *places: Path) -> tuple[Photo, ...]:
    """Open photos: each place is a picture, a folder, or a ZIP, also a platform's data download.

    Raises `ImpostorError` with the name of the first that cannot be read.

    >>> with photo_door() as door:
    ...     beach, garden = open_photos(door, Path("lea"))
    >>> (beach.width, beach.height)
    (640, 480)
    """
    files = [file for place in places for file in photo_files(place)]
    opened = door.open_all(data for _, data in files)
    return tuple(_photo(name, one) for (name, _), one in zip(files, opened, strict=True))


def look(
    door: Door,
    profile: Profile,
    avatar: PictureFile | None = None,
    posts: Iterable[PictureFile] = (),
    at: datetime | None = None,
) -> Look:
    """Give a profile with its pictures, as `rank` takes it; `at` is when it was seen, now if None.

    A picture that cannot be read is kept as one, with the reason: it proves nothing.

    >>> fake = Profile(account("instagram.com/lea.martin_off"), name="Léa Martin")
    >>> with photo_door() as door:
    ...     seen = look(door, fake, avatar=Path("seen/avatar.jpg"), posts=[b"no picture"])
    >>> [(picture.role.value, picture.photo is not None) for picture in seen.pictures]
    [('avatar', True), ('post', False)]
    """
    shown = [(Role.AVATAR, avatar)] if avatar is not None else []
    shown += [(Role.POST, post) for post in posts]
    opened = door.open_all(_bytes(file) for _, file in shown)
    pictures = tuple(
        _picture(f"{role} {place}" if isinstance(file, bytes) else str(file), role, one)
        for place, ((role, file), one) in enumerate(zip(shown, opened, strict=True), 1)
    )
    return Look(_observation(profile, at or datetime.now(UTC)), profile, pictures)


def rank(person: Person, profiles: Sequence[Profile | Look], prior: float = PRIOR) -> list[Match]:
    """Give the match of each profile, in the order given: a score, a band, care and findings.

    Exactly as a case ranks them, where nothing was judged yet: the person's own and trusted
    accounts are protected, and where they are among the profiles, their ages, descriptions and
    links are compared with the others'. A profile without pictures is compared by the rest; what is
    not known is neutral. `prior` in ]0, 1[ is the share of impostors expected among the profiles.
    Raises `ImpostorError` where a photo of the person was described by another version.

    >>> person = Person(names=("Léa Martin",), own=(account("instagram.com/lea.martin"),))
    >>> strangers = Profile(account("instagram.com/volleynantes"), name="Nantes Volley")
    >>> own = Profile(account("https://www.instagram.com/lea.martin/?hl=fr"), name="Léa")
    >>> [str(match.band) for match in rank(person, [strangers, own])]
    ['unlikely', 'protected']
    """
    looks = [one if isinstance(one, Look) else _unpictured(one) for one in profiles]
    known = replace(
        person,
        own=tuple(_with_id(one, looks) for one in person.own),
        trusted=tuple(_with_id(one, looks) for one in person.trusted),
    )
    return rank_looks(index_of(known, looks, photos.index(known.photos)), looks, prior)


def compare_photos(references: Sequence[Photo], candidates: Sequence[Photo]) -> list[PhotoMatch]:
    """Give the pairs that came near, and the best reference of each candidate.

    Each with the probability that the candidate is a copy, the relation, and the regions of both.

    >>> with photo_door() as door:
    ...     given = open_photos(door, Path("lea"))
    ...     seen = open_photos(door, Path("seen/avatar.jpg"))
    >>> best = max(compare_photos(given, seen), key=lambda match: match.score)
    >>> str(best.relation), best.score > 0.95, best.reference == given[0].sha256
    ('cropped', True, True)
    """
    return photos.index(references).compare(candidates)


def compare_names(person: Person, shown: Sequence[Shown]) -> list[NameMatch]:
    """Give how each name and handle imitates the person's, in the order given, with reasons.

    >>> person = Person(names=("Léa Martin",), handles=("lea.martin",))
    >>> match, other = compare_names(person, [Shown("Lеa Mаrtin"), Shown("Paul Durand")])
    >>> match.score > 0.9 > 0.1 > other.score
    True
    """
    index = names.index((*person.names, *person.aliases), person.handles)
    return index.compare(shown)


@dataclass(frozen=True, slots=True)
class PageReading:
    """What an answer says of an account, and why; `profile` is None where it shows none."""

    status: Status
    reason: str
    profile: Profile | None = None


BY = "This page is a post of {}, and says nothing of the account's state."


def read(address: str, body: bytes, status: int = 200, on: str | None = None) -> PageReading:
    """Read a saved answer (HTML or JSON) as the platform of its address would be read.

    `status` is the HTTP status that came with it; `on` names the platform where `address` is a
    handle alone. Raises `UsageError` where the address is no profile's.

    >>> page = b'<meta property="og:type" content="profile"><title>Lea</title>'
    >>> found = read("https://lea.example.com/", page)
    >>> str(found.status), found.profile.name
    ('up', 'Lea')
    """
    named = identify(address, on)
    if isinstance(named, Refused):
        raise UsageError(str(named.sentence))
    platform, asked = named
    cleaned = clean(address) if on is None else asked.url
    url = cleaned if isinstance(cleaned, str) else asked.url
    page = Page(url, status, {}, body, UNDATED)
    other = other_reader(platform, asked, page)
    # An API's address holds nothing but the API's answer: no other reader can know better.
    if other is not None and not is_settled(platform, asked):
        return PageReading(Status.UNKNOWN, BY.format(other[1].url))
    if other is not None and not _same_place(url, platform.look(asked)):
        platform, asked = other
    seen = state(platform, asked, page)
    profile = platform.profile(page, asked) if seen.status in READABLE else None
    return PageReading(seen.status, str(seen.reason), profile)


def _same_place(one: str, other: str) -> bool:
    return one.partition("?")[0].rstrip("/") == other.partition("?")[0].rstrip("/")


SHOWN = Sentence(N_("The page shows a profile."))
UNDATED = datetime.fromtimestamp(0, UTC)
"""When an answer or profile came that does not say so; nothing is computed from it."""


def _observation(profile: Profile, at: datetime) -> Observation:
    status = Status.PRIVATE if profile.private else Status.UP
    return Observation(profile.account, status, SHOWN, at)


def _unpictured(profile: Profile) -> Look:
    return Look(_observation(profile, UNDATED), profile)


def _with_id(genuine: Account, looks: Sequence[Look]) -> Account:
    """Give an own account with the id first seen at its address, by which it is known renamed."""
    if genuine.account_id is not None:
        return genuine
    seen = (one.profile.account if one.profile else one.observation.account for one in looks)
    ids = (one.account_id for one in seen if one.url == genuine.url and one.account_id)
    return replace(genuine, account_id=next(ids, None))


def _bytes(file: PictureFile) -> bytes:
    if isinstance(file, bytes):
        return file
    try:
        return file.read_bytes()
    except OSError as error:
        raise ImpostorError(f"'{file}' could not be read: {error.strerror}.") from error


def _photo(name: str, opened: Opened | Unreadable) -> Photo:
    if isinstance(opened, Unreadable):
        raise ImpostorError(f"'{name}' could not be read: {opened.sentence}")
    return opened.photo


def _picture(url: str, role: Role, opened: Opened | Unreadable) -> Picture:
    if isinstance(opened, Unreadable):
        return Picture(url, role, trouble=opened.sentence)
    return Picture(url, role, opened.photo)
