"""What a person says beside what the machine says: asked once, stored, shown, taken back."""

import csv
import io
import json
import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import impostor.report
from impostor.case import open_case
from tests.stories.town import Done, Town

SCHEMA = Path(impostor.report.__file__).with_name("report.schema.json")


KINDS = (
    *("same_photo", "mirrored", "copied_bio", "cropped"),
    *("parent", "fan", "parody", "namesake", "friend"),
)


@pytest.fixture(scope="module")
def scanned(tmp_path_factory: pytest.TempPathFactory, village: Town) -> tuple[Path, Done]:
    """A case of some accounts of the small network after its scan, and what the scan printed.

    One fake was judged, and that taken back: its pictures are compared, which is done once.
    """
    case = tmp_path_factory.mktemp("judging") / "case"
    assert village.init(case).code == 0
    some = "\n".join(made.url for made in village.network.of_kind(*KINDS))
    done = village.run("scan", case, "-", "--rate", 0, "--format", "json", stdin=some)
    assert done.code == 0, done.err
    assert village.here("judge", case, first_likely(done), "fake", "--sure").code == 0
    assert village.here("judge", case, first_likely(done), "--undo").code == 0
    return case, done


@pytest.fixture
def case(scanned: tuple[Path, Done], tmp_path: Path) -> Path:
    """A copy of the case, to judge in."""
    return shutil.copytree(scanned[0], tmp_path / "case")


def cards(village: Town, case: Path) -> dict[int, Any]:
    document = village.here("report", case, "--format", "json").json()
    jsonschema.validate(document, json.loads(SCHEMA.read_text(encoding="utf-8")))
    return {card["number"]: card for card in document["accounts"]}


@pytest.fixture
def likely(scanned: tuple[Path, Done]) -> int:
    return first_likely(scanned[1])


def first_likely(scan: Done) -> int:
    """Give the number of the first account that a scan called likely."""
    number: int = next(one["number"] for one in scan.json()["accounts"] if one["band"] == "likely")
    return number


def test_a_verdict_stands_beside_the_score_and_can_be_taken_back(
    village: Town, case: Path, likely: int
) -> None:
    number = likely
    before = cards(village, case)[number]
    asked = len(village.served.log)
    words = ("judge", case, number, "fake", "--why", "It is not her", "--by", "Claire", "--sure")
    done = village.run(*words)
    assert done.code == 0, done.err
    assert "machine's view stands beside it" in done.out
    after = cards(village, case)[number]
    assert (after["score"], after["findings"]) == (before["score"], before["findings"])
    assert [(v["decision"], v["by"], v["why"]) for v in after["verdicts"]] == [
        ("fake", "Claire", "It is not her")
    ]
    assert after["ranked_at"]
    assert after["verdicts"][0]["at"]
    row = next(
        row
        for row in csv.DictReader(io.StringIO(village.here("report", case, "--format", "csv").out))
        if row["number"] == str(number)
    )
    assert row["verdict"] == "fake"
    page = Path(village.here("report", case, "--lang", "en").out.strip()).read_text("utf-8")
    assert "Claire" in page
    assert "The program, which no verdict changes" in page
    undone = village.here("judge", case, number, "--undo")
    assert "is taken back" in undone.out
    assert cards(village, case)[number] == before
    assert village.here("judge", case, number, "--undo").code == 1
    assert len(village.served.log) == asked


@pytest.mark.parametrize(
    ("answer", "code"),
    [("n\n", 0), ("y\n", 1), ("", 2)],
    ids=["no", "yes", "nobody answers"],
)
def test_before_fake_it_asks_once_whether_it_could_be_theirs(
    village: Town, case: Path, likely: int, answer: str, code: int
) -> None:
    done = village.here("judge", case, likely, "fake", stdin=answer)
    assert done.code == code
    assert done.err.count("Could this be yours, hers or a relative's?") == (2 if not answer else 1)
    with open_case(case, _never) as opened:
        assert len(opened.verdicts().get(likely, ())) == (code == 0)
    if answer == "y\n":
        assert "--trusted" in done.err


def _never() -> Any:
    raise AssertionError("reading needs no clock")


@pytest.mark.parametrize("decision", ["genuine", "unrelated", "unsure"])
def test_only_fake_is_asked_about_and_genuine_says_how_to_protect(
    village: Town, case: Path, likely: int, decision: str
) -> None:
    done = village.here("judge", case, likely, decision)
    assert done.code == 0, done.err
    assert "Could this" not in done.err
    assert ("--own" in done.out) == (decision == "genuine")


def test_a_protected_account_is_not_judged_fake(village: Town, case: Path) -> None:
    number = next(n for n, c in cards(village, case).items() if c["band"] == "protected")
    done = village.here("judge", case, number, "fake", "--sure")
    assert done.code == 1
    assert "never taken for fakes" in done.err
    assert "--remove" in done.err
    assert cards(village, case)[number]["verdicts"] == []


