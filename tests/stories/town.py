"""A made network that is being served, and the command line as a person uses it there."""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from fixtures.demo import described
from fixtures.network import Network
from fixtures.server import Served
from impostor.cli import impostor

ENVIRONMENT = {**os.environ, "PYTHONWARNINGS": "error", "PYTHONIOENCODING": "utf-8", "LANG": "C"}


@dataclass(frozen=True, slots=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Town:
    """A network, its server, and the way to it."""

    network: Network
    served: Served
    bundle: Path

    def command(self, *arguments: object) -> list[str]:
        way = ("--connect-to", self.served.connect_to, "--ca-bundle", self.bundle)
        return [sys.executable, "-m", "impostor", *map(str, (*way, *arguments))]

    def run(self, *arguments: object, stdin: str | None = None, cwd: Path | None = None) -> Done:
        done = subprocess.run(
            self.command(*arguments),
            input=(stdin or "").encode(),
            capture_output=True,
            cwd=cwd,
            env=ENVIRONMENT,
            check=False,
        )
        return Done(done.returncode, done.stdout.decode(), done.stderr.decode())

    def here(self, *arguments: object, stdin: str | None = None) -> Done:
        """Run a command in this process, which spares a story of many commands their starts."""
        words = self.command(*arguments)[3:]
        done = CliRunner().invoke(impostor, words, input=stdin or "", env={"LANG": "C"})
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Done(done.exit_code, done.stdout, done.stderr)

    def init(self, case: Path) -> Done:
        return self.run("init", case, *described(self.network))

    def scan(self, case: Path, *more: object) -> Done:
        return self.run("scan", case, self.network.links, "--rate", 0, *more)


def average_precision(labels: Sequence[bool]) -> float:
    """Give the mean, over the positives, of the precision at their rank (Manning et al., 8.4)."""
    hits = [place for place, label in enumerate(labels, 1) if label]
    return sum(found / place for found, place in enumerate(hits, 1)) / len(hits)
