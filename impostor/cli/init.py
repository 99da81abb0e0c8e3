"""`impostor init`: make a case of one person."""

import sys
from pathlib import Path

import click

from impostor.case import FILED_FOR, NOT_STATED, PersonText, new_case
from impostor.cli.own_photos import take_photos
from impostor.cli.surroundings import INCOMPLETE, surroundings
from impostor.setup import account_at, photo_door, settle_protected

ASKED = tuple(choice for choice in FILED_FOR if choice != NOT_STATED)


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option("--name", "names", multiple=True, required=True, help="The person's name.")
@click.option("--alias", "aliases", multiple=True, help="Another name: nickname, stage name.")
@click.option("--handle", "handles", multiple=True, help="A user name that the person uses.")
@click.option(
    "--photos",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="The person's own photos: a folder, a picture, a ZIP, or the ZIP of an Instagram or "
    "Facebook data download.",
)
@click.option(
    "--common",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="Pictures that many people use (memes, flags, ribbons, stock): a copy of one says less.",
)
@click.option("--own", multiple=True, metavar="URL", help="A genuine account of the person.")
@click.option("--trusted", multiple=True, metavar="URL", help="Another account that is no fake.")
@click.option(
    "--for",
    "filed_for",
    type=click.Choice(ASKED),
    help="Whom you do this for; asked on a terminal, and recorded, not a proof.",
)
@click.pass_context
def init(
    ctx: click.Context,
    case: Path,
    names: tuple[str, ...],
    aliases: tuple[str, ...],
    handles: tuple[str, ...],
    photos: tuple[Path, ...],
    common: tuple[Path, ...],
    own: tuple[str, ...],
    trusted: tuple[str, ...],
    filed_for: str | None,
) -> None:
    """Make CASE, a folder that holds one person's photos, names and all that is found.

    Options for names, photos and accounts may be given several times.
    """
    person = PersonText(
        names=names,
        aliases=aliases,
        handles=tuple(handle.removeprefix("@") for handle in handles),
        own=tuple(account_at(address).url for address in own),
        trusted=tuple(account_at(address).url for address in trusted),
        filed_for=filed_for or _ask(),
    )
    with new_case(case, person, surroundings().clock) as made, photo_door() as door:
        complete = take_photos(made.add_reference, photos, door)
        complete &= take_photos(made.add_common, common, door)
        settle_protected(made)
        count = len(made.references())
    click.echo(f"Made the case {case} with {count} photo{'' if count == 1 else 's'}.")
    if not photos:
        click.echo(f"Add photos with: impostor person {case} --add-photo FILE", err=True)
    ctx.exit(0 if complete else INCOMPLETE)


def _ask() -> str:
    if not sys.stdin.isatty():
        return NOT_STATED
    answer: str = click.prompt(
        "For whom do you do this (a mandate: somebody asked you to)?", type=click.Choice(ASKED)
    )
    return answer
