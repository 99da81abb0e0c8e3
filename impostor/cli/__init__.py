"""The command line: one small file a verb, each registered here."""

from impostor.cli.candidates import candidates
from impostor.cli.explain import explain
from impostor.cli.filed import filed
from impostor.cli.group import impostor
from impostor.cli.init import init
from impostor.cli.judge import judge_
from impostor.cli.list_ import list_
from impostor.cli.names import names
from impostor.cli.person import person
from impostor.cli.photos import photos
from impostor.cli.platforms import platforms
from impostor.cli.read import read
from impostor.cli.recheck import recheck
from impostor.cli.report import report
from impostor.cli.scan import scan
from impostor.cli.show import show
from impostor.cli.terminal import spell_out_what_cannot_be_written
from impostor.cli.watch import watch

__all__ = ["impostor", "main"]

COMMANDS = (
    *(init, person, scan, candidates, recheck, watch, filed, report, list_, show, explain, judge_),
    *(read, platforms, photos, names),
)

for command in COMMANDS:
    impostor.add_command(command)


def main() -> None:
    """Run the command `impostor`."""
    spell_out_what_cannot_be_written()
    impostor()
