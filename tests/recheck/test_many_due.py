"""Many accounts due at once: hosts take turns, none is hurried, and a killed recheck goes on."""

import subprocess
import sys
import time
from pathlib import Path

import pytest
import trustme

from fixtures.server import Request, serve
from impostor.fetch import Settings
from tests.recheck.many import LOOKED, Crowd, longest_run, looks_since, most_in
from tests.stories.town import ENVIRONMENT

CROWD = Crowd(accounts=48, hosts=8)


@pytest.fixture
def case(tmp_path: Path) -> Path:
    CROWD.serve_from(tmp_path / "site")
    CROWD.case(tmp_path / "case")
    return tmp_path / "case"


def test_a_killed_recheck_goes_on_politely(case: Path, tmp_path: Path) -> None:
    authority, bundle = trustme.CA(), tmp_path / "ca.pem"
    authority.cert_pem.write_to_path(str(bundle))
    with serve(tmp_path / "site", authority) as served:
        way = ["--connect-to", served.connect_to, "--ca-bundle", str(bundle)]
        words = [sys.executable, "-m", "impostor", *way, "recheck", str(case), "--due"]
        with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                              env=ENVIRONMENT) as first:  # fmt: skip
            deadline = time.monotonic() + 60
            while len(served.log) < 70 and time.monotonic() < deadline:
                time.sleep(0.02)
            first.kill()
        killed = len(served.log)
        kept = looks_since(case, LOOKED.replace(month=6))
        done = subprocess.run(words, capture_output=True, env=ENVIRONMENT, check=False)
        log = list(served.log)
    assert 0 < sum(kept.values()) < CROWD.accounts, "it was killed in the middle"
    assert done.returncode == 0, done.stderr.decode()
    assert set(looks_since(case, LOOKED.replace(month=6)).values()) == {1}
    settings = Settings()
    # Two processes, each with its burst, that ask within one second.
    assert most_in(log, 1.0) <= 2 * (settings.burst + settings.rate)
    # The second begins anew, perhaps with the host at which the first one ended.
    assert max(map(longest_run, (log[:killed], log[killed:]))) <= 4, "hosts take turns"


def test_what_asks_without_turns_is_caught() -> None:
    """The control: host after host, at once, breaks both rules."""
    hurried = [Request(f"s{host}.example", "/", 0.01 * n) for host in range(2) for n in range(30)]
    assert most_in(hurried, 1.0) > 2 * (Settings().burst + Settings().rate)
    assert longest_run(hurried) > 4
