"""`impostor explain`: how one account got its score and its band, as the report shows it."""

from collections.abc import Iterator, Sequence
from math import exp
from pathlib import Path

import click
from rich.table import Table
from rich.text import Text

from impostor.case import open_case
from impostor.cli.list_ import NOT_READ
from impostor.cli.show import find
from impostor.cli.surroundings import surroundings
from impostor.cli.terminal import console
from impostor.errors import ImpostorError
from impostor.model import Band, Finding
from impostor.report.came_back import came_back
from impostor.report.escape import visible
from impostor.report.from_case import view_of
from impostor.report.helps import helps
from impostor.report.view import Card, View
from impostor.report.waterfall import Bar, Step, waterfall
from impostor.report.why import KINDS, why_this_band

WIDTH = 24
"""Columns of the waterfall."""


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("account")
def explain(case: Path, account: str) -> None:
    """Explain the score and the band of an ACCOUNT of CASE, and what would change them.

    The chance of an impostor stands beside each finding, with what came before it counted in. The
    bars begin where the one before ended; the line in them is where the chance is even.
    """
    clock = surroundings().clock
    with open_case(case, clock) as opened:
        number = find(opened, account).number
        view = view_of(opened, clock())
    card = next((card for card in view.cards if card.number == number), None)
    if card is None:
        raise ImpostorError(f"Account {number} was not ranked yet: scan it first.")
    _print_head(card, view)
    if card.match.band is not Band.PROTECTED:
        _print_steps(card, view)
    for title, lines in _parts(card, view):
        _print_list(title, lines)


def _print_head(card: Card, view: View) -> None:
    account, match = card.match.account, card.match
    name = card.profile.name if card.profile else None
    who = "  ".join(part for part in (name, account.handle, account.platform) if part)
    _say(f"Account {card.number}: {who}", "bold")
    _say(account.url)
    if match.band is not Band.PROTECTED:
        share = f"{round(1 / view.prior, 1):g}"
        unread = f", {NOT_READ}" if card.not_read else ""
        _say(
            f"Score {match.score:.2f}, with 1 impostor expected in {share}; "
            f"band {match.band}{unread}"
        )
    else:
        _say(f"Band {match.band}")


def _print_steps(card: Card, view: View) -> None:
    fall = waterfall(card.match.findings, view.prior)
    table = Table("weight", "chance", "", "finding", box=None, pad_edge=False)
    table.columns[0].justify = table.columns[1].justify = "right"
    table.add_row("", _chance(view.prior), _bar(fall.prior), "before anything is compared")
    for step in (*fall.speaks_for, *fall.against):
        weight = f"{step.finding.weight:+.2f}"
        chance = _chance(1 / (1 + exp(-step.log_odds)))
        table.add_row(weight, chance, _bar(step.bar), _finding(step, view))
    table.add_row("", _chance(card.match.score), _bar(fall.total), "all together")
    console().print()
    console().print(table)
    _print_list("In detail", [str(step.finding.sentence) for step in fall.noted])


def _chance(share: float) -> str:
    """Write how probable an impostor is then; beyond a hundredth, how little is left is no news."""
    return "<1 %" if share < 0.01 else ">99 %" if share > 0.99 else f"{100 * share:.0f} %"


def _bar(bar: Bar) -> str:
    first, last = (round(WIDTH * part / 100) for part in (bar.start, bar.start + bar.length))
    even = min(WIDTH - 1, round(WIDTH * bar.even / 100))
    drawn = ["#" if first <= place < max(last, first + 1) else " " for place in range(WIDTH)]
    drawn[even] = "|" if drawn[even] == " " else "+"
    return "".join(drawn)


def _finding(step: Step, view: View) -> Text:
    """Give a finding with the two values that it compared."""
    both = " <-> ".join(_compared(step.finding, view))
    text = visible(f"{step.finding.sentence}" + (f"\n  {both}" if both else ""))
    return Text(text, overflow="fold")


def _compared(finding: Finding, view: View) -> tuple[str, ...]:
    if finding.photo is not None:
        file = view.reference_names.get(finding.photo.reference, finding.photo.reference)
        return finding.candidate or finding.photo.candidate, file
    if not finding.candidate or not finding.reference:
        return ()
    return finding.candidate, finding.reference


def _parts(card: Card, view: View) -> Iterator[tuple[str, Sequence[str]]]:
    match = card.match
    said = {kind: str(sentence) for kind, sentence in KINDS.items()}
    yield "Take care with this one", [str(sentence) for sentence in match.care]
    yield f"Why it is in {match.band}", [str(s) for s in why_this_band(card, said)]
    if back := came_back(match, card.verdicts):
        yield str(back.sentence), [str(reason) for reason in back.reasons]
    yield (
        "What people said",
        [
            f"{verdict.at.isoformat(timespec='seconds')}  {verdict.by}: {verdict.decision}"
            + (f" ({verdict.why})" if verdict.why else "")
            for verdict in card.verdicts
        ],
    )
    yield "What would change this", [str(sentence) for sentence in helps(card, view)]


def _print_list(title: str, lines: Sequence[str]) -> None:
    if lines:
        console().print()
        _say(title, "bold")
        for line in lines:
            _say(f"- {line}")


def _say(text: str, style: str = "") -> None:
    console().print(Text(visible(text), style=style), soft_wrap=True)
