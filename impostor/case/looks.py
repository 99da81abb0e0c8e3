"""Dated looks at accounts: stored whole or not at all, never changed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from datetime import datetime

from impostor.case import accounts, codec, photos, sql
from impostor.case.database import Database, Row
from impostor.model import (
    Account,
    Look,
    Observation,
    Photo,
    Picture,
    Profile,
    Role,
    Sentence,
    Source,
    Status,
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as a reading keeps it: what an engine says of it is stored with the photo."""

    url: str
    role: Role
    sha256: str | None
    trouble: Sentence | None
    source: Source = Source.TOOL
    screenshot: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read in a look."""

    profile: Profile | None
    pictures: tuple[Shown, ...]


@dataclass(slots=True)
class _Told:
    """The observations of one account that count: by the tool, and by people."""

    by_tool: int | None = None
    by_person: list[int] = field(default_factory=list)
    read: int | None = None

    def hear(self, observation: int, by_tool: bool, has_profile: object) -> None:  # noqa: FBT001 - a column
        if not by_tool:
            self.by_person.append(observation)
            return
        self.by_tool = observation
        if has_profile:
            self.read = observation


def record(database: Database, look: Look, known: int | None, stored_at: str) -> None:
    """Store a look; storing the same one again adds nothing, or what was read better since."""
    seen = look.observation
    with database.transaction():
        account = _account(database, seen.account, known, stored_at)
        key = (account, codec.moment(seen.at), str(seen.source))
        fields = (
            account,
            codec.dumps(seen.account),
            codec.text(seen.account.account_id),
            str(seen.status),
            codec.dumps(seen.reason),
            *key[1:],
            seen.page_sha256,
            seen.controlled,
        )
        database.run(sql.ADD_OBSERVATION, fields)
        row = database.row(sql.OBSERVATION_ID, (*key, seen.page_sha256 or ""))
        if row is not None and (look.profile is not None or look.pictures):
            _add_reading(database, accounts.number(row[0]), look, stored_at)


def latest(database: Database) -> Mapping[int, Look]:
    """Give every account's last look, by the number under which it is shown.

    The observation is the tool's last one, since what a person brought says nothing of the
    status, and a person's only without one. Profile and pictures are the last that the tool read,
    which may be of an earlier look: an account behind a wall today keeps what it showed before.
    What a person brought stands behind them: its pictures, and its profile where there is no other.
    Each picture is given as the photo engine last described it, without its descriptors.
    """
    under = accounts.shown(database)
    told: defaultdict[int, _Told] = defaultdict(_Told)
    for row in database.rows(sql.OBSERVATION_TIMES):
        observation, account = accounts.number(row[0]), accounts.number(row[1])
        told[under.get(account, account)].hear(observation, row[2] == Source.TOOL, row[3])
    outlines: dict[str, Photo | None] = {}
    return {shown: _look(database, each, outlines) for shown, each in sorted(told.items())}


def history(database: Database, shown: int) -> tuple[Observation, ...]:
    """Give all looks at an account, under all its numbers, oldest first."""
    return tuple(_observation(row) for row in database.rows(sql.HISTORY, (shown,)))


@dataclass(frozen=True, slots=True)
class Stored:
    """A look as it was stored: its number in the order of storing, and what was read in it."""

    key: int
    observation: Observation
    reading: Reading | None


def stored(database: Database, shown: int) -> tuple[Stored, ...]:
    """Give all looks at an account, under all its numbers, in the order of storing."""
    found = []
    for key, *row in database.rows(sql.STORED, (shown,)):
        body = database.row(sql.LAST_READING, (key,))
        reading = None if body is None else codec.loads(Reading, str(body[0]))
        found.append(Stored(accounts.number(key), _observation(tuple(row)), reading))
    return tuple(found)


def _account(database: Database, account: Account, known: int | None, at: str) -> int:
    """Choose the number that a look is stored under; the same again when it is stored again."""
    if known is None:
        return accounts.add(database, account, at)
    by_address = accounts.number_of(database, Account(account.platform, account.url))
    if by_address is not None and accounts.shown_as(database, by_address) == accounts.shown_as(
        database, known
    ):
        known = by_address
    accounts.learn(database, known, account, at)
    return known


def _add_reading(database: Database, observation: int, look: Look, stored_at: str) -> None:
    body = codec.dumps(Reading(look.profile, tuple(map(_shown, look.pictures))))
    last = database.row(sql.LAST_READING, (observation,))
    if last is not None and last[0] == body:
        return
    reading = database.insert(sql.ADD_READING, (observation, look.profile is not None, body))
    for picture in look.pictures:
        if picture.photo is not None:
            photos.add(database, picture.photo, stored_at)
            name = picture.photo.sha256, picture.photo.described_by
            database.run(sql.ADD_PICTURE, (*name, reading))


def _shown(picture: Picture) -> Shown:
    photo = picture.photo
    return Shown(
        url=picture.url,
        role=picture.role,
        sha256=photo.sha256 if photo else None,
        trouble=picture.trouble,
        source=picture.source,
        screenshot=picture.screenshot,
    )


def _look(database: Database, told: _Told, outlines: dict[str, Photo | None]) -> Look:
    last = told.by_tool if told.by_tool is not None else told.by_person[-1]
    row = database.row(sql.OBSERVATION, (last,))
    if row is None:
        raise LookupError(f"observation {last} is not stored")
    seen = _reading(database, told.by_tool if told.read is None else told.read)
    brought = [_reading(database, observation) for observation in told.by_person]
    pictures = tuple(_picture(database, shown, outlines) for shown in _together(seen, brought))
    if seen.profile is not None:
        return Look(_observation(row), seen.profile, pictures)
    profile = _joined([each.profile for each in brought if each.profile is not None])
    return Look(_observation(row), profile, pictures, Source.PERSON if profile else Source.TOOL)


def _reading(database: Database, observation: int | None) -> Reading:
    body = database.row(sql.LAST_READING, (observation,))
    return Reading(None, ()) if body is None else codec.loads(Reading, str(body[0]))


def _together(seen: Reading, brought: Sequence[Reading]) -> list[Shown]:
    """Give the pictures that the tool saw, then those that were brought, each of these once."""
    known = {shown.sha256 or shown.url for shown in seen.pictures}
    pictures = list(seen.pictures)
    for shown in (shown for reading in brought for shown in reading.pictures):
        if (shown.sha256 or shown.url) not in known:
            known.add(shown.sha256 or shown.url)
            pictures.append(shown)
    return pictures


def _joined(profiles: Sequence[Profile]) -> Profile | None:
    """Join what several files say of an account: of each field the last that says something."""
    if not profiles:
        return None
    joined = profiles[0]
    for profile in profiles[1:]:
        said = {field.name: getattr(profile, field.name) for field in fields(profile)}
        joined = replace(joined, **{k: v for k, v in said.items() if v not in (None, ())})
    return joined


def _picture(database: Database, shown: Shown, outlines: dict[str, Photo | None]) -> Picture:
    photo = None
    if shown.sha256 is not None:
        if shown.sha256 not in outlines:
            outlines[shown.sha256] = photos.outline(database, shown.sha256)
        photo = outlines[shown.sha256]
    return Picture(shown.url, shown.role, photo, shown.trouble, shown.source, shown.screenshot)


def _observation(row: Row) -> Observation:
    seen, status, reason, at, source, page_sha256, controlled = row
    return Observation(
        account=codec.loads(Account, str(seen)),
        status=Status(str(status)),
        reason=codec.loads(Sentence, str(reason)),
        at=datetime.fromisoformat(str(at)),
        source=Source(str(source)),
        page_sha256=None if page_sha256 is None else str(page_sha256),
        controlled=bool(controlled),
    )
