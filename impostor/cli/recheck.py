"""`impostor recheck`: look again at the accounts under watch, and print what changed."""

from datetime import datetime
from pathlib import Path

import click

from impostor.case import open_case
from impostor.cli.alerting import alert, alert_options, alerting
from impostor.cli.changes import FIELDS, change_row
from impostor.cli.paper import echo_json, echo_table
from impostor.cli.rechecking import asked, look_again, told
from impostor.cli.surroundings import INCOMPLETE, surroundings
from impostor.cli.way import RATE
from impostor.errors import UsageError
from impostor.recheck import Outcome, Standing
from impostor.report.csv import csv_text
from impostor.setup import settle_protected

CHANGED = 10
"""The exit code of a recheck that found changes, so that a scheduler can act on it."""


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("accounts", nargs=-1, metavar="[ACCOUNT]...")
@click.option("--due", is_flag=True, help="Only those whose time has come; for schedulers.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
)
@RATE
@alert_options
@click.pass_context
def recheck(
    ctx: click.Context,
    case: Path,
    accounts: tuple[str, ...],
    format_: str,
    rate: float,
    alerts: tuple[str, ...],
    *,
    due: bool,
    alert_details: bool,
) -> None:
    """Look again at CASE's accounts under watch and print what changed since the last look.

    Under watch are the accounts judged fake and those that nobody has judged, gone ones too.
    ACCOUNT is the number that `impostor list` shows, platform:handle, or the address; own and
    trusted accounts are refused. A recheck that was stopped goes on where it was. Exit code 10:
    something changed.
    """
    if due and accounts:
        raise UsageError("Give accounts or --due, not both.")
    world = surroundings()
    with open_case(case, world.clock) as opened, opened.writing():
        settle_protected(opened)
        to = alerting(opened, alerts, details=alert_details)
        what = asked(opened, accounts, world, only_due=due)
        finished = look_again(opened, what, rate, world)
        print_outcome(finished.outcome, format_, world.clock())
        if alert(opened, finished.outcome, to):
            told(opened, finished)
    ctx.exit(exit_code(finished.outcome))


def exit_code(outcome: Outcome) -> int:
    """Give how a recheck ends: changes go before what could not be read."""
    if outcome.changes:
        return CHANGED
    return INCOMPLETE if outcome.unknown else 0


def print_outcome(outcome: Outcome, format_: str, now: datetime) -> None:
    """Print what a recheck found in one of the formats."""
    rows = [change_row(change) for change in outcome.changes]
    if format_ == "json":
        up, unknown = len(outcome.up), len(outcome.unknown)
        echo_json({"changes": rows, "up": up, "unknown": unknown})
    elif format_ == "csv":
        click.echo(_csv(rows).encode("utf-8"), nl=False)
    else:
        _print_tables(outcome, rows, now)


def _csv(rows: list[dict[str, object]]) -> str:
    return csv_text(FIELDS, ([str(row[name]) for name in FIELDS] for row in rows))


def _print_tables(outcome: Outcome, rows: list[dict[str, object]], now: datetime) -> None:
    if rows:
        columns = ("number", "change", "before", "after", "at", "url", "reason")
        echo_table(columns, ([row[name] for name in columns] for row in rows))
    else:
        click.echo("Nothing changed.")
    if outcome.up:
        echo_table(
            ("number", "still up", "url"),
            ((one.number, _still(one, now), one.url) for one in outcome.up),
        )
    if outcome.unknown:
        echo_table(
            ("number", "unknown", "url"),
            ((one.number, _why(one), one.url) for one in outcome.unknown),
        )


def _still(one: Standing, now: datetime) -> str:
    if one.reported_at is None:
        return "not reported"
    days = max(0, (now - one.reported_at).days)
    return f"{days} day after the report" if days == 1 else f"{days} days after the report"


def _why(one: Standing) -> str:
    seen = one.observation
    if one.since is None or not seen.controlled:
        return f"{seen.status}: {seen.reason}"
    first = one.since.isoformat(timespec="seconds")
    return f"{seen.status} since {first}, not confirmed yet: {seen.reason}"
