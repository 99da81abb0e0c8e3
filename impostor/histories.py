"""What became of a case's accounts: their looks as the state machine takes them, and its answer."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from impostor.case import Case, Filing, Listed, Reading, Stored
from impostor.model import Person, PhotoMatch, Profile, Role
from impostor.names import Index as NameIndex
from impostor.names import Shown
from impostor.names import index as index_names
from impostor.observe import MOST_POST_PHOTOS
from impostor.rank.weights import COPY_AT_LEAST, NAME_ALIKE_AT_LEAST
from impostor.rerank import against
from impostor.watching import Content, Course, Sight, Takedown, follow, takedowns
from impostor.whereabouts import can_be_asked_by_id


@dataclass(frozen=True, slots=True)
class History:
    """An account, all looks at it in the order of storing, its course, and the reports sent."""

    listed: Listed
    looks: tuple[Sight, ...]
    course: Course
    filings: tuple[Filing, ...] = ()
    takedowns: tuple[Takedown, ...] = field(default=())


class Histories:
    """The histories of one case, made ready for many accounts."""

    def __init__(self, case: Case) -> None:
        self._case = case
        self._gap = case.settings().confirm_gone
        self._filings = case.follow_up.filings()
        self._shows = _Shows(case)

    def of(self, listed: Listed) -> History:
        """Give the history of one account."""
        stored = self._case.follow_up.looks(listed.number)
        by_id = can_be_asked_by_id(listed.account)
        looks = tuple(replace(self._shows.sight(one), by_id=by_id) for one in stored)
        course = follow(looks, listed.account.account_id, self._gap)
        filed = self._filings.get(listed.number, ())
        ended = takedowns(
            listed.number, listed.account.platform, (each.at for each in filed), course.changes
        )
        return History(listed, looks, course, filed, ended)

    def all(self, accounts: Iterable[Listed]) -> tuple[History, ...]:
        """Give the histories of some accounts, in their order."""
        return tuple(map(self.of, accounts))


class _Shows:
    """Says what of the person a look showed: a copied photo, an imitated name."""

    def __init__(self, case: Case) -> None:
        person = case.person()
        self._copies = _copies(case, person)
        self._names: NameIndex = index_names((*person.names, *person.aliases), person.handles)
        self._alike: dict[Shown, bool] = {}

    def sight(self, stored: Stored) -> Sight:
        """Take one look."""
        if stored.reading is None or stored.reading.profile is None:
            return Sight(stored.key, stored.observation)
        content, known = set(), set()
        if (name := self._name(stored.reading.profile)) is not None:
            known.add(Content.NAME)
            content |= {Content.NAME} if name else set()
        if (photo := self._photo(stored.reading)) is not None:
            known.add(Content.PHOTO)
            content |= {Content.PHOTO} if photo else set()
        return Sight(stored.key, stored.observation, frozenset(content), frozenset(known))

    def _name(self, profile: Profile) -> bool | None:
        if not profile.name:
            # A page that tells of followers or age would also tell a name.
            full = profile.followers is not None or profile.created_at is not None
            return False if full else None
        shown = Shown(profile.name)
        if shown not in self._alike:
            (match,) = self._names.compare([shown])
            self._alike[shown] = match.score >= NAME_ALIKE_AT_LEAST
        return self._alike[shown]

    def _photo(self, reading: Reading) -> bool | None:
        """Say whether a copied photo is shown; None where a picture that was not read may be."""
        names = [picture.sha256 for picture in reading.pictures]
        if any(self._copies.get(name or "") for name in names):
            return True
        posts = sum(picture.role is Role.POST for picture in reading.pictures)
        read = all(name in self._copies for name in names)
        return False if read and posts < MOST_POST_PHOTOS else None


def _copies(case: Case, person: Person) -> Mapping[str, bool]:
    """Say of each picture that was compared whether it copies a photo of the person."""

    def is_copy(matches: tuple[PhotoMatch, ...]) -> bool:
        return any(match.score >= COPY_AT_LEAST for match in matches)

    compared = case.comparisons(against(person.photos))
    return {name: is_copy(matches) for name, matches in compared.items()}
