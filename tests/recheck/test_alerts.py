"""Alerts go where a person asked, say no more than was asked, and show no password."""

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from fixtures.pages.shape import State
from impostor import alerts
from tests.recheck.inside import Inside
from tests.recheck.test_recheck_story import Case, on

pytest.importorskip("apprise", reason="the extra 'alerts' is not installed")


@dataclass
class Hook:
    """A webhook on this computer, and what it was sent."""

    address: str
    got: list[dict[str, Any]] = field(default_factory=list)


@pytest.fixture
def hook() -> Iterator[Hook]:
    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            here.got.append(json.loads(body))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_words: object) -> None:
            """Print nothing."""

    server = HTTPServer(("127.0.0.1", 0), Answer)
    here = Hook(f"json://anna:s3cret@127.0.0.1:{server.server_port}/hook")
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield here
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def renamed(town: Inside, tmp_path: Path) -> Case:
    """A case with one account that has been renamed since."""
    made = on(town, "bluesky")[:1]
    case = Case(town, tmp_path / "my-case", made)
    case.show(made[0], State.RENAMED)
    return case


def said(hook: Hook) -> str:
    (sent,) = hook.got
    return f"{sent['title']}\n{sent['message']}"


def about_the_victim(case: Case) -> list[str]:
    person = case.town.network.person
    handles = [one.handle for one in on(case.town, "bluesky")]
    return [*person.names, *person.handles, *handles, "bsky.app"]


def test_a_summary_says_nothing_of_the_victim(renamed: Case, hook: Hook) -> None:
    done = renamed.recheck(30, "--alert", hook.address)
    assert done.code == 10
    assert "my-case: 1 renamed; 1 up, 0 unknown." in said(hook)
    assert not [text for text in about_the_victim(renamed) if text.lower() in said(hook).lower()]


def test_with_details_it_says_which_accounts(renamed: Case, hook: Hook) -> None:
    """Also the control of the test above: what must not be there would be seen."""
    renamed.recheck(30, "--alert", hook.address, "--alert-details")
    assert "1 renamed: https://bsky.app/profile/" in said(hook)
    assert [text for text in about_the_victim(renamed) if text.lower() in said(hook).lower()]


def test_nothing_is_sent_where_nothing_changed(renamed: Case, hook: Hook) -> None:
    renamed.recheck(30, "--alert", hook.address)
    assert renamed.recheck(60, "--alert", hook.address).code == 0
    assert len(hook.got) == 1


def test_the_environment_and_the_settings_are_asked_too(
    renamed: Case, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IMPOSTOR_ALERTS", hook.address)
    file = renamed.folder / "case.toml"
    settings = f'[settings]\nalerts = ["{hook.address}"]\nalert_details = true\n'
    file.write_text(file.read_text("utf-8").replace("[settings]\n", settings), "utf-8")
    renamed.recheck(30)
    assert "https://bsky.app/profile/" in said(hook), "and each place is told once"


@pytest.mark.parametrize("address", ["json://anna:s3cret@127.0.0.1:9/hook", "s3cret://nowhere"])
def test_no_password_is_ever_shown(address: str, renamed: Case) -> None:
    done = renamed.recheck(30, "--alert", address)
    assert done.code in {2, 10}
    assert "number 1" in done.err
    assert "s3cret" not in done.err + done.out
    assert "Traceback" not in done.err


def test_what_could_not_be_sent_is_told_all_the_same(renamed: Case) -> None:
    done = renamed.recheck(30, "--alert", "json://127.0.0.1:9/hook")
    assert [change["change"] for change in done.json()["changes"]] == ["renamed"]


def test_without_the_extra_it_says_how_to_get_it(
    renamed: Case, hook: Hook, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(alerts, "find_spec", lambda _name: None)
    done = renamed.recheck(30, "--alert", hook.address)
    assert done.code == 1
    assert "pip install" in done.err
    assert not hook.got


def test_what_nobody_could_be_told_is_told_again(renamed: Case, hook: Hook) -> None:
    done = renamed.recheck(30, "--alert", "json://127.0.0.1:9/hook")
    assert "tells these changes again" in done.err
    assert renamed.recheck(31, "--alert", hook.address).code == 10
    assert len(hook.got) == 1
