"""`impostor watch`: does what is due, lets other commands work, and stops cleanly."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Timer

import pytest

from fixtures.pages.shape import data
from tests.recheck.test_recheck_story import BLUESKY, PROFILE, START, Case, on
from tests.stories.town import ENVIRONMENT, Town

WINDOWS = sys.platform == "win32"


@contextmanager
def watching(case: Case) -> Iterator[subprocess.Popen[str]]:
    words = case.town.command("watch", case.folder, "--rate", 0)
    # A shell that runs the tests in the background lets all that they start ignore Ctrl-C.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=ENVIRONMENT
    ) as running:
        signal.signal(signal.SIGINT, before)
        # Nobody waits for ever for a line that never comes.
        end = Timer(120, running.kill)
        end.start()
        try:
            yield running
        finally:
            end.cancel()
            running.kill()


def history(case: Case) -> int:
    done = case.town.run("show", case.folder, "1", "--history", "--format", "json")
    return len(done.json()["observations"])


@pytest.mark.skipif(WINDOWS, reason="Windows has no such signals between processes")
@pytest.mark.parametrize("stop", ["SIGINT", "SIGTERM"])
def test_it_does_what_is_due_and_stops(stop: str, town: Town, tmp_path: Path) -> None:
    """The scan was months ago by the case's dates, so the account is due at once, and only once."""
    town.served.put(data(f"{PROFILE}?actor=bsky.app", BLUESKY))
    case = Case(town, tmp_path / "case", on(town, "bluesky")[:1])
    assert START.year >= 2026
    with watching(case) as running:
        assert running.stdout is not None
        # What was seen is kept first and told then: it is stopped after both.
        told = next((line for line in running.stdout if "still up" in line), "")
        assert told, running.stderr.read() if running.stderr else ""
        # While it waits, another command may work on the case.
        assert case.town.run("filed", case.folder, "1", "--channel", "form").code == 0
        os.kill(running.pid, getattr(signal, stop))
        _, err = running.communicate(timeout=60)
    assert running.returncode == 0, err
    assert "Stopped" in err
    assert "Traceback" not in err
    assert history(case) == 2
