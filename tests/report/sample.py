"""Made views: a person, drawn photos, and accounts of every kind, strangers' tricks included."""

from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import cache
from hashlib import sha256
from io import BytesIO

from PIL import Image, ImageDraw, ImageOps

from impostor.model import (
    Account,
    Band,
    Decision,
    Finding,
    Match,
    Observation,
    Person,
    Photo,
    PhotoMatch,
    Picture,
    Polygon,
    Profile,
    Relation,
    Role,
    Sentence,
    Source,
    Status,
    Verdict,
)
from impostor.report.view import Card, Unread, View

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=timezone(timedelta(hours=1)))


def scene(seed: int, size: tuple[int, int] = (640, 480)) -> Image.Image:
    """Draw a small landscape with a child in it, another one for each seed."""
    width, height = size
    sky = [(120, 180, 230), (250, 190, 140), (150, 200, 210), (200, 190, 230)][seed % 4]
    ground = [(236, 214, 160), (110, 160, 90), (90, 140, 170), (150, 180, 110)][seed % 4]
    picture = Image.linear_gradient("L").resize(size)
    picture = ImageOps.colorize(picture, sky, (255, 246, 230))
    draw = ImageDraw.Draw(picture)
    sun = width * (0.15 + 0.7 * (seed * 0.37 % 1))
    draw.ellipse((sun - 40, 40, sun + 40, 120), fill=(255, 225, 120))
    for hill in range(4):
        left = width * (hill * 0.3 - 0.2 + seed * 0.07 % 0.2)
        shade = tuple(int(c * (0.75 + 0.06 * hill)) for c in ground)
        draw.ellipse((left, height * 0.5, left + width * 0.6, height * 1.1), fill=shade)
    draw.rectangle((0, height * 0.78, width, height), fill=ground)
    x, y = width * (0.35 + 0.3 * (seed * 0.61 % 1)), height * 0.42
    shirt = [(200, 60, 60), (60, 90, 180), (240, 160, 40), (90, 60, 140)][seed % 4]
    draw.rounded_rectangle((x - 46, y + 70, x + 46, y + 190), 30, fill=shirt)
    draw.rectangle((x - 36, y + 180, x - 8, y + 250), fill=(50, 60, 90))
    draw.rectangle((x + 8, y + 180, x + 36, y + 250), fill=(50, 60, 90))
    draw.ellipse((x - 48, y - 26, x + 48, y + 76), fill=(236, 190, 150))
    draw.pieslice((x - 54, y - 40, x + 54, y + 66), 180, 360, fill=(80, 50, 30))
    draw.ellipse((x - 22, y + 16, x - 12, y + 26), fill=(30, 30, 30))
    draw.ellipse((x + 12, y + 16, x + 22, y + 26), fill=(30, 30, 30))
    draw.arc((x - 20, y + 26, x + 20, y + 54), 20, 160, fill=(140, 50, 50), width=4)
    return picture


class Album:
    """Pictures by the SHA-256 of their bytes."""

    def __init__(self) -> None:
        self.jpegs: dict[str, bytes] = {}

    def add(self, picture: Image.Image) -> Photo:
        file = BytesIO()
        picture.save(file, "JPEG", quality=80)
        name = sha256(file.getvalue()).hexdigest()
        self.jpegs[name] = file.getvalue()
        return Photo(name, *picture.size, quality=0.9, described_by="none", descriptors=b"")


def box(left: float, top: float, right: float, bottom: float) -> Polygon:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def account(platform: str, handle: str, account_id: str | None = None) -> Account:
    return Account(platform, f"https://{platform}.example/{handle}", handle, account_id)


def card(account: Account, number: int = 1, **changes: object) -> Card:
    """Make a plain card; changes go to the card or, where it has none of that name, its match."""
    plain = Card(
        number,
        number,
        Match(account, 0.5, Band.POSSIBLE),
        Profile(account, name="Somebody"),
        Observation(account, Status.UP, Sentence("The page shows a profile."), NOON),
        NOON - timedelta(days=3),
    )
    of_match = {k: v for k, v in changes.items() if k in Match.__dataclass_fields__}
    of_card = {k: v for k, v in changes.items() if k not in of_match}
    return replace(plain, match=replace(plain.match, **of_match), **of_card)


