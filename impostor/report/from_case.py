"""The view of a case as it stands: what every report format shows."""

from datetime import datetime

from impostor.case import Case
from impostor.model import Band, Look, Match, Status
from impostor.report.view import Card, Unread, View

READ = frozenset({Status.UP, Status.PRIVATE, Status.GONE, Status.SUSPENDED})
"""The states that answer the question; in any other the account itself was not seen."""


def view_of(case: Case, made_at: datetime) -> View:
    """Take the view of a case: accounts by score, the highest first and protected ones last."""
    looks = case.looks()
    ranked = sorted(case.matches(), key=_place)
    return View(
        person=case.person(),
        reference_names={ref.photo.sha256: ref.name for ref in case.references()},
        cards=tuple(
            _card(case, rank, number, match, looks.get(number))
            for rank, (number, match) in enumerate(ranked, 1)
        ),
        thumbnails=case.thumbnail,
        made_at=made_at,
        unread=tuple(
            _unread(number, look) for number, look in looks.items() if not _was_read(look)
        ),
    )


def _place(numbered: tuple[int, Match]) -> tuple[bool, float, int]:
    number, match = numbered
    return match.band is Band.PROTECTED, -match.score, number


def _card(case: Case, rank: int, number: int, match: Match, look: Look | None) -> Card:
    history = case.history(number)
    return Card(
        number=number,
        rank=rank,
        match=match,
        profile=look.profile if look else None,
        observation=look.observation if look else None,
        first_seen=history[0].at if history else None,
        verdicts=case.verdicts().get(number, ()),
        pictures=look.pictures if look else (),
    )


def _was_read(look: Look) -> bool:
    return look.observation.status in READ


def _unread(number: int, look: Look) -> Unread:
    seen = look.observation
    return Unread(seen.account.url, seen.status, seen.reason, seen.at, number)
