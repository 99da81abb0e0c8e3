"""Sixty unsorted phone screenshots of twelve made accounts, through the command line.

`python -m tests.bench.screenshots [FOLDER]` draws them with Chromium out of a made world, drops the
folder on `impostor scan`, and prints how many stand under the right account and whether every
copied photo in them was found. It needs Chromium and the extra `ocr`.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PIL import Image

from fixtures import bystanders, edits, phone
from fixtures.chance import Draw, draw_for, pick, shuffled
from fixtures.people import some_bio
from fixtures.pictures import jpeg, view
from fixtures.spelling import ascii_of, look_alike_handle
from fixtures.world import World, make_world

SEED = 21
SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
    "--hide-scrollbars", f"--force-device-scale-factor={phone.SCALE}",
    f"--window-size={phone.WIDTH},{phone.HEIGHT}",
)  # fmt: skip
PLAN = (
    ("instagram", "en", False), ("instagram", "fr", True), ("instagram", "fr", False),
    ("tiktok", "en", True), ("tiktok", "fr", False), ("x", "en", False), ("x", "fr", True),
    ("threads", "fr", False), ("snapchat", "en", False), ("telegram", "fr", True),
    ("youtube", "en", True), ("instagram", "en", True),
)  # fmt: skip
"""Platform, language and theme of each account; the first two and the last are look-alikes."""
COPYING = 9
"""So many of the accounts show copies of the person's photos; the others are strangers'."""
VIEWS = ("profile", "grid", "post", "post", "post")
POSTS = 6


@dataclass(frozen=True, slots=True)
class Account:
    """An account that is shown, and which reference photo each of its posts copies."""

    seen: phone.Seen
    copies: tuple[str | None, ...]

    @property
    def truth(self) -> tuple[str, str]:
        return self.seen.platform, self.seen.handle.lower()


@dataclass(frozen=True, slots=True)
class Shot:
    """A screenshot: whose, and the reference photos that stand in it."""

    name: str
    account: Account
    view: str
    number: int

    def shows(self) -> set[str]:
        posts, first = self.account.copies, self.number % POSTS
        one = self.view == "post" or self.account.seen.platform == "threads"
        one = one or (self.account.seen.platform, self.view) in {
            ("x", "profile"),
            ("telegram", "profile"),
        }
        return {copied for copied in (posts[first : first + 1] if one else posts) if copied}


def accounts(world: World) -> list[Account]:
    return [_account(world, number) for number in range(len(PLAN))]


def _account(world: World, number: int) -> Account:
    platform, language, dark = PLAN[number]
    draw = draw_for(world.seed, "phone", number)
    if number < COPYING or number == len(PLAN) - 1:
        name, bio, copied = world.name.latin, some_bio(draw, world.name.country), 3
    else:
        stranger = bystanders.unrelated(draw, world)
        name, bio, copied = stranger.name, stranger.bio, 0
    posts, copies = _posts(draw, world, number, copied)
    given, family = (
        ascii_of(each).lower().replace(" ", "")
        for each in (world.name.given[1], world.name.family[1])
    )
    handles = {0: f"{given}_{family}", 1: f"{given}.{family}", 11: f"{given}{family}"}
    wished = look_alike_handle(draw, world.handle) if copied else ascii_of(name).lower()
    wished = "".join(
        c for c in wished.replace(" ", "_") if c.isascii() and (c.isalnum() or c in "_.")
    )
    if platform in {"x", "telegram"}:
        wished = wished.replace(".", "_")
    seen = phone.Seen(
        platform, handles.get(number, wished or f"someone_{number}"), name, bio or "new here",
        posts[0], posts,
        int(draw.integers(20, 900)), language, dark,
        pick(draw, ("tom.dubois", "maya_k", "le.club69")),
    )  # fmt: skip
    return Account(seen, copies)


def _posts(
    draw: Draw, world: World, number: int, copied: int
) -> tuple[tuple[bytes, ...], tuple[str | None, ...]]:
    posts: list[bytes] = []
    copies: list[str | None] = []
    for place in range(POSTS):
        if place < copied:
            which = (number + 3 * place) % len(world.references)
            edit = pick(draw, (edits.smaller, edits.filtered, edits.square))
            posts.append(world.copy(draw, which, edit))
            copies.append(world.references[which].name)
        else:
            posts.append(jpeg(draw, view(draw, (640, 640))))
            copies.append(None)
    return tuple(posts), tuple(copies)


def shots(world: World) -> list[Shot]:
    taken = [
        Shot("", account, kind, number)
        for account in accounts(world)
        for number, kind in enumerate(VIEWS)
    ]
    mixed = shuffled(draw_for(world.seed, "order"), taken)
    return [replace(shot, name=f"IMG_{4000 + n * 3}.png") for n, shot in enumerate(mixed)]


def draw_all(taken: Sequence[Shot], folder: Path, chromium: str) -> None:
    """Draw screenshots into a folder, two at a time."""
    folder.mkdir(parents=True, exist_ok=True)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda shot: _draw(shot, folder, chromium), taken))


def _draw(shot: Shot, folder: Path, chromium: str) -> None:
    if (folder / shot.name).exists():
        return
    with tempfile.TemporaryDirectory() as work:
        source = Path(work) / "page.html"
        source.write_text(phone.page(shot.account.seen, shot.view, shot.number), encoding="utf-8")
        command = [
            chromium,
            *SWITCHES,
            f"--user-data-dir={work}/profile",
            f"--screenshot={folder / shot.name}",
            source.as_uri(),
        ]
        subprocess.run(command, check=True, capture_output=True)


def impostor(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "impostor", *map(str, arguments)]
    return subprocess.run(
        command, capture_output=True, check=False, env={**os.environ, "LANG": "C"}
    )


def judge(taken: Sequence[Shot], report: dict[str, Any]) -> int:
    """Print what stands where; give the number of screenshots under the right account."""
    by_name = {shot.name: shot for shot in taken}
    right, found = 0, {}
    for account in report["accounts"]:
        where = account["platform"], (account["handle"] or "").lower().lstrip("@")
        for each in account["brought"]:
            shot = by_name.pop(each["file"])
            good = shot.account.truth == where
            right += good
            if not good:
                print(f"  wrong: {shot.name} ({shot.view}) of {shot.account.truth} under {where}")
        copies = [finding["photo"] for finding in account["findings"] if finding["photo"]]
        found[where] = {copy["reference_file"]: copy["relation"] for copy in copies}
    for shot in by_name.values():
        print(f"  unclear: {shot.name} ({shot.view}) of {shot.account.truth}")
    print(f"{right} of {len(taken)} screenshots stand under the right account (bar: 55 of 60)")
    _judge_photos(taken, found)
    return right


def _judge_photos(taken: Sequence[Shot], found: dict[tuple[str, str], dict[str, str]]) -> None:
    wanted = {(shot.account.truth, copied) for shot in taken for copied in shot.shows()}
    seen = {(where, name) for where, copies in found.items() for name in copies}
    print(f"{len(wanted & seen)} of {len(wanted)} copied photos in them were found (bar: all)")
    for where, name in sorted(wanted - seen):
        print(f"  missed: {name} on {where}")
    print(f"{len(seen - wanted)} were found that are not there")
    relations = {relation for copies in found.values() for relation in copies.values()}
    print(f"relations said: {', '.join(sorted(relations))}")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, nargs="?", help="kept, with what was drawn before")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument(
        "--forwarded", action="store_true", help="as a messenger passes them on: small JPEGs"
    )
    asked = parser.parse_args()
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("needs Chromium", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as work:
        folder = asked.folder or Path(work)
        world = make_world(asked.seed)
        taken = shots(world)
        draw_all(taken, folder / "screenshots", chromium)
        if asked.forwarded:
            taken = forwarded(taken, folder)
        return _run(world, taken, folder, "forwarded" if asked.forwarded else "screenshots")


def forwarded(taken: Sequence[Shot], folder: Path) -> list[Shot]:
    """Make small JPEGs of the screenshots, 720 pixels wide."""
    (folder / "forwarded").mkdir(exist_ok=True)
    passed = [replace(shot, name=f"{Path(shot.name).stem}.jpg") for shot in taken]
    for before, after in zip(taken, passed, strict=True):
        with Image.open(folder / "screenshots" / before.name) as page:
            small = page.convert("RGB").resize((720, 720 * page.height // page.width))
        small.save(folder / "forwarded" / after.name, quality=72)
    return passed


def _run(world: World, taken: Sequence[Shot], folder: Path, dropped: str) -> int:
    photos, case = folder / "reference", folder / "case"
    photos.mkdir(exist_ok=True)
    for reference in world.references:
        (photos / reference.name).write_bytes(reference.body)
    shutil.rmtree(case, ignore_errors=True)
    made = impostor("init", case, "--name", world.name.latin, "--photos", photos)
    begun = time.monotonic()
    done = impostor("scan", case, folder / dropped, "--format", "json")
    print((made.stderr + done.stderr).decode().strip())
    took = time.monotonic() - begun
    print(f"scan of {len(taken)} screenshots: {took:.0f} s, exit {done.returncode}")
    right = judge(taken, json.loads(done.stdout))
    return 0 if right >= 55 else 1


if __name__ == "__main__":
    sys.exit(main())
