"""Views of made accounts: each time other things are missing, as on pages that say little."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fixtures.chance import Draw, chance, draw_for, pick
from fixtures.world import World
from impostor.model import Look, Picture, Role
from impostor.rank import PersonIndex
from tests.bench.ranking.album import Compared

VIEWS = 3
"""How often each account is looked at where much depends on what is missing."""

WRITTEN_FOR_FUN = 0.1
"""Of how many innocents the handle is written so: that is a guess, and half of it are digits."""

DIGITS = {"o": "0", "i": "1", "e": "3", "a": "4", "s": "5"}

HERS = ("second_own", "second_own_untied", "new_own")
"""Her own accounts that she has not declared."""

MINGLED = 0.5
UNDER_OTHER_NAMES = ("photo_only", "false_name")
"""So many fakes of these kinds show other pictures beside hers."""

LEFT_OUT = ("all", "no picture read", "private", "screenshot only")


@dataclass(frozen=True, slots=True)
class Made:
    """One account as the ranking sees it: its kind, whether it is a fake, what could be seen."""

    kind: str
    fake: bool
    look: Look
    seen: str = "all"


@dataclass(frozen=True, slots=True)
class MadePerson:
    """A person's index, own accounts, fakes, the easily accused, others on the list, the pool.

    `view` is the number of what was left out of the accounts, see `seen`.
    """

    world: World
    index: PersonIndex
    own: tuple[Look, ...]
    fakes: tuple[Made, ...]
    accused: tuple[Made, ...]
    listed: tuple[Made, ...]
    pool: tuple[tuple[Picture, ...], ...]
    view: int = 0

    def compared(self) -> Compared:
        """Give what is known of the pictures."""
        assert isinstance(self.index.photos, Compared)
        return self.index.photos


def view_of(whole: MadePerson, view: int) -> MadePerson:
    """Leave out what a view of the accounts does not show; write some handles as innocents do.

    Each view of the same accounts draws anew what is missing. The names are indexed anew, by the
    code as it is.
    """
    told, seed = whole.index.person, whole.world.seed
    fakes, accused, listed = (
        tuple(_view(draw_for(seed, "view", view, part, n), one, whole.pool) for n, one in some)
        for part, some in (
            ("f", enumerate(whole.fakes)),
            ("a", enumerate(whole.accused)),
            ("l", enumerate(whole.listed)),
        )
    )
    index = replace(whole.index, names=PersonIndex.of(told, whole.index.photos).names)
    return replace(whole, index=index, fakes=fakes, accused=accused, listed=listed, view=view)


def _view(draw: Draw, made: Made, pool: Sequence[tuple[Picture, ...]]) -> Made:
    return viewed(draw, _mingled(draw, made, pool))


def _mingled(draw: Draw, made: Made, pool: Sequence[tuple[Picture, ...]]) -> Made:
    """Let fakes under another name show pictures of something else too, as people do."""
    if made.kind not in UNDER_OTHER_NAMES or not pool or not chance(draw, MINGLED):
        return made
    more = tuple(replace(picture, role=Role.POST) for picture in pick(draw, pool)[:2])
    profile = made.look.profile
    if profile is not None and profile.posts is not None:
        profile = replace(profile, posts=profile.posts + len(more))
    look = replace(made.look, profile=profile, pictures=(*made.look.pictures, *more))
    return replace(made, look=look)


def viewed(draw: Draw, made: Made) -> Made:
    """Show an account as one view has it."""
    shown = with_gaps(draw, made if made.fake else _written(draw, made))
    return _still_tied(shown, made) if made.kind in HERS else shown


def _still_tied(shown: Made, made: Made) -> Made:
    """Show how old her own account is: that may be all that ties it to the first."""
    profile, whole = shown.look.profile, made.look.profile
    assert profile is not None
    assert whole is not None
    profile = replace(profile, created_at=whole.created_at)
    return replace(shown, look=replace(shown.look, profile=profile))


def _written(draw: Draw, made: Made) -> Made:
    """Write a handle as some innocents do."""
    profile, observation = made.look.profile, made.look.observation
    if profile is None or not profile.account.handle or not chance(draw, WRITTEN_FOR_FUN):
        return made
    account = replace(profile.account, handle=_for_fun(draw, profile.account.handle))
    profile, observation = (replace(one, account=account) for one in (profile, observation))
    return replace(made, look=replace(made.look, profile=profile, observation=observation))


def _for_fun(draw: Draw, handle: str) -> str:
    """Put digits for letters, draw the end out, or add a number that means something."""
    way = int(draw.integers(4))
    if way < 2:
        fitting = [place for place, letter in enumerate(handle) if letter in DIGITS]
        place = pick(draw, fitting) if fitting else 0
        return handle[:place] + DIGITS.get(handle[place], handle[place]) + handle[place + 1 :]
    if way == 2:
        return handle + handle[-1] * int(draw.integers(1, 4))
    return handle + pick(draw, ("1004", "1990", "2008", "33", "7", "777", "404"))


def with_gaps(draw: Draw, made: Made) -> Made:
    """Leave out what pages often do not say, and pictures that could not be read."""
    profile = made.look.profile
    assert profile is not None
    if chance(draw, 0.3):
        profile = replace(profile, created_at=None)
    if chance(draw, 0.4):
        profile = replace(profile, followers=None, posts=None, verified=None)
    if chance(draw, 0.15):
        profile = replace(profile, bio=None)
    pictures, seen = made.look.pictures, "all"
    missing = float(draw.random())
    if missing < 0.02:
        seen, pictures = "no picture read", tuple(replace(one, photo=None) for one in pictures)
    elif missing < 0.05:
        seen, pictures = "private", pictures[:1]
        profile = replace(profile, private=True, bio=None)
    elif missing < 0.08:
        seen = "screenshot only"
        pictures = tuple(replace(one, screenshot=True) for one in pictures[:1])
        profile = replace(profile, created_at=None, followers=None, posts=None, bio=None)
    look = replace(made.look, profile=profile, pictures=pictures)
    return replace(made, look=look, seen=seen)
