"""Bringing files into a case, as events that a terminal or a page can show."""

from collections.abc import Iterator, Sequence

from impostor.brought.keep import known_places
from impostor.brought.saved import bring_saved
from impostor.brought.shots import bring_shots
from impostor.brought.values import Event, Tools
from impostor.case import Case
from impostor.evidence import Found, Kind


def bring(case: Case, files: Sequence[Found], tools: Tools) -> Iterator[Event]:
    """Take files into a case: pages one by one, then all screenshots together, to sort them.

    What cannot be read or is unclear is an event; the others go on. A file that stands in the case
    already is not read again.
    """
    known = known_places(case)
    for found in files:
        if found.kind is not None and found.kind is not Kind.SCREENSHOT:
            yield from bring_saved(case, found, known, tools)
    shots = [found for found in files if found.kind is Kind.SCREENSHOT]
    if shots:
        yield from bring_shots(case, shots, tools)
