"""What the templates show of a card: its pictures in pairs, its reasons, what would help."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import isfinite

from impostor.model import (
    Finding,
    Photo,
    PhotoMatch,
    Picture,
    Polygon,
    Role,
    Sentence,
    Source,
)
from impostor.names.letters import Letter, letters
from impostor.report import words
from impostor.report.came_back import CameBack, came_back
from impostor.report.escape import shortened, visible
from impostor.report.helps import helps
from impostor.report.speech import Speech
from impostor.report.view import Card, View
from impostor.report.waterfall import Waterfall, by_weight, waterfall
from impostor.report.why import KINDS, why_this_band

MOST_PAIRS = 4
NAME = "name"
"""The ranking's signal of an imitated name."""
RETURN = "earlier_fake"
"""The ranking's signal of an earlier fake's return."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A picture as a report shows it, with the text that stands for it.

    `width` and `height` are those of the upright original, in pixels, in which `outline` is given
    as SVG points (empty: nothing to outline). `kept` says whether there is a thumbnail.
    """

    sha256: str
    width: int
    height: int
    outline: str
    alt: str
    kept: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A picture of the account beside the reference photo that it copies."""

    candidate: Shown
    reference: Shown
    relation: Sentence
    role: Sentence | None
    file: str | None


@dataclass(frozen=True, slots=True)
class Showing:
    """A card with all that its template needs, ready made."""

    card: Card
    label: str
    words: words.BandWords
    avatar: Shown | None
    pairs: tuple[Pair, ...]
    more: Sentence | None
    reasons: Waterfall
    why: tuple[Sentence, ...]
    letters: tuple[Letter, ...]
    helps: tuple[Sentence, ...]
    came_back: CameBack | None


def subject(view: View) -> str:
    """Give the name by which a report speaks of the person."""
    return view.person.names[0] if view.person.names else "?"


def label(card: Card) -> str:
    """Give what an account is called: its name, else its handle, else its address."""
    account = card.match.account
    name = card.profile.name if card.profile else None
    return name or account.handle or account.url


@dataclass(frozen=True, slots=True)
class Gallery:
    """The pictures of a view, spoken of in one language."""

    view: View
    speech: Speech

    def reference(self, sha256: str, region: Polygon = ()) -> Shown:
        """Give a reference photo, with the part that was copied."""
        photos = {photo.sha256: photo for photo in self.view.person.photos}
        file = self.view.reference_names.get(sha256) or self.speech.say(words.UNNAMED_PHOTO)
        alt = replace(words.REFERENCE_ALT, values={"file": file})
        return self._shown(sha256, photos.get(sha256), region, alt)

    def candidate(self, card: Card, picture: Picture | None, match: PhotoMatch) -> Shown:
        """Give an account's picture, with the part that is a copy."""
        photo = picture.photo if picture else None
        alt = self._candidate_alt(card, picture)
        return self._shown(match.candidate, photo, match.candidate_region, alt)

    def avatar(self, card: Card) -> Shown | None:
        """Give an account's profile picture, where it was read."""
        for picture in card.pictures:
            if picture.role is Role.AVATAR and picture.photo and not picture.screenshot:
                alt = self._candidate_alt(card, picture)
                return self._shown(picture.photo.sha256, picture.photo, (), alt)
        return None

    def pair(self, card: Card, match: PhotoMatch) -> Pair:
        """Set an account's picture beside the reference photo that it copies."""
        picture = _picture(card, match.candidate)
        return Pair(
            self.candidate(card, picture, match),
            self.reference(match.reference, match.reference_region),
            words.RELATIONS[match.relation],
            _place(picture) if picture else None,
            self.view.reference_names.get(match.reference),
        )

    def kinds(self) -> dict[str, str]:
        """Give the names of the kinds of finding."""
        return {kind: self.speech.say(sentence) for kind, sentence in KINDS.items()}

    def _candidate_alt(self, card: Card, picture: Picture | None) -> Sentence:
        role = _place(picture) if picture else words.ROLES[Role.POST]
        values = {"role": self.speech.say(role), "account": shortened(label(card), 80)}
        return replace(words.CANDIDATE_ALT, values=values)

    def _shown(self, sha256: str, photo: Photo | None, region: Polygon, alt: Sentence) -> Shown:
        outline = _points(region) if photo else ""
        text = self.speech.say(alt)
        if outline:
            text = self.speech.say(replace(words.OUTLINED_ALT, values={"picture": text}))
        width, height = (photo.width, photo.height) if photo else (100, 100)
        kept = self.view.thumbnails(sha256) is not None
        return Shown(sha256, width, height, outline, visible(text), kept)


def _place(picture: Picture) -> Sentence:
    """Say where a picture stands on an account, or that a person brought it."""
    if picture.screenshot:
        return words.SCREENSHOT_BROUGHT
    if picture.source is Source.PERSON:
        return words.PICTURE_BROUGHT
    return words.ROLES[picture.role]


def showing(card: Card, gallery: Gallery) -> Showing:
    """Make a card ready for its template."""
    pairs = tuple(gallery.pair(card, match) for match in _copies(card))
    more = len(pairs) - MOST_PAIRS
    return Showing(
        card,
        label(card),
        words.BANDS[card.match.band],
        gallery.avatar(card),
        pairs[:MOST_PAIRS],
        replace(words.MORE_PAIRS, count=more) if more > 0 else None,
        waterfall(_without_signs(card.match.findings), gallery.view.prior),
        why_this_band(card, gallery.kinds()),
        _letters(card),
        helps(card, gallery.view),
        came_back(card.match, card.verdicts),
    )


def _without_signs(findings: Sequence[Finding]) -> list[Finding]:
    """Leave out the signs of a return, which the card shows beside it."""
    return [each for each in findings if each.signal != RETURN or each.weight]


def _picture(card: Card, sha256: str) -> Picture | None:
    for picture in card.pictures:
        if picture.photo and picture.photo.sha256 == sha256:
            return picture
    return None


def _copies(card: Card) -> list[PhotoMatch]:
    """Give the copied pictures, the surest first, each against one reference photo only."""
    found = [finding.photo for finding in card.match.findings if finding.photo]
    best: dict[str, PhotoMatch] = {}
    for match in sorted(found, key=lambda match: -match.score):
        best.setdefault(match.candidate, match)
    return list(best.values())


def _letters(card: Card) -> tuple[Letter, ...]:
    """Set an imitated name beside the person's, where letters only look like the right ones."""
    for finding in by_weight(card.match.findings):
        if (
            finding.signal == NAME
            and finding.weight > 0
            and finding.reference
            and finding.candidate
        ):
            columns = tuple(letters(finding.reference, finding.candidate))
            return columns if any(column.imitates for column in columns) else ()
    return ()


def _points(region: Polygon) -> str:
    if len(region) < 3 or not all(isfinite(x) and isfinite(y) for x, y in region):
        return ""
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in region)
