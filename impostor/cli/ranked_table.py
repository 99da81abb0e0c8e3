"""The ranked list that a scan ends with, as wide as the terminal allows."""

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from impostor.cli.list_ import NOT_READ
from impostor.cli.tables import print_narrow, together, widths_of
from impostor.cli.terminal import console
from impostor.model import Band, Match
from impostor.observe import READABLE
from impostor.rank.verdicts import CLEARING, last_decision
from impostor.report.came_back import came_back
from impostor.report.escape import visible
from impostor.report.view import Card, View

ROOM_FOR_REASONS = 30
"""Columns of the terminal that a table leaves to the sentences, or else they stand below."""

BAND_STYLES = {"likely": "bold red", "uses_photos": "bold yellow", "possible": "yellow"}
HEADINGS = ("rank", "no.", "score", "band", "platform", "name", "handle", "address", "reasons")
STRONGEST = 2
COPIED = "photo_copied"
"""The signal of a copy of a photo that is not everybody's."""


def print_table(view: View) -> None:
    """Print rank, stable number, score, band, platform, names, address and two reasons each.

    On a terminal the unlikely ones are only counted, so that the others are still on the screen.
    """
    output = console()
    if not output.is_terminal:
        output.print(_table(view.cards))
        return
    folded = [card for card in view.cards if card.match.band is Band.UNLIKELY]
    shown = [card for card in view.cards if card not in folded]
    widths = widths_of(HEADINGS, [_row(card) for card in shown])
    if together(widths[:-1], range(len(widths) - 1)) + ROOM_FOR_REASONS <= output.width:
        table = _table(shown)
        for column in table.columns[:-1]:
            column.no_wrap = True
        output.print(table)
    else:
        print_narrow(HEADINGS, [_row(card) for card in shown])
    unread = sum(card.not_read for card in folded)
    if folded:
        output.print(
            f"and {len(folded) - unread} unlikely, {unread} of which nothing could be read; "
            "`impostor list CASE` shows every account"
        )


def _table(cards: Sequence[Card]) -> Table:
    table = Table(*HEADINGS, box=None, pad_edge=False)
    for column in table.columns[:3]:
        column.justify = "right"
    for card in cards:
        table.add_row(*_row(card))
    return table


def _row(card: Card) -> list[Text]:
    return [_text(card, cell) for cell in (*_figures(card), *_facts(card))]


def _figures(card: Card) -> tuple[str, str, str, str]:
    band = NOT_READ if card.not_read else card.match.band.value
    return str(card.rank), str(card.number), f"{card.match.score:.2f}", band


def _facts(card: Card) -> tuple[str, str, str, str, str]:
    account = card.match.account
    name = (card.profile.name if card.profile else None) or ""
    texts = (account.platform, name, account.handle or "", account.url, _reasons(card))
    platform, name, handle, url, reasons = (visible(text) for text in texts)
    return platform, name, handle, url, reasons


def _reasons(card: Card) -> str:
    """Give the two strongest reasons, behind what people said and why it was not seen."""
    strongest = _strongest(card.match)
    if back := came_back(card.match, card.verdicts):
        strongest.insert(0, f"{back.sentence}.")
    if card.verdicts:
        strongest.insert(0, f"{card.verdicts[-1].by} said: {card.verdicts[-1].decision}.")
    if not _was_read(card) and card.observation is not None:
        strongest.insert(0, f"{card.observation.status}: {card.observation.reason}")
    return " ".join(strongest)


def _strongest(match: Match) -> list[str]:
    """Give two findings; the copied photos first where the band is about them."""
    if match.band is not Band.USES_PHOTOS:
        return [str(finding.sentence) for finding in match.findings[:STRONGEST]]
    copies_first = sorted(match.findings, key=lambda finding: finding.signal != COPIED)
    return list(dict.fromkeys(str(finding.sentence) for finding in copies_first))[:STRONGEST]


def _was_read(card: Card) -> bool:
    return card.observation is None or card.observation.status in READABLE


def _text(card: Card, text: str) -> Text:
    cleared = last_decision(card.verdicts) in CLEARING
    style = "" if cleared else BAND_STYLES.get(card.match.band.value, "")
    return Text(text, style=style, overflow="fold")
