"""`impostor photos`: compare pictures with reference photos, outside any case."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain, islice
from pathlib import Path
from tempfile import TemporaryDirectory

import click

from impostor.cli.comparing import Comparer, References
from impostor.cli.numbers import Finite
from impostor.cli.own_photos import a_few, too_plain
from impostor.cli.paper import echo_table
from impostor.cli.pictures import Pictures, files_in, read_pictures
from impostor.cli.surroundings import INCOMPLETE
from impostor.cli.terminal import one_line
from impostor.errors import ImpostorError
from impostor.images import Door, Opened, Side, draw
from impostor.model import PhotoMatch, Point, Polygon
from impostor.photos import COMMON_KEEPS, VERSION, describe, matching_points

LIKELIER_THAN_NOT = 0.5
# Bytes of a file's name in that of a drawing: two and a mark stay below what any disk takes.
NAME_LENGTH = 100
# Candidates whose descriptions are on the disk at once: about 170 MB.
TOGETHER = 1000


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
    type=Finite(0, 1),
    default=LIKELIER_THAN_NOT,
    show_default=True,
    help="List the pairs that were looked at closely and scored this or more.",
)
@click.option(
    "--best", is_flag=True, help="List every candidate's best reference too, however low."
)
@click.option(
    "--common",
    type=click.Path(exists=True, path_type=Path),
    help="Pictures that many people use (memes, flags, stock): a copy of one counts less.",
)
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
    common: Path | None,
    folder: Path | None,
) -> None:
    """Find copies of the photos in REFERENCES (hers) among those in CANDIDATES (suspects).

    Each is one picture or a folder, which is searched with its subfolders. The score is the
    probability, from 0 to 1, that the one was made from the other.
    """
    _refuse_among(folder, [references, candidates, *([common] if common else [])])
    with TemporaryDirectory(prefix="impostor-") as kept, Door(describe, VERSION) as door:
        work = _Work(door, Path(kept), _Wish(min_score, best, folder))
        pairs = work.pairs(references, candidates, common)
        if not PRINTERS[output](pairs):
            click.echo(_nothing(work), err=output != "table")
    _report(context, work)


def _refuse_among(folder: Path | None, read: Sequence[Path]) -> None:
    """Stop where drawings would be read as pictures the next time."""
    for place in read:
        if folder is not None and folder.resolve().is_relative_to(place.resolve()):
            raise click.BadParameter(
                f"'{folder}' is in '{place}', whose pictures are compared: the drawings would be"
                " compared with them the next time. Choose a folder outside it.",
                param_hint="--draw",
            )


@dataclass(frozen=True, slots=True)
class _Wish:
    """Which pairs are listed, and where they are drawn."""

    min_score: float
    best: bool
    folder: Path | None


@dataclass(slots=True)
class _Work:
    """One run: what it works with, and what went wrong or was set aside on the way."""

    door: Door
    kept: Path
    wish: _Wish
    unreadable: dict[Path, str] = field(default_factory=dict)
    plain: list[str] = field(default_factory=list)
    set_aside: int = 0
    compared: int = 0
    drawn: int = 0
    undrawn: list[str] = field(default_factory=list)

    def pairs(self, references: Path, candidates: Path, common: Path | None) -> Iterator[_Pair]:
        """Give the pairs to list as they are found, some hundred candidates after each other."""
        known = self._needed(references, "references", "nothing to compare with")
        self.plain = list(_plain(known))
        widespread = (
            self._needed(common, "common", "nothing that --common would make count less")
            if common
            else self._read((), "common")
        )
        files = self._some(candidates)
        with Comparer(References(known.album, widespread.album)) as comparer:
            while some := list(islice(files, TOGETHER)):
                seen = self._read(some, "candidates")
                self.compared += sum(map(len, seen.paths.values()))
                yield from self._compared(comparer, seen, known)
                (self.kept / "candidates").unlink(missing_ok=True)

    def _some(self, candidates: Path) -> Iterator[Path]:
        """Give the files to compare; where there is none at all, say so."""
        files = files_in(candidates)
        first = next(files, None)
        if first is None:
            raise ImpostorError(f"No picture is in '{candidates}': nothing to compare.")
        return chain([first], files)

    def _needed(self, place: Path, name: str, lacking: str) -> Pictures:
        """Read pictures without which the run is not what was asked for."""
        pictures = self._read(files_in(place), name)
        if not pictures.paths:
            if not pictures.unreadable:
                raise ImpostorError(f"No picture is in '{place}': {lacking}.")
            (reason,) = islice(_reasons(pictures.unreadable), 1)
            raise ImpostorError(f"No picture in '{place}' could be read: {lacking}. {reason}")
        return pictures

    def _read(self, files: Iterable[Path], name: str) -> Pictures:
        pictures = read_pictures(self.door, files, self.kept / name)
        self.unreadable |= pictures.unreadable
        return pictures

    def _compared(self, comparer: Comparer, seen: Pictures, known: Pictures) -> Iterator[_Pair]:
        for matches in comparer.compare(seen.album):
            for place, match in enumerate(matches):
                if match.score < self.wish.min_score and not (self.wish.best and place == 0):
                    self.set_aside += _was_discounted(match, self.wish.min_score)
                    continue
                if self.wish.folder is not None:
                    self._draw(match, seen, known, self.wish.folder)
                for candidate in seen.paths[match.candidate]:
                    for reference in known.paths[match.reference]:
                        yield _Pair(candidate, reference, match)

    def _draw(self, match: PhotoMatch, seen: Pictures, known: Pictures, folder: Path) -> None:
        """Draw a pair; where that fails, it is listed all the same."""
        try:
            _draw(match, seen, known, folder)
        except OSError as error:
            self.undrawn.append(error.strerror or str(error))
        else:
            self.drawn += 1


def _plain(pictures: Pictures) -> Iterator[str]:
    """Name the pictures that show too little, by all their paths."""
    for sha256, photo in pictures.album.outlines.items():
        if too_plain(photo):
            yield from map(str, pictures.paths[sha256])


def _reasons(unreadable: Mapping[Path, str]) -> Iterator[str]:
    """Say of each file that could not be read why."""
    return (one_line(f"{path}: {reason}") for path, reason in unreadable.items())


def _was_discounted(match: PhotoMatch, min_score: float) -> bool:
    return "common" in match.by and match.score >= min_score * COMMON_KEEPS


def _nothing(work: _Work) -> str:
    """Say that no pair is listed; pictures that could not be read were not compared."""
    if not work.compared:
        return "No picture could be compared."
    pictures = "1 picture" if work.compared == 1 else f"{work.compared} pictures"
    if work.wish.min_score > LIKELIER_THAN_NOT:
        return f"No pair scored {work.wish.min_score:g} or more, in {pictures}."
    return f"No copies found in {pictures}."


def _print_lines(pairs: Iterable[_Pair]) -> int:
    listed = 0
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
        listed += 1
    return listed


def _rounded(region: Polygon) -> list[list[float]]:
    return [[round(x, 1), round(y, 1)] for x, y in region]


def _print_table(pairs: Iterable[_Pair]) -> int:
    listed = sorted(pairs, key=lambda pair: -pair.match.score)
    if listed:
        echo_table(("score", "relation", "candidate", "reference"), map(_cells, listed))
    return len(listed)


def _cells(pair: _Pair) -> tuple[str, ...]:
    paths = (one_line(str(path)) for path in (pair.candidate, pair.reference))
    return _score(pair.match.score), _relation(pair.match), *paths


def _score(score: float) -> str:
    # Nothing is certain, and a 1 reads as if it were.
    shown = f"{score:.2f}"
    return ">0.99" if shown == "1.00" else shown


def _relation(match: PhotoMatch) -> str:
    # Of what is hardly a copy, how it would be one reads as if it were.
    widespread = "common" in match.by
    likelier = LIKELIER_THAN_NOT * (COMMON_KEEPS if widespread else 1)
    said = match.relation.value if match.score >= likelier else "hardly a copy"
    return f"{said}; a picture that many people use" if widespread else said


PRINTERS: dict[str, Callable[[Iterable[_Pair]], int]] = {
    "table": _print_table,
    "jsonl": _print_lines,
}


def _draw(match: PhotoMatch, seen: Pictures, known: Pictures, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    here, there = seen.album.opened(match.candidate), known.album.opened(match.reference)
    points = matching_points(here.photo, there.photo)
    picture = draw(
        _side(here, match.candidate_region, [place for place, _ in points]),
        _side(there, match.reference_region, [place for _, place in points]),
    )
    (folder / _drawing_name(match, seen, known)).write_bytes(picture)


def _drawing_name(match: PhotoMatch, seen: Pictures, known: Pictures) -> str:
    """Name a drawing after its two files, and after what is in them, since names may come twice."""
    files = seen.paths[match.candidate][0], known.paths[match.reference][0]
    names = [_cut(one_line(file.stem)) for file in files]
    return f"{names[0]} and {names[1]} {match.candidate[:8]}{match.reference[:8]}.jpg"


def _cut(name: str) -> str:
    return name.encode("utf-8", "replace")[:NAME_LENGTH].decode("utf-8", "ignore")


def _side(opened: Opened, region: Polygon, points: Sequence[Point]) -> Side:
    return Side(opened.thumbnail, opened.photo.width, opened.photo.height, region, points)


def _report(context: click.Context, work: _Work) -> None:
    if work.plain:
        click.echo(f"Too plain or blurred for a copy to be sure: {a_few(work.plain)}", err=True)
    if work.set_aside:
        pairs = "1 pair is" if work.set_aside == 1 else f"{work.set_aside} pairs are"
        click.echo(
            f"{pairs} not listed: what agrees is a picture that many people use."
            " With --best, or a lower --min-score, they are.",
            err=True,
        )
    if work.drawn:
        click.echo(f"Pairs drawn in '{work.wish.folder}': {work.drawn}.", err=True)
    if work.undrawn:
        said = f"Pairs that could not be drawn in '{work.wish.folder}': {len(work.undrawn)}"
        click.echo(one_line(f"{said} ({work.undrawn[0]})."), err=True)
    for reason in _reasons(work.unreadable):
        click.echo(reason, err=True)
    if work.unreadable or work.undrawn:
        context.exit(INCOMPLETE)
