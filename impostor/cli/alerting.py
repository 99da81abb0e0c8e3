"""Telling of a recheck's changes elsewhere: options, settings, and what an alert says."""

import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import click

from impostor.alerts import Alerts
from impostor.case import Case
from impostor.cli.terminal import one_line
from impostor.recheck import Outcome

VARIABLE = "IMPOSTOR_ALERTS"


def alert_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of alerts to a verb."""
    for option in reversed(
        (
            click.option(
                "--alert",
                "alerts",
                multiple=True,
                metavar="URL",
                help="Where to send a summary when something changed, an address of Apprise (the "
                f"extra `alerts`). Better in the environment variable {VARIABLE}: an address may "
                "hold a password.",
            ),
            click.option(
                "--alert-details",
                is_flag=True,
                help="Also say in the alert which accounts changed; else only the case's name and "
                "counts.",
            ),
        )
    ):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Alerting:
    """Where alerts go, and whether they say of which accounts."""

    alerts: Alerts | None
    details: bool = False


def alerting(case: Case, given: Sequence[str], *, details: bool) -> Alerting:
    """Take addresses from the options, the environment and case.toml; wrong ones end the command.

    They are read before anything is looked at, so that no mistake is found after hours.
    """
    settings = case.settings()
    named = (*given, *os.environ.get(VARIABLE, "").split(), *settings.alerts)
    places = tuple(dict.fromkeys(named))
    return Alerting(Alerts(places) if places else None, details or settings.alert_details)


def alert(case: Case, outcome: Outcome, to: Alerting) -> bool:
    """Send the summary of a recheck that found changes, and say where that failed.

    False where nobody could be reached, so that the next recheck tells the changes again.
    """
    if to.alerts is None or not outcome.changes:
        return True
    title = f"impostor: {case.folder.resolve().name}"
    failed = to.alerts.send(title, text_of(case, outcome, details=to.details))
    for number in failed:
        click.echo(
            f"Alert address number {number} could not be reached; the changes stand above.",
            err=True,
        )
    if len(failed) < to.alerts.count:
        return True
    click.echo("Nobody was told, so the next recheck tells these changes again.", err=True)
    return False


def text_of(case: Case, outcome: Outcome, *, details: bool) -> str:
    """Write an alert: the case's name and counts; nothing of the person, and of accounts if asked.

    Numbers and addresses of accounts may imitate the person's name.
    """
    counts = Counter(str(change.told.kind) for change in outcome.changes)
    changed = ", ".join(f"{count} {kind}" for kind, count in sorted(counts.items()))
    name = case.folder.resolve().name
    text = f"{name}: {changed}; {len(outcome.up)} up, {len(outcome.unknown)} unknown."
    if not details:
        return text
    lines = (
        one_line(f"{change.number} {change.told.kind}: {change.url}") for change in outcome.changes
    )
    return "\n".join((text, *lines))
