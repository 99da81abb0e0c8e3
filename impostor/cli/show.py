"""`impostor show`: the person of a case, or all that is known of one account."""

import json
from datetime import datetime
from pathlib import Path

import click

from impostor.case import Case, CaseError, Listed, open_case
from impostor.cli.changes import change_row
from impostor.cli.list_ import entries
from impostor.cli.paper import echo_facts, echo_json, echo_table
from impostor.cli.surroundings import surroundings
from impostor.histories import Histories
from impostor.model import Observation
from impostor.platforms import Refused, identify
from impostor.recheck import Change
from impostor.report.from_case import view_of
from impostor.report.json import as_json

Facts = dict[str, object]

PARTS = {
    "findings": ("weight", "sentence", "reference", "candidate"),
    "pictures": ("role", "source", "url", "trouble"),
    "brought": ("file", "kind", "brought_at", "claimed_at"),
    "verdicts": ("at", "decision", "by", "why", "return_of"),
}
"""Parts of an account that are tables of their own, and which columns of them are shown."""


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.argument("account", required=False)
@click.option("--history", is_flag=True, help="Every look and every change, the oldest first.")
@click.option(
    "--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True
)
def show(case: Path, account: str | None, format_: str, *, history: bool) -> None:
    """Show whom CASE protects, or what is known of its ACCOUNT.

    ACCOUNT is the number that `impostor list` shows, platform:handle, or the address.
    """
    clock = surroundings().clock
    with open_case(case, clock) as opened:
        listed = None if account is None else find(opened, account)
        if history:
            facts, in_print = _history(opened, listed), _print_history
        elif listed is None:
            facts, in_print = _person(opened), _print_person
        else:
            facts, in_print = _account(opened, listed, clock()), _print_account
    if format_ == "json":
        echo_json(facts)
    else:
        in_print(facts)


def find(case: Case, reference: str) -> Listed:
    """Find an account by number, `platform:handle`, or address in any form people paste."""
    try:
        return case.find(reference)
    except CaseError:
        found = identify(reference)
        if isinstance(found, Refused):
            raise
        return case.find(found[1].url)


def _person(case: Case) -> Facts:
    text, settings = case.person_text(), case.settings()
    return {
        "person": {
            "names": list(text.names),
            "aliases": list(text.aliases),
            "handles": list(text.handles),
            "own": list(text.own),
            "trusted": list(text.trusted),
            "filed_for": text.filed_for,
        },
        "photos": [{"name": each.name, "sha256": each.photo.sha256} for each in case.references()],
        "common": [{"name": each.name, "sha256": each.photo.sha256} for each in case.common()],
        "settings": {
            "prior": settings.prior,
            "max_age_hours": settings.max_age.total_seconds() / 3600,
            "language": settings.language,
            "confirm_gone_hours": settings.confirm_gone.total_seconds() / 3600,
        },
        "accounts": len(case.accounts()),
    }


def _account(case: Case, listed: Listed, at: datetime) -> Facts:
    """Give what the JSON report says of an account; what lists say where it was never ranked."""
    document = json.loads(as_json(view_of(case, at), "en"))
    ranked = {card["number"]: card for card in document["accounts"]}
    (known,) = (entry for entry in entries(case, case.looks()) if entry["number"] == listed.number)
    return {**known, **ranked.get(listed.number, {})}


def _history(case: Case, listed: Listed | None) -> Facts:
    wanted = case.accounts() if listed is None else (listed,)
    looks = [(seen.at, one.number, seen) for one in wanted for seen in case.history(one.number)]
    looks.sort(key=lambda look: look[:2])
    changes = [
        Change(each.listed.number, each.listed.account.url, told)
        for each in Histories(case).all(wanted)
        for told in each.course.changes
    ]
    changes.sort(key=lambda change: (change.told.at, change.number))
    return {
        "observations": [_observation(number, seen) for _, number, seen in looks],
        "changes": [change_row(change) for change in changes],
    }


def _observation(number: int, seen: Observation) -> Facts:
    return {
        "number": number,
        "at": seen.at.isoformat(timespec="seconds"),
        "status": seen.status.value,
        "reason": str(seen.reason),
        "url": seen.account.url,
        "platform": seen.account.platform,
        "account_id": seen.account.account_id,
        "handle": seen.account.handle,
        "source": seen.source.value,
        "page_sha256": seen.page_sha256,
        "controlled": seen.controlled,
    }


def _print_history(facts: Facts) -> None:
    observations = facts["observations"]
    assert isinstance(observations, list)
    keys = ("at", "number", "status", "source", "handle", "url", "reason")
    echo_table(keys, ([seen[key] for key in keys] for seen in observations))
    changes = facts["changes"]
    assert isinstance(changes, list)
    if changes:
        columns = ("at", "number", "change", "before", "after", "reason")
        echo_table(columns, ([change[name] for name in columns] for change in changes))


def _print_person(facts: Facts) -> None:
    for value in facts.values():
        if isinstance(value, dict):
            echo_facts((name, _line(each)) for name, each in value.items())
    for part, title in (("photos", "photo"), ("common", "picture that many people use")):
        given = facts[part]
        assert isinstance(given, list)
        if given or part == "photos":
            echo_table((title, "code"), ((each["name"], each["sha256"][:12]) for each in given))


def _print_account(facts: Facts) -> None:
    profile = facts.get("profile")
    more = profile if isinstance(profile, dict) else {}
    echo_facts((name, _line(value)) for name, value in {**facts, **more}.items() if _plain(value))
    if isinstance(back := facts.get("return_of"), dict):
        kind = "return of" if back["confirmed"] else "possible return of"
        echo_facts([(kind, _line([f"account {back['number']}", *back["reasons"]]))])
    for name in ("findings", "pictures", "brought", "verdicts"):
        entries_of = facts.get(name)
        if isinstance(entries_of, list) and entries_of:
            keys = PARTS[name]
            echo_table(keys, ([each[key] for key in keys] for each in entries_of))


def _plain(value: object) -> bool:
    """Tell a value that fits on a line from a part with a table of its own."""
    texts = isinstance(value, list) and all(isinstance(each, str) for each in value)
    return texts or not isinstance(value, list | dict)


def _line(value: object) -> object:
    if isinstance(value, list):
        return "\n".join(map(str, value)) or None
    return value
