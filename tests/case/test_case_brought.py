"""What a person brought is kept apart: it adds, and never changes what the tool saw."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from impostor.case import Case, PersonText, create, open_case
from impostor.case.database import MIGRATIONS, Database
from impostor.model import (
    Brought,
    Look,
    Observation,
    Picture,
    Profile,
    Role,
    Sentence,
    Source,
    Status,
)
from tests.case.made import account, clock, hours, look, outline, photo

LEA = account("lea")
FILE = Brought("b" * 64, "IMG_1.png", "screenshot", hours(1), hours(-5))


def by_person(name: str | None, at: float, *pictures: Picture) -> Look:
    seen = Observation(LEA, Status.UNKNOWN, Sentence("brought"), hours(at), Source.PERSON, "b" * 64)
    return Look(seen, Profile(LEA, name), pictures, Source.PERSON)


def shot(letter: str) -> Picture:
    return Picture("brought:a.png", Role.POST, photo(letter), None, Source.PERSON, screenshot=True)


@pytest.mark.parametrize("status", [Status.GONE, Status.LOGIN_WALL, Status.UP, Status.UNKNOWN])
@pytest.mark.parametrize("brought_at", [0, 2], ids=["before", "after"])
def test_the_status_stays_what_the_tool_saw(case: Case, status: Status, brought_at: float) -> None:
    case.record(by_person("Léa", brought_at, shot("b")))
    case.record(look(LEA, 1, status))
    latest = case.looks()[1]
    assert latest.observation.status is status
    assert latest.observation.source is Source.TOOL


def test_control_without_a_look_of_the_tool_it_is_unknown(case: Case) -> None:
    case.record(by_person("Léa", 0))
    assert case.looks()[1].observation.status is Status.UNKNOWN
    assert case.looks()[1].observation.source is Source.PERSON


def test_the_tool_s_profile_counts_and_brought_pictures_stand_behind_its_own(case: Case) -> None:
    case.record(look(LEA, 0, Status.UP, photo("a")))
    case.record(by_person("Somebody", 1, shot("b")))
    latest = case.looks()[1]
    assert latest.profile_source is Source.TOOL
    assert latest.profile is not None
    assert latest.profile.name != "Somebody"
    assert [picture.source for picture in latest.pictures] == [Source.TOOL, Source.PERSON]
    assert latest.pictures[1] == replace(shot("b"), photo=outline("b"))


def test_what_several_files_say_is_joined_where_the_tool_read_nothing(case: Case) -> None:
    case.record(look(LEA, 0, Status.LOGIN_WALL))
    case.record(by_person("Léa", 1, shot("b")))
    case.record(by_person(None, 2, shot("c"), shot("b")))
    latest = case.looks()[1]
    assert latest.profile == Profile(LEA, "Léa")
    assert latest.profile_source is Source.PERSON
    assert [picture.photo and picture.photo.sha256[0] for picture in latest.pictures] == ["b", "c"]


def test_a_file_stands_once_under_each_account_with_its_claimed_time(case: Case) -> None:
    case.add_accounts([LEA, account("mia")])
    for number in (1, 1, 2, None):
        case.add_brought(FILE, number)
    assert case.brought() == {1: (FILE,), 2: (FILE,)}


def test_bytes_that_were_brought_are_kept_as_they_are(case: Case) -> None:
    assert case.original(case.keep(b"as they are")) == b"as they are"


def test_a_case_made_before_keeps_all_and_takes_what_is_brought(folder: Path) -> None:
    create(folder, PersonText(names=("Léa",)), clock).close()
    for file in folder.glob("case.sqlite*"):
        file.unlink()
    with closing(Database(folder / "case.sqlite", MIGRATIONS[:2])) as old:
        old.run("INSERT INTO account (given, added_at) VALUES (?, ?)", (GIVEN, "2026"))
        old.run("INSERT INTO address (url, account) VALUES (?, 1)", (LEA.url,))
        old.run(OLD_OBSERVATION, (GIVEN,))
        old.run("INSERT INTO reading (observation, has_profile, body) VALUES (1, 0, ?)", (READ,))
    with open_case(folder, clock) as case:
        before = case.looks()[1]
        assert before.observation.status is Status.UP
        assert before.pictures == (Picture("https://a.example/a.jpg", Role.POST),)
        case.record(by_person("Léa", 1, shot("b")), 1)
        case.add_brought(FILE, 1)
        assert case.looks()[1].observation == before.observation
        assert len(case.looks()[1].pictures) == 2


GIVEN = (
    '{"account_id":null,"handle":"lea","platform":"pictogram",'
    '"url":"https://pictogram.example/lea"}'
)
READ = (
    '{"pictures":[{"role":"post","sha256":null,"trouble":null,"url":"https://a.example/a.jpg"}],'
    '"profile":null}'
)
"""As version 2 wrote them, without saying who saw a picture."""
OLD_OBSERVATION = """
    INSERT INTO observation (account, seen, status, reason, at, source)
    VALUES (1, ?, 'up', '{"template":"seen","values":{},"plural":null,"count":1}',
        '2026-03-01T12:00:00.000000+00:00', 'tool')"""
