"""The pictures of a profile: fetched one by one, opened through the door, and let go."""

from collections import deque
from concurrent.futures import Future
from dataclasses import dataclass
from hashlib import sha256

from impostor import photos
from impostor.case import Case
from impostor.images import Door, Opened, Unreadable
from impostor.language import N_
from impostor.model import Fetch, Look, NoAnswer, Photo, Picture, Role, Sentence
from impostor.observe import Sighting, pictures_of

AHEAD = 2
"""Pictures of one account that are open at once; many accounts are under way beside it."""

MOST_BYTES = 40_000_000
"""For all pictures of one look; an honest profile shows a tenth of that."""

Opening = Photo | Sentence | Future[Opened | Unreadable]


@dataclass(slots=True)
class Budget:
    """The bytes that are left for one look's pictures."""

    left: int = MOST_BYTES


def develop(case: Case, sighting: Sighting, fetch: Fetch, door: Door) -> Look:
    """Fetch and decode the pictures of a sighting, and give the whole look."""
    if sighting.profile is None:
        return Look(sighting.observation)
    budget = Budget()
    pictures: list[Picture] = []
    opening: deque[tuple[str, Role, Opening]] = deque()
    for url, role in pictures_of(sighting.profile):
        opening.append((url, role, _open(case, _bytes(fetch, url, budget), door)))
        if len(opening) > AHEAD:
            pictures.append(_picture(case, *opening.popleft()))
    pictures += [_picture(case, *one) for one in opening]
    return Look(sighting.observation, sighting.profile, tuple(pictures))


def _bytes(fetch: Fetch, url: str, budget: Budget) -> bytes | Sentence:
    if budget.left <= 0:
        return Sentence(N_("The profile's pictures before this one were too large together."))
    answer = fetch(url)
    if isinstance(answer, NoAnswer):
        return answer.sentence
    budget.left -= len(answer.body)
    if answer.status != 200:
        template = N_("The picture's address answered with the error {status}.")
        return Sentence(template, {"status": str(answer.status)})
    return answer.body


def _open(case: Case, data: bytes | Sentence, door: Door) -> Opening:
    if isinstance(data, Sentence):
        return data
    return case.photo(sha256(data).hexdigest(), photos.VERSION) or door.open(data)


def _picture(case: Case, url: str, role: Role, opening: Opening) -> Picture:
    result = opening.result() if isinstance(opening, Future) else opening
    if isinstance(result, Opened):
        case.store_photo(result.photo, result.thumbnail)
        result = result.photo
    elif isinstance(result, Unreadable):
        result = result.sentence
    if isinstance(result, Photo):
        return Picture(url, role, photo=result)
    return Picture(url, role, trouble=result)
