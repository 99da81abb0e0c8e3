"""No text that somebody else wrote steers the terminal, whichever way it reaches it."""

import json
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result
from PIL import Image

from impostor.cli import impostor
from impostor.cli.group import SpokenGroup
from impostor.errors import ImpostorError, UsageError

NASTY = {
    "title of the window": "\x1b]0;pwn\x07",
    "colour": "\x1b[31m",
    "one-character control": "\x9b31m",
    "right to left": "\u202egpj.exe",
    "carriage return": "a\rb",
}
STEERING = frozenset("\x1b\x07\x9b\u202e\r")

nasty = pytest.mark.parametrize("text", NASTY.values(), ids=NASTY)


def run(*arguments: object, stdin: str | None = None) -> Result:
    return CliRunner().invoke(impostor, [str(each) for each in arguments], input=stdin)


def steering(text: str) -> set[str]:
    return set(text) & STEERING


@pytest.mark.parametrize(
    "kind", [ImpostorError, UsageError, click.ClickException, click.UsageError]
)
@nasty
def test_an_error_that_repeats_a_text(text: str, kind: type[Exception]) -> None:
    @click.command()
    def fail() -> None:
        raise kind(f"“{text}” is no address")

    done = CliRunner().invoke(SpokenGroup("impostor", commands=[fail]), ["fail"])
    assert done.exit_code == (2 if "Usage" in kind.__name__ else 1)
    assert "is no address" in done.stderr
    assert "⟦U+" in done.stderr
    assert not steering(done.stderr)


def test_an_error_has_no_line_of_a_strangers_making() -> None:
    @click.command()
    def fail() -> None:
        raise ImpostorError("“x\n3 read, 0 could not be read.” is no address")

    done = CliRunner().invoke(SpokenGroup("impostor", commands=[fail]), ["fail"])
    assert done.stderr.count("\n") == 1


def test_a_bare_command_still_shows_its_help() -> None:
    shown = run().output
    assert shown.count("\n") > 10
    assert "⟦" not in shown


def test_plain_click_would_print_it() -> None:
    """Show, as a control, that the same error steers where nothing makes it visible."""

    @click.command()
    def fail() -> None:
        raise click.ClickException("\x1b]0;pwn\x07")

    done = CliRunner().invoke(click.Group("plain", commands=[fail]), ["fail"])
    assert steering(done.stderr) == {"\x1b", "\x07"}


@nasty
def test_words_on_the_command_line(text: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text("<html>", encoding="utf-8")
    for words in (
        ("read", page, "--url", text),
        ("read", tmp_path / text.replace("/", ""), "--url", "https://bsky.app/profile/a.example"),
        ("scan", text),
        ("--now", text, "names", "a", "b"),
        (text,),
    ):
        done = run(*words)
        assert done.exit_code in {1, 2}
        assert not steering(done.stderr), words


@nasty
def test_a_profile_that_is_read(text: str, tmp_path: Path) -> None:
    page = tmp_path / "page.json"
    profile = {"did": "did:plc:k2x7mq4tnv5awl3srbz6ycdh", "handle": "a.example"}
    page.write_text(json.dumps({**profile, "displayName": f"Léa {text}"}), encoding="utf-8")
    url = "https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile?actor=a.example"
    for form in ("table", "json"):
        shown = run("read", page, "--url", url, "--format", form)
        assert shown.exit_code == 0, shown.output
        assert "Léa" in shown.stdout
        assert not steering(shown.stdout)


@nasty
def test_names_that_are_compared(text: str) -> None:
    line = json.dumps({"id": text, "names": ["Léa"], "profile": {"name": text, "handle": text}})
    assert not steering(run("names", "--format", "table", stdin=line + "\n").output)
    shown = run("names", "Léa", f"Léa {text}")
    assert shown.exit_code == 0
    assert not steering(shown.output)


def test_names_are_no_markup_and_no_emoji() -> None:
    shown = run("names", "[/x]", "Léa [/x] :heart:")
    assert shown.exit_code == 0, shown.output
    line = json.dumps({"names": ["Léa"], "profile": {"name": "[/x] :heart:"}})
    assert "[/x] :heart:" in run("names", "--format", "table", stdin=line).stdout


def test_paths_of_pictures(tmp_path: Path) -> None:
    name = "[bold] :heart: \x1b[31m \u202egpj a\nb"
    # The path ends in "[/x].jpg", the end of a style that never began, as folder and file.
    references, candidates = tmp_path / "mine", tmp_path / name / "[" / "x]"
    for folder in (references, candidates):
        folder.mkdir(parents=True)
        Image.linear_gradient("L").rotate(30).resize((320, 240)).save(folder / "a.png")
    (candidates / "broken.jpg").write_bytes(b"\xff\xd8\xff no picture")
    shown = run("photos", references, tmp_path / name, "--min-score", 0, "--best")
    assert shown.exit_code == 3, shown.output
    assert "[bold] :heart: ⟦U+001B⟧[31m ⟦U+202E⟧gpj a⟦U+000A⟧b/[/x]/a.png" in shown.stdout.replace(
        "\\", "/"
    )
    assert "[/x]/broken.jpg" in shown.stderr.replace("\\", "/")
    assert not steering(shown.output)
    # A line for the plain reference, one for the broken file.
    assert shown.stderr.count("\n") == 2
