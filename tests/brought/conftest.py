"""A person's photos, and a phone's screenshots of accounts that show them."""

import io
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from PIL import Image, ImageDraw, ImageFont

from fixtures.world import World, make_world
from impostor.cli import main  # noqa: F401 - adds the verbs to the group
from impostor.cli.group import impostor

SIZE = (720, 1560)


@dataclass(frozen=True, slots=True)
class Desk:
    """A folder with a case, and the command line on it."""

    folder: Path
    world: World

    @property
    def case(self) -> Path:
        return self.folder / "case"

    def run(self, *arguments: object) -> Result:
        return CliRunner().invoke(impostor, [str(each) for each in arguments])

    def shot(self, name: str, *lines: str, photo: int | None = 0) -> Path:
        """Draw a phone's screenshot with text at the top and one of the person's photos below."""
        page = Image.new("RGB", SIZE, "white")
        pen, font = ImageDraw.Draw(page), ImageFont.load_default(34)
        for number, line in enumerate(lines):
            pen.text((360, 90 + 60 * number), line, "black", font, anchor="mm")
        if photo is not None:
            picture = self.world.references[photo].photo
            page.paste(picture.resize((720, 720 * picture.height // picture.width)), (0, 420))
        path = self.folder / name
        path.parent.mkdir(exist_ok=True, parents=True)
        page.save(path)
        return path

    def profile(self, name: str, handle: str, shown: str) -> Path:
        """Draw an account's own page on TikTok."""
        return self.shot(name, shown, handle, "54 Following  130 Followers  980 Likes",
                         "Follow    Message")  # fmt: skip


@pytest.fixture(scope="session")
def world() -> World:
    return make_world(3)


@pytest.fixture(scope="session")
def new_case(tmp_path_factory: pytest.TempPathFactory, world: World) -> Path:
    made = Desk(tmp_path_factory.mktemp("new"), world)
    photos = made.folder / "photos"
    photos.mkdir()
    for reference in world.references[:2]:
        (photos / reference.name).write_bytes(reference.body)
    done = made.run("init", made.case, "--name", world.name.latin, "--photos", photos)
    assert done.exit_code == 0, done.output
    return made.case


@pytest.fixture
def desk(tmp_path: Path, world: World, new_case: Path) -> Desk:
    made = Desk(tmp_path, world)
    shutil.copytree(new_case, made.case)
    return made


def jpeg(world: World, quality: int = 88) -> bytes:
    file = io.BytesIO()
    world.references[0].photo.save(file, "JPEG", quality=quality)
    return file.getvalue()


def files_of(account: dict[str, Sequence[dict[str, str]]]) -> list[str]:
    return [file["file"] for file in account["brought"]]
