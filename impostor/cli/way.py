"""The way to the network that looking verbs work with: how fast, how fresh, how sceptical."""

import secrets
import string
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import timedelta

import click

from impostor.case import Case
from impostor.cli.numbers import Finite
from impostor.cli.surroundings import Surroundings
from impostor.controls import Controls
from impostor.fetch import Fetcher, Settings
from impostor.images import Door
from impostor.scan import Tools

RATE = click.option(
    "--rate",
    type=Finite(min=0),
    default=Settings().rate,
    show_default=True,
    help="Requests a second to one host; 0 lifts the limit (for a server of your own).",
)


@dataclass(frozen=True, slots=True)
class Way:
    """Requests a second to one host (0: no limit), and how old a look may be to count.

    `controls` says whether platforms are probed before they are believed.
    """

    rate: float
    max_age: timedelta
    controls: bool


@contextmanager
def tools_of(case: Case, world: Surroundings, door: Door, way: Way) -> Iterator[Tools]:
    """Make what one run works with; its way to the network ends with the run."""
    settings = replace(
        Settings(),
        rate=way.rate,
        route=world.route,
        trust_environment=world.trust_environment,
    )
    with Fetcher(settings, world.clock, case.page) as fetch:
        probes = Controls(fetch, _made_up_name) if way.controls else None
        yield Tools(fetch, door, world.clock, way.max_age, fetch.close, probes)


def _made_up_name() -> str:
    """Make up a name that nobody has, in the alphabet and length that every platform takes."""
    letters, signs = string.ascii_lowercase, string.ascii_lowercase + string.digits
    return secrets.choice(letters) + "".join(secrets.choice(signs) for _ in range(13))
