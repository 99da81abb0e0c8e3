"""A person's photos as they have them: a picture, a folder, a ZIP, a platform's data download."""

import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path, PurePosixPath

from impostor.case.errors import CaseError, explained
from impostor.language import N_
from impostor.model import Sentence

SUFFIXES = frozenset(
    {".jpg", ".jpeg", ".jpe", ".jfif", ".png", ".gif", ".webp", ".avif", ".heic", ".heif", ".mpo"}
    | {".mp4", ".m4v", ".mov", ".webm"}
)
# No picture that the door for images opens is larger (impostor.images); a ZIP may claim any size.
LARGEST = 64 * 2**20
LARGEST_TOGETHER = 8 * 2**30
MOST_ENTRIES = 200_000
PACKINGS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})

DOWNLOAD_ROOTS = frozenset(
    {
        "your_instagram_activity",
        "your_facebook_activity",
        "your_activity_across_facebook",
        "photos_and_videos",
    }
)
OLD_LISTS = frozenset({"media.json", "profile.json"})
OWN_FOLDERS = frozenset(
    {
        ("media", "posts"),
        ("media", "archived_posts"),
        ("media", "profile"),
        ("media", "profile_photos"),
        ("posts", "media"),
    }
)
OLD_FOLDERS = frozenset({"photos", "profile"})
OTHERS_FOLDERS = frozenset(
    {"messages", "inbox", "direct", "stickers_used", "stories", "ads_information", "groups"}
)


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that was left out, and why.

    `unreadable` tells a picture of the person's that could not be read from what was never meant.
    """

    name: str
    reason: Sentence
    unreadable: bool = False


Skip = Callable[[Skipped], None]


def in_silence(_skipped: Skipped) -> None:
    """Say nothing of what is left out."""


def photo_files(path: Path, skip: Skip = in_silence) -> Iterator[tuple[str, bytes]]:
    """Give the name and the bytes of each photo in a file, a folder or a ZIP, in order of name.

    A folder is searched with its subfolders. `skip` is told what is left out; hidden files and a
    data download's own lists are left out silently. Of a platform's data download, zipped or
    unpacked, only what the person posted or used as a profile picture is theirs: attachments of
    messages, stickers, stories (often other people's posts) and advertisements are not taken.
    Raises CaseError where nothing is there, a ZIP is damaged or encrypted, or no photo is found.

    The layouts of data downloads as people who read them recorded them on GitHub: Instagram
    photos/YYYYMM, profile/YYYYMM, direct/YYYYMM (2018; kyleconroy/exportable
    _apps/instagram.md), media/posts/YYYYMM and messages/inbox/NAME/photos (2022;
    corsali/userdata-extractor README.md), beside your_instagram_activity/ (from 2023);
    Facebook photos_and_videos/ALBUM (2018 to 2021; kylekarpack/facebook-exif README.md), then
    your_activity_across_facebook/ or your_facebook_activity/ with posts/media/ALBUM,
    posts/media/stickers_used and messages/inbox/NAME/photos
    (farhan-mohammed/meta-data-export-image-exif-fixer Readme.md).
    """
    if not path.exists():
        raise CaseError(f"There is no photo, folder or ZIP file {path}.")
    found = False
    for photo in _photos(path, skip):
        found = True
        yield photo
    if not found:
        raise CaseError(
            f"{path} holds no photo: give a folder with pictures (JPEG, PNG, GIF, WebP, AVIF,"
            " HEIC), or the ZIP of an Instagram or Facebook data download."
        )


def _photos(path: Path, skip: Skip) -> Iterator[tuple[str, bytes]]:
    if path.is_dir():
        return _in_folder(path, skip)
    if path.suffix.lower() not in SUFFIXES and zipfile.is_zipfile(path):
        return _in_zip(path, skip)
    if path.suffix.lower() == ".zip":
        raise CaseError(f"{path} is no whole ZIP file: download or copy it again.")
    return _read_files(path.parent, [path.name], skip)


def _in_folder(folder: Path, skip: Skip) -> Iterator[tuple[str, bytes]]:
    with explained(folder):
        names = sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())
    return _read_files(folder, _chosen(names, skip), skip)


def _read_files(folder: Path, names: Iterable[str], skip: Skip) -> Iterator[tuple[str, bytes]]:
    for name in names:
        try:
            with (folder / name).open("rb") as file:
                data = file.read(LARGEST + 1)
        except OSError as error:
            reason = N_("The file could not be read: {error}.")
            sentence = Sentence(reason, {"error": error.strerror or str(error)})
            skip(Skipped(name, sentence, unreadable=True))
            continue
        if _small_enough(name, data, skip):
            yield name, data


def _in_zip(path: Path, skip: Skip) -> Iterator[tuple[str, bytes]]:
    try:
        with explained(path), zipfile.ZipFile(path) as archive:
            entries = {entry.filename: entry for entry in archive.infolist() if not entry.is_dir()}
            if len(entries) > MOST_ENTRIES:
                raise CaseError(f"{path} has more than {MOST_ENTRIES} files: unpack it first.")
            names = _chosen(sorted(entries), skip)
            yield from _read_entries(archive, [entries[name] for name in names], skip)
    except zipfile.BadZipFile as error:
        raise CaseError(f"{path} is no whole ZIP file: download or copy it again.") from error


def _read_entries(
    archive: zipfile.ZipFile, entries: Iterable[zipfile.ZipInfo], skip: Skip
) -> Iterator[tuple[str, bytes]]:
    together = 0
    for entry in entries:
        if entry.flag_bits & 1:
            raise CaseError(
                f"{archive.filename} is locked with a password: unpack it and give the folder."
            )
        data = _entry(archive, entry, skip)
        together += len(data or b"")
        if together > LARGEST_TOGETHER:
            raise CaseError(
                f"The pictures in {archive.filename} are larger than"
                f" {LARGEST_TOGETHER // 2**30} GiB together: unpack it and give a smaller folder."
            )
        if data is not None and _small_enough(entry.filename, data, skip):
            yield entry.filename, data


def _entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, skip: Skip) -> bytes | None:
    """Read one entry as far as the cap, whatever size it claims (a ZIP bomb claims little)."""
    try:
        if entry.compress_type in PACKINGS:
            with archive.open(entry) as file:
                return file.read(LARGEST + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError):
        pass
    reason = Sentence(N_("This file inside the ZIP is damaged or packed in an unknown way."))
    skip(Skipped(entry.filename, reason, unreadable=True))
    return None


def _small_enough(name: str, data: bytes, skip: Skip) -> bool:
    if len(data) <= LARGEST:
        return True
    skip(Skipped(name, Sentence(N_("The file is too large to be opened.")), unreadable=True))
    return False


def _chosen(names: list[str], skip: Skip) -> Iterator[str]:
    """Choose the photos among names, and of a data download the person's own."""
    download = _is_download(names)
    for name in names:
        parts = tuple(part.lower() for part in PurePosixPath(name).parts)
        if _is_hidden(parts):
            continue
        if PurePosixPath(name).suffix.lower() not in SUFFIXES:
            if not download:
                skip(Skipped(name, Sentence(N_("This file is no picture that can be read."))))
        elif not download or _is_own(parts[:-1]):
            yield name
        else:
            reason = N_("The data download does not give this as a picture of the account's own.")
            skip(Skipped(name, Sentence(reason)))


def _is_hidden(parts: tuple[str, ...]) -> bool:
    return parts[0] == "__macosx" or any(part.startswith(".") for part in parts)


def _is_download(names: list[str]) -> bool:
    files = {PurePosixPath(name).name.lower() for name in names}
    return files >= OLD_LISTS or any(
        _is_of_download(tuple(part.lower() for part in PurePosixPath(name).parts[:-1]))
        for name in names
    )


def _is_of_download(folders: tuple[str, ...]) -> bool:
    pairs = set(pairwise(folders))
    return (
        not DOWNLOAD_ROOTS.isdisjoint(folders)
        or ("messages", "inbox") in pairs
        or any(pair in OWN_FOLDERS and _is_month(folders[-1]) for pair in pairs)
    )


def _is_own(folders: tuple[str, ...]) -> bool:
    if not OTHERS_FOLDERS.isdisjoint(folders):
        return False
    if "photos_and_videos" in folders or not OWN_FOLDERS.isdisjoint(pairwise(folders)):
        return True
    old = len(folders) >= 2 and folders[-2] in OLD_FOLDERS
    return old and _is_month(folders[-1])


def _is_month(name: str) -> bool:
    """Recognise YYYYMM."""
    return len(name) == 6 and name.isdecimal()
