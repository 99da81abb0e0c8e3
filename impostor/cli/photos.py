"""`impostor photos`: compare pictures with reference photos, outside any case."""

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from impostor.cli.pictures import Pictures, read_pictures
from impostor.cli.surroundings import INCOMPLETE
from impostor.cli.terminal import console, one_line
from impostor.errors import ImpostorError
from impostor.images import Door, Opened, Side, draw
from impostor.model import PhotoMatch, Point, Polygon
from impostor.photos import VERSION, describe, index, matching_points


@dataclass(frozen=True, slots=True)
class _Pair:
    """A match with the two paths that it is of."""

    candidate: Path
    reference: Path
    match: PhotoMatch


@click.command()
@click.argument("references", type=click.Path(exists=True, path_type=Path))
@click.argument("candidates", type=click.Path(exists=True, path_type=Path))
@click.option(
    "--format",
    "output",
    type=click.Choice(["table", "jsonl"]),
    default="table",
    show_default=True,
    help="A table to read, or one JSON object a line.",
)
@click.option(
    "--min-score",
    type=click.FloatRange(0, 1),
    default=0.5,
    show_default=True,
    help="List the pairs scored this or more.",
)
@click.option("--best", is_flag=True, help="List every candidate's best reference, however low.")
@click.option(
    "--draw",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write one picture a listed pair into this folder: both side by side, and what agrees.",
)
@click.pass_context
def photos(
    context: click.Context,
    references: Path,
    candidates: Path,
    output: str,
    min_score: float,
    best: bool,
    folder: Path | None,
) -> None:
    """Find copies of the photos in REFERENCES among the pictures in CANDIDATES.

    Each is one picture or a folder, which is searched with its subfolders.
    """
    with Door(describe, VERSION) as door:
        known = read_pictures(door, references)
        seen = read_pictures(door, candidates)
    if not known.opened:
        raise ImpostorError(f"No picture in '{references}' could be read: nothing to compare with.")
    pairs = list(_pairs(known, seen, min_score, best=best))
    PRINTERS[output](pairs)
    if folder is not None:
        _draw(pairs, known, seen, folder)
    _report_unreadable(context, known, seen)


def _pairs(known: Pictures, seen: Pictures, min_score: float, *, best: bool) -> Iterator[_Pair]:
    engine = index([opened.photo for opened in known.opened.values()])
    candidates = [opened.photo for opened in seen.opened.values()]
    listed: set[str] = set()
    for match in engine.compare(candidates):
        # The first match of a candidate is its best.
        first = match.candidate not in listed
        listed.add(match.candidate)
        if match.score >= min_score or (best and first):
            for candidate in seen.paths[match.candidate]:
                for reference in known.paths[match.reference]:
                    yield _Pair(candidate, reference, match)


def _print_lines(pairs: Sequence[_Pair]) -> None:
    for pair in pairs:
        match = pair.match
        line = {
            "candidate": str(pair.candidate),
            "reference": str(pair.reference),
            "score": round(match.score, 6),
            "relation": match.relation.value,
            "candidate_region": _rounded(match.candidate_region),
            "reference_region": _rounded(match.reference_region),
            "by": {name: round(value, 4) for name, value in match.by.items()},
        }
        click.echo(json.dumps(line))


def _rounded(region: Polygon) -> list[list[float]]:
    return [[round(x, 1), round(y, 1)] for x, y in region]


def _print_table(pairs: Sequence[_Pair]) -> None:
    if not pairs:
        click.echo("No copies found.")
        return
    table = Table("Score", "Relation")
    for title in ("Candidate", "Reference"):
        table.add_column(title, overflow="fold")
    for pair in sorted(pairs, key=lambda pair: -pair.match.score):
        score = f"{pair.match.score:.2f}"
        paths = (Text(one_line(str(path))) for path in (pair.candidate, pair.reference))
        table.add_row(score, pair.match.relation.value, *paths)
    console().print(table)


PRINTERS: dict[str, Callable[[Sequence[_Pair]], None]] = {
    "table": _print_table,
    "jsonl": _print_lines,
}


def _draw(pairs: Sequence[_Pair], known: Pictures, seen: Pictures, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for match in {
        (pair.match.candidate, pair.match.reference): pair.match for pair in pairs
    }.values():
        here, there = seen.opened[match.candidate], known.opened[match.reference]
        points = matching_points(here.photo, there.photo)
        picture = draw(
            _side(here, match.candidate_region, [place for place, _ in points]),
            _side(there, match.reference_region, [place for _, place in points]),
        )
        name = f"{match.candidate[:16]}-{match.reference[:16]}.jpg"
        (folder / name).write_bytes(picture)


def _side(opened: Opened, region: Polygon, points: Sequence[Point]) -> Side:
    return Side(opened.thumbnail, opened.photo.width, opened.photo.height, region, points)


def _report_unreadable(context: click.Context, *groups: Pictures) -> None:
    reasons = {path: reason for group in groups for path, reason in group.unreadable.items()}
    for path, reason in reasons.items():
        click.echo(one_line(f"{path}: {reason}"), err=True)
    if reasons:
        context.exit(INCOMPLETE)