def view(*cards: Card, person: Person | None = None, **changes: object) -> View:
    person = person or Person(("Léa Martin",), handles=("lea.martin",))
    plain = View(person, {}, cards, lambda _sha256: None, NOON)
    return replace(plain, **changes)


COPIES = {
    Relation.SAME: "This picture is the same as the photo you gave.",
    Relation.MIRRORED: "This picture is the photo you gave, mirrored.",
    Relation.CROPPED: "This picture is cut out of the photo you gave.",
    Relation.EMBEDDED: (
        "The photo you gave stands inside this picture, as in a screenshot or collage."
    ),
}
"""What the ranking says, so that a French view is French."""


def copied(weight: float, found: PhotoMatch) -> Finding:
    return Finding("photo", weight, Sentence(COPIES[found.relation]), photo=found)


def imitated(weight: float, name: str, candidate: str) -> Finding:
    return Finding(
        "name",
        weight,
        Sentence(
            "“{candidate}” imitates “{reference}”.",
            {"candidate": candidate, "reference": name},
        ),
        name,
        candidate,
    )


@cache
def family() -> View:
    """Give a view that a parent could have: every band, copies with outlines, walls."""
    album, references = Album(), {}
    photos = []
    for seed, file in enumerate(("plage.jpg", "montagne.jpg", "anniversaire.jpg", "club.jpg")):
        photos.append(album.add(scene(seed)))
        references[photos[-1].sha256] = file
    own = account("bluesky", "lea.martin", "did:plc:lea")
    person = Person(("Léa Martin",), ("Lily",), ("lea.martin", "lealea_m"), tuple(photos), (own,))
    cards = (
        _likely(album, photos),
        _mirrored(album, photos),
        _parent(album, photos),
        _namesake(album, photos),
        _stranger(),
        card(
            own, 6, rank=6, band=Band.PROTECTED, score=0.0, profile=Profile(own, name="Léa Martin")
        ),
    )
    unread = (
        Unread(
            "https://instagram.example/lea.martin.off",
            Status.LOGIN_WALL,
            Sentence("The site asks to log in before it shows this account."),
            NOON,
            7,
        ),
        Unread(
            "https://mastodon.example/@leamartin",
            Status.RATE_LIMITED,
            Sentence("The site asks to come back later: too many requests."),
            NOON,
            8,
        ),
    )
    return View(person, references, cards, album.jpegs.get, NOON, unread)


def _likely(album: Album, photos: list[Photo]) -> Card:
    fake = account("instagram", "lea.martin_officiel")
    cut = album.add(scene(0).crop((130, 120, 470, 460)))
    shot = Image.new("RGB", (540, 960), (250, 250, 250))
    shot.paste(scene(2).resize((540, 405)), (0, 220))
    draw = ImageDraw.Draw(shot)
    draw.ellipse((24, 130, 96, 202), fill=(200, 200, 210))
    for line, length in enumerate((260, 180, 420, 380, 300)):
        top = 150 + 26 * line if line < 2 else 600 + 34 * line
        left = 116 if line < 2 else 24
        draw.rounded_rectangle((left, top, left + length, top + 14), 7, fill=(190, 194, 200))
    screenshot = album.add(shot)
    matches = (
        PhotoMatch(
            cut.sha256, photos[0].sha256, 0.99, Relation.CROPPED,
            box(4, 4, 336, 336), box(130, 120, 470, 460),
        ),
        PhotoMatch(
            screenshot.sha256, photos[2].sha256, 0.97, Relation.EMBEDDED,
            box(0, 220, 540, 625), box(4, 4, 636, 476),
        ),
    )  # fmt: skip
    return card(
        fake,
        1,
        score=0.98,
        band=Band.LIKELY,
        profile=Profile(
            fake,
            name="Lеa Mаrtin 🌸",
            bio="Nouveau compte, l'ancien a été piraté 😢\nÉcrivez-moi sur Telegram",
            links=("https://t.example/lea_m_prive",),
            followers=1312,
            created_at=NOON - timedelta(days=12),
        ),
        findings=(
            copied(3.9, matches[0]),
            imitated(2.8, "Léa Martin", "Lеa Mаrtin 🌸"),
            copied(2.2, matches[1]),
            Finding(
                "claims", 0.9, Sentence("It calls itself “{words}”.", {"words": "Nouveau compte"}),
            ),
            Finding("photo", -0.4, Sentence("The name and the handle are different.")),
        ),
        pictures=(
            Picture("https://instagram.example/a.jpg", Role.AVATAR, cut),
            Picture("https://instagram.example/b.jpg", Role.POST, screenshot),
        ),
    )  # fmt: skip


