"""Output into a file or a pipe whose encoding has few letters, as on Windows."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LATIN = {**os.environ, "PYTHONIOENCODING": "cp1252", "PYTHONWARNINGS": "error", "PYTHONUTF8": "0"}
CYRILLIC = "\u041b\u0435\u0430 \U0001f338 é"
"""Two kinds of characters that code page 1252 lacks, and one that it has."""


def run(*words: object, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "impostor", *map(str, words)]
    return subprocess.run(command, input=stdin, capture_output=True, env=LATIN, check=False)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("pages") / "page.json"
    profile = {"did": "did:plc:k2x7mq4tnv5awl3srbz6ycdh", "handle": "a.example"}
    path.write_text(json.dumps({**profile, "displayName": CYRILLIC}), encoding="utf-8")
    return path


URL = "https://public.api.bsky.app/xrpc/app.bsky.actor.getProfile?actor=a.example"


def test_a_table_spells_out_letters_that_the_encoding_lacks(page: Path) -> None:
    done = run("read", page, "--url", URL)
    assert done.returncode == 0, done.stderr
    assert r"\u041b\u0435\u0430 \U0001f338 é" in done.stdout.decode("cp1252")


def test_so_does_a_comparison_letter_by_letter() -> None:
    done = run("names", "Léa", "Lé\u0430")
    assert done.returncode == 0, done.stderr
    assert r"\u0430" in done.stdout.decode("cp1252")


@pytest.fixture(scope="module")
def case(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a case whose person has a name in other letters."""
    folder = tmp_path_factory.mktemp("cases") / "case"
    done = run("init", folder, "--name", CYRILLIC, "--own", "https://bsky.app/profile/own.example")
    assert done.returncode == 0, done.stderr
    return folder


def test_so_does_a_case(case: Path) -> None:
    done = run("show", case)
    assert done.returncode == 0, done.stderr
    assert r"\u041b\u0435\u0430 \U0001f338 é" in done.stdout.decode("cp1252")


def test_so_does_a_scan(case: Path, tmp_path: Path) -> None:
    links = tmp_path / "links.txt"
    links.write_text(f"https://bsky.app/profile/a.example\n{CYRILLIC}\n", encoding="utf-8")
    nowhere = ("--connect-to", "127.0.0.1:1")
    done = run(*nowhere, "scan", case, links, "--rate", 0)
    assert done.returncode == 3, done.stderr
    assert r"\u041b\u0435\u0430" in done.stderr.decode("cp1252")
    assert b"Traceback" not in done.stderr


def test_so_does_an_error() -> None:
    done = run("read", "nowhere", "--url", CYRILLIC)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


def test_json_is_utf_8_all_the_same(page: Path) -> None:
    done = run("read", page, "--url", URL, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.decode("utf-8"))["profile"]["name"] == CYRILLIC


def test_so_are_json_lines() -> None:
    line = json.dumps({"id": CYRILLIC, "names": ["Léa"], "profile": {"name": "Lé\u0430"}})
    done = run("names", stdin=line.encode())
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.decode("utf-8"))["id"] == CYRILLIC


def test_so_is_a_report_as_json(case: Path) -> None:
    done = run("report", case, "--format", "json")
    assert done.returncode == 0, done.stderr
    assert CYRILLIC in done.stdout.decode("utf-8")


def test_python_alone_would_fail() -> None:
    """Show, as a control, that this encoding stops a program that does not care."""
    command = [sys.executable, "-c", f"print({CYRILLIC!r})"]
    done = subprocess.run(command, capture_output=True, env=LATIN, check=False)
    assert done.returncode == 1
    assert b"UnicodeEncodeError" in done.stderr
