"""`impostor platforms`: what can be told of accounts on each platform, from where, how freshly."""

import click

from impostor.cli.paper import echo_facts, echo_json, echo_table
from impostor.platforms import PLATFORMS, Platform, elsewhere, pictures, walls

SHARED = {
    "walls and their words": walls.CHECKED_ON,
    "pictures that are nobody's, and larger sizes": pictures.CHECKED_ON,
    "sites that write addresses as Mastodon does": elsewhere.CHECKED_ON,
}
"""Facts that all platforms share, with the day they were last checked."""

COLUMNS = ("platform", "title", "source", "stable_id", "states", "fields", "controls", "checked_on")


@click.command()
@click.option(
    "--format", "format_", type=click.Choice(["table", "json"]), default="table", show_default=True
)
def platforms(format_: str) -> None:
    """List every platform: what its public answers tell, from where, and how fresh the facts are.

    The name in the first column is the one that --platform takes, and platform:handle.
    """
    rows = [facts_of(each) for each in PLATFORMS]
    if format_ == "json":
        shared = {name: day.isoformat() for name, day in SHARED.items()}
        echo_json({"platforms": rows, "shared": shared})
    else:
        echo_table(COLUMNS, ([_cell(row[key]) for key in COLUMNS] for row in rows))
        echo_facts((name, f"checked on {day}") for name, day in SHARED.items())


def facts_of(each: Platform) -> dict[str, object]:
    """Give the facts of one platform, named as they are printed."""
    facts = each.facts
    return {
        "platform": each.name,
        "title": each.title,
        "source": facts.origin.value,
        "stable_id": facts.identity,
        "states": [state.value for state in facts.states],
        "fields": list(facts.tells),
        "controls": facts.known or None,
        "checked_on": facts.checked_on.isoformat(),
    }


def _cell(value: object) -> object:
    return " ".join(map(str, value)) if isinstance(value, list) else value
