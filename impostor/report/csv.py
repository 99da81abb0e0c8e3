"""The CSV report (RFC 4180): one row an account, safe to open in a spreadsheet."""

import csv
from io import StringIO

from impostor.report.came_back import came_back
from impostor.report.escape import cell
from impostor.report.speech import Speech, speech
from impostor.report.view import Card, View

COLUMNS = (
    "rank", "number", "score", "band", "platform", "name", "handle", "url", "status",
    "observed_at", "reason_1", "reason_2", "brought", "verdict", "return_of",
)  # fmt: skip
"""Fixed names and words, whatever the language: `url` is also what a scan looks for in a CSV.

`brought` counts the files that a person brought; `verdict` is what a person last said; `return_of`
is the number of the earlier fake that the account may be the return of.
"""

# Without it spreadsheets take UTF-8 for the system's old code page, and accents break.
_BYTE_ORDER_MARK = "\ufeff"


def as_csv(view: View, language: str) -> str:
    """Write a view as CSV with a byte order mark; the reasons are in a language of `LANGUAGES`."""
    spoken = speech(language, view.made_at.tzinfo)
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for card in view.cards:
        writer.writerow([cell(value) for value in _row(card, spoken)])
    return _BYTE_ORDER_MARK + text.getvalue()


def _row(card: Card, spoken: Speech) -> tuple[str, ...]:
    account, look = card.match.account, card.observation
    back = came_back(card.match, card.verdicts)
    return (
        str(card.rank),
        str(card.number),
        f"{card.match.score:.4f}",
        str(card.match.band),
        account.platform,
        (card.profile.name if card.profile else None) or "",
        account.handle or "",
        account.url,
        str(look.status) if look else "",
        look.at.isoformat(timespec="seconds") if look else "",
        *_strongest(card, spoken),
        str(len(card.brought)),
        str(card.verdicts[-1].decision) if card.verdicts else "",
        str(back.number) if back else "",
    )


def _strongest(card: Card, spoken: Speech) -> tuple[str, str]:
    """Give the two reasons that weigh most, for or against."""
    heaviest = sorted(card.match.findings, key=lambda finding: -abs(finding.weight))
    sentences = [spoken.say(finding.sentence) for finding in heaviest[:2]]
    first, second = [*sentences, "", ""][:2]
    return first, second
