"""Small made values that the tests of the case share."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from impostor.model import (
    Account,
    Band,
    Decision,
    Finding,
    Look,
    Match,
    Observation,
    Page,
    Photo,
    PhotoMatch,
    Picture,
    Profile,
    Relation,
    Role,
    Sentence,
    Source,
    Status,
    Verdict,
)

START = datetime(2026, 3, 1, 12, 0, 0, 123456, tzinfo=UTC)


def clock() -> datetime:
    return START


def hours(count: float) -> datetime:
    return START + timedelta(hours=count)


def account(name: str = "lea", stable_id: str | None = None) -> Account:
    return Account("pictogram", f"https://pictogram.example/{name}", name, stable_id)


def photo(name: str = "a", described_by: str = "v1") -> Photo:
    return Photo(name * 64, 640, 480, 0.75, described_by, b"\x00packed\xff")


def outline(name: str = "a", described_by: str = "v1") -> Photo:
    """The photo as looks give it: without its descriptors."""
    return replace(photo(name, described_by), descriptors=b"")


def page(
    url: str = "https://pictogram.example/lea", body: bytes = b"<html>", at: float = 0
) -> Page:
    return Page(url, 200, {"content-type": "text/html"}, body, hours(at))


def look(seen: Account, at: float = 0, status: Status = Status.UP, *pictures: Photo) -> Look:
    observation = Observation(seen, status, Sentence("seen"), hours(at), Source.TOOL, "0" * 64)
    if status is not Status.UP:
        return Look(observation)
    profile = Profile(seen, name="Léa 🌸", links=("https://l.example",), created_at=hours(-9000))
    shown = tuple(Picture(f"https://p.example/{p.sha256}", Role.POST, p) for p in pictures)
    return Look(observation, profile, shown)


def remembered(seen: Look) -> Look:
    """The look as the case gives it back."""
    shown = (
        replace(picture, photo=picture.photo and replace(picture.photo, descriptors=b""))
        for picture in seen.pictures
    )
    return replace(seen, pictures=tuple(shown))


def match(of: Account, score: float = 0.9) -> Match:
    copied = PhotoMatch(
        "c" * 64, "a" * 64, 0.97, Relation.CROPPED, ((0, 0), (9.5, 7)), (), {"d": 3}
    )
    sentence = Sentence("{count} photo", {}, "{count} photos", 2)
    finding = Finding("photo_copied", 4.5, sentence, "a", "c", copied)
    return Match(of, score, Band.LIKELY, (Sentence("verified"),), (finding,))


def verdict(of: Account, decision: Decision = Decision.FAKE, at: float = 0) -> Verdict:
    return Verdict(of, decision, "a parent", hours(at), "never had one")
