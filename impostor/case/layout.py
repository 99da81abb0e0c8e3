"""What a case's folder is made of."""

import shutil
from collections.abc import Collection
from pathlib import Path

PERSON_FILE = "case.toml"
DRAFT = "case.toml.new"
"""case.toml as long as the case is being made: what a killed making leaves is known by it."""
DATABASE = "case.sqlite"

LOCK = "case.lock"
OBJECTS = "objects"
PHOTOS = "photos"
COMMON = "common"
THUMBNAILS = "thumbnails"
UNFINISHED = "unfinished"
LOGS = (f"{DATABASE}-wal", f"{DATABASE}-shm")
BEFORE_DRAFT = frozenset({DATABASE, *LOGS, LOCK, UNFINISHED})
"""What may be there before the draft is."""

CONTENTS = (
    *(PERSON_FILE, DATABASE, *LOGS, LOCK, OBJECTS, PHOTOS, COMMON, THUMBNAILS, UNFINISHED),
    DRAFT,
)
"""All of a case, in the order in which it is taken away: the draft last, by which it is known."""


def take_away(folder: Path, kept: Collection[str] = ()) -> None:
    """Delete a case's files but those of these names, and the folder when it is empty then."""
    for name in CONTENTS:
        path = folder / name
        if name in kept:
            continue
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    if not any(folder.iterdir()):
        folder.rmdir()
