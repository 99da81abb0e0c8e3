"""The view of a case as it stands: what every report format shows."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime
from itertools import islice

from impostor import photos
from impostor.case import Case
from impostor.histories import Histories, History
from impostor.language import N_
from impostor.model import Band, Brought, Decision, Look, Sentence, Source, Status
from impostor.protection import Views, views_of
from impostor.rank.fakes import telling
from impostor.rank.groups import Candidate, Operation, may_be_in, operations
from impostor.rank.order import place
from impostor.rank.verdicts import CLEARING, last_decision
from impostor.report.view import Card, Unread, View

READ = frozenset({Status.UP, Status.PRIVATE, Status.GONE, Status.SUSPENDED})
"""The states that answer the question; in any other the account itself was not seen."""


def view_of(case: Case, made_at: datetime) -> View:
    """Take the view of a case: accounts by band, in each the highest score first.

    Without what only whole reports show: `whole_view_of` has that too.
    """
    looks = case.looks()
    return _view(case, looks, views_of(case, looks), made_at)


def whole_view_of(case: Case, made_at: datetime) -> View:
    """Take the view of a case with the histories and groups of its accounts."""
    looks = case.looks()
    views = views_of(case, looks)
    return replace(
        _view(case, looks, views, made_at),
        histories=_histories(case, views),
        operations=_operations(case, looks, views),
    )


def _view(case: Case, looks: Mapping[int, Look], views: Views, made_at: datetime) -> View:
    brought = case.brought()
    return View(
        person=views.person,
        reference_names={ref.photo.sha256: ref.name for ref in case.references()},
        cards=tuple(_cards(case, looks, views, brought)),
        thumbnails=case.thumbnail,
        made_at=made_at,
        unread=(
            *(
                _unread(number, look)
                for number, look in looks.items()
                if not _was_read(look) and number not in brought
            ),
            *_waiting(case, looks, views, made_at),
        ),
        prior=case.settings().prior,
    )


SHOWN = frozenset({Band.LIKELY, Band.USES_PHOTOS})


def _histories(case: Case, views: Views) -> tuple[History, ...]:
    """Give the histories worth a line: of likely fakes, and of all that changed or was reported."""
    matches, found = dict(views.matches), []
    for history in Histories(case).all(case.accounts()):
        number = history.listed.number
        said = last_decision(views.verdicts.get(number, ()))
        band = matches[number].band if number in matches else Band.UNLIKELY
        fake = band in SHOWN or said is Decision.FAKE
        happened = bool(history.course.changes or history.filings)
        if number not in views.protected and said not in CLEARING and (fake or happened):
            found.append(history)
    return tuple(found)


def _cards(
    case: Case,
    looks: Mapping[int, Look],
    views: Views,
    brought: Mapping[int, tuple[Brought, ...]],
) -> Iterator[Card]:
    ranked_at = case.ranked_at()
    ranked = sorted(views.matches, key=lambda numbered: place(*numbered))
    for rank, (number, match) in enumerate(ranked, 1):
        look, history = looks.get(number), case.history(number)
        yield Card(
            number=number,
            rank=rank,
            match=match,
            profile=look.profile if look else None,
            observation=look.observation if look else None,
            first_seen=history[0].at if history else None,
            verdicts=views.verdicts.get(number, ()),
            pictures=look.pictures if look else (),
            profile_source=look.profile_source if look else Source.TOOL,
            brought=brought.get(number, ()),
            ranked_at=ranked_at.get(number),
        )


MOST_PICTURES = 3000
"""Pictures that are compared with each other for groups; their descriptors are read for it."""


def _operations(case: Case, looks: Mapping[int, Look], views: Views) -> tuple[Operation, ...]:
    everybody = [
        Candidate(number, looks[number], match, views.verdicts.get(number, ()))
        for number, match in views.matches
        if number in looks
    ]
    own = (looks[number].profile for number in views.protected if number in looks)
    pictures = (
        photo for one in everybody if may_be_in(one) for photo in telling(one.look.pictures)
    )
    names = dict.fromkeys((photo.sha256, photos.VERSION) for photo in pictures)
    return operations(
        views.person,
        [profile for profile in own if profile is not None],
        everybody,
        photos.twins(case.photos(islice(names, MOST_PICTURES))),
    )


def _waiting(case: Case, looks: Mapping[int, Look], views: Views, at: datetime) -> Iterator[Unread]:
    """Give the accounts that no finished scan has looked at and ranked."""
    ranked = {number for number, _ in views.matches}
    reason = Sentence(N_("The scan did not get as far as this account: scan again."))
    for listed in case.accounts():
        look = looks.get(listed.number)
        if listed.number not in ranked and (look is None or _was_read(look)):
            yield Unread(listed.account.url, Status.UNKNOWN, reason, at, listed.number)


def _was_read(look: Look) -> bool:
    return look.observation.status in READ


def _unread(number: int, look: Look) -> Unread:
    seen = look.observation
    return Unread(seen.account.url, seen.status, seen.reason, seen.at, number)
