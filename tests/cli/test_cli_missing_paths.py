"""What is named and is not there is wrong use of any command: exit code 2, one sentence."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from impostor.cli import COMMANDS, impostor

MADE = {("init", "case"), ("report", "output"), ("photos", "folder")}
"""Paths that a command makes: nothing is missing where they are not there."""

NEXT_TO_IT: dict[tuple[str, str], tuple[str, ...]] = {
    ("candidates", "case"): ("PATH",),
    ("explain", "case"): ("PATH", "1"),
    ("filed", "case"): ("PATH", "1", "--channel", "its form"),
    ("impostor", "ca_bundle"): ("--connect-to", "127.0.0.1:1", "--ca-bundle", "PATH", "platforms"),
    ("init", "common"): ("new", "--name", "Léa", "--common", "PATH"),
    ("init", "photos"): ("new", "--name", "Léa", "--photos", "PATH"),
    ("judge", "case"): ("PATH", "1", "unsure"),
    ("list", "case"): ("PATH",),
    ("person", "case"): ("PATH", "--add-name", "Léa"),
    ("person", "common"): ("case", "--common", "PATH"),
    ("person", "photos"): ("case", "--add-photo", "PATH"),
    ("photos", "candidates"): ("folder", "PATH"),
    ("photos", "common"): ("folder", "folder", "--common", "PATH"),
    ("photos", "references"): ("PATH", "folder"),
    ("read", "page"): ("PATH",),
    ("recheck", "case"): ("PATH",),
    ("report", "case"): ("PATH",),
    ("scan", "files"): ("case", "PATH"),
    ("scan", "photos"): ("--photos", "PATH", "--name", "Léa", "links.txt"),
    ("show", "case"): ("PATH",),
    ("watch", "case"): ("PATH",),
}
"""The words of a command around each path that it reads."""

OTHERWISE = {
    "a page whose address is told": ("read", "PATH", "--url", "https://www.instagram.com/lea/"),
    "a scan's case": ("scan", "PATH", "links.txt"),
    "a case that is looked for candidates in": ("scan", "PATH", "--candidates"),
    "one list among others": ("scan", "case", "links.txt", "PATH"),
    "an account's history": ("show", "PATH", "1", "--history"),
    "accounts by name": ("recheck", "PATH", "1", "2"),
}
"""Other ways in which commands take a path."""


def paths_of(name: str, command: click.Command) -> set[tuple[str, str]]:
    return {
        (name, parameter.name or "")
        for parameter in command.params
        if isinstance(parameter.type, click.Path)
    }


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "folder").mkdir()
    (tmp_path / "links.txt").write_text("https://www.instagram.com/lea/\n", encoding="utf-8")
    done = CliRunner().invoke(impostor, ["init", "case", "--name", "Léa"])
    assert done.exit_code == 0, done.stderr
    return tmp_path


def test_every_path_of_every_command_is_tried() -> None:
    # The files of a scan may also be the standard input, and no `click.Path`.
    known = {("scan", "files")} | paths_of("impostor", impostor)
    for command in COMMANDS:
        known |= paths_of(command.name or "", command)
    assert known - MADE == set(NEXT_TO_IT)


CASES = {f"{name}, {path}": (name, *words) for (name, path), words in NEXT_TO_IT.items()}


@pytest.mark.parametrize("words", [*CASES.values(), *OTHERWISE.values()], ids=[*CASES, *OTHERWISE])
def test_what_is_not_there_is_wrong_use(here: Path, words: tuple[str, ...]) -> None:
    before = sorted(here.rglob("*"))
    given = ["not-there" if word == "PATH" else word for word in words]
    done = CliRunner().invoke(impostor, given[1:] if given[0] == "impostor" else given)
    assert (done.exit_code, done.stdout) == (2, ""), done.output
    last = done.stderr.strip().splitlines()[-1]
    assert "not-there" in last
    assert "does not exist" in last or "There is no folder" in last
    assert sorted(here.rglob("*")) == before, "nothing was made"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list", "folder"), "is not a case"),
        (("scan", "folder", "links.txt"), "is not a case"),
        (("scan", "case", "folder"), "is empty"),
        (("read", "folder"), "is empty"),
        (("photos", "folder", "folder"), "No picture is in 'folder'"),
        (("init", "new", "--name", "Léa", "--photos", "folder"), "no photo"),
    ],
    ids=" ".join,
)
@pytest.mark.usefixtures("here")
def test_control_what_is_there_and_is_not_what_it_should_be_is_a_failure(
    words: tuple[str, ...], said: str
) -> None:
    done = CliRunner().invoke(impostor, list(words))
    assert done.exit_code == 1, done.output
    assert said in done.stderr
