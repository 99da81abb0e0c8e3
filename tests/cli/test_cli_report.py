"""`impostor report`: in which language it speaks."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from impostor.case import open_case
from impostor.cli import impostor
from tests.case.made import clock


@pytest.fixture
def case(tmp_path: Path) -> Path:
    folder = tmp_path / "case"
    made = CliRunner().invoke(impostor, ["init", str(folder), "--name", "Léa"])
    assert made.exit_code == 0, made.output
    return folder


def speak(case: Path, language: str) -> None:
    settings = case / "case.toml"
    text = settings.read_text(encoding="utf-8")
    spoken = text.replace('# language = "fr"', f'language = "{language}"')
    settings.write_text(spoken, encoding="utf-8")
    with open_case(case, clock) as opened:
        assert opened.settings().language == language


def language(case: Path, *words: str, of: str = "C") -> str:
    """Give the language of a report that is written on a computer of a language."""
    environment = {"LC_ALL": of}
    words = ("report", str(case), "--output", "-", *words)
    done = CliRunner().invoke(impostor, words, env=environment)
    assert done.exit_code == 0, done.output
    if "json" in words:
        return str(json.loads(done.stdout)["language"])
    return "fr" if '<html lang="fr"' in done.stdout else "en"


@pytest.mark.parametrize(
    ("of_computer", "of_case", "asked", "expected"),
    [
        ("C", None, None, "en"),
        ("fr_FR.UTF-8", None, None, "fr"),
        ("C", "fr", None, "fr"),
        ("fr_FR.UTF-8", "en", None, "en"),
        ("fr_FR.UTF-8", "fr", "en", "en"),
        ("C", "en", "fr", "fr"),
    ],
)
def test_a_page_speaks_as_asked_or_as_the_case_or_as_the_computer(
    case: Path, of_computer: str, of_case: str | None, asked: str | None, expected: str
) -> None:
    if of_case:
        speak(case, of_case)
    words = ("--lang", asked) if asked else ()
    assert language(case, *words, of=of_computer) == expected


def test_data_is_the_same_everywhere_unless_asked(case: Path) -> None:
    speak(case, "fr")
    assert language(case, "--format", "json", of="fr_FR.UTF-8") == "en"
    assert language(case, "--format", "json", "--lang", "fr") == "fr"