def _mirrored(album: Album, photos: list[Photo]) -> Card:
    fake = account("tiktok", "lea_martin2014")
    flipped = album.add(ImageOps.mirror(scene(1)))
    match = PhotoMatch(
        flipped.sha256, photos[1].sha256, 0.96, Relation.MIRRORED,
        box(4, 4, 636, 476), box(4, 4, 636, 476),
    )  # fmt: skip
    return card(
        fake,
        2,
        score=0.86,
        band=Band.LIKELY,
        profile=Profile(fake, name="Léa Martin"),
        care=(Sentence("It is older than the genuine account: a copy usually comes later."),),
        findings=(copied(3.1, match), imitated(1.4, "Léa Martin", "Léa Martin")),
        pictures=(Picture("https://tiktok.example/a.jpg", Role.AVATAR, flipped),),
    )


def _parent(album: Album, photos: list[Photo]) -> Card:
    mother = account("youtube", "claire.et.les.petits")
    images = [album.add(scene(seed).resize((320, 240))) for seed in (1, 3)]
    matches = [
        PhotoMatch(
            image.sha256, photos[seed].sha256, 0.99, Relation.SAME,
            box(2, 2, 318, 238), box(2, 2, 638, 478),
        )
        for image, seed in zip(images, (1, 3), strict=True)
    ]  # fmt: skip
    return card(
        mother,
        3,
        score=0.55,
        band=Band.USES_PHOTOS,
        profile=Profile(mother, name="Claire M.", created_at=NOON - timedelta(days=3000)),
        care=(Sentence("It has the same surname: it may be a relative."),),
        findings=(
            copied(2.9, matches[0]),
            copied(1.7, matches[1]),
            Finding("age", -1.6, Sentence("It is older than the genuine account.")),
        ),
        pictures=tuple(
            Picture(f"https://youtube.example/{i}.jpg", Role.POST, image)
            for i, image in enumerate(images)
        ),
    )


def _namesake(album: Album, photos: list[Photo]) -> Card:
    other = account("mastodon", "@lea.martin")
    face = album.add(scene(7, (300, 300)))
    return card(
        other,
        4,
        score=0.21,
        band=Band.POSSIBLE,
        profile=Profile(other, name="Léa Martin", private=True),
        observation=Observation(
            other, Status.PRIVATE, Sentence("The page says it is private."), NOON, Source.PERSON
        ),
        findings=(
            imitated(1.5, "Léa Martin", "Léa Martin"),
            Finding(
                "photo",
                -1.1,
                Sentence("Its picture was compared with the photos you gave and is no copy."),
            ),
        ),
        pictures=(
            Picture("https://m.example/a.jpg", Role.AVATAR, face),
            Picture(
                "https://m.example/b.jpg",
                Role.POST,
                None,
                Sentence("The picture is damaged or cut short."),
            ),
        ),
    )


def _stranger() -> Card:
    other = account("bluesky", "jean.dupond")
    return card(
        other,
        5,
        score=0.01,
        band=Band.UNLIKELY,
        profile=Profile(other, name="Jean Dupond"),
        findings=(Finding("name", -4.0, Sentence("The name and the handle are different.")),),
    )


def judged(plain: View, count: int = 1) -> View:
    """Give the view after a person has judged its first accounts."""
    said = (
        replace(
            first,
            verdicts=(
                Verdict(
                    first.match.account,
                    Decision.FAKE,
                    "Claire",
                    NOON,
                    "Ce n'est pas nous, c'est sûr.",
                ),
            ),
        )
        for first in plain.cards[:count]
    )
    return replace(plain, cards=(*said, *plain.cards[count:]))
