"""Made networks as looks: people with their fakes, the falsely accused and many strangers."""

import pickle
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from fixtures import bystanders
from fixtures.accounts import KINDS, Part
from fixtures.bystanders import unrelated
from fixtures.chance import Draw, chance, draw_for, pick
from fixtures.people import some_bio
from fixtures.spelling import usual_handle
from fixtures.world import Draft, World, any_time, make_world
from impostor import photos
from impostor.images import Door, Opened
from impostor.model import (
    Account,
    Look,
    Observation,
    Person,
    Photo,
    Picture,
    Profile,
    Role,
    Sentence,
    Status,
)
from impostor.rank import PersonIndex

POOL = 40
"""Strangers with pictures of their own; the many others of every network show theirs."""

FAKES = [kind for kind in KINDS if kind.part is Part.IMPOSTOR for _ in range(kind.many)]
ACCUSED = (
    "second_own", "new_own", "parent", "proud_parent", "couple", "friend", "photographer",
    "portraitist", "club", "named_club", "namesake", "fan", "parody", "news_page", "repost",
    "twins", "namesake_same_city",
)  # fmt: skip
"""The kinds of innocent accounts that are most easily accused."""


@dataclass(frozen=True, slots=True)
class Made:
    """One account as the ranking sees it, with its kind and whether it is a fake."""

    kind: str
    fake: bool
    look: Look


@dataclass(frozen=True, slots=True)
class MadePerson:
    """A person's index, own accounts, fakes, and the innocent who are easily accused."""

    index: PersonIndex
    own: tuple[Look, ...]
    fakes: tuple[Made, ...]
    accused: tuple[Made, ...]


class Album:
    """Pictures described once; what was described is kept in a folder."""

    def __init__(self, folder: Path, door: Door) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._door = door
        self._known: dict[str, Photo | None] = {}

    def described(self, bodies: Sequence[bytes]) -> list[Photo | None]:
        """Describe pictures; None where one cannot be opened."""
        names = [sha256(body).hexdigest() for body in bodies]
        new = {
            name: body
            for name, body in zip(names, bodies, strict=True)
            if name not in self._known and not self._read(name)
        }
        for name, opened in zip(new, self._door.open_all(new.values()), strict=True):
            self._known[name] = opened.photo if isinstance(opened, Opened) else None
            self._path(name).write_bytes(pickle.dumps(self._known[name]))
        return [self._known[name] for name in names]

    def _read(self, name: str) -> bool:
        if self._path(name).exists():
            self._known[name] = pickle.loads(self._path(name).read_bytes())
        return name in self._known

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}-{photos.VERSION}"


def person(album: Album, seed: int) -> MadePerson:
    """Make a person with ten fakes and one of each kind that is easily accused."""
    world = make_world(seed)
    makers = {kind.name: kind.make for kind in KINDS} | {"twins": twins}
    makers["namesake_same_city"] = namesake_same_city
    draw = draw_for(seed, "bench")
    own = [_look(album, draw_for(seed, "own", n), bystanders.own(draw, world), n) for n in range(2)]
    fakes = tuple(
        Made(kind.name, True, _seen(album, draw_for(seed, "fake", n), kind.make(draw, world), n))
        for n, kind in enumerate(_some(draw, FAKES, 10), 100)
    )
    accused = tuple(
        Made(name, False, _seen(album, draw_for(seed, "not", n), makers[name](draw, world), n))
        for n, name in enumerate(ACCUSED, 200)
    )
    return MadePerson(_index(album, world, own), tuple(own), fakes, accused)


def twins(draw: Draw, world: World) -> Draft:
    """Make a twin's: the family name, another first name, photos that show both."""
    draft = bystanders.relative(draw, world)
    return replace(draft, bio=some_bio(draw, world.name.country))


def namesake_same_city(draw: Draw, world: World) -> Draft:
    """Make a namesake's whose description begins as the person's does."""
    half = " ".join(world.bio.split()[:2])
    return replace(bystanders.namesake(draw, world), bio=half)


