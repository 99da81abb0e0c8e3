"""A stored ranking may be older than what is known: no genuine account is ever shown as a fake."""

import ast
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

import impostor
from impostor import photos
from impostor.case import Case, Filing, PersonText, create
from impostor.cli import COMMANDS
from impostor.cli.group import SpokenGroup
from impostor.cli.ranked_table import print_table
from impostor.cli.surroundings import Surroundings
from impostor.errors import ImpostorError
from impostor.judging import Judgement, judge, machine_view
from impostor.model import (
    Band,
    Decision,
    Match,
    Verdict,
)
from impostor.protection import person_of, views_of
from impostor.rank import PersonIndex
from impostor.recheck import under_watch
from impostor.report import FORMATS
from impostor.report.from_case import view_of, whole_view_of
from impostor.rerank import with_fakes
from impostor.seeds import wanted
from tests.case.made import clock, hours
from tests.report.stale import (
    AT,
    CONTROLS,
    GENUINE,
    LEA,
    PROOF,
    TWIN,
    Way,
    accused,
    declare,
    nothing,
    seen,
)


@pytest.fixture
def case(tmp_path: Path) -> Iterator[Case]:
    with create(tmp_path / "case", PersonText(("Léa Moulin",)), clock) as made:
        yield made


# All that shows accounts.


@dataclass(frozen=True, slots=True)
class Output:
    """Something that shows the accounts of a case, and how a fake is known in it."""

    name: str
    show: Callable[[Case, int, pytest.CaptureFixture[str]], str]
    sign: str


def run(case: Case, *arguments: object) -> Result:
    group = SpokenGroup("impostor", commands=list(COMMANDS))
    words = [str(each) for each in arguments]
    return CliRunner().invoke(group, words, obj=Surroundings(lambda: hours(50)))


def document(name: str, language: str) -> Callable[[Case, int, object], str]:
    return lambda case, _number, _out: FORMATS[name](whole_view_of(case, hours(50)), language)


def verb(*words: str) -> Callable[[Case, int, object], str]:
    def show(case: Case, number: int, _out: object) -> str:
        name, *more = (word.format(number=number) for word in words)
        done = run(case, name, case.folder, *more)
        assert done.exit_code == 0, done.output
        return done.stdout

    return show


def closing_table(case: Case, _number: int, out: pytest.CaptureFixture[str]) -> str:
    out.readouterr()
    print_table(view_of(case, hours(50)))
    return out.readouterr().out


OUTPUTS = (
    *(Output(f"{name} {language}", document(name, language), PROOF)
      for name in FORMATS for language in ("en", "fr")),
    Output("report", verb("report", "--format", "json"), '"likely"'),
    Output("the table after a scan", closing_table, "likely"),
    Output("list", verb("list"), "likely"),
    Output("list as JSON", verb("list", "--format", "json"), '"likely"'),
    Output("show", verb("show", "{number}"), "likely"),
    Output("show as JSON", verb("show", "{number}", "--format", "json"), PROOF),
    Output("explain", verb("explain", "{number}"), PROOF),
)  # fmt: skip


@pytest.mark.parametrize("way", GENUINE, ids=lambda one: one.__name__)
def test_no_output_shows_a_genuine_account_as_a_fake(
    case: Case, way: Way, capsys: pytest.CaptureFixture[str]
) -> None:
    number = way(case)
    shown = {output: output.show(case, number, capsys) for output in OUTPUTS}
    assert [one.name for one, text in shown.items() if one.sign in text or "0.91" in text] == []


@pytest.mark.parametrize("way", CONTROLS, ids=lambda one: one.__name__)
def test_control_every_output_shows_the_same_ranking_of_an_account_that_nobody_declared(
    case: Case, way: Way, capsys: pytest.CaptureFixture[str]
) -> None:
    number = way(case)
    shown = {output: output.show(case, number, capsys) for output in OUTPUTS}
    assert [one.name for one, text in shown.items() if one.sign in text] == [
        one.name for one in OUTPUTS
    ]


