"""The made network is the same for a seed, holds every kind, and tells the truth about itself."""

import ast
import csv
import io
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

import fixtures
from fixtures.accounts import KINDS, SPECIALS, Cast, Part
from fixtures.network import Network, build
from fixtures.world import World, make_world
from tests.made.conftest import ACCOUNTS, IMPOSTORS, tree

SMALL = {"accounts": 30, "impostors": 9}
OF_THE_PERSON = {
    "own",
    "second_own",
    "new_own",
    "trusted",
    "parent",
    "club",
    "photographer",
    "repost",
    "proud_parent",
    "couple",
    "named_club",
    "portraitist",
    "news_page",
}
COPIES_ALLOWED = OF_THE_PERSON | {kind.name for kind in KINDS if kind.part is Part.IMPOSTOR}


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    build(tmp_path / "a", 3, **SMALL)
    build(tmp_path / "b", 3, **SMALL)
    first, again = tree(tmp_path / "a"), tree(tmp_path / "b")
    assert first == again
    other = make_world(4)
    assert first["reference/01.jpg"] != other.references[0].body
    assert other.name.shown not in first["name.txt"].decode()


def test_every_kind_is_there(network: Network) -> None:
    assert {account.kind for account in network.accounts} == {
        "unrelated", *(kind.name for kind in KINDS)
    }  # fmt: skip


def test_the_numbers_asked_for_are_kept(network: Network) -> None:
    assert len(network.accounts) == ACCOUNTS + len(SPECIALS)
    assert sum(account.impostor for account in network.accounts) == IMPOSTORS
    assert len({account.url for account in network.accounts}) == len(network.accounts)


def test_too_few_accounts_for_the_kinds_is_said(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="10 accounts are too few"):
        build(tmp_path, 1, accounts=10)


def test_own_and_trusted_accounts_are_the_protected_ones(network: Network) -> None:
    protected = {account.url for account in network.accounts if account.protected}
    assert protected == {*network.person.own, *network.person.trusted}
    assert len(network.person.own) == 3


def test_the_links_lead_to_every_account_but_the_own_ones(network: Network) -> None:
    lines = network.links.read_text(encoding="utf-8").splitlines()
    plain = {line for line in lines if line in {one.url for one in network.accounts}}
    assert plain == {one.url for one in network.accounts if one.kind != "own"}
    assert any(line.startswith("#") for line in lines)
    assert any(not line for line in lines)


def test_the_truth_is_written_beside(network: Network) -> None:
    with (network.folder / "truth.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["url"]: row for row in csv.DictReader(file)}
    for account in network.accounts:
        row = rows[account.url]
        assert row["kind"] == account.kind
        assert (row["impostor"], row["protected"]) == (
            str(int(account.impostor)), str(int(account.protected)),
        )  # fmt: skip


def test_only_kinds_that_may_copy_photos_name_copies(network: Network) -> None:
    copying = {account.kind for account in network.accounts if account.copies}
    assert copying == COPIES_ALLOWED - {"copied_bio"}


def small(photo: Image.Image) -> NDArray[np.float64]:
    """Bring a picture to 16 x 16 grey values of mean 0 and length 1."""
    grey = np.asarray(photo.convert("L").resize((16, 16), Image.Resampling.BOX), float)
    grey -= grey.mean()
    return (grey / (np.linalg.norm(grey) + 1e-9)).ravel()


def squares(photo: Image.Image) -> list[Image.Image]:
    """Cut the squares that sites and people cut for an avatar: the middle, and higher up."""
    side = min(photo.size)
    left = (photo.width - side) // 2
    tops = {round((photo.height - side) * share) for share in (0.3, 0.5)}
    return [photo.crop((left, top, left + side, top + side)) for top in sorted(tops)]


def likeness(body: bytes, world: World) -> float:
    """Give the highest correlation of a picture, whole or squared, with a reference photo."""
    picture = small(Image.open(io.BytesIO(body)))
    photos = [reference.photo for reference in world.references]
    looks = [look for photo in photos for look in (photo, *squares(photo))]
    return max(float(picture @ small(look)) for look in looks)


def pictures(one: Cast) -> list[bytes]:
    return [body for body in (one.draft.avatar, *one.draft.posts) if body]


def test_pictures_of_others_are_no_copies(everybody: list[Cast], world: World) -> None:
    others = [one for one in everybody if one.kind.name not in COPIES_ALLOWED]
    assert len(others) > 20
    for one in others:
        assert all(likeness(body, world) < 0.93 for body in pictures(one)), one.identity.url


def test_the_check_for_copies_can_find_one(everybody: list[Cast], world: World) -> None:
    copying = [one for one in everybody if one.kind.name == "same_photo"]
    assert copying
    for one in copying:
        assert likeness(pictures(one)[0], world) > 0.97


def test_the_persons_photos_differ_from_each_other(world: World) -> None:
    photos = [small(reference.photo) for reference in world.references]
    assert len(photos) >= 6
    likest = max(float(first @ second) for at, first in enumerate(photos) for second in photos[:at])
    assert likest < 0.9


def imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            names.add((node.module or "").partition(".")[0])
    return names


def test_nothing_in_it_knows_the_program_it_tests() -> None:
    modules = list(Path(fixtures.__file__).parent.rglob("*.py"))
    assert len(modules) > 20
    for path in modules:
        assert "impostor" not in imported(path), path


def test_the_check_of_imports_can_fail(tmp_path: Path) -> None:
    path = tmp_path / "cheat.py"
    path.write_text(
        "def f():\n    from impostor.platforms import PLATFORMS\n    return PLATFORMS\n"
    )
    assert "impostor" in imported(path)
