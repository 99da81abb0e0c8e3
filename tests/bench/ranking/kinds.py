"""Ways of being an account beyond those of fixtures/: further fakes, and further innocents."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from fixtures import bystanders, impostors
from fixtures.accounts import KINDS, Part
from fixtures.chance import Draw, between, chance, pick
from fixtures.edits import MILD, smaller, square
from fixtures.people import some_bio
from fixtures.pictures import jpeg, view
from fixtures.spelling import look_alike_handle, usual_handle
from fixtures.world import Draft, World, long_ago

NOW = datetime(2026, 11, 1, tzinfo=UTC)
"""The day on which every account is looked at."""

Make = Callable[[Draw, World], Draft]


def by_handle(draw: Draw, world: World) -> Draft:
    """Make a fake with the person's photos and handle, and no name that tells anything."""
    draft = impostors.same_photo(draw, world)
    name = pick(draw, ("✨", "🤍🤍", "new acc", world.name.given[0], f"{world.name.given[1]} 🤍"))
    return replace(draft, wished=look_alike_handle(draw, world.handle), name=name)


def photo_only(draw: Draw, world: World) -> Draft:
    """Make a fake with one photo of the person under another name, and nothing else of hers."""
    draft = impostors.mirror_of_photo(draw, world) if chance(draw, 0.3) else None
    draft = draft or impostors.same_photo(draw, world)
    other = world.someone_else(draw)
    return replace(draft, wished=usual_handle(draw, other), name=other.shown, posts=())


def name_only(draw: Draw, world: World) -> Draft:
    """Make a fake with a disguised name and handle, and a picture of something else, or none."""
    draft = impostors.look_alike(draw, world)
    avatar = jpeg(draw, view(draw, (300, 300))) if chance(draw, 0.5) else None
    return replace(draft, avatar=avatar, posts=(), copies=())


def whole_copy(draw: Draw, world: World) -> Draft:
    """Make a fake that copies name, description, photos and the person's link."""
    draft = impostors.same_photo(draw, world)
    links = (world.site,) if chance(draw, 0.6) else ()
    return replace(draft, wished=look_alike_handle(draw, world.handle), bio=world.bio, links=links)


def among_others(draw: Draw, world: World) -> Draft:
    """Make a fake that shows other pictures beside the copies."""
    draft = impostors.same_photo(draw, world)
    others = tuple(jpeg(draw, view(draw, (360, 280))) for _ in range(2))
    return replace(draft, posts=(*draft.posts, *others))


def in_posts(draw: Draw, world: World) -> Draft:
    """Make a fake whose profile picture is something else, and whose posts are copies."""
    draft = impostors.same_photo(draw, world)
    avatar = jpeg(draw, view(draw, (300, 300))) if chance(draw, 0.5) else None
    copied = tuple(one for one in (draft.avatar, *draft.posts) if one is not None)
    return replace(draft, avatar=avatar, posts=copied)


def fan_with_photo(draw: Draw, world: World) -> Draft:
    """Make a fan's that shows one of the person's published photos."""
    return replace(bystanders.fan(draw, world), avatar=_copy(draw, world))


def parody_with_photo(draw: Draw, world: World) -> Draft:
    """Make a parody that shows one of the person's published photos."""
    return replace(bystanders.parody(draw, world), avatar=_copy(draw, world))


def twin(draw: Draw, world: World) -> Draft:
    """Make a twin's: the family name, another first name, photos that show both."""
    draft = bystanders.relative(draw, world)
    return replace(draft, bio=some_bio(draw, world.name.country))


def namesake_same_city(draw: Draw, world: World) -> Draft:
    """Make a namesake's whose description begins as the person's does."""
    half = " ".join(world.bio.split()[:2])
    return replace(bystanders.namesake(draw, world), bio=half)


def friend_with_photo(draw: Draw, world: World) -> Draft:
    """Make a friend's that shows, among others, a group photo that the person gave too."""
    draft = bystanders.friend(draw, world)
    return replace(draft, posts=(*draft.posts, world.copy(draw, _some(draw, world), smaller)))


def parent_other_name(draw: Draw, world: World) -> Draft:
    """Make a parent's under another surname, which says nothing of the child in its posts."""
    draft = bystanders.unrelated(draw, world)
    numbers = [int(number) for number in draw.permutation(len(world.references))[:3]]
    copies = tuple(world.copy(draw, number, smaller) for number in numbers)
    return replace(draft, posts=(*draft.posts, *copies[: int(draw.integers(2, 4))]))