@pytest.mark.parametrize("way", GENUINE, ids=lambda one: one.__name__)
def test_a_genuine_account_is_protected_in_the_document(case: Case, way: Way) -> None:
    number = way(case)
    found = json.loads(FORMATS["json"](whole_view_of(case, hours(50)), "en"))
    (card,) = (one for one in found["accounts"] if one["number"] == number)
    assert (card["band"], card["score"]) == ("protected", 0)
    assert [card[part] for part in ("findings", "care", "kinds")] == [[], [], []]
    assert card["return_of"] is None
    assert "fake" not in [verdict["decision"] for verdict in card["verdicts"]]


# What is done with it.


@pytest.mark.parametrize("way", GENUINE, ids=lambda one: one.__name__)
def test_a_genuine_account_is_not_judged_watched_reported_or_searched_by(
    case: Case, way: Way
) -> None:
    number = way(case)
    (listed,) = (one for one in case.accounts() if one.number == number)
    with pytest.raises(ImpostorError, match="never taken for fakes"):
        judge(case, listed, Judgement(Decision.FAKE, "a parent"), clock)
    match = machine_view(case, listed)
    assert match is not None
    assert match.band is Band.PROTECTED
    assert number not in [one.number for one in under_watch(case)]
    assert run(case, "filed", case.folder, number, "--channel", "its form").exit_code == 2
    assert wanted(case).seeds.fakes == ()


@pytest.mark.parametrize("way", GENUINE, ids=lambda one: one.__name__)
def test_a_recheck_of_a_genuine_account_is_refused_before_anything_is_asked(
    case: Case, way: Way
) -> None:
    number = way(case)
    before = case.history(number)
    done = run(case, "recheck", case.folder, number)
    assert (done.exit_code, done.stdout) == (2, "")
    said = " ".join(done.stderr.split())
    assert f"Account {number} is one of the own or trusted accounts" in said
    assert "--history` tells what was seen of it" in said
    assert case.history(number) == before


def test_control_an_account_that_nobody_declared_may_be_all_that(case: Case) -> None:
    number = nothing(case)
    (listed,) = case.accounts()
    judge(case, listed, Judgement(Decision.FAKE, "a parent"), clock)
    assert [one.number for one in under_watch(case)] == [number]
    assert run(case, "filed", case.folder, number, "--channel", "its form").exit_code == 0
    assert wanted(case).seeds.fakes == ("lea.moulin",)


def test_who_was_judged_genuine_keeps_the_machine_s_view_beside_the_person_s(
    case: Case, capsys: pytest.CaptureFixture[str]
) -> None:
    """A verdict changes no score; but no list shows one without the other."""
    number = nothing(case)
    (listed,) = case.accounts()
    judge(case, listed, Judgement(Decision.GENUINE, "a parent"), clock)
    view = whole_view_of(case, hours(50))
    assert (view.operations, view.histories) == ((), ())
    assert "a parent said: genuine" in " ".join(closing_table(case, number, capsys).split())
    (card,) = json.loads(FORMATS["json"](view, "en"))["accounts"]
    assert (card["band"], card["verdicts"][0]["decision"]) == ("likely", "genuine")
    page = FORMATS["html"](view, "en")
    assert ('id="band-cleared"' in page, 'id="band-likely"' in page) == (True, False)


def grouped(case: Case) -> None:
    nothing(case)
    seen(case, TWIN)
    case.store_ranking([(2, accused(TWIN))], hours(1))
    case.follow_up.file(Filing(1, "its form", hours(1)))


def test_a_genuine_account_is_in_no_group_and_no_history(case: Case) -> None:
    grouped(case)
    declare(case, own=(AT,))
    view = whole_view_of(case, hours(50))
    assert view.operations == ()
    assert [history.listed.number for history in view.histories] == [2]


def test_control_the_group_and_the_history_are_there(case: Case) -> None:
    grouped(case)
    view = whole_view_of(case, hours(50))
    assert [operation.members for operation in view.operations] == [(1, 2)]
    assert [history.listed.number for history in view.histories] == [1, 2]


def returned(case: Case) -> Match:
    """Judge the first account fake, and call the second its return; give how that one is shown."""
    nothing(case)
    case.add_verdict(Verdict(LEA, Decision.FAKE, "a parent", hours(1)))
    seen(case, TWIN)
    case.store_ranking([(2, accused(TWIN, number=1))], hours(2))
    case.add_verdict(Verdict(TWIN, Decision.FAKE, "a parent", hours(3), return_of=1))
    return dict(views_of(case, case.looks()).matches)[2]


