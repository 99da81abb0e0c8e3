"""The command line: one small file a verb, each registered here."""

from impostor.cli.group import impostor
from impostor.cli.names import names
from impostor.cli.photos import photos
from impostor.cli.read import read
from impostor.cli.report import report
from impostor.cli.scan import scan

__all__ = ["impostor", "main"]

COMMANDS = (scan, report, read, photos, names)

for command in COMMANDS:
    impostor.add_command(command)


def main() -> None:
    """Run the command `impostor`."""
    impostor()
