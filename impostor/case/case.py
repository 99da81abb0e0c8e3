"""One case: a folder that owns a person, the settings, and all that was seen."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import Self

from impostor.case import accounts, brought, codec, looks, pages, photos, questions, views
from impostor.case.accounts import Listed
from impostor.case.database import Database
from impostor.case.errors import explained
from impostor.case.follow_up import FollowUp
from impostor.case.layout import (
    DATABASE,
    LOCK,
    OBJECTS,
    PERSON_FILE,
    THUMBNAILS,
    UNFINISHED,
    take_away,
)
from impostor.case.lock import Turn
from impostor.case.objects import Objects
from impostor.case.person_file import PersonFile, PersonText, Settings
from impostor.case.photos import Folders, Reference, Shelf
from impostor.case.questions import Asked
from impostor.model import (
    Account,
    Brought,
    Clock,
    Look,
    Match,
    Observation,
    Page,
    Person,
    Photo,
    PhotoMatch,
    Verdict,
)


class Case:
    """A case that is open; made by `new_case` or `open_case`, and used by several threads at once.

    In its folder case.toml owns the person and the settings, case.sqlite what was seen,
    objects/ the bytes as received, photos/ the person's own photos, common/ pictures that many
    people use, and thumbnails/ working copies, each named by the SHA-256 of its original. Every
    method raises `CaseError` with a sentence when the disk is full, the files are damaged, or
    another process is writing.
    """

    def __init__(self, folder: Path, clock: Clock, person_file: str = PERSON_FILE) -> None:
        self.folder = folder
        self._clock = clock
        unfinished = folder / UNFINISHED
        self._person = PersonFile(folder / person_file, unfinished)
        self._objects = Objects(folder / OBJECTS, unfinished)
        self._folders = Folders(folder, folder / THUMBNAILS, unfinished)
        self._turn = Turn(folder / LOCK, self._sweep)
        self._database = Database(folder / DATABASE)

    def __enter__(self) -> Self:
        """Close the case at the end of the block."""
        return self

    def __exit__(self, *_error: object) -> None:
        """Close the case."""
        self.close()

    def close(self) -> None:
        """Close the case; nothing waits to be stored."""
        self._database.close()

    def discard(self) -> None:
        """Take the case away with all it holds: for one whose making did not succeed."""
        self.close()
        with explained(self.folder):
            take_away(self.folder)

    def finish(self) -> None:
        """Make the case whole, which it is from its case.toml on: the end of its making."""
        self._person.move(self.folder / PERSON_FILE)

    def writing(self) -> AbstractContextManager[None]:
        """Keep other processes from writing; raise `CaseError` where one is at it.

        Methods that write files take it themselves; a flow takes it around all it does.
        """
        return self._turn.taken()

    # The person

    def person_text(self) -> PersonText:
        """Give the person as case.toml has it."""
        return self._person.person()

    def edit_person(self, person: PersonText) -> None:
        """Write the person into case.toml, keeping its comments and settings."""
        with self.writing():
            self._person.edit(person)

    def settings(self) -> Settings:
        """Give the settings of case.toml."""
        return self._person.settings()

    def person(self) -> Person:
        """Give the person with reference photos, and own and trusted accounts as now known.

        An own account that was seen carries its stable id; one that was renamed stands there by
        both its addresses.
        """
        written = self.person_text()
        known = {entry.number: entry.account for entry in self.accounts()}
        own, trusted = (
            accounts.protected(self._database, urls, known)
            for urls in (written.own, written.trusted)
        )
        return Person(
            names=written.names,
            aliases=written.aliases,
            handles=written.handles,
            photos=tuple(reference.photo for reference in self.references()),
            own=own,
            trusted=trusted,
        )

    def add_reference(self, data: bytes, name: str, photo: Photo, thumbnail: bytes) -> bool:
        """Copy a photo of the person into the case; False when it is there already."""
        return self._add_given(photos.OWN, data, Reference(name, photo), thumbnail)

    def add_common(self, data: bytes, name: str, photo: Photo, thumbnail: bytes) -> bool:
        """Copy a picture that many people use into the case; False when it is there already."""
        return self._add_given(photos.WIDESPREAD, data, Reference(name, photo), thumbnail)

    def _add_given(self, shelf: Shelf, data: bytes, given: Reference, thumbnail: bytes) -> bool:
        with self.writing():
            photos.store_thumbnail(self._folders, given.photo.sha256, thumbnail)
            place = (self._database, self._folders)
            return photos.add_reference(place, shelf, data, given, self._now())

    def references(self) -> tuple[Reference, ...]:
        """Give the person's own photos in outline, in the order in which they were added."""
        return photos.references(self._database, photos.OWN)

    def common(self) -> tuple[Reference, ...]:
        """Give the pictures that many people use, as `references` gives the person's own."""
        return photos.references(self._database, photos.WIDESPREAD)

    def remove_reference(self, name: str) -> Reference:
        """Take a picture that was given away, by its name or the start of its SHA-256."""
        with self.writing():
            return photos.remove_reference(self._database, self._folders, name)

    # Accounts

    def add_accounts(self, found: Iterable[Account]) -> tuple[int, ...]:
        """Give accounts their numbers, from 1 in order of first appearance; known ones keep theirs.

        The numbers come in the order of `found`. An address that leads to a known account gives
        that account's number.
        """
        now = self._now()
        with self._database.transaction():
            numbers = [accounts.add(self._database, account, now) for account in found]
            return tuple(accounts.shown_as(self._database, number) for number in numbers)

    def accounts(self) -> tuple[Listed, ...]:
        """Give the accounts by number, each with the handle, address and id last seen.

        Numbers found to be one account stand under the first of them.
        """
        return accounts.listed(self._database)

    def added(self) -> Mapping[int, datetime]:
        """Give when the case took up each account, by number."""
        return accounts.added(self._database)

    def find(self, reference: str) -> Listed:
        """Find an account by its number, `platform:handle` or canonical address, else CaseError."""
        return accounts.find(self._database, reference)

    # What was seen

    def store_page(self, page: Page) -> str:
        """Store an answer as received; give the SHA-256 of its body."""
        with self.writing():
            return pages.store(self._database, self._objects, page)

    def page(self, url: str) -> Page | None:
        """Give the last stored answer to an address, as it was asked for before any redirect."""
        return pages.last(self._database, self._objects, url)

    def original(self, sha256: str) -> bytes | None:
        """Give bytes as received, or one of the person's own photos, by their SHA-256."""
        return self._objects.read(sha256) or photos.original(self._database, self._folders, sha256)

    def record(self, look: Look, number: int | None = None) -> None:
        """Store one look whole, or nothing of it; the same look again is stored once.

        `number` is the account that was looked for; without it, the look's address or id says.
        A stable id seen for the first time is the account's from then on, and two numbers with
        one id, or without any but with one canonical address, become one account. A photo with
        empty `descriptors`, as `looks` gives it, stands for the stored one; ValueError without.
        """
        looks.record(self._database, look, number, self._now())

    def looks(self) -> Mapping[int, Look]:
        """Give every account's last look, by number.

        The observation is the tool's last one (a person's only where there is no other); profile
        and pictures are the last that could be read, perhaps in an earlier look, with the pictures
        that a person brought behind the tool's. Each picture's
        photo is as last described, with empty `descriptors`, of which a case holds far more than
        memory should: `photos` and `photo` give those that are needed.
        """
        return looks.latest(self._database)

    def history(self, number: int) -> tuple[Observation, ...]:
        """Give all looks at an account, oldest first."""
        return looks.history(self._database, accounts.shown_as(self._database, number))

    @property
    def follow_up(self) -> FollowUp:
        """Give what follows a scan: filed reports, rechecks, and what was told of them."""
        return FollowUp(self._database, self._clock)

    # Candidates

    def ask(self, account: Account, most: int) -> int | None:
        """Write down that an address is asked for a candidate; give the question's number.

        None where `most` were asked in the last 24 hours, by all threads and processes together.
        """
        return questions.ask(self._database, account, most, self._clock())

    def answered(self, question: int, observation: Observation) -> None:
        """Write down what came back to a question; that lists no account."""
        questions.answered(self._database, question, observation)

    def asked(self) -> tuple[Asked, ...]:
        """Give the addresses that were asked, each with its last question's time and answer."""
        return questions.asked(self._database)

    def asked_in_a_day(self) -> int:
        """Count the questions of the last 24 hours."""
        return questions.count(self._database, self._clock())

    # What a person brought

    def keep(self, data: bytes) -> str:
        """Store bytes that a person brought; give their SHA-256."""
        with self.writing():
            return self._objects.store(data)

    def add_brought(self, file: Brought, number: int | None) -> None:
        """Note a file that a person brought under an account, or that it is not clear whose."""
        brought.add(self._database, file, number)

    def brought(self) -> Mapping[int, tuple[Brought, ...]]:
        """Give the files that a person brought for each account, by number, oldest first."""
        return brought.by_account(self._database)

    # Pictures

    def photo(self, sha256: str, described_by: str) -> Photo | None:
        """Give a picture as that version of the photo engine described it."""
        return photos.get(self._database, sha256, described_by)

    def photos(self, names: Iterable[tuple[str, str]]) -> Iterator[Photo]:
        """Give pictures with their descriptors, by SHA-256 and version of the photo engine.

        They are read one at a time, as they are asked for; those not stored are left out.
        """
        return photos.several(self._database, names)

    def undescribed(self, described_by: str) -> tuple[str, ...]:
        """Give the pictures, by SHA-256, that this version of the photo engine has not described.

        They are those that looks ever showed and the person's own photos.
        """
        return photos.undescribed(self._database, described_by)

    def store_photo(self, photo: Photo, thumbnail: bytes) -> None:
        """Keep a picture's description and its JPEG thumbnail."""
        with self.writing():
            photos.store_thumbnail(self._folders, photo.sha256, thumbnail)
            photos.add(self._database, photo, self._now())

    def thumbnail(self, sha256: str) -> bytes | None:
        """Give the JPEG thumbnail of an original by the original's SHA-256."""
        return photos.thumbnail(self._folders, sha256)

    def comparisons(self, against: str) -> Mapping[str, tuple[PhotoMatch, ...]]:
        """Give what comparing pictures with the references named `against` gave, by SHA-256."""
        return photos.comparisons(self._database, against)

    def store_comparisons(self, against: str, found: Mapping[str, tuple[PhotoMatch, ...]]) -> None:
        """Keep what comparing pictures with the references named `against` gave."""
        photos.add_comparisons(self._database, against, found)

    # Views

    def store_ranking(self, ranked: Iterable[tuple[int, Match]], at: datetime) -> None:
        """Store the machine's views, each with its account's number, all or none.

        One that equals the account's last one, under any of its numbers, is not stored again.
        """
        views.add_matches(self._database, ranked, codec.moment(at))

    def matches(self) -> tuple[tuple[int, Match], ...]:
        """Give the machine's last view of every account, by number."""
        return views.matches(self._database)

    def ranked_at(self) -> Mapping[int, datetime]:
        """Give since when the machine's last view of each account is what it is, by number."""
        return views.ranked_at(self._database)

    def add_verdict(self, verdict: Verdict) -> None:
        """Store a person's view of an account, beside the machine's."""
        views.add_verdict(self._database, verdict)

    def undo_verdict(self, number: int) -> Verdict:
        """Take back the last verdict on an account and give it; both stay written."""
        shown = accounts.shown_as(self._database, number)
        return views.undo_verdict(self._database, shown, self._now())

    def verdicts(self) -> Mapping[int, tuple[Verdict, ...]]:
        """Give the verdicts that stand, oldest first, by number."""
        return views.verdicts(self._database)

    def _now(self) -> str:
        return codec.moment(self._clock())

    def _sweep(self) -> None:
        """Clear what a killed process had begun to write; nobody else is writing now."""
        unfinished = self.folder / UNFINISHED
        with explained(unfinished):
            for left in unfinished.glob("*"):
                left.unlink(missing_ok=True)