def test_nobody_is_the_return_of_a_genuine_account(case: Case) -> None:
    before = returned(case)
    declare(case, own=(AT,))
    views = views_of(case, case.looks())
    after = dict(views.matches)[2]
    assert [given.return_of for given in views.verdicts[2]] == [None]
    assert (after.return_of, after.kinds, after.band) == (None, ("photo",), Band.POSSIBLE)
    assert [finding.signal for finding in after.findings] == ["photo_copied"]
    assert after.score < before.score
    for name in FORMATS:
        assert "Both wear one hat" not in FORMATS[name](whole_view_of(case, hours(50)), "en")


@pytest.mark.parametrize(
    ("kinds", "score", "said", "band"),
    [
        pytest.param("photo fake", 0.97, None, Band.POSSIBLE, id="a photo alone is left"),
        pytest.param("name fake", 0.97, None, Band.POSSIBLE, id="an identity alone is left"),
        pytest.param("photo name fake", 0.97, None, Band.LIKELY, id="two kinds are left"),
        pytest.param("name bio fake", 0.97, None, Band.LIKELY, id="two kinds, one the identity"),
        pytest.param("photo name fake", 0.6, None, Band.POSSIBLE, id="two kinds, too improbable"),
        pytest.param(
            "photo name fake", 0.6, Decision.FAKE, Band.LIKELY, id="two kinds, and a person said so"
        ),
        pytest.param(
            "photo fake", 0.97, Decision.FAKE, Band.POSSIBLE, id="one kind, and a person said so"
        ),
    ],
)
def test_without_its_return_an_account_is_accused_as_the_ranking_accuses(
    case: Case, kinds: str, score: float, said: Decision | None, band: Band
) -> None:
    nothing(case)
    seen(case, TWIN)
    known = replace(accused(TWIN, number=1), score=score, kinds=tuple(kinds.split()))
    case.store_ranking([(2, known)], hours(2))
    if said is not None:
        case.add_verdict(Verdict(TWIN, said, "a parent", hours(3)))
    assert dict(views_of(case, case.looks()).matches)[2].band is Band.LIKELY, "control"
    declare(case, own=(AT,))
    assert dict(views_of(case, case.looks()).matches)[2].band is band


def test_control_the_return_is_shown(case: Case) -> None:
    found = returned(case)
    assert found.return_of is not None
    assert found.band is Band.LIKELY
    assert "Both wear one hat" in FORMATS["html"](whole_view_of(case, hours(50)), "en")


def fakes_of(case: Case) -> list[int]:
    """Give the accounts by whose traces a ranking would look for returns."""
    index = PersonIndex.of(person_of(case), photos.index(()))
    return [fake.number for fake in with_fakes(case, index, case.looks()).fakes]


def test_a_genuine_account_that_was_judged_fake_is_no_reference_for_returns(case: Case) -> None:
    nothing(case)
    case.add_verdict(Verdict(LEA, Decision.FAKE, "a parent", hours(1)))
    assert fakes_of(case) == [1], "control: before it was declared"
    declare(case, own=(AT,))
    assert fakes_of(case) == []


# There is no way around it.

READERS = {"protection.py": {"matches", "verdicts"}, "recheck.py": {"verdicts"}}
"""Who may read what is stored; a recheck only asks whom a person has cleared."""


def stored_views_read_in(source: str) -> set[str]:
    """Give which of a case's views are read: calls without arguments of methods of that name."""
    return {
        node.func.attr
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("matches", "verdicts")
        and not (node.args or node.keywords)
    }


def test_nothing_else_reads_the_stored_ranking() -> None:
    package = Path(impostor.__file__).parent
    found = {
        str(path.relative_to(package)): read
        for path in package.rglob("*.py")
        if (read := stored_views_read_in(path.read_text(encoding="utf-8")))
    }
    assert found == READERS


def test_control_a_way_around_is_seen() -> None:
    assert stored_views_read_in("def f(case): return dict(case.matches())") == {"matches"}
