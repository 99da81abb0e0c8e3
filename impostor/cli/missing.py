"""What a scan could not read, said on standard error: lines of a list, accounts, pictures."""

from collections.abc import Collection, Iterator, Sequence

import click

from impostor.links import Rejected
from impostor.model import Band
from impostor.report.escape import visible
from impostor.report.view import Card, View

NOTHING = (
    "No account could be read: is this computer connected to the internet? Nothing follows about "
    "these accounts; scan again when it is."
)


def say_missing(view: View, numbers: Collection[int], rejected: Sequence[Rejected]) -> bool:
    """Name what could not be read of the accounts with these numbers; tell whether any was.

    The person's own accounts are named by their number: their addresses hold the person's handle.
    """
    for reject in rejected:
        where = f"{reject.source}, line {reject.entry.line}"
        click.echo(visible(f"{where}: {reject.refused.sentence}"), err=True)
    cards = [card for card in view.cards if card.number in numbers]
    names = {card.number: _name(card) for card in cards}
    unread = [one for one in view.unread if one.number in numbers]
    for one in unread:
        name = names.get(one.number or 0, one.url)
        click.echo(visible(f"{name}: {one.status}. {one.reason}"), err=True)
    pictures = [line for card in cards for line in _pictures(card)]
    for line in pictures:
        click.echo(visible(line), err=True)
    if cards and len(unread) == len(cards):
        click.echo(NOTHING, err=True)
    missing = len(unread) + len(rejected)
    also = f", and {len(pictures)} of their pictures" if pictures else ""
    click.echo(f"{len(cards) - len(unread)} read, {missing} could not be read{also}.", err=True)
    return bool(missing or pictures)


def _name(card: Card) -> str:
    protected = card.match.band is Band.PROTECTED
    return f"account {card.number} (protected)" if protected else card.match.account.url


def _pictures(card: Card) -> Iterator[str]:
    for picture in card.pictures:
        if picture.trouble is not None:
            yield f"account {card.number}, {picture.role} picture: {picture.trouble}"
