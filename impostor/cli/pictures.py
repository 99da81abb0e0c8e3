"""Pictures from files and folders, through the one door."""

import os
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from impostor.cli.album import Album
from impostor.images import Door, Opened, Unreadable

# What Windows leaves in folders of pictures, in lower case.
NO_PICTURES = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(slots=True)
class Pictures:
    """Pictures read from files: one for each content, with all the paths it was found at.

    `paths` is by SHA-256; `unreadable` gives the reason by path.
    """

    album: Album
    paths: dict[str, list[Path]] = field(default_factory=dict)
    unreadable: dict[Path, str] = field(default_factory=dict)


def read_pictures(door: Door, files: Iterable[Path], kept_in: Path) -> Pictures:
    """Open pictures and keep what they are described by in a file."""
    pictures = Pictures(Album(kept_in))
    waiting: deque[Path] = deque()
    for answer in door.open_all(_contents(files, waiting, pictures)):
        _keep(pictures, waiting.popleft(), answer)
    return pictures


def _keep(pictures: Pictures, path: Path, answer: Opened | Unreadable) -> None:
    if isinstance(answer, Unreadable):
        pictures.unreadable[path] = str(answer.sentence)
    else:
        pictures.album.add(answer)
        pictures.paths.setdefault(answer.photo.sha256, []).append(path)


def _contents(files: Iterable[Path], waiting: deque[Path], pictures: Pictures) -> Iterator[bytes]:
    for path in files:
        try:
            data = _bytes(path)
        except OSError as error:
            pictures.unreadable[path] = f"{error.strerror or error}."
            continue
        if data is None:
            pictures.unreadable[path] = "This is not a file."
        else:
            waiting.append(path)
            yield data


def _bytes(path: Path) -> bytes | None:
    if path.is_file():
        return path.read_bytes()
    if path.is_dir():
        # `files_in` gives a folder only where it cannot be looked into: this says why.
        os.scandir(path).close()
    return None


def files_in(place: Path) -> Iterator[Path]:
    """Give a file, or those of a folder and its subfolders but the hidden ones and a system's.

    In order of names; links are followed to files, and their own path is kept. Folders that cannot
    be looked into come last, themselves.
    """
    if not place.is_dir():
        yield place
        return
    closed: list[OSError] = []
    for folder, folders, names in os.walk(place, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder) / name for name in sorted(names) if _may_be_a_picture(name))
    yield from (Path(error.filename) for error in closed)


def _may_be_a_picture(name: str) -> bool:
    return not name.startswith(".") and name.lower() not in NO_PICTURES
