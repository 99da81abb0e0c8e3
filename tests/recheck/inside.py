"""The command line inside the test's own process: a history takes many commands, each quick."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import trustme
from click.testing import CliRunner

from fixtures.network import build
from fixtures.server import serve
from impostor.cli import impostor
from tests.stories.town import Done, Town


@dataclass(frozen=True, slots=True)
class Inside(Town):
    """A town whose commands need no interpreter of their own."""

    def run(self, *arguments: object, **_more: object) -> Done:
        done = CliRunner().invoke(impostor, self.command(*arguments)[3:])
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Done(done.exit_code, done.stdout, done.stderr)


@contextmanager
def inside(folder: Path, *, seed: int, accounts: int, impostors: int) -> Iterator[Inside]:
    """Build a made network in a folder and serve it."""
    authority, bundle = trustme.CA(), folder / "ca.pem"
    authority.cert_pem.write_to_path(str(bundle))
    network = build(folder / "made", seed=seed, accounts=accounts, impostors=impostors)
    with serve(network.site, authority) as served:
        yield Inside(network, served, bundle)
