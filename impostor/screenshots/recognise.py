"""Whose account a screenshot shows: the app by its words, the handle by where it stands.

Nothing is guessed: what does not stand there is None, and a handle that can be read in several
ways carries the others.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Self

from impostor.platforms import GENERIC, Refused, identify
from impostor.screenshots.cues import (
    INTERFACE,
    clearest,
    folded,
    weights,
)
from impostor.screenshots.handles import AT_ALONE, HEADER, may_be_handle, skeleton, votes_in
from impostor.screenshots.lines import Line

STATUS_BAR = 0.045
"""Above this share of the height stand the clock and the battery."""

PHONE = re.compile(r"\+\d[\d .()-]{7,18}\d")
BUTTONS = re.compile(r"\b(follow|following|suivre|suivi\S*)\s+(message|ecrire|contacter)\b")
COUNTS_OF_TIKTOK = re.compile(r"\bfollowers\b.*\b(likes|j'aime)\b")
COUNTS_OF_INSTAGRAM = re.compile(r"\b(posts?|publications?)\b.*\bfollowers\b.*\b(following|suivi)")
PRESENCE = re.compile(r"last seen\b|vue? |en ligne|online|active? |actif ")
ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}/\S+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Recognised:
    """What one screenshot says of whose account it shows.

    `platform` is a platform's name; `handle` is in lower case, without @. It may as well be read as
    one of `others`, and less likely as one of `perhaps`. `sure` in [0, 1] is the reading's.
    `profile` tells an account's own page from a post.
    """

    platform: str | None = None
    handle: str | None = None
    name: str | None = None
    others: frozenset[str] = frozenset()
    perhaps: frozenset[str] = frozenset()
    sure: float = 0.0
    profile: bool = False

    @classmethod
    def told(cls, platform: str | None, handle: str, name: str | None = None) -> Self:
        """Take a person's word, or a file's name, for whose account it is."""
        return cls(platform, folded(handle).lstrip("@"), name, sure=1.0)

    def with_name_of(self, read: "Recognised") -> "Recognised":
        """Add the display name that was read, where it is of the account that was told.

        The handle that was read is the one told, but for letters that reading confuses or loses;
        or none was read, on an account's own page.
        """
        if self.platform and read.platform and self.platform != read.platform:
            return self
        ways = {skeleton(way) for way in (read.handle, *read.others, *read.perhaps) if way}
        same = skeleton(self.handle or "") in ways if ways else read.profile
        if not same:
            return self
        return replace(self, name=self.name or read.name, profile=read.profile)


def recognise(lines: Sequence[Line], app: str | None = None) -> Recognised:
    """Recognise the account that a screenshot shows; `app` is what its file's name tells."""
    addressed = _in_address_bar(lines)
    if addressed is not None:
        return addressed
    inner = [line for line in lines if line.bottom > STATUS_BAR and line.text.strip()]
    found = weights({folded(text) for text in (*_rows(inner), *(line.text for line in inner))})
    for shaped, weight in _by_shape(inner):
        found[shaped] = found.get(shaped, 0.0) + weight
    platform = app or clearest(found)
    if platform == "whatsapp":
        return _by_phone_number(inner)
    votes = votes_in(inner, platform)
    handle = votes.best()
    if handle is None:
        return Recognised(platform, name=_heading(inner), profile=_is_profile(inner))
    line = votes.line[handle]
    return Recognised(
        platform,
        handle,
        _name(inner, line, platform),
        frozenset(votes.others[handle] - {handle}),
        frozenset(votes.perhaps[handle] - {handle}),
        line.sure,
        _is_profile(inner),
    )


def _in_address_bar(lines: Iterable[Line]) -> Recognised | None:
    """Read a browser's address bar, at the top or the bottom, where it shows a whole address."""
    for line in lines:
        if 0.14 < line.top < 0.86 or not ADDRESS.fullmatch(line.text.strip()):
            continue
        found = identify(line.text.strip())
        if not isinstance(found, Refused) and found[0] is not GENERIC and found[1].handle:
            account = found[1]
            handle = folded(account.handle or "").lstrip("@")
            return Recognised(account.platform, handle, sure=line.sure, profile=True)
    return None


