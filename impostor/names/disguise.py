"""Letters of a name or handle hidden behind others that look like them: l3a, fernke, Lеа."""

import re
from collections.abc import Iterable, Iterator

from impostor.names.spelling import LONGEST, Spelling, leet, mixed_words

SHORTEST = 3
"""A run of fewer letters stands in many handles by chance."""

_SIGNS = re.compile(r"[^a-z0-9@$!|€£]")
_ALIKE = str.maketrans("l", "i")


def hideable(names: Iterable[Spelling], handles: Iterable[Spelling]) -> frozenset[str]:
    """Give the runs of letters that a disguise would hide: words of the names, and the handles.

    What the person writes so herself is left out: who is l3a everywhere hides nothing.
    """
    own = list(handles)
    runs = {word.plain for name in names for word in name.words} | {one.plain for one in own}
    written = [one.text for one in own]
    return frozenset(
        run for run in runs if len(run) >= SHORTEST and not any(hidden([run], w) for w in written)
    )


def hidden(runs: Iterable[str], text: str) -> str | None:
    """Give the part of a text that hides one of the runs of letters, as it is written there.

    A digit or sign stands for a letter inside the run, not beside it (lea4ever hides nothing);
    r and n stand for m; or a word mixes scripts that no language writes together.
    """
    if mixed := mixed_words(text):
        return mixed[0]
    written = _SIGNS.sub("", text[:LONGEST].lower())
    read = leet(written).translate(_ALIKE)
    for run in runs:
        if run in written:
            continue
        place = read.find(run.translate(_ALIKE))
        if place >= 0 and not (found := written[place : place + len(run)]).isalpha():
            return found
        if spread := next((form for form in _spread(run) if form in written), None):
            return spread
    return None


def _spread(run: str) -> Iterator[str]:
    """Write r and n for an m."""
    for place, letter in enumerate(run):
        if letter == "m":
            yield f"{run[:place]}rn{run[place + 1 :]}"
