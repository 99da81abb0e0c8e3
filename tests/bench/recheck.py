"""`python -m tests.bench.recheck`: 5,000 accounts due, one recheck, killed once and gone on with.

Memory is the largest sum of the resident sets of all its processes, read ten times a second; the
bar is 500 MB. Politeness is what the servers saw: at most 3 requests a second to one host and a
burst of 6, hosts in turns; and no account is looked at twice, whatever was killed.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import trustme

from fixtures.server import serve
from impostor.fetch import Settings
from tests.bench.scan import children, resident
from tests.recheck.many import LOOKED, Crowd, longest_run, looks_since, most_in

BAR_MB = 500


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=5000)
    parser.add_argument("--hosts", type=int, default=250)
    asked = parser.parse_args()
    crowd = Crowd(asked.accounts, asked.hosts)
    authority = trustme.CA()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        authority.cert_pem.write_to_path(str(folder / "ca.pem"))
        crowd.serve_from(folder / "site")
        crowd.case(folder / "case")
        with serve(folder / "site", authority) as served:
            way = ["--connect-to", served.connect_to, "--ca-bundle", str(folder / "ca.pem")]
            words = [
                sys.executable,
                "-m",
                "impostor",
                *way,
                "recheck",
                str(folder / "case"),
                "--due",
            ]
            before = watched(words, lambda: len(served.log) >= asked.accounts)
            kept = sum(looks_since(folder / "case", LOOKED.replace(month=6)).values())
            after = watched(words, lambda: False)
            log = list(served.log)
        looks = looks_since(folder / "case", LOOKED.replace(month=6))
    peak = max(before[1], after[1])
    twice = sum(count > 1 for count in looks.values())
    missed = sum(count == 0 for count in looks.values())
    most, run = most_in(log, 10.0), longest_run(log)
    allowed = round(Settings().rate * 10 + Settings().burst)
    print(
        f"{asked.accounts} accounts on {asked.hosts} hosts: {len(log)} requests, killed after"
        f" {before[0]:.0f} s with {kept} looks stored, done after {after[0]:.0f} s more (exit"
        f" {after[2]}); {twice} looked at twice, {missed} missed; at most {most} requests to"
        f" one host in 10 s (allowed {allowed}), {run} in a row; peak memory of all"
        f" processes {peak:.0f} MB (bar {BAR_MB})"
    )
    sys.exit(peak >= BAR_MB or bool(twice or missed) or most > allowed)


def watched(words: list[str], kill_when: object) -> tuple[float, float, int]:
    """Run a command, killed when told; give its seconds, its peak memory in MB, its exit code."""
    started, peak = time.monotonic(), 0.0
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        top = psutil.Process(process.pid)
        while process.poll() is None:
            peak = max(peak, sum(resident(one) for one in [top, *children(top)]))
            if kill_when():
                process.kill()
            time.sleep(0.1)
        code = process.returncode
    return time.monotonic() - started, peak / 1e6, code


if __name__ == "__main__":
    main()
