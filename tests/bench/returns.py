"""Returns on made worlds: how many are linked to their fake, and who is linked wrongly.

`python -m tests.bench.returns`. In each world six impostors of all kinds are judged fake. Half a
year later come their returns, one in each way, and accounts of every other kind, innocent ones and
impostors of other people's making, of which none may be linked.
"""

import io
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from PIL import Image

from fixtures.accounts import KINDS, UNRELATED, Part
from fixtures.chance import Draw, draw_for
from fixtures.edits import mirrored, square
from fixtures.people import some_look
from fixtures.pictures import jpeg, portrait
from fixtures.world import Draft, World, make_world
from impostor import photos
from impostor.images import Opened
from impostor.model import (
    Account,
    Decision,
    Look,
    Observation,
    Person,
    Photo,
    PhotoMatch,
    Picture,
    Profile,
    Role,
    Sentence,
    Status,
)
from impostor.rank import Fake, Known, PersonIndex, rank, recognised
from impostor.rank.fakes import telling
from impostor.setup import photo_door

NOW = datetime(2026, 11, 1, tzinfo=UTC)
LATER = NOW + timedelta(days=180)
WENT = NOW + timedelta(days=20)
FAKES = 6
OTHERS = 2
"""Accounts of each other kind."""
WORDS = (
    "velours", "lune", "danse", "orage", "menthe", "plage", "silence", "braise", "satin", "opale",
    "jardin", "minuit", "cerise", "dune", "onyx", "brume", "sable", "azur", "lilas", "tulipe",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Made:
    """A draft on a platform under a number; `back` names the way in which it is a return."""

    number: int
    draft: Draft
    kind: str
    back: str = ""
    of: int | None = None


class Remembers:
    """An index that compares no picture twice, as a case has it."""

    def __init__(self, shown: Sequence[Photo]) -> None:
        self._index = photos.index(shown)
        self._known: dict[str, list[PhotoMatch]] = {}

    def compare(self, candidates: Sequence[Photo]) -> list[PhotoMatch]:
        new = [photo for photo in candidates if photo.sha256 not in self._known]
        self._known |= {photo.sha256: [] for photo in new}
        for match in self._index.compare(new):
            self._known[match.candidate].append(match)
        return [match for photo in candidates for match in self._known[photo.sha256]]


Way = Callable[[Draw, World, Draft], Draft]


def fake_of_its_own(draw: Draw, world: World, draft: Draft) -> Draft:
    """Give a fake what it shows beside the person's: a picture, words, a contact, a handle."""
    number = int(draw.integers(10**6))
    own = portrait(draw, some_look(draw), (400, 400))
    return replace(
        draft,
        wished="_".join(draw.choice(WORDS, 2)),
        bio=" ".join(str(word) for word in draw.choice(WORDS, 9)),
        avatar=jpeg(draw, own),
        posts=(*((draft.avatar,) if draft.avatar else ()), *draft.posts),
        links=(f"https://t.me/velours{number}",),
    )


def anew(draw: Draw, world: World) -> Draft:
    """Make an account that has nothing of the fake, under another name."""
    other = world.someone_else(draw)
    return Draft(
        f"{other.latin.lower()}{int(draw.integers(10**4))}".replace(" ", ""), other.shown, "", LATER
    )


def same_avatar_mirrored(draw: Draw, world: World, draft: Draft) -> Draft:
    picture = Image.open(io.BytesIO(draft.avatar or b"")).convert("RGB")
    return replace(anew(draw, world), avatar=jpeg(draw, mirrored(draw, picture)))


def same_avatar(draw: Draw, world: World, draft: Draft) -> Draft:
    picture = Image.open(io.BytesIO(draft.avatar or b"")).convert("RGB")
    return replace(anew(draw, world), avatar=jpeg(draw, square(draw, picture)))


def old_bio(draw: Draw, world: World, draft: Draft) -> Draft:
    return replace(anew(draw, world), bio=f"{draft.bio} ✨")


def same_contact(draw: Draw, world: World, draft: Draft) -> Draft:
    return replace(anew(draw, world), links=draft.links)


def handle_and_her_photo(draw: Draw, world: World, draft: Draft) -> Draft:
    return replace(
        anew(draw, world), wished=f"{draft.wished}_{int(draw.integers(99))}", posts=draft.posts
    )


WAYS: tuple[Way, ...] = (
    same_avatar_mirrored, same_avatar, old_bio, same_contact, handle_and_her_photo,
)  # fmt: skip


def cast(world: World) -> Iterator[Made]:
    """Give the fakes, their returns, and everybody else, in the order of their numbers."""
    ways = [kind for kind in KINDS if kind.part is Part.IMPOSTOR]
    fakes = []
    for number in range(1, FAKES + 1):
        draw = draw_for(world.seed, "fake", number)
        kind = ways[number % len(ways)]
        fakes.append(Made(number, fake_of_its_own(draw, world, kind.make(draw, world)), kind.name))
    yield from fakes
    number = FAKES
    for fake in fakes:
        for way in WAYS:
            if way is handle_and_her_photo and not fake.draft.copies:
                continue
            number += 1
            draft = way(draw_for(world.seed, "return", number), world, fake.draft)
            yield Made(number, draft, "return", way.__name__, fake.number)
    for kind in (*KINDS, UNRELATED):
        for _ in range(OTHERS):
            number += 1
            yield Made(number, kind.make(draw_for(world.seed, "other", number), world), kind.name)


def described(bodies: list[bytes]) -> dict[bytes, Photo]:
    with photo_door(2) as door:
        opened = door.open_all(iter(bodies))
        return {
            body: result.photo
            for body, result in zip(bodies, opened, strict=True)
            if isinstance(result, Opened)
        }


def look(made: Made, known: dict[bytes, Photo]) -> Look:
    draft = made.draft
    account = Account(
        "instagram", f"https://i.example/{made.number}", draft.wished, str(made.number)
    )
    shown = [(Role.AVATAR, draft.avatar), *((Role.POST, post) for post in draft.posts)]
    pictures = tuple(
        Picture(f"https://i.example/{made.number}/{place}", role, known[body])
        for place, (role, body) in enumerate(shown)
        if body in known
    )
    profile = Profile(account, draft.name, draft.bio, draft.links)
    return Look(Observation(account, Status.UP, Sentence("up"), NOW), profile, pictures)


def run(seed: int) -> Iterator[tuple[Made, int | None]]:
    """Give each later account with the number of the fake that it was linked to."""
    world = make_world(seed)
    everybody = list(cast(world))
    bodies = {b for made in everybody for b in (made.draft.avatar, *made.draft.posts) if b}
    known = described(sorted(bodies | {reference.body for reference in world.references}))
    hers = tuple(known[reference.body] for reference in world.references)
    person = Person((world.name.shown, world.name.latin), handles=(world.handle,), photos=hers)
    looks = [look(made, known) for made in everybody]
    at = {
        one.observation.account.url: Known(
            made.number,
            LATER if made.number > FAKES else NOW,
            None if made.number > FAKES else Decision.FAKE,
        )
        for made, one in zip(everybody, looks, strict=True)
    }
    fakes = tuple(
        Fake(
            one.observation.account, at[one.observation.account.url], one.profile, one.pictures,
            WENT, Remembers(telling(one.pictures)),
        )
        for one in looks[:FAKES]
    )  # fmt: skip
    own = Account("instagram", "https://i.example/own", world.handle)
    index = replace(
        PersonIndex.of(person, Remembers(hers)),
        own=(Profile(own, world.name.shown, world.bio, (world.site,)),), fakes=fakes, known=at,
    )  # fmt: skip
    matches = rank(recognised(index, looks), looks)
    for made, match in zip(everybody[FAKES:], matches[FAKES:], strict=True):
        yield made, match.return_of.number if match.return_of else None


def main(seeds: list[str]) -> None:
    found: Counter[str] = Counter()
    there: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    for seed in map(int, seeds or ["1", "2", "3"]):
        for made, number in run(seed):
            there[made.back or "others"] += 1
            if made.of is not None:
                found[made.back] += number == made.of
                wrong["another fake"] += number not in (None, made.of)
            elif number is not None:
                wrong[made.kind] += 1
    for way in (each.__name__ for each in WAYS):
        print(f"{way}: {found[way]} of {there[way]} linked")
    total = sum(there.values()) - there["others"]
    print(f"together: {sum(found.values())} of {total} ({sum(found.values()) / total:.1%})")
    print(f"wrongly linked: {sum(wrong.values())} of {there['others']} others {dict(+wrong)}")


if __name__ == "__main__":
    main(sys.argv[1:])
