"""Standard output and standard error: their width, their encoding, and what may steer them."""

import sys
from io import TextIOWrapper

from rich.console import Console

from impostor.report.escape import visible

WIDTH_ELSEWHERE = 1000
"""Columns where there is no terminal: a file has no edge, and no address should be folded."""


def console() -> Console:
    """Make the console of standard output."""
    made = Console(highlight=False)
    return made if made.is_terminal else Console(highlight=False, width=WIDTH_ELSEWHERE)


def one_line(text: str) -> str:
    """Give a text that neither steers the terminal nor goes on to a line of its own making."""
    return visible(text).replace("\n", "⟦U+000A⟧")


def spell_out_what_cannot_be_written() -> None:
    r"""Let both streams write `\u0430` where their encoding has no such letter, instead of failing.

    Redirected output on Windows has a code page of 200 letters, and names come in all scripts.
    The encoding itself stays, since whoever reads the output expects it. JSON is written as bytes.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
