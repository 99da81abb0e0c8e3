"""The ranked table that a scan ends with."""

import unicodedata

from rich.console import Console
from rich.table import Table
from rich.text import Text

from impostor.report.view import Card, View

WIDTH_ELSEWHERE = 200
"""Columns where there is no terminal: a file has no edge, and nothing should be cut."""

BAND_STYLES = {"likely": "bold red", "uses_photos": "bold yellow", "possible": "yellow"}
HEADINGS = ("rank", "no.", "score", "band", "platform", "name", "handle", "address", "reasons")
STRONGEST = 2


def print_table(view: View) -> None:
    """Print rank, stable number, score, band, platform, names, address and two reasons each."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=WIDTH_ELSEWHERE)
    table = Table(*HEADINGS, box=None, pad_edge=False)
    for column in table.columns[:3]:
        column.justify = "right"
    for card in view.cards:
        table.add_row(*_cells(card))
    console.print(table)


def _cells(card: Card) -> tuple[Text, ...]:
    match, profile = card.match, card.profile
    strongest = [str(finding.sentence) for finding in match.findings[:STRONGEST]]
    texts = (
        str(card.rank),
        str(card.number),
        f"{match.score:.2f}",
        match.band.value,
        match.account.platform,
        (profile.name if profile else None) or "",
        match.account.handle or "",
        match.account.url,
        " ".join(strongest),
    )
    style = BAND_STYLES.get(match.band.value, "")
    return tuple(Text(printable(text), style=style, overflow="fold") for text in texts)


def printable(text: str) -> str:
    """Replace what could steer a terminal or turn the reading direction (Unicode class C)."""
    return "".join(
        "\N{REPLACEMENT CHARACTER}" if unicodedata.category(letter)[0] == "C" else letter
        for letter in text
    )
