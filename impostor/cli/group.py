"""The group `impostor`: its options, its exit codes, and how an error reaches a person."""

from pathlib import Path
from typing import Any

import click

from impostor import __version__
from impostor.cli.surroundings import EXIT_CODES, Surroundings, fixed_clock, group_options, route
from impostor.errors import ImpostorError, UsageError

EPILOG = "Exit codes: " + "; ".join(f"{code} {meaning}" for code, meaning in EXIT_CODES) + "."


class SpokenGroup(click.Group):
    """A group that turns the project's errors into one sentence on standard error."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; an `ImpostorError` becomes exit code 1, a `UsageError` 2."""
        try:
            return super().invoke(ctx)
        except UsageError as error:
            raise click.UsageError(str(error), ctx) from error
        except ImpostorError as error:
            raise click.ClickException(str(error)) from error


@click.group(cls=SpokenGroup, epilog=EPILOG, context_settings={"max_content_width": 100})
@click.version_option(__version__, prog_name="impostor")
@group_options
@click.pass_context
def impostor(
    ctx: click.Context, connect_to: str | None, ca_bundle: Path | None, now: str | None
) -> None:
    """Find accounts that use someone's photos and name, and rank them with reasons."""
    ctx.obj = Surroundings(fixed_clock(now), route(connect_to, ca_bundle))
