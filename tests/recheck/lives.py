"""A theatre for random lives: cases played at the network's edge, one after the other."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from fixtures.chance import draw_for
from fixtures.lives import START, Life, Stage
from fixtures.pages import PLATFORMS
from fixtures.pages.shape import Answer
from fixtures.pictures import silhouette
from fixtures.world import World, make_world
from impostor.case import PersonText, new_case, open_case
from impostor.cli.own_photos import take_photos
from impostor.images import Door
from impostor.setup import photo_door
from tests.recheck.playing import Count, Edge, company_of, play

INNOCENTS = 8


@dataclass(frozen=True, slots=True)
class Theatre:
    """The person, the backdrop of the network, and the door that decodes pictures."""

    folder: Path
    world: World
    backdrop: tuple[Answer, ...]
    door: Door

    def play(self, lives: Sequence[Life], seed: int) -> Count:
        """Play lives in a case of their own, with their returns and some innocents."""
        company = company_of(Stage(self.world, seed), lives, INNOCENTS)
        edge, case_folder = Edge(), self.folder / f"case-{seed}"
        edge.put(*self.backdrop)
        person = PersonText((self.world.name.shown,))
        with new_case(case_folder, person, lambda: START) as case:
            take_photos(case.add_reference, [self.folder / "photos"], self.door)
        with open_case(case_folder, edge.clock) as case, case.writing():
            return play(case, company, edge, self.door)


@contextmanager
def theatre(folder: Path) -> Iterator[Theatre]:
    """Build what all cases share."""
    world, photos = make_world(3), folder / "photos"
    photos.mkdir(parents=True)
    for reference in world.references[:3]:
        (photos / reference.name).write_bytes(reference.body)
    backdrop = tuple(
        answer
        for platform in PLATFORMS
        for answer in platform.backdrop(silhouette(draw_for(1, platform.name)))
    )
    with photo_door() as door:
        yield Theatre(folder, world, backdrop, door)
