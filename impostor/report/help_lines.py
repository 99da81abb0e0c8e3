"""Where victims and parents find people who help, each with the day it was checked."""

from dataclasses import dataclass
from datetime import date

from impostor.language import N_
from impostor.model import Sentence


@dataclass(frozen=True, slots=True)
class HelpLine:
    """A free line for victims: whom it helps, when it answers, and when that was checked."""

    country: Sentence
    number: str
    name: str
    hours: Sentence
    checked_on: date


HELP_LINES = (
    HelpLine(
        Sentence(N_("France")),
        "3018",
        "e-Enfance",
        Sentence(N_("free, every day from 9 to 23 h, for children, parents and adults")),
        date(2026, 11, 21),
    ),
    HelpLine(
        Sentence(N_("Belgium")),
        "116 000",
        "Child Focus",
        Sentence(N_("free, day and night")),
        date(2026, 11, 21),
    ),
)
"""Sources: solidarites.gouv.fr, November 2025 (3018); childfocus.be (116 000)."""
