"""The values that every floor speaks in: frozen dataclasses and enums, nothing else."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

Point = tuple[float, float]
"""x to the right, y down, in pixels of the upright original image."""

Polygon = tuple[Point, ...]
"""Corners in order; empty when the place is not known."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence for people, translated only when it is shown.

    `template` is the English text, the gettext message, with `{named}` places; `values` fills
    them. Where the number of things matters, `plural` is the English plural and `count` the number
    (also usable as `{count}`).
    """

    template: str
    values: Mapping[str, str] = field(default_factory=dict)
    plural: str | None = None
    count: int = 1

    def __str__(self) -> str:
        """Give the English sentence."""
        one = self.count == 1 or self.plural is None
        template = self.template if one else str(self.plural)
        return template.format(**{"count": str(self.count), **self.values})


class Status(StrEnum):
    """What one look at an account's address showed. A wall is never `GONE`."""

    UP = "up"
    PRIVATE = "private"
    GONE = "gone"
    SUSPENDED = "suspended"
    LOGIN_WALL = "login_wall"
    RATE_LIMITED = "rate_limited"
    BLOCKED = "blocked"
    CONSENT = "consent"
    UNKNOWN = "unknown"


class Source(StrEnum):
    """Who saw it: the tool itself, or a person who brought a page or a screenshot."""

    TOOL = "tool"
    PERSON = "person"


class Role(StrEnum):
    """Where on a profile a picture stands."""

    AVATAR = "avatar"
    BANNER = "banner"
    POST = "post"


class Badge(StrEnum):
    """What a platform's mark beside a name stands for, where the page tells."""

    VERIFIED = "verified"
    PAID = "paid"
    ORGANISATION = "organisation"
    GOVERNMENT = "government"
    ARTIST = "artist"
    PARTNER = "partner"
    VERIFIER = "verifier"


class Relation(StrEnum):
    """How a candidate picture was made from a reference photo."""

    SAME = "same"
    MIRRORED = "mirrored"
    CROPPED = "cropped"
    EMBEDDED = "inside a screenshot or collage"
    FILTERED = "filtered"
    REPHOTOGRAPHED = "re-photographed"


class Band(StrEnum):
    """Where a match stands in the list, by what acting on it could do to somebody."""

    LIKELY = "likely"
    USES_PHOTOS = "uses_photos"
    POSSIBLE = "possible"
    UNLIKELY = "unlikely"
    PROTECTED = "protected"


class Decision(StrEnum):
    """A person's judgement of an account."""

    FAKE = "fake"
    GENUINE = "genuine"
    UNRELATED = "unrelated"
    UNSURE = "unsure"


class Trouble(StrEnum):
    """Why an address gave no answer."""

    BAD_ADDRESS = "bad_address"
    NOT_PUBLIC = "not_public"
    NAME = "name_not_found"
    REFUSED = "refused"
    TIMEOUT = "timeout"
    TLS = "tls"
    TOO_LARGE = "too_large"
    REDIRECTS = "too_many_redirects"
    RATE_LIMITED = "rate_limited"
    BROKEN = "broken"
    NOT_BROUGHT = "not_brought"


