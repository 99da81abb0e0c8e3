"""`impostor filed`: note a report that a person sent, and show how long platforms take."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import click

from impostor.case import Case, Filing, open_case
from impostor.cli.paper import echo_json, echo_table
from impostor.cli.show import find
from impostor.cli.surroundings import Surroundings, surroundings
from impostor.cli.terminal import one_line
from impostor.errors import UsageError
from impostor.histories import Histories
from impostor.protection import person_of
from impostor.rank import is_protected
from impostor.recheck import plan_of, under_watch
from impostor.watching.takedowns import Speed, speeds


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of a report: to whom it went, when (None: now), under which reference."""

    channel: str
    at: str | None
    reference: str


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("account", required=False)
@click.option("--channel", help='To whom it went, such as "Instagram\'s form" or "3018".')
@click.option(
    "--at", metavar="DATE", help="When, such as 2026-03-01 or 2026-03-01T18:30. Default: now."
)
@click.option("--reference", default="", help="The number or word under which they keep it.")
@click.option(
    "--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True
)
def filed(
    case: Path,
    account: str | None,
    channel: str | None,
    at: str | None,
    reference: str,
    format_: str,
) -> None:
    """Note that you reported ACCOUNT; without one, list what was reported and what came of it.

    Nothing is sent: the tool only keeps in mind what you sent, looks after it at the right times,
    and measures how long the platform takes.
    """
    world = surroundings()
    with open_case(case, world.clock) as opened:
        if account is not None:
            said = Said(channel or "", at, reference)
            filing = _filing(opened, account, said, world.clock())
            opened.follow_up.file(filing)
            _say(opened, filing, world)
            return
        if channel or at or reference:
            raise UsageError("Say which ACCOUNT was reported.")
        _list(opened, format_, world.clock())


def _filing(case: Case, account: str, said: Said, now: datetime) -> Filing:
    if not said.channel.strip():
        raise UsageError("Say with --channel to whom the report went.")
    at = moment_of(said.at, now)
    if at > now + timedelta(days=1):
        raise UsageError(f"--at {said.at} lies in the future: note a report after it was sent.")
    found = find(case, account)
    if is_protected(person_of(case), found.account):
        raise UsageError(
            f"Account {found.number} is one of the own or trusted accounts: no report of it is"
            " noted."
        )
    return Filing(found.number, said.channel.strip(), at, said.reference.strip())


def moment_of(text: str | None, now: datetime) -> datetime:
    """Read a date or moment; without a time zone it is this computer's."""
    if text is None:
        return now
    try:
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.astimezone()).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UsageError(
            f"--at takes a date such as 2026-03-01 or 2026-03-01T18:30, not {text!r}."
        ) from error


def _say(case: Case, filing: Filing, world: Surroundings) -> None:
    text = f"Noted: account {filing.number}, {filing.channel}, {_day(filing.at)}."
    watched = [one for one in under_watch(case) if one.number == filing.number]
    planned = plan_of(case, watched, world.clock())
    for one in planned:
        text += f" To be looked at from {one.at.isoformat(timespec='minutes')} on."
    if not planned:
        text += " It is not under watch, since it was judged genuine or unrelated."
    click.echo(one_line(text))


def _list(case: Case, format_: str, now: datetime) -> None:
    histories = Histories(case).all(case.accounts())
    filings = [(one, history) for history in histories for one in history.filings]
    measured = speeds([each for history in histories for each in history.takedowns], now)
    if format_ == "json":
        rows = [_row(filing, history.listed.account.url) for filing, history in filings]
        echo_json({"filed": rows, "platforms": [_speed_row(speed) for speed in measured]})
        return
    echo_table(
        ("number", "channel", "at", "reference", "url"),
        (
            (one.number, one.channel, _day(one.at), one.reference, history.listed.account.url)
            for one, history in filings
        ),
    )
    if measured:
        _print_speeds(measured)


def _row(filing: Filing, url: str) -> dict[str, object]:
    at = filing.at.isoformat(timespec="seconds")
    texts = {"channel": filing.channel, "at": at, "reference": filing.reference}
    return {"number": filing.number, "url": url, **texts}


def _speed_row(speed: Speed) -> dict[str, object]:
    hours = None if speed.median is None else round(speed.median.total_seconds() / 3600, 1)
    return {
        "platform": speed.platform,
        "reports": len(speed.cases),
        "takedowns": speed.down,
        "median_hours": hours,
    }


BAR = 30


def _print_speeds(measured: Sequence[Speed]) -> None:
    times = [speed.median for speed in measured if speed.median is not None]
    longest = max(times, default=timedelta(0)) or timedelta(1)
    rows = []
    for speed in measured:
        length = 0 if speed.median is None else round(BAR * (speed.median / longest))
        rows.append(
            (speed.platform, f"{speed.down} of {len(speed.cases)}", _time(speed), "#" * length)
        )
    echo_table(("platform", "taken down", "median time", ""), rows)


def _time(speed: Speed) -> str:
    if speed.median is None:
        return "none yet"
    hours = speed.median.total_seconds() / 3600
    return f"{hours:.0f} hours" if hours < 48 else f"{hours / 24:.1f} days"


def _day(at: datetime) -> str:
    return at.isoformat(timespec="minutes")