def strangers(album: Album, seed: int, count: int) -> Iterator[Made]:
    """Make many accounts of other people, some of them with one part of the person's name."""
    world = make_world(seed)
    pool = _pool(album)
    for number in range(count):
        draw = draw_for(seed, "stranger", number)
        name = world.someone_else(draw)
        if chance(draw, 0.06):
            name = replace(name, given=world.name.given)
        elif chance(draw, 0.06):
            name = replace(name, family=world.name.family)
        bio = some_bio(draw, name.country)
        draft = Draft(usual_handle(draw, name), name.shown, bio, any_time(draw))
        shown = _shown(draft, pick(draw, pool), f"{seed}-s{number}")
        yield Made("stranger", False, with_gaps(draw, shown))


def _pool(album: Album) -> list[list[Photo | None]]:
    world = make_world(1)
    drafts = [unrelated(draw_for("pool", n), world) for n in range(POOL)]
    return [album.described(_bodies(draft)) for draft in drafts]


def _index(album: Album, world: World, own: Sequence[Look]) -> PersonIndex:
    shown = [photo for photo in album.described([r.body for r in world.references]) if photo]
    aliases = (world.name.latin,) if world.name.latin != world.name.shown else ()
    profiles = tuple(look.profile for look in own if look.profile)
    accounts = tuple(profile.account for profile in profiles)
    told = Person((world.name.shown,), aliases, (world.handle,), tuple(shown), accounts)
    return replace(PersonIndex.of(told, photos.index(told.photos)), own=profiles)


def _some(draw: Draw, things: Sequence[object], count: int) -> list:  # type: ignore[type-arg]
    return [things[int(n)] for n in draw.permutation(len(things))[:count]]


def _bodies(draft: Draft) -> list[bytes]:
    return [*([draft.avatar] if draft.avatar else []), *draft.posts]


def _seen(album: Album, draw: Draw, draft: Draft, number: int) -> Look:
    return with_gaps(draw, _look(album, draw, draft, number))


def _look(album: Album, draw: Draw, draft: Draft, number: int) -> Look:
    return _shown(draft, album.described(_bodies(draft)), f"{number}-{int(draw.integers(1e9))}")


def _shown(draft: Draft, shown: Sequence[Photo | None], stable: str) -> Look:
    url = f"https://bsky.app/profile/{draft.wished}-{stable}.example"
    account = Account("bluesky", url, draft.wished, f"did:plc:{stable}")
    profile = Profile(
        account, draft.name, draft.bio or None, draft.links, followers=draft.followers,
        verified=draft.verified, created_at=draft.created,
    )  # fmt: skip
    pictures = tuple(
        Picture(f"https://cdn.example/{stable}/{n}.jpg", Role.POST if n else Role.AVATAR, photo)
        for n, photo in enumerate(shown)
    )
    seen = Observation(account, Status.UP, Sentence("up"), draft.created)
    return Look(seen, profile, pictures)


def with_gaps(draw: Draw, look: Look) -> Look:
    """Leave out what pages often do not say, and pictures that could not be read."""
    profile = look.profile
    assert profile is not None
    if chance(draw, 0.3):
        profile = replace(profile, created_at=None)
    if chance(draw, 0.4):
        profile = replace(profile, followers=None, verified=None)
    if chance(draw, 0.15):
        profile = replace(profile, bio=None)
    pictures = look.pictures
    missing = float(draw.random())
    if missing < 0.04:
        pictures = tuple(replace(picture, photo=None) for picture in pictures)
    elif missing < 0.07:
        pictures, profile = pictures[:1], replace(profile, private=True, bio=None)
    elif missing < 0.1:
        pictures = tuple(replace(picture, screenshot=True) for picture in pictures[:1])
    return replace(look, profile=profile, pictures=pictures)
