"""Made networks as looks: people with their fakes, the falsely accused and many strangers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cache
from itertools import count
from pathlib import Path

from fixtures import bystanders
from fixtures.bystanders import new_own, unrelated
from fixtures.chance import Draw, chance, draw_for, pick, shuffled
from fixtures.people import Name, some_bio
from fixtures.spelling import usual_handle
from fixtures.world import Draft, World, any_time, make_world
from impostor import photos
from impostor.model import (
    Account,
    Look,
    Observation,
    Person,
    Picture,
    Profile,
    Role,
    Sentence,
    Status,
)
from impostor.rank import PersonIndex
from tests.bench.ranking.album import Album, Compared, Hashed, bare, load, save
from tests.bench.ranking.kinds import (
    ACCUSED,
    FAKES,
    LISTED,
    NOW,
    SELDOM,
    Make,
    bio_of,
    followers_of,
    is_verified,
    opened,
    posts_of,
    second_own,
)
from tests.bench.ranking.near_names import near_name
from tests.bench.ranking.views import Made, MadePerson, view_of, viewed

POOL = 60
"""Strangers with pictures of their own; the many others of every network show theirs."""

FAKES_EACH = 10
LISTED_EACH = 24
OTHERS_EACH = 90
"""Others beside a person's fakes where one in ten accounts is a fake, as the prior says."""

LOST = 0.05
"""Of how many persons a platform has taken down an own account by mistake."""

HOSTS = {
    "bluesky": "bsky.app/profile",
    "instagram": "www.instagram.com",
    "tiktok": "www.tiktok.com",
    "facebook": "www.facebook.com",
    "mastodon": "mastodon.example",
}
PLATFORMS = ("bluesky", "instagram", "instagram", "tiktok", "facebook", "mastodon")

TIES = ("to", "from", "site", "older", None)
"""What a second account of the person's has to do with the first; nothing shows that it is hers
where there is no tie, so these are counted apart."""


@dataclass(slots=True)
class _Making:
    """A person in the making: the world, and what was shown so far."""

    album: Album
    world: World
    shown: list[Hashed] = field(default_factory=list)
    numbers: "count[int]" = field(default_factory=count)
    taken: set[tuple[str, str]] = field(default_factory=set)

    def look(self, draw: Draw, draft: Draft, platform: str, *, fake: bool = False) -> Look:
        """Show a draft on a platform."""
        bodies = [*([draft.avatar] if draft.avatar else []), *draft.posts]
        pictures = self.album.hashed(bodies)
        self.shown += [one for one in pictures if one is not None]
        stable = f"{self.world.seed}-{next(self.numbers)}"
        profile = Profile(
            account(platform, self._free(platform, draft.wished), stable), draft.name,
            bio_of(draw, draft, fake=fake) or None, draft.links,
            followers=followers_of(draw, draft, fake=fake), posts=posts_of(draw, draft, fake=fake),
            verified=is_verified(draw, draft, fake=fake), created_at=opened(draw, draft, fake=fake),
        )  # fmt: skip
        return look_at(profile, _pictures(stable, pictures, bool(draft.avatar)))

    def _free(self, platform: str, wished: str) -> str:
        """Give the wished handle, or with a number where somebody on the platform has it."""
        handle = wished
        for number in count(2):
            if (platform, handle) not in self.taken:
                break
            handle = f"{wished}{number}"
        self.taken.add((platform, handle))
        return handle


def person(album: Album, folder: Path, seed: int) -> MadePerson:
    """Make a person with accounts around, or read what was made before; all of it is shown."""
    path = folder / f"whole-{seed}-{photos.VERSION}.pickle"
    if not path.exists():
        save(path, _whole(_Making(album, make_world(seed))))
    whole = load(path)
    assert isinstance(whole, MadePerson)
    return whole


def _whole(making: _Making) -> MadePerson:
    seed = making.world.seed
    accounts = _accounts(making)
    listed = [
        _made(making, draw_for(seed, "listed", n), ("listed", pick(draw_for(seed, n), LISTED)))
        for n in range(LISTED_EACH)
    ]
    return _compared(making, accounts, tuple(listed), _pool(making))


def around(album: Album, seed: int) -> MadePerson:
    """Make a person with fakes and the easily accused alone."""
    making = _Making(album, make_world(seed))
    return view_of(_compared(making, _accounts(making), (), ()), 0)


@dataclass(frozen=True, slots=True)
class _Accounts:
    own: list[Look]
    lost: Account | None
    fakes: tuple[Made, ...]
    accused: tuple[Made, ...]


def _accounts(making: _Making) -> _Accounts:
    world, seed = making.world, making.world.seed
    draw = draw_for(seed, "bench")
    homes = shuffled(draw, tuple(HOSTS))[:3]
    own = [making.look(draw, bystanders.own(draw, world), platform) for platform in homes]
    lost = own[0].observation.account if chance(draw, LOST) else None
    others, own = _others_of_hers(making, draw, own, lost)
    fakes = [
        _made(making, draw_for(seed, "fake", n), kind, fake=True)
        for n, kind in enumerate(shuffled(draw, FAKES)[:FAKES_EACH])
    ]
    accused = [
        _made(making, draw_for(seed, "not", n), kind)
        for n, kind in enumerate(ACCUSED)
        if chance(draw_for(seed, "seldom", n), SELDOM.get(kind[0], 1.0))
    ]
    return _Accounts(own, lost, tuple(fakes), (*accused, *others))


