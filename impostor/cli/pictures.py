"""Pictures from files and folders, through the one door."""

import os
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from impostor.images import Door, Opened, Unreadable


@dataclass(slots=True)
class Pictures:
    """Pictures read from files: one for each content, with all the paths it was found at.

    `opened` and `paths` are by SHA-256; `unreadable` gives the reason by path.
    """

    opened: dict[str, Opened] = field(default_factory=dict)
    paths: dict[str, list[Path]] = field(default_factory=dict)
    unreadable: dict[Path, str] = field(default_factory=dict)


def read_pictures(door: Door, place: Path) -> Pictures:
    """Open a picture, or every file of a folder and its subfolders but the hidden ones."""
    pictures = Pictures()
    waiting: deque[Path] = deque()
    for answer in door.open_all(_contents(place, waiting, pictures)):
        _keep(pictures, waiting.popleft(), answer)
    return pictures


def _keep(pictures: Pictures, path: Path, answer: Opened | Unreadable) -> None:
    if isinstance(answer, Unreadable):
        pictures.unreadable[path] = str(answer.sentence)
    else:
        sha256 = answer.photo.sha256
        pictures.opened.setdefault(sha256, answer)
        pictures.paths.setdefault(sha256, []).append(path)


def _contents(place: Path, waiting: deque[Path], pictures: Pictures) -> Iterator[bytes]:
    for path in _files(place):
        try:
            data = path.read_bytes() if path.is_file() else None
        except OSError as error:
            pictures.unreadable[path] = f"{error.strerror or error}."
            continue
        if data is None:
            pictures.unreadable[path] = "This is not a file."
        else:
            waiting.append(path)
            yield data


def _files(place: Path) -> Iterator[Path]:
    """Walk in order of names; links are followed to files, and their own path is kept."""
    if not place.is_dir():
        yield place
        return
    for folder, folders, names in os.walk(place):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(folder) / name for name in sorted(names) if not name.startswith("."))
