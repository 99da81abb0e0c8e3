"""The command line: one small file a verb, each registered here."""

from impostor.cli.group import impostor

__all__ = ["impostor", "main"]


def main() -> None:
    """Run the command `impostor`."""
    impostor()
