"""What would change a result: what could not be seen, what is not known, and who could tell."""

from collections.abc import Iterator
from dataclasses import replace

from impostor.model import Band, Sentence
from impostor.report import words
from impostor.report.view import Card, View

FEW_PHOTOS = 3
"""Photos of the person below which many a copy cannot be found."""


def helps(card: Card, view: View) -> tuple[Sentence, ...]:
    """Say what would change a card's result; nothing would a protected account's."""
    if card.match.band is Band.PROTECTED:
        return ()
    person = view.person.names[0] if view.person.names else "?"
    owner = replace(words.OWNER, values={"person": person})
    asked = () if card.match.band is Band.UNLIKELY else (*_person_helps(card, view), owner)
    return (*_seen_helps(card), *_photo_helps(card), *_name_helps(card), *asked)


def _seen_helps(card: Card) -> Iterator[Sentence]:
    looked_at = card.observation if not card.brought else None
    if looked_at and (step := words.STATUSES[looked_at.status].next_step):
        yield step


def _name_helps(card: Card) -> Iterator[Sentence]:
    if card.profile and not card.profile.name:
        yield words.NO_NAME


def _photo_helps(card: Card) -> Iterator[Sentence]:
    described = [picture.photo for picture in card.pictures if picture.photo]
    troubles = [picture.trouble for picture in card.pictures if picture.trouble]
    if not described:
        yield words.NO_PHOTO_READ
    elif troubles:
        yield replace(words.SOME_PHOTOS_UNREAD, count=len(troubles))
    if described and all(photo.quality == 0 for photo in described):
        yield words.NOTHING_TO_COMPARE
    copied = {finding.photo.candidate for finding in card.match.findings if finding.photo}
    if card.match.band is Band.POSSIBLE and len(copied) == 1:
        yield words.ONE_PHOTO


def _person_helps(card: Card, view: View) -> Iterator[Sentence]:
    """Say what the person could add."""
    person, platform = view.person, card.match.account.platform
    if len(person.photos) < FEW_PHOTOS:
        yield words.FEW_PHOTOS
    if not any(account.platform == platform for account in person.own):
        yield replace(words.NO_OWN_ACCOUNT, values={"platform": words.platform(platform)})
    if not person.handles and not person.own:
        yield words.NO_HANDLE
