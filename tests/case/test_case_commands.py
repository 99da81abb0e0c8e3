"""`impostor init`, `person`, `list` and `show`: the verbs that make and read a case."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from impostor.case import Case, open_case
from impostor.cli.group import SpokenGroup
from impostor.cli.init import init
from impostor.cli.list_ import list_
from impostor.cli.person import person
from impostor.cli.show import show
from impostor.cli.surroundings import Surroundings
from impostor.model import Account, Band, Decision, Status
from impostor.protection import views_of
from tests.case.made import START, clock, hours, look, match, verdict

OWN = "https://bsky.app/profile/lea.example.com"
FAKE = Account("bluesky", "https://bsky.app/profile/fake.example.com", "fake.example.com", "did:f")


def run(*arguments: object) -> Result:
    group = SpokenGroup("impostor", commands=[init, person, list_, show])
    world = Surroundings(clock)
    return CliRunner().invoke(group, [str(each) for each in arguments], obj=world)


def picture(seed: int) -> bytes:
    """Blocks of colour, different for each seed."""
    blocks = np.random.default_rng(seed).integers(0, 255, (12, 16, 3), dtype=np.uint8)
    file = io.BytesIO()
    Image.fromarray(np.kron(blocks, np.ones((20, 20, 1), dtype=np.uint8))).save(file, "JPEG")
    return file.getvalue()


@pytest.fixture
def photos(tmp_path: Path) -> Path:
    folder = tmp_path / "photos of Léa"
    folder.mkdir()
    for seed in range(2):
        (folder / f"plage {seed}.jpg").write_bytes(picture(seed))
    return folder


@pytest.fixture
def made(folder: Path) -> Iterator[Case]:
    assert run("init", folder, "--name", "Léa Moulin", "--own", OWN).exit_code == 0
    with open_case(folder, clock) as case:
        yield case


def test_init_makes_a_case_of_all_it_is_given(folder: Path, photos: Path) -> None:
    done = run("init", folder, "--name", "Léa Moulin", "--alias", "lili", "--handle", "@lea.m",
               "--photos", photos, "--own", "bsky.app/profile/Lea.example.com",
               "--trusted", "@club@social.example", "--for", "my-child")  # fmt: skip
    assert done.exit_code == 0, done.output
    assert "2 photos" in done.stdout
    shown = json.loads(run("show", folder, "--format", "json").stdout)
    assert shown["person"] == {
        "names": ["Léa Moulin"],
        "aliases": ["lili"],
        "handles": ["lea.m"],
        "own": [OWN],
        "trusted": ["https://social.example/@club"],
        "filed_for": "my-child",
    }
    assert [photo["name"] for photo in shown["photos"]] == ["plage 0.jpg", "plage 1.jpg"]
    assert shown["accounts"] == 2


def test_pictures_that_many_people_use_are_kept_apart(folder: Path, photos: Path) -> None:
    done = run("init", folder, "--name", "Léa", "--photos", photos / "plage 0.jpg", "--common",
               photos / "plage 1.jpg")  # fmt: skip
    assert done.exit_code == 0, done.output
    assert "1 photo." in done.stdout
    shown = json.loads(run("show", folder, "--format", "json").stdout)
    assert [each["name"] for each in shown["photos"]] == ["plage 0.jpg"]
    assert [each["name"] for each in shown["common"]] == ["plage 1.jpg"]
    assert "plage 1.jpg" in run("show", folder).stdout
    assert run("person", folder, "--remove", "plage 1.jpg").exit_code == 0
    with open_case(folder, clock) as case:
        assert case.common() == ()
        assert len(case.references()) == 1
    assert run("person", folder, "--common", photos / "plage 1.jpg").exit_code == 0
    with open_case(folder, clock) as case:
        assert [each.name for each in case.common()] == ["plage 1.jpg"]


def test_whom_it_is_for_is_recorded_as_not_stated_without_a_terminal(made: Case) -> None:
    assert made.person_text().filed_for == "not stated"


@pytest.mark.skipif(sys.platform == "win32", reason="opens a POSIX terminal")
def test_on_a_terminal_it_asks_whom_it_is_for(folder: Path) -> None:
    keyboard, terminal = os.openpty()
    os.write(keyboard, b"nobody\nmy-child\n")
    command = [sys.executable, "-m", "impostor", "init", str(folder), "--name", "Léa"]
    done = subprocess.run(
        command, stdin=terminal, capture_output=True, text=True, timeout=60, check=True
    )
    os.close(keyboard)
    os.close(terminal)
    assert done.stdout.count("For whom do you do this") == 2
    with open_case(folder, clock) as case:
        assert case.person_text().filed_for == "my-child"


def test_an_unreadable_photo_is_named_and_the_rest_taken(folder: Path, photos: Path) -> None:
    (photos / "broken.jpg").write_bytes(b"no picture")
    (photos / "notes.txt").write_text("hello", encoding="utf-8")
    done = run("init", folder, "--name", "Léa", "--photos", photos)
    assert done.exit_code == 3
    assert "Could not read the photo broken.jpg: This is not a picture" in done.stderr
    assert "Left out 1: This file is no picture that can be read. (notes.txt)" in done.stderr
    assert "2 photos" in done.stdout


def test_files_that_are_no_photos_are_no_fault(folder: Path, photos: Path) -> None:
    (photos / "notes.txt").write_text("hello", encoding="utf-8")
    assert run("init", folder, "--name", "Léa", "--photos", photos).exit_code == 0


@pytest.mark.parametrize("content", [b"no picture", None], ids=["unreadable", "empty folder"])
def test_without_one_readable_photo_no_case_is_left_behind(
    folder: Path, tmp_path: Path, content: bytes | None
) -> None:
    (tmp_path / "photos").mkdir()
    if content is not None:
        (tmp_path / "photos" / "a.jpg").write_bytes(content)
    done = run("init", folder, "--name", "Léa", "--photos", tmp_path / "photos")
    assert done.exit_code == 1
    assert "photo" in done.stderr.splitlines()[-1]
    assert not folder.exists()


@pytest.mark.parametrize(
    ("arguments", "code", "sentence"),
    [
        (("--name", "Léa", "--own", "no address"), 2, "is no web address"),
        (("--name", ""), 2, "is empty or no plain text"),
        ((), 2, "--name"),
        (("--name", "Léa", "--for", "fun"), 2, "my-child"),
    ],
    ids=["an own address that is none", "an empty name", "no name", "for nobody known"],
)
def test_init_refuses_what_makes_no_sense_and_makes_nothing(
    folder: Path, arguments: tuple[str, ...], code: int, sentence: str
) -> None:
    done = run("init", folder, *arguments)
    assert (done.exit_code, folder.exists()) == (code, False)
    assert sentence in done.stderr


def test_a_second_init_leaves_the_first_case_alone(made: Case, folder: Path) -> None:
    done = run("init", folder, "--name", "Zoé")
    assert done.exit_code == 1
    assert "is a case already" in done.stderr
    assert made.person_text().names == ("Léa Moulin",)


def test_a_person_is_changed_and_what_is_stored_ranked_again(made: Case, folder: Path) -> None:
    made.record(look(FAKE))
    done = run("person", folder, "--add-name", "Zoé", "--remove", "Léa Moulin", "--remove",
               "bsky.app/profile/lea.example.com", "--trusted", FAKE.url)  # fmt: skip
    assert done.exit_code == 0, done.output
    assert made.person_text().names == ("Zoé",)
    assert made.person_text().own == ()
    assert [match.band for _, match in made.matches()] == [Band.PROTECTED]
    run("person", folder, "--remove", FAKE.url)
    assert [match.band for _, match in made.matches()] != [Band.PROTECTED]


@pytest.mark.parametrize(
    ("band", "said", "warned"),
    [
        (Band.POSSIBLE, Decision.FAKE, "a parent judged fake"),
        (Band.LIKELY, None, "the case called a likely impostor"),
        (Band.POSSIBLE, None, None),
        (Band.LIKELY, Decision.GENUINE, None),
    ],
)
def test_whoever_protects_what_passed_for_a_fake_is_told_and_can_take_it_back(
    made: Case, folder: Path, band: Band, said: Decision | None, warned: str | None
) -> None:
    made.record(look(FAKE))
    made.store_ranking([(2, replace(match(FAKE), band=band))], hours(1))
    if said is not None:
        made.add_verdict(verdict(FAKE, said))
    done = run("person", folder, "--own", FAKE.url)
    assert done.exit_code == 0, done.output
    if warned is None:
        assert "Warning" not in done.stderr
        return
    back = f"impostor person {folder} --remove {FAKE.url}"
    told = f"account 2 ({FAKE.url}), which {warned}"
    assert all(part in done.stderr for part in (told, "protected", back)), done.stderr
    again = run("person", folder, "--trusted", FAKE.url)
    assert "Warning" not in again.stderr, "it is told once"
    assert run("person", folder, "--remove", FAKE.url).exit_code == 0
    assert 2 not in views_of(made, made.looks()).protected


def test_a_photo_added_later_finds_its_copy_in_what_is_stored(
    made: Case, folder: Path, photos: Path
) -> None:
    assert run("person", folder, "--add-photo", photos / "plage 0.jpg").exit_code == 0
    (reference,) = made.references()
    run("person", folder, "--remove", "plage 0.jpg")
    made.record(look(FAKE, 0, Status.UP, reference.photo))
    run("person", folder, "--add-handle", "lea.m")
    (without,) = (match for _, match in made.matches())
    run("person", folder, "--add-photo", photos)
    (copied,) = (match for _, match in made.matches())
    assert copied.score > without.score
    assert any(finding.photo is not None for finding in copied.findings)


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        ((), "Say what to change"),
        (("--remove", "nobody"), "The person has no 'nobody'"),
        (("--remove", "Léa Moulin"), "A case needs a name"),
        (("--own", "no address"), "is no web address"),
    ],
)
def test_person_refuses_what_makes_no_sense_and_changes_nothing(
    made: Case, folder: Path, arguments: tuple[str, ...], sentence: str
) -> None:
    before = made.person_text()
    done = run("person", folder, *arguments)
    assert done.exit_code == 2
    assert sentence in done.stderr
    assert made.person_text() == before


def test_an_own_address_written_by_hand_is_put_right(made: Case, folder: Path) -> None:
    file = folder / "case.toml"
    written = file.read_text(encoding="utf-8")
    file.write_text(written.replace(OWN, "BSKY.app/profile/Lea2.example.com/"), encoding="utf-8")
    assert run("person", folder, "--add-name", "Zoé").exit_code == 0
    assert made.person_text().own == ("https://bsky.app/profile/lea2.example.com",)
    file.write_text(written.replace(OWN, "no address"), encoding="utf-8")
    done = run("person", folder, "--add-name", "Zoé")
    assert done.exit_code == 1
    assert "case.toml" in done.stderr


def test_list_shows_every_account_under_its_number(made: Case, folder: Path) -> None:
    made.record(look(FAKE, 1, Status.GONE))
    made.store_ranking([(2, match(FAKE))], hours(2))
    made.add_verdict(verdict(FAKE))
    first, second = json.loads(run("list", folder, "--format", "json").stdout)["accounts"]
    assert (first["number"], first["url"], first["status"]) == (1, OWN, None)
    assert second == {
        "number": 2,
        "url": FAKE.url,
        "platform": "bluesky",
        "account_id": "did:f",
        "handle": "fake.example.com",
        "name": None,
        "status": "gone",
        "observed_at": "2026-03-01T13:00:00+00:00",
        "score": 0.9,
        "band": "likely",
        "verdict": "fake",
        "return_of": None,
    }
    table = run("list", folder).stdout
    assert FAKE.url in table
    assert "0.90" in table


@pytest.mark.parametrize(
    "reference", ["2", "bluesky:fake.example.com", FAKE.url, "BSKY.app/profile/fake.example.com?x"]
)
def test_show_finds_an_account_however_it_is_named(
    made: Case, folder: Path, reference: str
) -> None:
    made.record(look(FAKE))
    made.store_ranking([(2, match(FAKE))], START)
    shown = json.loads(run("show", folder, reference, "--format", "json").stdout)
    assert shown["number"] == 2
    assert shown["name"] == "Léa 🌸"
    assert [finding["signal"] for finding in shown["findings"]] == ["photo_copied"]
    table = run("show", folder, reference).stdout
    assert FAKE.url in table
    assert "2 photos" in table


def test_show_asks_back_where_two_accounts_have_the_handle(made: Case, folder: Path) -> None:
    places = [f"https://{host}.example/@club" for host in ("one", "two")]
    made.add_accounts(Account("mastodon", place, "club") for place in places)
    done = run("show", folder, "mastodon:@club")
    assert done.exit_code != 0
    assert "may be any of the accounts" in done.output
    for number, place in enumerate(places, 2):
        assert f"{number} ({place})" in done.output
        for reference in (number, place):
            shown = json.loads(run("show", folder, reference, "--format", "json").stdout)
            assert shown["number"] == number


def test_show_gives_every_look_oldest_first(made: Case, folder: Path) -> None:
    made.record(look(FAKE, 2, Status.LOGIN_WALL))
    made.record(look(FAKE, 1))
    made.record(look(Account("bluesky", OWN), 0))
    for arguments, numbers in (((), [1, 2, 2]), (("2",), [2, 2])):
        done = run("show", folder, *arguments, "--history", "--format", "json")
        observations = json.loads(done.stdout)["observations"]
        assert [seen["number"] for seen in observations] == numbers
        assert [seen["at"] for seen in observations] == sorted(seen["at"] for seen in observations)
    assert "login_wall" in run("show", folder, "--history").stdout


@pytest.mark.parametrize("verb", ["list", "show", "person"])
def test_what_is_no_case_gets_one_sentence(tmp_path: Path, verb: str) -> None:
    more = ("--add-name", "x") if verb == "person" else ()
    done = run(verb, tmp_path, *more)
    assert done.exit_code == 1
    assert done.stderr == f"Error: {tmp_path} is not a case: it has no case.toml. " \
                          "Make one with `impostor init`.\n"  # fmt: skip


def test_an_account_that_is_not_there_gets_one_sentence(made: Case, folder: Path) -> None:
    done = run("show", folder, "9")
    assert done.exit_code == 1
    assert "There is no account '9' in this case" in done.stderr


def test_what_strangers_wrote_does_not_steer_the_terminal(made: Case, folder: Path) -> None:
    hostile = Account("web", "https://x.example/a", "\x1b[2Jna\u202eme", "7")
    made.record(look(hostile))
    for arguments in (("list",), ("show", "2"), ("show", "--history")):
        output = run(arguments[0], folder, *arguments[1:]).stdout
        assert "\x1b" not in output
        assert "\u202e" not in output
