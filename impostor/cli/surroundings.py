"""What the `impostor` group hands to its verbs: the clock, and the way to the network."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from impostor.fetch import Route
from impostor.model import Clock

INCOMPLETE = 3
"""The exit code of a run that is done, but could not read something."""

EXIT_CODES = (
    (0, "done"),
    (1, "failed"),
    (2, "wrong use of the command, or a file, folder or case that does not exist"),
    (INCOMPLETE, "done, but something could not be read or drawn"),
    (10, "something changed"),
    (11, "whole but unanchored"),
)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The world outside, passed in: `route` is None for the real network.

    `trust_environment` takes proxies and .netrc from the environment.
    """

    clock: Clock
    route: Route | None = None
    trust_environment: bool = False


def present() -> datetime:
    """Give the present moment in UTC."""
    return datetime.now(UTC)


def surroundings() -> Surroundings:
    """Give what the group was told; the real world where a verb is run without its group."""
    found = click.get_current_context().find_object(Surroundings)
    return found or Surroundings(present)


def route(connect_to: str | None, ca_bundle: Path | None) -> Route | None:
    """Read `--connect-to HOST:PORT`; raise `click.BadParameter` when it is not of that form."""
    if connect_to is None:
        if ca_bundle is not None:
            raise click.BadParameter("--ca-bundle goes with --connect-to HOST:PORT")
        return None
    host, _, port = connect_to.rpartition(":")
    if not host or not port.isdecimal() or not 0 < int(port) < 65536:
        raise click.BadParameter(
            f"--connect-to takes HOST:PORT, such as 127.0.0.1:8443, not {connect_to!r}"
        )
    return Route(host.strip("[]"), int(port), ca_bundle)


def fixed_clock(text: str | None) -> Clock:
    """Make the clock: the present, or always the moment of an ISO 8601 text (UTC where unsaid)."""
    if text is None:
        return present
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise click.BadParameter(
            f"--now takes a moment such as 2026-03-01T12:00:00Z, not {text!r}"
        ) from error
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    return lambda: aware


def group_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add the options of the `impostor` group; all but the first are for tests."""
    for option in reversed(
        (
            click.option(
                "--use-proxy",
                is_flag=True,
                help="Take proxies and .netrc from the environment (HTTPS_PROXY, NO_PROXY). The "
                "proxy then looks up hosts itself, so that only an address's text can be checked.",
            ),
            click.option(
                "--connect-to",
                metavar="HOST:PORT",
                help="For tests: reach every host at this address, which may be this computer's "
                "own and any port; certificate and Host stay those of the address asked for.",
            ),
            click.option(
                "--ca-bundle",
                type=click.Path(exists=True, dir_okay=False, path_type=Path),
                help="For tests: trust the certificate authorities of this file instead.",
            ),
            click.option(
                "--now",
                metavar="TIME",
                help="For tests: the time that the clock shows, such as 2026-03-01T12:00:00Z.",
            ),
        )
    ):
        command = option(command)
    return command
