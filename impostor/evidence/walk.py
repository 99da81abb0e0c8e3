"""Files and folders that a person drops, as the files in them that can be read."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from impostor.evidence.html import folder_of
from impostor.evidence.values import MOST_ENTRIES, DamagedError, Kind, kind_of_file

NOT_BROUGHT = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True)
class Found:
    """A file and its form (None: a list of addresses, or nothing known).

    `stated_at` is when its contents say that they were saved.
    """

    path: Path
    kind: Kind | None
    stated_at: datetime | None = None

    @property
    def claimed_at(self) -> datetime | None:
        """Give when it was made, as it says or else as its file's time says: a claim."""
        if self.stated_at is not None:
            return self.stated_at
        try:
            return datetime.fromtimestamp(self.path.stat().st_mtime, UTC)
        except (OSError, OverflowError, ValueError):
            return None


def files_in(place: Path) -> Iterator[Found]:
    """Give a file, or all files of a folder and its folders, in order of name.

    Hidden files, links, and the folders that belong to saved pages are left out; DamagedError where
    there are too many.
    """
    if not place.is_dir():
        yield Found(place, kind_of_file(place))
        return
    for number, found in enumerate(_walk(place)):
        if number >= MOST_ENTRIES:
            raise DamagedError(f"{place} holds more than {MOST_ENTRIES} files: give fewer at once.")
        yield found


def _walk(folder: Path) -> Iterator[Found]:
    entries = [path for path in sorted(folder.iterdir()) if _may_be_read(path)]
    kinds = {path: kind_of_file(path) for path in entries if path.is_file()}
    belonging = {folder_of(path) for path, kind in kinds.items() if kind is Kind.HTML}
    for path in entries:
        if path in kinds:
            yield Found(path, kinds[path])
        elif path.is_dir() and path not in belonging:
            yield from _walk(path)


def _may_be_read(path: Path) -> bool:
    hidden = path.name.startswith(".") or path.name.casefold() in NOT_BROUGHT
    return not hidden and not path.is_symlink()
