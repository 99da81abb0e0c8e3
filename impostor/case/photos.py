"""Described photos and their thumbnails, and the person's own reference photos."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from impostor.case import codec, sql
from impostor.case.database import Database
from impostor.case.errors import CaseError, explained
from impostor.case.layout import COMMON, PHOTOS
from impostor.case.objects import write_whole
from impostor.model import Photo, PhotoMatch

SHORTEST_PREFIX = 6


@dataclass(frozen=True, slots=True)
class Reference:
    """A picture that a person gave, under the name of the file it came from."""

    name: str
    photo: Photo


@dataclass(frozen=True, slots=True)
class Shelf:
    """Pictures that a person gave: their copies' folder, and the statements about them."""

    folder: str
    add: str
    rows: str
    remove: str


OWN = Shelf(PHOTOS, sql.ADD_REFERENCE, sql.REFERENCES, sql.REMOVE_REFERENCE)
WIDESPREAD = Shelf(COMMON, sql.ADD_COMMON, sql.COMMON, sql.REMOVE_COMMON)


@dataclass(frozen=True, slots=True)
class Folders:
    """Where the case keeps pictures: copies of those given, and thumbnails of all."""

    case: Path
    thumbnails: Path
    unfinished: Path

    def copy(self, shelf: Shelf, file: object) -> Path:
        """Give the place of the copy of a picture that was given."""
        return self.case / shelf.folder / str(file)

    def thumbnail(self, sha256: str) -> Path:
        """Give the place of the thumbnail of an original with that SHA-256."""
        return self.thumbnails / sha256[:2] / f"{sha256}.jpg"


def add(database: Database, photo: Photo, at: str) -> None:
    """Store what one version of the photo engine says of a picture, once.

    A photo without its descriptors stands for one that is stored; ValueError where it is not.
    """
    if not photo.descriptors:
        if database.row(sql.IS_DESCRIBED, (photo.sha256, photo.described_by)) is None:
            raise ValueError(f"the photo {photo.sha256} has no descriptors, and none are stored")
        return
    fields = (
        photo.sha256,
        photo.described_by,
        photo.width,
        photo.height,
        photo.quality,
        photo.descriptors,
        at,
    )
    database.run(sql.ADD_PHOTO, fields)


def get(database: Database, sha256: str, described_by: str) -> Photo | None:
    """Give a picture as a version of the photo engine described it."""
    row = database.row(sql.PHOTO, (sha256, described_by))
    return None if row is None else _photo(row)


def several(database: Database, names: Iterable[tuple[str, str]]) -> Iterator[Photo]:
    """Give pictures by SHA-256 and engine version, one at a time; those not stored are left out."""
    for name in names:
        photo = get(database, *name)
        if photo is not None:
            yield photo


def outline(database: Database, sha256: str) -> Photo | None:
    """Give a picture as it was last described, without its descriptors."""
    row = database.row(sql.LAST_OUTLINE, (sha256,))
    return None if row is None else _photo(row)


def undescribed(database: Database, described_by: str) -> tuple[str, ...]:
    """Give the SHA-256 of shown and reference pictures which that engine has not described."""
    return tuple(str(row[0]) for row in database.rows(sql.UNDESCRIBED, (described_by,)))


def store_thumbnail(folders: Folders, sha256: str, thumbnail: bytes) -> None:
    """Keep the thumbnail of an original, unless there is one."""
    path = folders.thumbnail(sha256)
    if not path.exists():
        write_whole(path, thumbnail, folders.unfinished)


def thumbnail(folders: Folders, sha256: str) -> bytes | None:
    """Give the JPEG thumbnail of an original, None where none was kept."""
    path = folders.thumbnail(sha256)
    with explained(path):
        return path.read_bytes() if path.is_file() else None


