"""The person's photos, from files into a case, with what could not be read told to the person."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

import click

from impostor.case import Skipped, photo_files
from impostor.cli.terminal import one_line
from impostor.images import Door
from impostor.model import Photo
from impostor.photos import surest
from impostor.rank.weights import COPY_AT_LEAST
from impostor.report.escape import visible
from impostor.setup import Add, add_photos

EXAMPLES = 3


def take_photos(add: Add, places: Sequence[Path], door: Door) -> bool:
    """Add the pictures in files, folders and ZIPs, if any; say whether all could be read."""
    if not places:
        return True
    skipped: list[Skipped] = []
    plain: list[str] = []

    def taken(data: bytes, name: str, photo: Photo, thumbnail: bytes) -> bool:
        new = add(data, name, photo, thumbnail)
        if new and too_plain(photo):
            plain.append(name)
        return new

    files = chain.from_iterable(photo_files(place, skipped.append) for place in places)
    left_out = [(left.name, str(left.reason)) for left in add_photos(taken, files, door)]
    left_out += [(left.name, str(left.reason)) for left in skipped if left.unreadable]
    for name, reason in left_out:
        click.echo(f"Could not read the photo {visible(name)}: {reason}", err=True)
    _summarise(left for left in skipped if not left.unreadable)
    if plain:
        click.echo(
            f"Too plain or blurred for a copy to be sure, and kept all the same: {a_few(plain)}",
            err=True,
        )
    return not left_out


def _summarise(skipped: Iterable[Skipped]) -> None:
    """Say in a line for each reason what was not meant as a photo: downloads hold thousands."""
    names: defaultdict[str, list[str]] = defaultdict(list)
    for left in skipped:
        names[str(left.reason)].append(left.name)
    for reason, group in names.items():
        click.echo(f"Left out {len(group)}: {reason} ({a_few(group)})", err=True)


def too_plain(photo: Photo) -> bool:
    """Say whether a photo shows too little for a copy of it to be sure."""
    return surest(photo) < COPY_AT_LEAST


def a_few(names: Sequence[str]) -> str:
    """List the first names, safe to print in a line, with dots for more."""
    more = ", ..." if len(names) > EXAMPLES else ""
    return ", ".join(one_line(name) for name in names[:EXAMPLES]) + more
