"""`impostor report`: the case as a page to look at, or as data."""

import sys
from pathlib import Path

import click

from impostor.case import Case, open_case
from impostor.cli.surroundings import surroundings
from impostor.language import LANGUAGES, preferred_language
from impostor.report import FORMATS
from impostor.report.from_case import whole_view_of


@click.command()
@click.argument("case", type=click.Path(path_type=Path))
@click.option(
    "--format", "format_", type=click.Choice(list(FORMATS)), default="html", show_default=True
)
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    help="Default: the language in case.toml, else this computer's; for json and csv en, as a scan "
    "prints them.",
)
@click.option(
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file to write; `-` for standard output. Default: report.html in the case, and "
    "standard output for json and csv.",
)
def report(case: Path, format_: str, lang: str | None, output: Path | None) -> None:
    """Write the report of CASE: one page that opens without a network, JSON or CSV."""
    clock = surroundings().clock
    with open_case(case, clock) as opened:
        language = lang or _language(opened, format_)
        text = FORMATS[format_](whole_view_of(opened, clock()), language)
    if output is None and format_ == "html":
        output = case / "report.html"
    if output is None or str(output) == "-":
        sys.stdout.buffer.write(text.encode("utf-8"))
        return
    write_text(output, text)
    click.echo(output)


def _language(case: Case, format_: str) -> str:
    return (case.settings().language or preferred_language()) if format_ == "html" else "en"


def write_text(path: Path, text: str) -> None:
    """Write a file whole or not at all: a half-written report never takes an older one's place."""
    beside = path.with_name(path.name + ".new")
    try:
        beside.write_text(text, encoding="utf-8", newline="")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise click.ClickException(f"Could not write {path}: {error.strerror}.") from error
