"""The command line inside the test's own process: a history takes many commands, each quick."""

from dataclasses import dataclass

from click.testing import CliRunner

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
