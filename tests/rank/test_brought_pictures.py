"""What a screenshot that a person brought may say, and what in it is its viewer's own."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from impostor.model import (
    Account,
    Finding,
    Look,
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
)
from impostor.rank import PersonIndex, rank

LEA = Account("instagram", "https://www.instagram.com/lea.martin/", "lea.martin")
SHOT = Photo("a" * 64, 1080, 2340, 1.0, "v1", b"x")


@dataclass(frozen=True)
class Finds:
    """An index of photos that finds one copy, or none."""

    found: tuple[PhotoMatch, ...] = ()

    def compare(self, candidates: Sequence[Photo]) -> Sequence[PhotoMatch]:
        return self.found if candidates else ()


def ranked(found: tuple[PhotoMatch, ...], *, screenshot: bool = True) -> Match:
    index = PersonIndex.of(Person(("Zoé Grandjean",), photos=(SHOT,)), Finds(found))
    picture = Picture("brought:a.png", Role.POST, SHOT, None, Source.PERSON, screenshot)
    seen = Observation(LEA, Status.UNKNOWN, Sentence("brought"), datetime.now(UTC), Source.PERSON)
    return rank(index, [Look(seen, Profile(LEA, "Ana"), (picture,), Source.PERSON)])[0]


def shown(match: Match) -> list[Finding]:
    return [finding for finding in match.findings if finding.photo is not None]


def copy(region: Polygon = (), relation: Relation = Relation.SAME) -> tuple[PhotoMatch, ...]:
    return (PhotoMatch(SHOT.sha256, "b" * 64, 0.99, relation, region),)


def box(left: float, top: float, right: float, bottom: float) -> Polygon:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


@pytest.mark.parametrize("relation", [Relation.SAME, Relation.CROPPED, Relation.FILTERED])
def test_a_copy_in_a_screenshot_stands_inside_it(relation: Relation) -> None:
    (first,) = shown(ranked(copy(box(0, 400, 1080, 1480), relation)))
    assert first.photo is not None
    assert first.photo.relation is Relation.EMBEDDED
    assert "inside this picture" in str(first.sentence)


def test_control_a_copy_in_a_picture_of_a_saved_page_is_what_it_is() -> None:
    (first,) = shown(ranked(copy(relation=Relation.CROPPED), screenshot=False))
    assert first.photo is not None
    assert first.photo.relation is Relation.CROPPED


def test_the_viewer_s_own_picture_in_the_bar_at_the_bottom_is_no_copy() -> None:
    in_bar, above = box(960, 2200, 1040, 2280), box(960, 2000, 1040, 2080)
    assert not any(finding.photo for finding in ranked(copy(in_bar)).findings)
    assert any(finding.photo for finding in ranked(copy(above)).findings)  # the control


def test_a_screenshot_without_a_copy_says_nothing_for_the_account() -> None:
    signals = {finding.signal for finding in ranked(()).findings}
    assert "no_photo_copied" not in signals
    control = {finding.signal for finding in ranked((), screenshot=False).findings}
    assert "no_photo_copied" in control
