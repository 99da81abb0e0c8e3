"""`impostor list`: the accounts of a case under their numbers."""

from collections.abc import Mapping
from pathlib import Path

import click

from impostor.case import Case, Listed, open_case
from impostor.cli.paper import echo_json, echo_table
from impostor.cli.surroundings import surroundings
from impostor.model import Band, Look, Match, Verdict
from impostor.protection import views_of
from impostor.report.came_back import came_back

COLUMNS = {
    "no.": "number",
    "status": "status",
    "last look": "observed_at",
    "score": "score",
    "band": "band",
    "verdict": "verdict",
    "return of": "return_of",
    "platform": "platform",
    "name": "name",
    "handle": "handle",
    "address": "url",
}

NOT_READ = "not read"
"""Stands for the band of an account of which nothing was seen: it was not found unlikely."""


@click.command("list")
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True
)
def list_(case: Path, format_: str) -> None:
    """List the accounts of CASE by the number that other commands take for ACCOUNT."""
    with open_case(case, surroundings().clock) as opened:
        looks = opened.looks()
        rows = entries(opened, looks)
    if format_ == "json":
        echo_json({"accounts": rows})
    else:
        seen = {number for number, look in looks.items() if look.profile or look.pictures}
        told = (row if row["number"] in seen else _unseen(row) for row in rows)
        echo_table(tuple(COLUMNS), ([_shown(row[key]) for key in COLUMNS.values()] for row in told))


def entries(case: Case, looks: Mapping[int, Look]) -> list[dict[str, object]]:
    """Give what lists show of every account, by their numbers; `looks` are the case's."""
    views = views_of(case, looks)
    matches = dict(views.matches)
    return [
        _entry(
            listed,
            looks.get(listed.number),
            matches.get(listed.number),
            views.verdicts.get(listed.number, ()),
        )
        for listed in case.accounts()
    ]


def _unseen(row: dict[str, object]) -> dict[str, object]:
    """Say so of an account of which nothing was seen, lest it pass for one that was cleared."""
    return {**row, "band": NOT_READ} if row["band"] == Band.UNLIKELY else row


def _shown(value: object) -> object:
    return f"{value:.2f}" if isinstance(value, float) else value


def _entry(
    listed: Listed, look: Look | None, match: Match | None, verdicts: tuple[Verdict, ...]
) -> dict[str, object]:
    account, back = listed.account, came_back(match, verdicts)
    return {
        "number": listed.number,
        "url": account.url,
        "platform": account.platform,
        "account_id": account.account_id,
        "handle": account.handle,
        "name": look.profile.name if look and look.profile else None,
        "status": look.observation.status.value if look else None,
        "observed_at": look.observation.at.isoformat(timespec="seconds") if look else None,
        "score": round(match.score, 6) if match else None,
        "band": match.band.value if match else None,
        "verdict": verdicts[-1].decision.value if verdicts else None,
        "return_of": back.number if back else None,
    }