def _compared(
    making: _Making,
    accounts: _Accounts,
    listed: tuple[Made, ...],
    pool: tuple[tuple[Picture, ...], ...],
) -> MadePerson:
    world, own, lost = making.world, accounts.own, accounts.lost
    shown = making.album.hashed([reference.body for reference in world.references])
    references = [one for one in shown if one is not None]
    index = _index(world, references, own, making.album.compared(references, making.shown))
    if lost is not None:
        told = replace(index.person, own=(*index.person.own, lost))
        index = replace(index, person=told, lost=(lost,))
    bare_world = replace(world, references=(), memes=())
    return MadePerson(bare_world, index, tuple(own), accounts.fakes, accounts.accused, listed, pool)


def _others_of_hers(
    making: _Making, draw: Draw, own: list[Look], lost: Account | None
) -> tuple[list[Made], list[Look]]:
    """Make the accounts of hers that she has not declared, and say so on those that she has."""
    tie = pick(draw, TIES)
    platform = pick(draw, PLATFORMS) if tie != "older" else own[-1].observation.account.platform
    look = making.look(draw, second_own(draw, making.world), platform)
    second, own = _tied(look, own, tie, making.world)
    made = [Made("second_own" if tie else "second_own_untied", False, second)]
    if lost is not None:
        new = making.look(draw, new_own(draw, making.world), lost.platform)
        made.append(Made("new_own", False, new))
        own = own[1:]  # Of an account that was taken down there is no profile to see.
    return made, own


def _tied(look: Look, own: list[Look], tie: str | None, world: World) -> tuple[Look, list[Look]]:
    profile, last = look.profile, own[-1].profile
    assert profile is not None
    assert last is not None
    assert last.created_at is not None
    if tie == "from":
        linking = replace(last, links=(*last.links, profile.account.url))
        return look, [*own[:-1], replace(own[-1], profile=linking)]
    if tie == "older":
        profile = replace(profile, created_at=_long_before(last.created_at))
    links = {"to": (last.account.url,), "site": (world.site,)}.get(tie or "", ())
    return replace(look, profile=replace(profile, links=links)), own


def _long_before(day: datetime) -> datetime:
    return day.replace(year=2010, day=min(day.day, 28))


def _made(making: _Making, draw: Draw, kind: tuple[str, Make], *, fake: bool = False) -> Made:
    name, make = kind
    look = making.look(draw, make(draw, making.world), pick(draw, PLATFORMS), fake=fake)
    return Made(name, fake, look)


def strangers(made: MadePerson, number: int) -> Iterator[Made]:
    """Make many accounts of other people, some of them with one part of the person's name."""
    world = made.world
    for place in range(number):
        draw = draw_for(world.seed, "stranger", made.view, place)
        name = _strangers_name(draw, world)
        draft = Draft(usual_handle(draw, name), name.shown, some_bio(draw, name.country), NOW)
        profile = Profile(
            account(pick(draw, PLATFORMS), draft.wished, f"{world.seed}-{made.view}s{place}"),
            draft.name, draft.bio, followers=int(10 ** (4.5 * draw.random())),
            posts=posts_of(draw, draft, fake=False), created_at=any_time(draw), verified=False,
        )  # fmt: skip
        look = look_at(profile, pick(draw, made.pool))
        yield viewed(draw, Made("stranger", False, look))


def _strangers_name(draw: Draw, world: World) -> Name:
    """Make up a name; one in eight shares a part with the person's, and then the language too.

    One in a thousand has nearly the person's name, as lists made by a search have some.
    """
    near = near_name(draw, world.name) if chance(draw, 0.001) else None
    if near is not None:
        return near
    if not chance(draw, 0.12):
        return world.someone_else(draw)
    name = world.someone_else(draw)
    while name.country != world.name.country:
        name = world.someone_else(draw)
    if chance(draw, 0.5):
        return replace(name, given=world.name.given)
    return replace(name, family=world.name.family)


def _pool(making: _Making) -> tuple[tuple[Picture, ...], ...]:
    draw = draw_for("pool")
    looks = [making.look(draw, draft, "bluesky") for draft in _drafts_of_pool()]
    return tuple(look.pictures for look in looks)


@cache
def _drafts_of_pool() -> tuple[Draft, ...]:
    world = make_world(1)
    return tuple(unrelated(draw_for("pool", number), world) for number in range(POOL))


def _index(
    world: World, references: Sequence[Hashed], own: Sequence[Look], compared: Compared
) -> PersonIndex:
    aliases = (world.name.latin,) if world.name.latin != world.name.shown else ()
    profiles = tuple(look.profile for look in own if look.profile)
    shown = tuple(bare(one.photo) for one in references)
    accounts = tuple(look.observation.account for look in own)
    told = Person((world.name.shown,), aliases, (world.handle,), shown, accounts)
    return replace(PersonIndex.of(told, compared), own=profiles)


def account(platform: str, handle: str, stable: str) -> Account:
    """Give an account; some platforms show no stable id."""
    at = "@" if platform in ("tiktok", "mastodon") else ""
    url = f"https://{HOSTS.get(platform, 'web.example')}/{at}{handle}.{stable}"
    shown = None if platform == "tiktok" else stable
    return Account(platform, url, handle, shown)


def look_at(profile: Profile, pictures: tuple[Picture, ...]) -> Look:
    """Give a look at a profile that is up."""
    seen = Observation(profile.account, Status.UP, Sentence("up"), NOW)
    return Look(seen, profile, pictures)


def _pictures(stable: str, shown: Sequence[Hashed | None], has_avatar: bool) -> tuple[Picture, ...]:
    return tuple(
        Picture(
            f"https://cdn.example/{stable}/{n}.jpg",
            Role.AVATAR if has_avatar and not n else Role.POST,
            bare(one.photo) if one else None,
        )
        for n, one in enumerate(shown)
    )