def add_reference(
    case: tuple[Database, Folders], shelf: Shelf, data: bytes, reference: Reference, at: str
) -> bool:
    """Copy a picture into the case; False when it is there already."""
    database, folders = case
    photo = reference.photo
    suffix = "".join(c for c in PurePosixPath(reference.name).suffix[1:5] if c.isalnum()).lower()
    file = f"{photo.sha256}.{suffix if suffix.isascii() and suffix else 'bin'}"
    if not folders.copy(shelf, file).exists():
        write_whole(folders.copy(shelf, file), data, folders.unfinished)
    with database.transaction():
        add(database, photo, at)
        name = codec.text(reference.name)
        return database.run(shelf.add, (photo.sha256, name, file, at)) > 0


def references(database: Database, shelf: Shelf) -> tuple[Reference, ...]:
    """List pictures in the order in which they were added, as last described, in outline."""
    found = []
    for sha256, name, _ in database.rows(shelf.rows):
        photo = outline(database, str(sha256))
        if photo is not None:
            found.append(Reference(str(name), photo))
    return tuple(found)


def add_comparisons(
    database: Database, against: str, found: Mapping[str, tuple[PhotoMatch, ...]]
) -> None:
    """Keep what comparing pictures with a named set of references gave.

    These are working copies: those of a set that a photo left stay, and count again should the
    same set come back.
    """
    with database.transaction():
        for candidate, matches in found.items():
            database.run(sql.ADD_COMPARISON, (candidate, against, codec.dumps(matches)))


def comparisons(database: Database, against: str) -> Mapping[str, tuple[PhotoMatch, ...]]:
    """Give what is kept of comparisons with a named set of references, by candidate."""
    return {
        str(candidate): codec.loads(tuple[PhotoMatch, ...], str(matches))
        for candidate, matches in database.rows(sql.COMPARISONS, (against,))
    }


def remove_reference(database: Database, folders: Folders, wanted: str) -> Reference:
    """Take one picture that was given away again, by its name or the start of its SHA-256.

    Its copy goes too, and its thumbnail, unless that very file is in use elsewhere.
    """
    matching = [
        (shelf, str(sha256), str(name), str(file))
        for shelf in (OWN, WIDESPREAD)
        for sha256, name, file in database.rows(shelf.rows)
        if name == wanted
        or (len(wanted) >= SHORTEST_PREFIX and str(sha256).startswith(wanted.lower()))
    ]
    if len(matching) != 1:
        which = ", ".join(f"{sha256[:12]} ({name})" for _, sha256, name, _ in matching)
        raise CaseError(
            f"'{wanted}' may be any of the photos {which}: give the code."
            if matching
            else f"The case has no photo '{wanted}': `impostor show CASE` lists their names."
        )
    shelf, sha256, name, file = matching[0]
    photo = outline(database, sha256)
    database.run(shelf.remove, (sha256,))
    with explained(folders.copy(shelf, file)):
        folders.copy(shelf, file).unlink(missing_ok=True)
        if database.row(sql.IN_USE, {"name": sha256}) is None:
            folders.thumbnail(sha256).unlink(missing_ok=True)
    if photo is None:
        raise CaseError(f"The photo '{name}' was not described; it is taken away.")
    return Reference(name, photo)


def original(database: Database, folders: Folders, sha256: str) -> bytes | None:
    """Give the bytes of a picture that was given."""
    for shelf in (OWN, WIDESPREAD):
        for known, _, file in database.rows(shelf.rows):
            path = folders.copy(shelf, file)
            if known == sha256 and path.is_file():
                with explained(path):
                    return path.read_bytes()
    return None


def _photo(row: tuple[object, ...]) -> Photo:
    sha256, width, height, quality, described_by, descriptors = row
    if not isinstance(descriptors, bytes):
        raise TypeError("descriptors are bytes")
    return Photo(
        sha256=str(sha256),
        width=int(str(width)),
        height=int(str(height)),
        quality=float(str(quality)),
        described_by=str(described_by),
        descriptors=descriptors,
    )