@dataclass(frozen=True, slots=True)
class Account:
    """One account; its identity is `(platform, account_id)`, and its handle may change.

    `url` is the canonical address. `account_id` is None where the platform, or this one address,
    shows no stable id; then the canonical address stands for it.
    """

    platform: str
    url: str
    handle: str | None = None
    account_id: str | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """An answer as received.

    `url` is the address that answered, after `redirects` (the addresses passed on the way, oldest
    first); header names are lower case; `body` is after content decoding.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    fetched_at: datetime
    redirects: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """An address that gave no answer, and why."""

    url: str
    trouble: Trouble
    sentence: Sentence
    at: datetime


Fetch = Callable[[str], Page | NoAnswer]
"""The one way to the network: an address in, an answer or the reason for none out."""

Clock = Callable[[], datetime]
"""The present moment, with its time zone."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a page says of an account; None and empty mean that it does not say."""

    account: Account
    name: str | None = None
    bio: str | None = None
    links: tuple[str, ...] = ()
    avatar: str | None = None
    banner: str | None = None
    photos: tuple[str, ...] = ()
    followers: int | None = None
    following: int | None = None
    posts: int | None = None
    verified: bool | None = None
    badge: Badge | None = None
    private: bool | None = None
    created_at: datetime | None = None
    renamed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture decoded once and described once.

    `sha256` names the original bytes; `width` and `height` are those of the upright original;
    `descriptors` is what the photo engine `described_by` packed, opaque to everybody else;
    `quality` in [0, 1] says how much there is in the picture to compare (0: nothing, proves
    nothing).
    """

    sha256: str
    width: int
    height: int
    quality: float
    described_by: str
    descriptors: bytes


@dataclass(frozen=True, slots=True)
class PhotoMatch:
    """One candidate picture against one reference photo, both by SHA-256.

    `score` in [0, 1] is the probability that the candidate is a copy; `by` names what each
    stage measured.
    """

    candidate: str
    reference: str
    score: float
    relation: Relation
    candidate_region: Polygon = ()
    reference_region: Polygon = ()
    by: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class NameMatch:
    """A profile's name and handle against a person's, with the two texts that came closest.

    `score` in [0, 1] is the probability that the pair imitates the person. `exact` marks the very
    same name, which names alone cannot tell from a namesake; `declared` a profile that calls
    itself a fan, parody or tribute account; `whole` one that has more than a single word of a
    longer name, such as a first name that many people share; `mentioned` one that has the name in
    its description and resembles it in nothing else. `hidden` is the part of the name or the handle
    in which look-alike letters or digits stand for the person's letters, where there is one.
    """

    score: float
    reference: str
    candidate: str
    reasons: tuple[Sentence, ...] = ()
    exact: bool = False
    declared: bool = False
    whole: bool = True
    mentioned: bool = False
    hidden: str | None = None


@dataclass(frozen=True, slots=True)
class Person:
    """The protected person."""

    names: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    photos: tuple[Photo, ...] = ()
    own: tuple[Account, ...] = ()
    trusted: tuple[Account, ...] = ()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that a profile shows: described, or the reason why it could not be.

    `source` says who saw it. A `screenshot` shows the profile's pictures inside it.
    """

    url: str
    role: Role
    photo: Photo | None = None
    trouble: Sentence | None = None
    source: Source = Source.TOOL
    screenshot: bool = False


@dataclass(frozen=True, slots=True)
class Observation:
    """One dated look at one account; only ever added, never changed.

    `controlled` says that in the same run the platform's answers could be told apart.
    """

    account: Account
    status: Status
    reason: Sentence
    at: datetime
    source: Source = Source.TOOL
    page_sha256: str | None = None
    controlled: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """All that one look brought: one unit, stored whole or not at all.

    `profile_source` says who saw the profile, which may be of another look than the observation.
    """

    observation: Observation
    profile: Profile | None = None
    pictures: tuple[Picture, ...] = ()
    profile_source: Source = Source.TOOL


@dataclass(frozen=True, slots=True)
class Brought:
    """A file that a person brought, stored under its SHA-256.

    `kind` is its form. `claimed_at` is when the file says it was made, which nobody vouches for.
    """

    sha256: str
    name: str
    kind: str
    brought_at: datetime
    claimed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What one signal saw: the two values it compared, and what that weighs.

    `weight` is a natural logarithm of a likelihood ratio: above 0 speaks for an impostor, below 0
    against. `photo` is there for a copied picture.
    """

    signal: str
    weight: float
    sentence: Sentence
    reference: str | None = None
    candidate: str | None = None
    photo: PhotoMatch | None = None


@dataclass(frozen=True, slots=True)
class Return:
    """An account that may be the return of an earlier fake, and by which signs.

    `number` is the fake's in the case; `strength` is a natural logarithm of a likelihood ratio;
    the reasons stand from the strongest on.
    """

    number: int
    strength: float
    reasons: tuple[Sentence, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """The machine's view of one account; a person's is a `Verdict`.

    `kinds` are the independent kinds of finding that speak for an impostor: photo, name, bio, fake.
    """

    account: Account
    score: float
    band: Band
    care: tuple[Sentence, ...] = ()
    findings: tuple[Finding, ...] = ()
    return_of: Return | None = None
    kinds: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Verdict:
    """A person's view of one account; `return_of` is the number of the fake that it is again."""

    account: Account
    decision: Decision
    by: str
    at: datetime
    why: str = ""
    return_of: int | None = None
