"""`impostor scan`: look at a list of addresses and rank the likely fakes."""

import shlex
import sys
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import click

from impostor.case import Case, PersonText, new_case, open_case
from impostor.cli.brought import Sorted, sort_out, take
from impostor.cli.duration import DURATION
from impostor.cli.missing import say_missing
from impostor.cli.own_photos import take_photos
from impostor.cli.probing import look_for_impostors, telling
from impostor.cli.progress import follow
from impostor.cli.ranked_table import print_table
from impostor.cli.read import NAMES
from impostor.cli.surroundings import INCOMPLETE, Surroundings, surroundings
from impostor.cli.way import RATE, Way, tools_of
from impostor.errors import ImpostorError, UsageError, not_read
from impostor.images import Door
from impostor.links import Rejected, accounts_of, read_entries
from impostor.model import Account
from impostor.platforms.handles import HandleRule
from impostor.probe import MOST_A_DAY
from impostor.report import FORMATS
from impostor.report.from_case import view_of, whole_view_of
from impostor.report.view import View
from impostor.rerank import rank_case
from impostor.scan import Tools, plan
from impostor.scan import scan as look_at
from impostor.setup import photo_door, settle_protected

NEW_CASE = Path("impostor-case")


@dataclass(frozen=True, slots=True)
class Pace:
    """Requests a second to one host (0: no limit), and how old a look may be to count.

    `candidates` are the platforms on which accounts are looked for as well, `controls` says
    whether platforms are probed before they are believed.
    """

    rate: float
    max_age: timedelta | None
    candidates: Sequence[HandleRule] | None
    controls: bool


@dataclass(frozen=True, slots=True)
class Outcome:
    """The numbers of the accounts that a scan was about, and whether all of it could be done."""

    numbers: set[int]
    complete: bool

    def __add__(self, other: "Outcome") -> "Outcome":
        """Join what two parts of a scan did."""
        return Outcome(self.numbers | other.numbers, self.complete and other.complete)


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="[CASE] FILE...")
@click.option(
    "--photos",
    type=click.Path(exists=True, path_type=Path),
    help=f"Without a case: the person's photos, a folder or ZIP; makes ./{NEW_CASE}/.",
)
@click.option("--name", "names", multiple=True, help="Without a case: the person's name.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
)
@click.option(
    "--max-age",
    type=DURATION,
    help="Looks and pages younger than this are not fetched again, such as 30m, 24h or 7d; 0 looks "
    "at everything anew. Default: what case.toml says, 24h at first.",
)
@RATE
@click.option(
    "--candidates",
    is_flag=True,
    help="Look also for accounts at the addresses that `impostor candidates CASE` prints, at most "
    f"{MOST_A_DAY} in 24 hours; those that are there join the list.",
)
@click.option(
    "--platform",
    "on",
    type=click.Choice(NAMES),
    help="Read entries that are a user name alone as names on this platform, and look for "
    "candidates on it alone.",
)
@click.option(
    "--controls",
    is_flag=True,
    help="Ask each platform also for an account known to exist and for a made-up name; where it "
    "answers alike, its answers are unknown.",
)
@click.pass_context
def scan(
    ctx: click.Context,
    files: tuple[str, ...],
    photos: Path | None,
    names: tuple[str, ...],
    format_: str,
    max_age: timedelta | None,
    rate: float,
    on: str | None,
    *,
    candidates: bool,
    controls: bool,
) -> None:
    """Look at the addresses in each FILE and rank the likely fakes.

    FILE is a text file with one address a line, a CSV (its column url, or the first that holds
    addresses), or - for standard input. A scan that was stopped goes on where it was.

    FILE may also be what you saw and a program cannot see: screenshots, pages saved by a browser
    (HTML, SingleFile, MHTML), HAR, WARC and WACZ files, and folders of those, unsorted. A CSV with
    the columns file, address, name and handle says whose account each of them shows.
    """
    world = surroundings()
    sources = files if photos or names else files[1:]
    if not sources and not candidates:
        raise UsageError("Give a CASE and at least one FILE of addresses (- is standard input).")
    asked = telling(on) if candidates else None
    given = sort_out(sources)
    accounts, rejected = _read_lists(given.lists, on)
    with _case(files[0], photos, names, world) as case:
        pace = Pace(rate, max_age, asked, controls)
        outcome = _run(case, accounts, given, pace, world)
        take = view_of if format_ == "table" else whole_view_of
        view = take(case, world.clock())
        _print(view, format_)
        folder = case.folder
    missing = bool(given.lists) and say_missing(view, outcome.numbers, rejected)
    click.echo(f"The page to look at: impostor report {shlex.quote(str(folder))}", err=True)
    ctx.exit(INCOMPLETE if missing or not outcome.complete else 0)


