"""What every test may use: system programs that are found or named as missing."""

import os
import shutil

import pytest
from hypothesis import settings

# No test depends on how fast the machine is.
settings.register_profile("impostor", deadline=None)
settings.load_profile("impostor")

STRICT = os.environ.get("IMPOSTOR_TESTS_STRICT") == "1"


def program(*names: str) -> str:
    """Find a system program; skip the test, naming it, or fail under IMPOSTOR_TESTS_STRICT=1."""
    for name in names:
        if path := shutil.which(name):
            return path
    message = f"needs the system program {' or '.join(names)}, which is not installed"
    if STRICT:
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def chromium() -> str:
    """Give the path of Chromium."""
    return program("chromium", "chromium-browser", "google-chrome")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the figures that tests measured, also those of other processes."""
    for report in terminalreporter.getreports("passed") + terminalreporter.getreports("failed"):
        for name, value in report.user_properties:
            if name == "figure":
                terminalreporter.write_line(str(value))
