"""What would change a result: what could not be seen, what is not known, and who could tell."""

from collections.abc import Iterator
from dataclasses import replace

from impostor.language import N_
from impostor.model import Band, Sentence
from impostor.report import words
from impostor.report.view import Card, View

ENOUGH_PHOTOS = 3
"""Photos of the person below which many a copy cannot be found."""

NO_PHOTO_READ = Sentence(
    N_(
        "No photo could be read: open the account, compare its photos yourself, and bring a"
        " screenshot."
    )
)
SOME_PHOTOS_UNREAD = Sentence(
    N_("{count} picture could not be read; it may hold a copy."),
    plural=N_("{count} pictures could not be read; they may hold copies."),
)
NOTHING_TO_COMPARE = Sentence(
    N_("The only picture is a default or an empty one: it proves nothing either way.")
)
ONE_PHOTO = Sentence(N_("A second copied photo, of another moment, would weigh much more."))
FEW_PHOTOS = Sentence(
    N_(
        "Few photos of the person are known: with more of those that were published, more copies"
        " are found."
    )
)
NO_OWN_ACCOUNT = Sentence(
    N_(
        "No own account on {platform} is known: if there is one, add it, and its age, words and"
        " links are compared."
    )
)
NO_HANDLE = Sentence(N_("No user name of the person is known: add those that the person uses."))
NO_NAME = Sentence(N_("No name could be read: open the account and compare the names yourself."))
OWNER = Sentence(
    N_("If this account belongs to {person} or to a relative, declare it as own or trusted.")
)


def helps(card: Card, view: View) -> tuple[Sentence, ...]:
    """Say what would change a card's result; nothing would a protected account's."""
    if card.match.band is Band.PROTECTED:
        return ()
    person = view.person.names[0] if view.person.names else "?"
    owner = replace(OWNER, values={"person": person})
    asked = () if card.match.band is Band.UNLIKELY else (*_person_helps(card, view), owner)
    return (*_seen_helps(card), *_photo_helps(card), *_name_helps(card), *asked)


def _seen_helps(card: Card) -> Iterator[Sentence]:
    looked_at = card.observation if not card.brought else None
    if looked_at and (step := words.STATUSES[looked_at.status].next_step):
        yield step


def _name_helps(card: Card) -> Iterator[Sentence]:
    if card.profile and not card.profile.name:
        yield NO_NAME


def _photo_helps(card: Card) -> Iterator[Sentence]:
    described = [picture.photo for picture in card.pictures if picture.photo]
    troubles = [picture.trouble for picture in card.pictures if picture.trouble]
    if not described:
        yield NO_PHOTO_READ
    elif troubles:
        yield replace(SOME_PHOTOS_UNREAD, count=len(troubles))
    if described and all(photo.quality == 0 for photo in described):
        yield NOTHING_TO_COMPARE
    copied = {finding.photo.candidate for finding in card.match.findings if finding.photo}
    if card.match.band is Band.POSSIBLE and len(copied) == 1:
        yield ONE_PHOTO


def _person_helps(card: Card, view: View) -> Iterator[Sentence]:
    """Say what the person could add."""
    person, platform = view.person, card.match.account.platform
    if len(person.photos) < ENOUGH_PHOTOS:
        yield FEW_PHOTOS
    if not any(account.platform == platform for account in person.own):
        yield replace(NO_OWN_ACCOUNT, values={"platform": words.platform(platform)})
    if not person.handles and not person.own:
        yield NO_HANDLE
