"""`impostor candidates`: print addresses where an impostor's account may stand."""

from collections.abc import Sequence
from itertools import islice
from pathlib import Path

import click

from impostor.candidates import Place, places
from impostor.case import Asked, open_case
from impostor.cli.paper import echo_json, echo_table
from impostor.cli.surroundings import surroundings
from impostor.errors import UsageError
from impostor.platforms.handles import HANDLE_RULES, HandleRule, handle_rule
from impostor.probe import TELLING
from impostor.report.csv import csv_text
from impostor.seeds import wanted

FIELDS = ("rank", "platform", "handle", "url", "likelihood", "reason", "asked_at", "answer")
NAMES = tuple(rule.platform for rule in HANDLE_RULES)


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--platform",
    "platforms",
    multiple=True,
    metavar="NAME",
    help=f"One of {', '.join(NAMES)}. Default: those that show a visitor whether somebody has a "
    "handle, and on mastodon the servers of the person's own accounts and of confirmed fakes.",
)
@click.option(
    "--count",
    type=click.IntRange(min=1),
    default=200,
    show_default=True,
    help="How many addresses, over all platforms together.",
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["table", "text", "json", "csv"]),
    default="table",
    show_default=True,
    help="text is one address a line, for `impostor scan CASE -`.",
)
def candidates(case: Path, platforms: tuple[str, ...], count: int, format_: str) -> None:
    """Print addresses to look at: handles that an impostor of the person may have chosen.

    They are variants of the declared names and handles, and of the handles of accounts judged
    fake, the likeliest first. Nothing is fetched; `impostor scan CASE --candidates` looks at them.
    """
    rules = _rules(platforms)
    with open_case(case, surroundings().clock) as opened:
        found = list(islice(places(wanted(opened), rules), count))
        asked = {one.account.url: one for one in opened.asked()}
    _print([_row(rank, place, asked) for rank, place in enumerate(found, 1)], format_)
    if not platforms:
        _say_what_is_left_out()
    if not found:
        click.echo(_why_none(case, rules), err=True)


def _why_none(case: Path, rules: Sequence[HandleRule]) -> str:
    if all(rule.on_servers for rule in rules):
        return (
            "Only servers on which the person or a confirmed fake has an account are asked: name"
            f" one with `impostor person {case} --own ADDRESS`."
        )
    return (
        "No handle could be made: give the name in Latin letters or a user name with"
        f" `impostor person {case} --add-alias NAME --add-handle NAME`."
    )


def _rules(names: Sequence[str]) -> tuple[HandleRule, ...]:
    for name in names:
        if handle_rule(name) is None:
            raise UsageError(
                f"'{name}' is no platform with handles that can be varied: give one of"
                f" {', '.join(NAMES)}."
            )
    return tuple(rule for rule in HANDLE_RULES if rule.platform in names) if names else TELLING


def _row(rank: int, place: Place, asked: dict[str, Asked]) -> dict[str, object]:
    before = asked.get(place.account.url)
    values = (
        rank,
        place.account.platform,
        place.account.handle,
        place.account.url,
        round(place.candidate.likelihood, 8),
        place.candidate.reason,
        before.at.isoformat(timespec="seconds") if before else None,
        answer_of(before) if before else None,
    )
    return dict(zip(FIELDS, values, strict=True))


def answer_of(asked: Asked) -> str:
    """Say what came back when an address was asked: a wall is never "none there"."""
    words = {
        "gone": "none there",
        "suspended": "taken down",
        "private": "cannot say",
        "up": "there",
    }
    return words.get(str(asked.status), "could not look")


def _print(rows: Sequence[dict[str, object]], format_: str) -> None:
    if format_ == "json":
        echo_json({"candidates": rows})
    elif format_ == "csv":
        click.echo(_csv(rows).encode("utf-8"), nl=False)
    elif format_ == "text":
        for row in rows:
            click.echo(row["url"])
    else:
        columns = ("rank", "platform", "handle", "url", "reason", "answer")
        echo_table(columns, ([row[name] for name in columns] for row in rows))


def _csv(rows: Sequence[dict[str, object]]) -> str:
    texts = (["" if row[name] is None else str(row[name]) for name in FIELDS] for row in rows)
    return csv_text(FIELDS, texts)


def _say_what_is_left_out() -> None:
    silent = [rule for rule in HANDLE_RULES if rule.hides]
    names = ", ".join(rule.platform for rule in silent)
    click.echo(
        f"Left out: {names}. They do not tell a visitor without an account whether somebody has a"
        " handle; --platform NAME lists addresses there, to look at yourself.",
        err=True,
    )