def test_care_ends_where_a_person_has_called_it_fake(village: Town, case: Path) -> None:
    known = cards(village, case)
    number = next(n for n, card in known.items() if card["care"])
    assert village.here("judge", case, number, "fake", "--sure").code == 0
    after = cards(village, case)[number]
    assert after["care"] == []
    assert after["score"] == known[number]["score"]
    village.here("judge", case, number, "--undo")
    assert cards(village, case)[number]["care"] == known[number]["care"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("genuine", "--return-of", "1"), "Only a fake"),
        (("fake", "--sure", "--return-of", "{number}"), "its own return"),
        (("fake", "--sure", "--return-of", "1"), "was not judged fake"),
        ((), "Give a decision"),
        (("fake", "--undo"), "Give a decision"),
    ],
)
def test_what_makes_no_sense_is_refused(
    village: Town, case: Path, likely: int, words: tuple[str, ...], said: str
) -> None:
    filled = [word.format(number=likely) for word in words]
    done = village.here("judge", case, likely, *filled)
    assert done.code == 2
    assert said in done.err


def test_returns_do_not_go_in_a_circle(village: Town, case: Path, likely: int) -> None:
    other = next(
        row["number"]
        for row in village.here("list", case, "--format", "json").json()["accounts"]
        if row["number"] != likely and row["band"] != "protected"
    )
    assert village.here("judge", case, likely, "fake", "--sure").code == 0
    assert village.here("judge", case, other, "fake", "--sure", "--return-of", likely).code == 0
    done = village.here("judge", case, likely, "fake", "--sure", "--return-of", other)
    assert done.code == 2
    assert "itself noted as a return" in done.err
    for number in (other, likely):
        assert village.here("judge", case, number, "--undo").code == 0


def test_a_fake_that_came_back_is_linked_shown_and_confirmed(village: Town, case: Path) -> None:
    """Number 7 is judged fake; a month later an account of the same hand is listed."""
    copied = village.network.of_kind("copied_bio", "same_photo", "mirrored")[0]
    number = next(n for n, c in cards(village, case).items() if c["handle"] == copied.handle)
    assert village.here("judge", case, number, "fake", "--sure").code == 0
    twin = _twin(case, number)
    assert village.here("--now", LATER, "person", case, "--add-alias", "Zzz").code == 0
    card = cards(village, case)[twin]
    assert (card["return_of"]["number"], card["return_of"]["confirmed"]) == (number, False)
    assert card["return_of"]["reasons"]
    shown = village.here("show", case, twin).out
    assert "possible return of" in shown
    assert f"account {number}" in shown
    said = village.here("judge", case, twin, "fake", "--sure")
    assert f"--return-of {number}" in said.out
    done = village.here("judge", case, twin, "fake", "--sure", "--return-of", number)
    assert done.code == 0, done.err
    assert cards(village, case)[twin]["return_of"]["confirmed"] is True
    listed = village.here("list", case, "--format", "json").json()["accounts"]
    assert {a["number"]: a["return_of"] for a in listed}[twin] == number
    page = Path(village.here("report", case, "--lang", "fr").out.strip()).read_text("utf-8")
    assert f'<a href="#account-{number}">Retour du compte' in page


LATER = "2027-03-01T12:00:00Z"


def _twin(case: Path, number: int) -> int:
    """Store a look of a month later at an account with a description of the fake's own."""
    at = datetime.fromisoformat(LATER)
    with open_case(case, lambda: at) as opened:
        fake = opened.looks()[number]
        assert fake.profile is not None
        words = "Danse, soleil et petites photos pour vous, écrivez-moi vite"
        account = replace(
            fake.profile.account, url=fake.profile.account.url.rstrip("/") + "99",
            handle="zq99", account_id="zq99",
        )  # fmt: skip
        bio = replace(fake.profile, bio=words, created_at=None)
        opened.record(replace(fake, profile=bio, observation=replace(fake.observation, at=at)))
        seen = replace(fake.observation, account=account, at=at)
        opened.record(replace(fake, observation=seen, profile=replace(bio, account=account)))
        return opened.find(account.url).number


def test_explain_prints_what_the_report_shows(village: Town, case: Path, likely: int) -> None:
    card = cards(village, case)[likely]
    out = village.here("explain", case, likely).out
    assert f"Score {card['score']:.2f}, with 1 impostor expected in 10; band likely" in out
    assert "before anything is compared" in out
    for finding in card["findings"]:
        assert finding["sentence"] in out
    for sentence in (*card["why"], *card["helps"], *card["care"]):
        assert sentence in out
    heaviest = [f"{finding['weight']:+.2f}" for finding in card["findings"] if finding["weight"]]
    places = [out.index(weight) for weight in heaviest]
    assert places == sorted(places)
    protected = village.here("explain", case, 1).out
    assert "declared it as own or trusted" in protected
    assert "Score" not in protected
    assert village.here("explain", case, 9999).code == 1
