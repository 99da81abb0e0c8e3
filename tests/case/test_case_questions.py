"""The ledger of addresses asked for candidates: it counts whatever happens to the run."""

import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from impostor.case import Asked, Case, PersonText, create, open_case
from impostor.model import Account, Status
from tests.case.made import START, account, clock, hours, look

MOST = 5


def made(folder: Path) -> Case:
    return create(folder, PersonText(("Léa",)), clock)


def reopened(folder: Path, at: datetime) -> Case:
    return open_case(folder, lambda: at)


def fill(case: Case, first: int = 0) -> list[int | None]:
    return [case.ask(account(f"a{first + number}"), MOST) for number in range(MOST + 2)]


def test_no_more_than_the_limit_in_a_day(tmp_path: Path) -> None:
    with made(tmp_path / "case") as case:
        assert [number is not None for number in fill(case)] == [True] * MOST + [False] * 2
        assert case.asked_in_a_day() == MOST


def test_control_without_a_limit_all_are_written_down(tmp_path: Path) -> None:
    with made(tmp_path / "case") as case:
        assert None not in [case.ask(account(f"a{number}"), 1000) for number in range(MOST * 3)]


def test_the_same_address_counts_each_time(tmp_path: Path) -> None:
    with made(tmp_path / "case") as case:
        asked = [case.ask(account(), MOST) for _ in range(MOST + 1)]
    assert asked[-1] is None
    assert None not in asked[:-1]


@pytest.mark.parametrize(
    ("later", "allowed"),
    [
        (timedelta(hours=23, minutes=59), False),
        (timedelta(hours=24), True),
        (timedelta(days=-3), False),
    ],
    ids=["the same day", "a day later", "a clock set back gives no new day"],
)
def test_a_day_is_24_hours_of_the_cases_clock(
    later: timedelta, allowed: bool, tmp_path: Path
) -> None:
    with made(tmp_path / "case") as case:
        fill(case)
    with reopened(tmp_path / "case", START + later) as case:
        assert (case.ask(account("b"), MOST) is not None) is allowed


def test_many_threads_get_no_more(tmp_path: Path) -> None:
    with made(tmp_path / "case") as case, ThreadPoolExecutor(8) as pool:
        asked = list(pool.map(lambda n: case.ask(account(f"a{n}"), MOST), range(40)))
    assert sum(number is not None for number in asked) == MOST


ASK_AND_HANG = """
import sys, time
from pathlib import Path
from impostor.case import open_case
from tests.case.made import account, clock

case = open_case(Path(sys.argv[1]), clock)
for number in range(3):
    case.ask(account(f"killed{number}"), 5)
print("asked", flush=True)
time.sleep(60)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_what_a_killed_run_asked_counts(tmp_path: Path) -> None:
    made(tmp_path / "case").close()
    command = [sys.executable, "-c", ASK_AND_HANG, str(tmp_path / "case")]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"asked"
        process.send_signal(signal.SIGKILL)
    with reopened(tmp_path / "case", hours(1)) as case:
        assert case.asked_in_a_day() == 3
        assert sum(number is not None for number in fill(case)) == MOST - 3


def test_answers_are_kept_and_make_no_account(tmp_path: Path) -> None:
    missing = look(account("gone"), 0, Status.GONE).observation
    with made(tmp_path / "case") as case:
        question = case.ask(account("gone"), MOST)
        assert question is not None
        case.answered(question, missing)
        case.answered(question, replace(missing, status=Status.UP))
        case.ask(account("silent"), MOST)
        assert case.asked() == (
            Asked(account("gone"), START, Status.GONE, missing.reason),
            Asked(account("silent"), START),
        )
        assert case.accounts() == ()


def test_the_last_question_counts(tmp_path: Path) -> None:
    with made(tmp_path / "case") as case:
        case.ask(account(), MOST)
    with reopened(tmp_path / "case", hours(30)) as case:
        case.ask(Account("pictogram", account().url), MOST)
        assert [one.at for one in case.asked()] == [hours(30)]