def _rows(lines: Sequence[Line]) -> Iterator[str]:
    """Join what stands beside each other: reading cuts a row of words wherever it likes."""
    row: list[Line] = []
    for line in sorted(lines, key=lambda line: line.top):
        if row and line.top - row[0].top > 0.6 * row[0].height:
            yield " ".join(each.text for each in sorted(row, key=lambda each: each.left))
            row = []
        row.append(line)
    yield " ".join(each.text for each in sorted(row, key=lambda each: each.left))


def _by_shape(lines: Sequence[Line]) -> Iterator[tuple[str, float]]:
    """Weigh what is known by its place: counts beside each other, a handle above its buttons."""
    rows = [folded(row) for row in _rows(lines)]
    heads = [line for line in lines if line.top < HEADER and abs(line.middle - 0.5) < 0.3]
    if any(BUTTONS.search(row) for row in rows):
        if any(AT_ALONE.fullmatch(line.text.strip()) for line in lines):
            yield "tiktok", 2.0
        elif any(may_be_handle(line.text.strip()) for line in heads):
            yield "instagram", 2.0
    if any(COUNTS_OF_TIKTOK.search(row) for row in rows):
        yield "tiktok", 2.0
    if any(COUNTS_OF_INSTAGRAM.search(row) for row in rows):
        yield "instagram", 2.0


def _by_phone_number(lines: Sequence[Line]) -> Recognised:
    for line in lines:
        if found := PHONE.fullmatch(line.text.strip()):
            number = re.sub(r"\D", "", found[0])
            name = _heading(lines)
            return Recognised("whatsapp", number, name, sure=line.sure, profile=True)
    return Recognised("whatsapp", name=_heading(lines), profile=True)


def _name(lines: Sequence[Line], at: Line, platform: str | None) -> str | None:
    """Give the display name: the line above the handle; on Instagram the one below the counts."""
    if platform == "instagram":
        return _below_counts(lines)
    above = [
        line for line in lines
        if 0 <= at.top - line.top - line.height < 2.2 * max(line.height, at.height)
        and line.left < at.right and line.right > at.left and _may_be_name(line.text)
    ]  # fmt: skip
    if not above and platform == "tiktok" and _is_profile(lines):
        above = [
            line
            for line in lines
            if line.top < HEADER and line.bottom < at.top and _may_be_name(line.text)
        ]
    return max(above, key=lambda line: line.top).text.strip() if above else None


def _below_counts(lines: Sequence[Line]) -> str | None:
    labels = [
        line for line in lines
        if re.fullmatch(r"followers|abonnes", folded(line.text)) and line.top < 0.3
    ]  # fmt: skip
    if not labels:
        return None
    below = [line for line in lines if line.top > labels[0].bottom and line.left < 0.2]
    first = min(below, key=lambda line: line.top, default=None)
    return first.text.strip() if first and _may_be_name(first.text) else None


def _heading(lines: Sequence[Line]) -> str | None:
    """Give the largest text: without a handle, an account is known by its name alone."""
    names = [line for line in lines if _may_be_name(line.text)]
    return max(names, key=lambda line: line.height).text.strip() if names else None


def _may_be_name(text: str) -> bool:
    words = folded(text).split()
    if PRESENCE.match(folded(text)) or sum(c.isalpha() for c in text) < 2 or "@" in text:
        return False
    return len(words) < 6 and not set(words) <= INTERFACE


def _is_profile(lines: Sequence[Line]) -> bool:
    counts = re.compile(
        r"followers|abonnes|subscribers|\d following|^following$|abonnements|username"
        r"|snap ?map|carte snap|nom d'utilisateur|last seen.*|vue? recemment|contact info"
    )
    return any(counts.search(folded(line.text)) for line in lines)
