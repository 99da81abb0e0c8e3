"""What somebody gets who calls `impostor names`."""

import json

import pytest
from click.testing import CliRunner, Result

from impostor.cli.names import names
from impostor.errors import UsageError

LINE = (
    '{"id": 7, "names": ["Marie Dupont"], "handles": [], "profile": {"name": "%s", "handle": "x"}}'
)


def _run(arguments: list[str], stdin: str = "") -> Result:
    return CliRunner().invoke(names, arguments, input=stdin)


def test_lines_are_answered_in_order_with_score_and_reasons() -> None:
    other = LINE.replace("7", "8").replace("Marie Dupont", "Jean Martin")
    lines = [LINE % "Mаrie Dup0nt", other % "Jean Martin", LINE % "Sunny day"]
    result = _run(["--format", "jsonl"], "\n".join(lines))
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [answer["id"] for answer in answers] == [7, 8, 7]
    assert [set(answer) for answer in answers] == [{"id", "score", "reasons"}] * 3
    assert answers[0]["score"] > 0.5 > answers[2]["score"]
    assert any("Cyrillic" in reason for reason in answers[0]["reasons"])


@pytest.mark.parametrize(
    ("bad", "why"),
    [
        pytest.param("not json", "not JSON", id="no JSON"),
        pytest.param("[1, 2]", "not an object", id="another shape"),
        pytest.param('{"names": ["a"]}', "profile", id="no profile"),
        pytest.param('{"names": "a", "profile": {}}', "names", id="names is a text"),
        pytest.param('{"names": ["a"], "profile": {"name": 5}}', "name", id="a number for a name"),
    ],
)
def test_a_bad_line_is_named_and_the_others_go_on(bad: str, why: str) -> None:
    result = _run(["--format", "jsonl"], f"{LINE % 'a'}\n{bad}\n{LINE % 'b'}\n")
    assert result.exit_code == 3
    assert len(result.stdout.splitlines()) == 2
    assert "line 2" in result.stderr
    assert why in result.stderr


def test_nothing_in_gives_nothing_out() -> None:
    result = _run(["--format", "jsonl"], "\n\n")
    assert (result.exit_code, result.stdout) == (0, "")


def test_the_table_shows_names_and_reasons() -> None:
    result = _run(["--format", "table"], LINE % "mariedupont")
    assert result.exit_code == 0
    assert "mariedupont" in result.stdout.replace("\n", "")


def test_one_pair_is_explained_letter_by_letter() -> None:
    result = _run(["Marie Dupont", "Mаrie Dup0nt"])
    assert result.exit_code == 0
    assert "U+0430 CYRILLIC SMALL LETTER A" in result.stdout
    assert "U+0030 DIGIT ZERO" in result.stdout
    assert "score" in result.stdout


@pytest.mark.parametrize(
    ("shown", "may_be_handle"),
    [
        pytest.param("Tremblay Léa", False, id="a space"),
        pytest.param("Léa/Tremblay", False, id="a sign that no handle has"),
        pytest.param("@lea_tremblay", True, id="a handle with its sign"),
    ],
)
def test_only_what_could_be_a_handle_is_called_one(shown: str, may_be_handle: bool) -> None:
    result = _run(["Léa Tremblay", shown])
    assert result.exit_code == 0
    assert ("handle" in result.stdout) == may_be_handle, result.stdout


def test_one_name_alone_is_a_usage_error() -> None:
    assert isinstance(_run(["Marie Dupont"]).exception, UsageError)


def test_markup_of_a_stranger_stays_text() -> None:
    result = _run(["Marie", "[red]Marie[/red]"])
    assert result.exit_code == 0
    assert result.stdout.count("[") >= 2


def test_half_a_character_in_an_id_comes_back_as_it_came() -> None:
    result = _run(["--format", "jsonl"], (LINE % "a").replace("7", '"\\ud800"'))
    assert result.exit_code == 0
    assert json.loads(result.stdout)["id"] == "\ud800"
