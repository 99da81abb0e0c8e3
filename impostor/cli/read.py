"""`impostor read`: show what a saved page says of an account, and why."""

from contextlib import nullcontext
from datetime import datetime
from pathlib import Path

import click

from impostor import ocr
from impostor.api import read as read_answer
from impostor.brought import Silent, Told, read_saved, read_shots
from impostor.cli.brought import HOW_READ, NAMED
from impostor.cli.paper import echo_facts, echo_json
from impostor.cli.surroundings import INCOMPLETE
from impostor.cli.terminal import one_line
from impostor.errors import ImpostorError, UsageError, not_read
from impostor.evidence import Kind, files_in, kind_of_file
from impostor.model import Profile
from impostor.platforms import GENERIC, PLATFORMS

NAMES = tuple(each.name for each in PLATFORMS if each is not GENERIC)


@click.command()
@click.argument("page", type=click.Path(path_type=Path))
@click.option("--url", help="The address that the page was saved from, where it does not tell.")
@click.option(
    "--platform",
    "on",
    type=click.Choice(NAMES),
    help="Read --url as a handle on this platform, such as --platform instagram --url lea.tr.",
)
@click.option(
    "--status",
    type=click.IntRange(100, 999),
    default=200,
    show_default=True,
    help="The HTTP status that came with it; a saved file does not tell.",
)
@click.option(
    "--format",
    "output",
    type=click.Choice(["table", "json"]),
    default="table",
    show_default=True,
    help="A table to read, or JSON.",
)
@click.pass_context
def read(
    ctx: click.Context, page: Path, url: str | None, on: str | None, status: int, output: str
) -> None:
    """Show what PAGE, a saved answer of the address (HTML or JSON), says of an account.

    PAGE may also be a SingleFile, MHTML, HAR, WARC or WACZ file, a screenshot, or a folder of
    those; nothing is fetched or stored.
    """
    kind = None if page.is_dir() else kind_of_file(page)
    if url is not None and kind in {None, Kind.HTML} and not page.is_dir():
        found, whole = [reading(_body(page), url, status, on)], True
    elif kind is None and not page.is_dir():
        _body(page)
        raise UsageError(f"'{page}' does not tell which address it is of: give --url.")
    else:
        found, whole = _brought(page, url)
    for one in found if output == "table" else ():
        _print(one)
    if output == "json":
        document = found[0] if len(found) == 1 and not page.is_dir() else {"files": found}
        echo_json(document)
    ctx.exit(0 if whole else INCOMPLETE)


def _body(page: Path) -> bytes:
    try:
        return page.read_bytes()
    except OSError as error:
        raise not_read(page, error) from error


def _brought(page: Path, url: str | None) -> tuple[list[dict[str, object]], bool]:
    """Read saved pages and screenshots; tell whether all said something."""
    files = list(files_in(page))
    if not files:
        raise ImpostorError(f"'{page}' is empty: give a folder with screenshots or saved pages.")
    told: list[Told | Silent] = []
    for found in files:
        if found.kind is not None and found.kind is not Kind.SCREENSHOT:
            told += read_saved(found, url)
    shots = [found for found in files if found.kind is Kind.SCREENSHOT]
    with ocr.text_door() if shots and ocr.is_installed() else nullcontext() as door:
        seen = list(read_shots(shots, door))
    told += seen
    for silent in (each for each in told if isinstance(each, Silent)):
        click.echo(one_line(silent.sentence), err=True)
    if any(isinstance(each, Silent) for each in seen) and not ocr.is_installed():
        click.echo(f"{HOW_READ} Or name {NAMED}.", err=True)
    return [_facts(each) for each in told if isinstance(each, Told)], all(
        isinstance(each, Told) for each in told
    )


def _facts(told: Told) -> dict[str, object]:
    return {
        "file": told.file,
        "status": told.status.value,
        "reason": str(told.reason),
        "profile": None if told.profile is None else _fields(told.profile),
    }


def reading(body: bytes, url: str, status: int = 200, on: str | None = None) -> dict[str, object]:
    """Read a saved answer as the platform of its address would be read.

    Returns {"status", "reason", "profile"}; profile is None where the page shows none. `on` names
    the platform of a handle. Raises UsageError when the address is no profile's.
    """
    found = read_answer(url, body, status, on)
    return {
        "status": found.status.value,
        "reason": found.reason,
        "profile": None if found.profile is None else _fields(found.profile),
    }


def _fields(profile: Profile) -> dict[str, object]:
    account = profile.account
    return {
        "platform": account.platform,
        # An id that is unique on one server only carries that server: shown is the server's own.
        "account_id": account.account_id and account.account_id.partition("@")[0],
        "name": profile.name,
        "handle": account.handle,
        "url": account.url,
        "bio": profile.bio,
        "links": list(profile.links),
        "avatar": profile.avatar,
        "banner": profile.banner,
        "photos": list(profile.photos),
        "followers": profile.followers,
        "following": profile.following,
        "posts": profile.posts,
        "verified": profile.verified,
        "badge": profile.badge and profile.badge.value,
        "private": profile.private,
        "created_at": _iso(profile.created_at),
        "renamed_at": _iso(profile.renamed_at),
    }


def _iso(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat().replace("+00:00", "Z")


def _print(found: dict[str, object]) -> None:
    profile = found.pop("profile")
    rows = {**found, **(profile if isinstance(profile, dict) else {})}
    echo_facts((name, _line(value)) for name, value in rows.items())


def _line(value: object) -> object:
    if isinstance(value, list):
        return "\n".join(map(str, value))
    return "" if value is None else value
