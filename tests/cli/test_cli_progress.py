"""The lines that follow a scan where there is no terminal."""

from collections.abc import Iterator

import pytest

from impostor.case import Listed
from impostor.cli.progress import follow
from impostor.model import Account, Status
from impostor.scan import Event, Fresh, Looked, Planned
from tests.case.made import look

OWN = Account("bluesky", "https://bsky.app/profile/own.example", "own.example")
RENAMED = Account("bluesky", "https://bsky.app/profile/new.example", "new.example")
FAKE = Account("bluesky", "https://bsky.app/profile/fake.example", "fake.example")
STEERING = Account("web", "https://web.example/\x1b[31m\n3/3 all is well", "x")


def events() -> Iterator[Event]:
    yield Planned(4)
    yield Looked(Listed(1, OWN), look(OWN))
    yield Looked(Listed(2, OWN), look(RENAMED))
    yield Fresh(Listed(3, FAKE), look(FAKE, 0, Status.RATE_LIMITED))
    yield Looked(Listed(4, STEERING), look(STEERING))


def test_a_persons_own_accounts_are_numbers_only(capsys: pytest.CaptureFixture[str]) -> None:
    follow(events(), {OWN.url})
    lines = capsys.readouterr().err.splitlines()
    assert lines[:3] == [
        "1/4 account 1 (protected) up",
        "2/4 account 2 (protected) up",
        "3/4 account 3 https://bsky.app/profile/fake.example rate_limited (seen before)",
    ]


def test_others_are_shown_with_their_address(capsys: pytest.CaptureFixture[str]) -> None:
    """Show, as a control, that an address is printed where it is not said to be hidden."""
    follow(events())
    assert OWN.url in capsys.readouterr().err


def test_an_address_steers_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    follow(events())
    printed = capsys.readouterr().err
    assert len(printed.splitlines()) == 4
    assert "\x1b" not in printed
    assert "⟦U+001B⟧[31m⟦U+000A⟧3/3" in printed


class Full:
    """A standard error on a full disk."""

    encoding = "utf-8"

    def write(self, text: str) -> int:
        raise OSError(28, "No space left on device")

    def flush(self) -> None:
        """Do nothing: nothing was written."""


def test_a_line_that_cannot_be_printed_ends_the_scan_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    ended = []

    def scan() -> Iterator[Event]:
        try:
            yield from events()
        finally:
            ended.append("in order")

    running = scan()
    monkeypatch.setattr("sys.stderr", Full())
    with pytest.raises(OSError, match="No space"):
        follow(running)
    assert ended == ["in order"], "while somebody still holds the generator"
