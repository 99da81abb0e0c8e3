"""The group `impostor`: its options, its exit codes, and how an error reaches a person."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from impostor import __version__
from impostor.cli.surroundings import EXIT_CODES, Surroundings, fixed_clock, group_options, route
from impostor.cli.terminal import one_line
from impostor.errors import ImpostorError, UsageError
from impostor.report.escape import visible

EPILOG = "Exit codes: " + "; ".join(f"{code} {meaning}" for code, meaning in EXIT_CODES) + "."


class SpokenGroup(click.Group):
    """A group that turns the project's errors into one sentence on standard error.

    Nothing in the sentence steers the terminal: it may repeat an address that a stranger wrote.
    """

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read the group's own options."""
        with _errors_made_visible():
            return super().make_context(*args, **kwargs)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; an `ImpostorError` becomes exit code 1, a `UsageError` 2."""
        try:
            with _errors_made_visible():
                return super().invoke(ctx)
        except UsageError as error:
            raise click.UsageError(one_line(str(error)), ctx) from error
        except ImpostorError as error:
            raise click.ClickException(one_line(str(error))) from error


@contextmanager
def _errors_made_visible() -> Iterator[None]:
    """Mend what click says itself; it may be of several lines."""
    try:
        yield
    except click.ClickException as error:
        text = error.format_message()
        if visible(text) == text:
            raise
        if isinstance(error, click.UsageError):
            raise click.UsageError(visible(text), error.ctx) from error
        raise click.ClickException(visible(text)) from error


@click.group(cls=SpokenGroup, epilog=EPILOG, context_settings={"max_content_width": 100})
@click.version_option(__version__, prog_name="impostor")
@group_options
@click.pass_context
def impostor(
    ctx: click.Context,
    use_proxy: bool,
    connect_to: str | None,
    ca_bundle: Path | None,
    now: str | None,
) -> None:
    """Find accounts that use someone's photos and name, and rank them with reasons."""
    ctx.obj = Surroundings(fixed_clock(now), route(connect_to, ca_bundle), use_proxy)
