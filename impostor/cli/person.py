"""`impostor person`: change whom a case protects, and rank again what is stored."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import click

from impostor.case import Case, PersonText, open_case
from impostor.cli.own_photos import take_photos
from impostor.cli.surroundings import INCOMPLETE, surroundings
from impostor.cli.terminal import one_line
from impostor.errors import UsageError
from impostor.model import Band, Decision
from impostor.platforms import Refused, identify
from impostor.protection import Views, views_of
from impostor.rank.verdicts import CLEARING, last_decision
from impostor.rerank import rank_case
from impostor.setup import account_at, photo_door, settle_protected


@dataclass(frozen=True, slots=True)
class Removal:
    """The person without what is to be taken away, and the photos to take away by name."""

    person: PersonText
    photos: tuple[str, ...]


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--add-photo",
    "photos",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="A picture, a folder or a ZIP of the person's own photos.",
)
@click.option(
    "--common",
    multiple=True,
    type=click.Path(exists=True, path_type=Path),
    help="Pictures that many people use (memes, flags, ribbons, stock): a copy of one says less.",
)
@click.option("--add-name", "names", multiple=True, help="A name of the person.")
@click.option("--add-alias", "aliases", multiple=True, help="Another name: nickname, stage name.")
@click.option("--add-handle", "handles", multiple=True, help="A user name that the person uses.")
@click.option("--own", multiple=True, metavar="URL", help="A genuine account of the person.")
@click.option("--trusted", multiple=True, metavar="URL", help="Another account that is no fake.")
@click.option(
    "--remove",
    multiple=True,
    metavar="TEXT",
    help="Take away a name, user name, account or photo, as `impostor show CASE` lists it.",
)
@click.pass_context
def person(
    ctx: click.Context,
    case: Path,
    photos: tuple[Path, ...],
    common: tuple[Path, ...],
    names: tuple[str, ...],
    aliases: tuple[str, ...],
    handles: tuple[str, ...],
    own: tuple[str, ...],
    trusted: tuple[str, ...],
    remove: tuple[str, ...],
) -> None:
    """Change whom CASE protects, and rank its accounts again; nothing is fetched again.

    Every option may be given several times.
    """
    added = PersonText(
        names=names,
        aliases=aliases,
        handles=tuple(handle.removeprefix("@") for handle in handles),
        own=tuple(account_at(address).url for address in own),
        trusted=tuple(account_at(address).url for address in trusted),
    )
    if not (photos or common or remove or added != PersonText(())):
        raise UsageError(f"Say what to change; `impostor show {case}` shows the person.")
    clock = surroundings().clock
    with open_case(case, clock) as opened, opened.writing(), photo_door() as door:
        removal = _removal(opened, _joined(opened.person_text(), added), remove)
        complete = take_photos(opened.add_reference, photos, door)
        complete &= take_photos(opened.add_common, common, door)
        for photo in removal.photos:
            opened.remove_reference(photo)
        before = views_of(opened, opened.looks())
        opened.edit_person(removal.person)
        settle_protected(opened)
        rank_case(opened, door, clock)
        after = views_of(opened, opened.looks())
        count = len(opened.ranked_at())
        for line in _overruled(opened, before, after.protected - before.protected):
            click.echo(one_line(line), err=True)
    click.echo(f"Changed {case} and ranked its {count} account{'' if count == 1 else 's'} again.")
    ctx.exit(0 if complete else INCOMPLETE)


def _overruled(case: Case, before: Views, protected: Collection[int]) -> Iterator[str]:
    """Warn of each account that is protected from now on and passed for a fake until now."""
    bands = {number: match.band for number, match in before.matches}
    for listed in (one for one in case.accounts() if one.number in protected):
        said = before.verdicts.get(listed.number, ())
        decision = last_decision(said)
        if decision is Decision.FAKE:
            view = f"{said[-1].by} judged fake"
        elif bands.get(listed.number) is Band.LIKELY and decision not in CLEARING:
            view = "the case called a likely impostor"
        else:
            continue
        address = listed.account.url
        yield (
            f"Warning: account {listed.number} ({address}), which {view}, is now own or trusted: "
            "from now on it is protected, and neither ranked nor reported. If that is wrong, take "
            f"it back: `impostor person {case.folder} --remove {address}`."
        )


def _removal(case: Case, person: PersonText, wanted: Iterable[str]) -> Removal:
    """Find what each text names, before anything is changed."""
    photos = []
    given = (*case.references(), *case.common())
    names = {reference.name for reference in given}
    codes = [reference.photo.sha256 for reference in given]
    for text in wanted:
        left = _without(person, text)
        if left != person:
            person = left
        elif text in names or (len(text) >= 6 and any(code.startswith(text) for code in codes)):
            photos.append(text)
        else:
            raise UsageError(
                f"The person has no '{text}': give a name, user name, address or photo as"
                " `impostor show` lists it."
            )
    if not person.names:
        raise UsageError("A case needs a name of the person: add another before taking this away.")
    return Removal(person, tuple(photos))


def _without(person: PersonText, text: str) -> PersonText:
    found = identify(text)
    texts = {text, text.removeprefix("@"), "" if isinstance(found, Refused) else found[1].url}

    def left(values: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(value for value in values if value not in texts)

    return replace(
        person,
        names=left(person.names),
        aliases=left(person.aliases),
        handles=left(person.handles),
        own=left(person.own),
        trusted=left(person.trusted),
    )


def _joined(person: PersonText, added: PersonText) -> PersonText:
    return replace(
        person,
        names=person.names + added.names,
        aliases=person.aliases + added.aliases,
        handles=person.handles + added.handles,
        own=person.own + added.own,
        trusted=person.trusted + added.trusted,
    )