def partner(draw: Draw, world: World) -> Draft:
    """Make that of a partner or best friend: the person as profile picture, and not a word why."""
    draft = bystanders.friend(draw, world)
    return replace(draft, avatar=_copy(draw, world))


def second_own(draw: Draw, world: World) -> Draft:
    """Make the person's second account, undeclared; its ties to the first are added in made.py."""
    draft = replace(bystanders.second_own(draw, world), links=())
    return replace(draft, created=NOW - timedelta(days=int(draw.integers(60, 3000))))


def _copy(draw: Draw, world: World) -> bytes:
    return world.copy(draw, _some(draw, world), pick(draw, (square, *MILD)))


def _some(draw: Draw, world: World) -> int:
    return int(draw.integers(len(world.references)))


_MADE: dict[str, Make] = {kind.name: kind.make for kind in KINDS}

FAKES: tuple[tuple[str, Make], ...] = (
    *((k.name, k.make) for k in KINDS if k.part is Part.IMPOSTOR for _ in range(k.many)),
    ("copied_bio", _MADE["copied_bio"]),
    ("by_handle", by_handle), ("by_handle", by_handle),
    ("photo_only", photo_only), ("photo_only", photo_only),
    ("name_only", name_only), ("name_only", name_only),
    ("whole_copy", whole_copy), ("whole_copy", whole_copy),
    ("among_others", among_others), ("among_others", among_others),
    ("in_posts", in_posts), ("in_posts", in_posts),
)  # fmt: skip
"""Impostors' ways with how often each is drawn."""

ACCUSED: tuple[tuple[str, Make], ...] = (
    *((name, _MADE[name]) for name in (
        "parent", "proud_parent", "couple", "friend", "photographer", "portraitist", "club",
        "named_club", "namesake", "fan", "parody", "news_page", "repost",
    )),
    ("namesake_same_city", namesake_same_city),
    ("fan_with_photo", fan_with_photo),
    ("parody_with_photo", parody_with_photo),
    ("friend_with_photo", friend_with_photo),
    ("twin", twin),
    ("parent_other_name", parent_other_name),
    ("partner", partner),
)  # fmt: skip
"""The innocent who are most easily accused; the person's own other accounts are made apart."""

SELDOM = {"partner": 0.3}
"""The share of persons who have such an account around them; all others have one of each."""

LISTED: tuple[Make, ...] = tuple(
    _MADE[name]
    for name in ("same_given_name", "same_family_name", "default_avatar", "meme", "namesake")
)
"""Others that stand on a list of suspicious accounts because of a name."""


CLAIMS = ("Official account", "Nouveau compte", "backup account", "the real one, real account")
REQUESTS = (
    "WhatsApp me +33 6 00 00 00 00",
    "Telegram: @write.here",
    "PayPal for gifts",
    "ma page MYM",
)


def bio_of(draw: Draw, draft: Draft, *, fake: bool) -> str:
    """Give a description, with what fakes add to it now and then, and others seldom."""
    share = 0.15 if fake else 0.02
    added = [pick(draw, words) for words in (CLAIMS, REQUESTS) if chance(draw, share)]
    return " ".join((draft.bio, *added)).strip()


def is_verified(draw: Draw, draft: Draft, *, fake: bool) -> bool:
    """Tell whether a platform has given a badge: to no fake, to one in twenty of the followed."""
    return not fake and draft.followers > 300 and chance(draw, 0.05)


def followers_of(draw: Draw, draft: Draft, *, fake: bool) -> int:
    """Give an account's followers; of fakes one in five has bought some."""
    if fake and chance(draw, 0.2):
        return int(10 ** between(draw, 2.5, 4.0))
    return draft.followers


def opened(draw: Draw, draft: Draft, *, fake: bool) -> datetime:
    """Give the day on which an account was opened: of fakes one in ten was taken over, and old."""
    return long_ago(draw) if fake and chance(draw, 0.1) else draft.created


def posts_of(draw: Draw, draft: Draft, *, fake: bool) -> int:
    """Give how many posts an account has: fakes have few, others any number."""
    more = between(draw, 0, 1.3) if fake else between(draw, 0, 3)
    return len(draft.posts) + int(10**more) - 1
