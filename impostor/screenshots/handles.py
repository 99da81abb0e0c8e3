"""The handles that stand in a screenshot, and how much speaks for each being its account's."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from impostor.screenshots.cues import INTERFACE, LOWER_CASE, WITHOUT_AT, folded
from impostor.screenshots.lines import Line

HEADER = 0.13
"""Above this share of the height stands an app's own title."""

AT = r"(?:@|©|®|\(a\))\s?"
WORD = r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,58}[A-Za-z0-9_])?_*|_[A-Za-z0-9._-]{1,58}"
AT_ALONE = re.compile(rf"{AT}({WORD})(?:\s*[·•|]?\s*\d.*|\s?(?:views?|vues?)\b.*)?")
AT_AUTHOR = re.compile(rf".*\s{AT}({WORD})\s?[·•]\s?\d+\s?\w{{1,3}}")
AT_INSIDE = re.compile(rf"(?<![\w.]){AT}({WORD})")
BARE = re.compile(rf"({WORD})")
BARE_TIMED = re.compile(rf"({WORD})\s[·•]?\s?\d+\s?(?:s|min|m|h|d|j|w|sem)\.?")
BARE_SCORED = re.compile(rf"({WORD})\s?[|•·]\s?[\d,.\s]+")
BARE_FIRST = re.compile(rf"({WORD})\s\W*\s?\S.*")
REPLY = re.compile(rf"(?:reply to|répondre à|repondre a)\s({WORD})\W*", re.IGNORECASE)
GLUED = re.compile(r"(.*?[A-Za-z_.])(\d+)\s?(?:views?|vues?|subscribers|abonn\S+|followers)")
GAP = re.compile(rf"(?:{AT})?([a-z0-9]+) ([a-z0-9._]+)")


@dataclass(slots=True)
class Votes:
    """What speaks for each handle, and the line in which it stands first."""

    weight: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    line: dict[str, Line] = field(default_factory=dict)
    others: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    perhaps: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, handle: str, weight: float, line: Line) -> None:
        """Let a line speak for a handle."""
        self.weight[handle] += weight
        self.line.setdefault(handle, line)

    def best(self) -> str | None:
        """Give the handle with most weight; of equals the one that stands higher.

        Readings of one handle that differ in what is easily lost count together, as the one with
        most dots and underscores: reading loses those and does not invent them.
        """
        together: dict[str, float] = defaultdict(float)
        for handle, weight in self.weight.items():
            together[skeleton(handle)] += weight
        order = sorted(
            self.weight,
            key=lambda h: (
                -together[skeleton(h)],
                -separators(h),
                -self.weight[h],
                self.line[h].top,
            ),
        )
        return order[0] if order and together[skeleton(order[0])] >= 1 else None


def handle_in(text: str, platform: str | None) -> str:
    """Give a handle as its platform writes it, of a text as it was read."""
    bare = text.strip().lstrip("@")
    if platform in LOWER_CASE:
        bare = bare.replace("I", "l")
    return folded(bare).rstrip(".")


def skeleton(handle: str) -> str:
    """Give what is left of a handle without all that reading confuses or loses."""
    return re.sub(r"[._-]", "", handle).translate(str.maketrans("i1|0", "lllo"))


def separators(handle: str) -> int:
    """Count dots, underscores and hyphens."""
    return len(re.findall(r"[._-]", handle))


def votes_in(lines: Sequence[Line], platform: str | None) -> Votes:
    """Collect what speaks for each handle that stands in the lines of a screenshot."""
    votes = Votes()
    for line in lines:
        text = line.text.strip()
        for found, weight in _with_at(text):
            _vote(votes, found, weight, line, platform)
        if platform in WITHOUT_AT:
            for found, weight in _without_at(line, text):
                _vote(votes, found, weight, line, platform)
        _gap(votes, text, platform)
    return votes


def _vote(votes: Votes, text: str, weight: float, line: Line, platform: str | None) -> None:
    handle = handle_in(text, platform)
    if len(handle) < 2 or handle in INTERFACE or handle.replace(".", "").isdecimal():
        return
    glued = GLUED.match(line.text[line.text.find(text) :]) if text in line.text else None
    if glued:
        # A gap that was not read joins a count to the handle: how much of it cannot be told.
        handle, whole = handle_in(glued[1], platform), handle_in(glued[1] + glued[2], platform)
        votes.others[handle] |= {whole}
    if platform in LOWER_CASE and "O" in text:
        votes.others[handle] |= {handle_in(text.replace("O", "0"), platform)}
    elif "I" in text:
        votes.perhaps[handle] |= {handle_in(text.replace("I", "l"), platform)}
    votes.add(handle, weight, line)


def _with_at(text: str) -> Iterator[tuple[str, float]]:
    alone, author = AT_ALONE.fullmatch(text), AT_AUTHOR.fullmatch(text)
    if alone or author:
        yield (alone[1], 3.0) if alone else (author[1] if author else "", 2.0)
        return
    for found in AT_INSIDE.finditer(text):
        yield found[1], 0.4 if found.start() else 1.0


def _without_at(line: Line, text: str) -> Iterator[tuple[str, float]]:
    """Find handles that stand alone, in the header above all, or before an age, a score, a text."""
    if may_be_handle(text):
        middle = abs(line.middle - 0.5) < 0.3
        yield text, 3.0 if line.top < HEADER and middle else 1.5
        return
    for pattern, weight in ((BARE_SCORED, 3.0), (BARE_TIMED, 1.5), (REPLY, 0.6)):
        if found := pattern.fullmatch(text):
            yield found[1], weight
            return
    found = BARE_FIRST.fullmatch(text)
    if found and re.search(r"[._\d]", found[1]) and may_be_handle(found[1]):
        yield found[1], 0.7


def may_be_handle(text: str) -> bool:
    """Tell a text that is one word of a handle's letters and no word of the app's own."""
    plain = bool(BARE.fullmatch(text)) and len(text) > 2
    lower = text.replace("I", "l").replace("O", "0").islower()
    return plain and lower and folded(text) not in INTERFACE


def _gap(votes: Votes, text: str, platform: str | None) -> None:
    """Take two words with an @ before them for a handle whose separator was not read."""
    found = GAP.fullmatch(text)
    if not found or not re.match(AT, text):
        return
    for joined in (f"{found[1]}_{found[2]}", f"{found[1]}.{found[2]}", found[1] + found[2]):
        votes.others[handle_in(found[1], platform)].add(handle_in(joined, platform))