def _read_lists(lists: Sequence[str], on: str | None) -> tuple[list[Account], list[Rejected]]:
    accounts: list[Account] = []
    rejected: list[Rejected] = []
    for source in lists:
        data = _read(source)
        found, refused = accounts_of(source, read_entries(source, data), on)
        accounts.extend(found)
        rejected.extend(refused)
    return accounts, rejected


def _read(source: str) -> bytes:
    if source == "-":
        return sys.stdin.buffer.read()
    try:
        return Path(source).read_bytes()
    except OSError as error:
        raise not_read(source, error) from error


@contextmanager
def _case(
    folder: str, photos: Path | None, names: tuple[str, ...], world: Surroundings
) -> Iterator[Case]:
    if photos is None and not names:
        with open_case(Path(folder), world.clock) as case, case.writing():
            settle_protected(case)
            yield case
    elif photos is None or not names:
        raise UsageError("A scan without a case takes both --photos and --name.")
    else:
        _make_case(photos, names, world)
        with open_case(NEW_CASE, world.clock) as case, case.writing():
            yield case


def _make_case(photos: Path, names: tuple[str, ...], world: Surroundings) -> None:
    with new_case(NEW_CASE, PersonText(names), world.clock) as case, photo_door() as door:
        take_photos(case.add_reference, [photos], door)
    click.echo(f"Made the case {NEW_CASE}.", err=True)


def _run(
    case: Case, accounts: Sequence[Account], given: Sorted, pace: Pace, world: Surroundings
) -> Outcome:
    """Take what was brought, scan, look for candidates, and rank."""
    with photo_door() as door:
        taken = take(case, given, door, world.clock)
        outcome = Outcome(set(taken.numbers), complete=not taken.missing)
        try:
            if given.lists:
                outcome += _look_at(case, accounts, pace, world, door)
            if pace.candidates is not None:
                with _tools(case, pace, world, door) as tools:
                    outcome += Outcome(*look_for_impostors(case, tools, pace.candidates))
        except KeyboardInterrupt:
            click.echo("Stopping: what was read is kept; ranking it.", err=True)
            rank_case(case, door, world.clock)
            raise ImpostorError("Stopped; the same command goes on from there.") from None
        rank_case(case, door, world.clock)
    return outcome


def _look_at(
    case: Case, accounts: Sequence[Account], pace: Pace, world: Surroundings, door: Door
) -> Outcome:
    with _tools(case, pace, world, door) as tools:
        listed = plan(case, accounts)
        follow(look_at(case, listed, tools), _genuine(case))
    return Outcome({one.number for one in listed}, complete=True)


def _tools(
    case: Case, pace: Pace, world: Surroundings, door: Door
) -> AbstractContextManager[Tools]:
    max_age = case.settings().max_age if pace.max_age is None else pace.max_age
    return tools_of(case, world, door, Way(pace.rate, max_age, pace.controls))


def _genuine(case: Case) -> set[str]:
    person = case.person()
    return {account.url for account in (*person.own, *person.trusted)}


def _print(view: View, format_: str) -> None:
    if format_ == "table":
        print_table(view)
    else:
        sys.stdout.buffer.write(FORMATS[format_](view, "en").encode("utf-8"))
        sys.stdout.buffer.flush()
