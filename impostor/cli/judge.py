"""`impostor judge`: what a person says of an account, kept beside the machine's view."""

from getpass import getuser
from pathlib import Path

import click

from impostor.case import Case, Listed, open_case
from impostor.cli.show import find
from impostor.cli.surroundings import surroundings
from impostor.cli.terminal import one_line
from impostor.errors import UsageError
from impostor.judging import QUESTION, Judgement, judge, machine_view, take_back
from impostor.model import Decision, Verdict
from impostor.rerank import rank_case
from impostor.setup import photo_door


@click.command("judge")
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("account")
@click.argument("decision", required=False, type=click.Choice([each.value for each in Decision]))
@click.option("--why", default="", metavar="TEXT", help="The reason, in your own words.")
@click.option("--by", metavar="NAME", help="Who says so. Default: your user name here.")
@click.option(
    "--return-of",
    metavar="ACCOUNT",
    help="With `fake`: the earlier fake that came back in this account.",
)
@click.option("--sure", is_flag=True, help="Do not ask whether it could be somebody's own account.")
@click.option("--undo", is_flag=True, help="Take back the last verdict on the account.")
def judge_(
    case: Path,
    account: str,
    decision: str | None,
    why: str,
    by: str | None,
    return_of: str | None,
    sure: bool,
    undo: bool,
) -> None:
    """Say of an ACCOUNT of CASE that it is fake, genuine, unrelated, or that you are unsure.

    The machine's score stays as it is; both are kept with their dates, and shown side by side.
    Before an account is called fake you are asked once whether it could be genuine.
    """
    if undo == (decision is not None):
        raise UsageError("Give a decision (fake, genuine, unrelated, unsure), or --undo alone.")
    clock = surroundings().clock
    with open_case(case, clock) as opened, opened.writing():
        listed = find(opened, account)
        if decision is None:
            verdict = take_back(opened, listed)
        else:
            fake = find(opened, return_of).number if return_of else None
            said = Judgement(Decision(decision), by or _user(), why, fake)
            if said.decision is Decision.FAKE and not sure:
                _ask(case, listed)
            verdict = judge(opened, listed, said, clock)
        with photo_door() as door:
            rank_case(opened, door, clock)
        click.echo(one_line(_taken_back(listed, verdict) if undo else _stored(listed, verdict)))
        for line in _beside(opened, case, listed, verdict, undo=undo):
            click.echo(one_line(line))


def _ask(case: Path, listed: Listed) -> None:
    """Ask once; who says yes is told what to do instead."""
    try:
        theirs = click.confirm(str(QUESTION), default=None, err=True)
    except click.Abort as error:
        raise UsageError(
            f"Nobody answered “{QUESTION}”; where nobody can, --sure skips the question."
        ) from error
    if theirs:
        raise click.ClickException(
            f"Then account {listed.number} is not called fake, and nothing was stored. "
            f"{_protect(case, listed)}"
        )


def _protect(case: Path, listed: Listed) -> str:
    address = listed.account.url
    return (
        f"So that it is never taken for a fake: `impostor person {case} --own {address}` for one "
        f"of the person's, `impostor person {case} --trusted {address}` for a relative's or club's."
    )


def _stored(listed: Listed, verdict: Verdict) -> str:
    back = f", a return of account {verdict.return_of}" if verdict.return_of else ""
    return (
        f"Account {listed.number} ({listed.account.url}): {verdict.decision}{back}, said "
        f"{verdict.by} on {verdict.at.isoformat(timespec='seconds')}. `--undo` takes it back."
    )


def _taken_back(listed: Listed, verdict: Verdict) -> str:
    return (
        f"Account {listed.number} ({listed.account.url}): what {verdict.by} said on "
        f"{verdict.at.isoformat(timespec='seconds')} ({verdict.decision}) is taken back."
    )


def _beside(opened: Case, case: Path, listed: Listed, verdict: Verdict, *, undo: bool) -> list[str]:
    """Give the machine's view, and what a person may want to do next."""
    match, lines = machine_view(opened, listed), []
    if match is not None:
        lines.append(f"The machine's view stands beside it: {match.score:.2f}, {match.band}.")
    link = match.return_of if match else None
    if verdict.decision is Decision.FAKE and not undo and link and not verdict.return_of:
        lines.append(
            f"It may be a return of account {link.number}; `--return-of {link.number}` confirms it."
        )
    if verdict.decision is Decision.GENUINE and not undo:
        lines.append(_protect(case, listed))
    return lines


def _user() -> str:
    try:
        return getuser()
    except (OSError, KeyError):  # a computer account without a name
        return "a person"
