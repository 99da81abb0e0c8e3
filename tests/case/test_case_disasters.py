"""Kills, full disks and crowds: what was stored stays, and is there once."""

import random
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext
from pathlib import Path

import pytest

from impostor.case import Case, CaseError, open_case
from impostor.case.objects import write_whole
from impostor.model import Status
from tests.case.made import account, clock, look, match, page, photo

# Does a little scan of 400 accounts, saying each one that is stored; done again, it goes on.
SCAN = """
import sys
from pathlib import Path
from impostor.case import open_case
from impostor.model import Status
from tests.case.made import account, clock, hours, look, page, photo, match

with open_case(Path(sys.argv[1]), clock) as case, case.writing():
    wanted = [account(f"a{n}") for n in range(400)]
    numbers = case.add_accounts(wanted)
    for number, seen in zip(numbers, wanted):
        answer = case.page(seen.url)
        if answer is None:
            print("fetch", seen.url, flush=True)
            case.store_page(page(seen.url, seen.url.encode() * 500))
        case.store_photo(photo(f"{number % 7}"), b"small" * 1000)
        stable = account(seen.handle, f"id {number % 390}")
        case.record(look(stable, 0, Status.UP, photo(f"{number % 7}")), number)
        case.store_ranking([(number, match(seen))], hours(0))
        print("done", number, flush=True)
"""


def scan(folder: Path, kill_after: float | None = None) -> list[list[str]]:
    """Run the scan, killed after so many seconds of work; give the lines that it finished."""
    command = [sys.executable, "-c", SCAN, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        first = process.stdout.readline()
        if kill_after is not None:
            time.sleep(kill_after)
            process.kill()
        lines = (first + process.stdout.read()).splitlines(keepends=True)
    assert process.returncode == (0 if kill_after is None else -signal.SIGKILL)
    return [line.split() for line in lines if line.endswith("\n")]


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is POSIX's")
def test_a_scan_killed_at_random_moments_goes_on_and_nothing_is_lost_or_doubled(
    case: Case, folder: Path
) -> None:
    case.close()
    said = []
    for moment in random.Random(7).choices(range(1, 60), k=6):
        said += scan(folder, kill_after=moment / 1000)
    done = {int(line[1]) for line in said if line[0] == "done"}
    assert done, "no scan was killed in the middle"
    with open_case(folder, clock) as again:
        kept = {entry.number for entry in again.accounts()} & set(again.looks())
        assert {again.find(str(number)).number for number in done} <= kept
    said += scan(folder)
    fetched = [line[1] for line in said if line[0] == "fetch"]
    assert len(fetched) - len(set(fetched)) <= 6, "fetched anew: at most the one page cut short"
    with open_case(folder, clock) as again:
        numbers = [entry.number for entry in again.accounts()]
        assert numbers == list(range(1, 391)), "ten of the 400 addresses lead to a known account"
        assert sum(len(again.history(number)) for number in numbers) == 400
        assert [number for number, _ in again.matches()] == numbers
        assert all(len(seen.pictures) == 1 for seen in again.looks().values())
        assert not list((folder / "unfinished").iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="sets a POSIX limit")
@pytest.mark.parametrize("limit", [250_000, 600_000])
def test_on_a_full_disk_it_stops_with_a_sentence_and_keeps_what_it_has(
    case: Case, folder: Path, limit: int
) -> None:
    """The limit on the size of a file stands in for the disk: SQLite's log reaches it first."""
    case.close()
    limited = f"import resource as r; r.setrlimit(r.RLIMIT_FSIZE, ({limit}, {limit}))\n"
    command = [sys.executable, "-c", limited + SCAN, str(folder)]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    done = [int(line.split()[1]) for line in ended.stdout.splitlines() if line.startswith("done")]
    assert done
    assert "CaseError" in ended.stderr.splitlines()[-1]
    assert "full" in ended.stderr.splitlines()[-1]
    with open_case(folder, clock) as again:
        assert set(done) <= set(again.looks())
    scan(folder)


def test_an_object_that_does_not_fit_is_told_and_leaves_nothing_behind(
    case: Case, folder: Path
) -> None:
    resource = pytest.importorskip("resource", reason="sets a POSIX limit")
    case.store_page(page(body=b"small"))
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(CaseError, match=r"disk is full at .*make room.*kept"):
            case.store_page(page(body=b"large" * 50_000, at=1))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert case.page(page().url) == page(body=b"small")
    assert not list((folder / "unfinished").iterdir())


@pytest.mark.parametrize(
    ("there", "is_done"),
    [(b"same", True), (b"other", False), (None, False)],
    ids=["it has the content", "it has another content", "control: it is not there"],
)
def test_a_file_that_the_system_does_not_let_replace_counts_as_written_if_it_is_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bytes | None, *, is_done: bool
) -> None:
    def refused(_path: Path, _target: Path) -> Path:
        """What Windows answers while another thread has the target open."""
        raise PermissionError(13, "Access is denied")

    monkeypatch.setattr(Path, "replace", refused)
    path = tmp_path / "object"
    if there is not None:
        path.write_bytes(there)
    with nullcontext() if is_done else pytest.raises(CaseError, match="may not be read or written"):
        write_whole(path, b"same", tmp_path / "unfinished")
    assert path.exists() == (there is not None)
    assert there is None or path.read_bytes() == there
    assert not list((tmp_path / "unfinished").iterdir())


def test_eight_threads_store_and_read_together(case: Case) -> None:
    wanted = [account(f"a{n}") for n in range(160)]
    numbers = dict(zip(wanted, case.add_accounts(wanted), strict=True))
    start = threading.Barrier(8)

    def work(part: int) -> None:
        start.wait()
        for seen in wanted[part::8]:
            # Half of all pages have the same body, so threads meet at one object.
            body = b"same" if numbers[seen] % 2 else seen.url.encode()
            case.store_page(page(seen.url, body))
            case.store_photo(photo("s"), b"small")
            case.record(look(seen, 0, Status.UP, photo("s")), numbers[seen])
            case.store_ranking([(numbers[seen], match(seen))], clock())
            assert case.page(seen.url) == page(seen.url, body)

    with ThreadPoolExecutor(8) as pool, case.writing():
        list(pool.map(work, range(8)))
    assert len(case.looks()) == len(case.matches()) == 160
