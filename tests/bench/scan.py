"""`python -m tests.bench.scan`: a whole scan of 1,000 made accounts, its time and peak memory.

Memory is the largest sum of the resident sets of all its processes (shared pages are counted once
for each process, so the true figure is lower), read ten times a second. The bar is 1 GB.
"""

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
import trustme

from fixtures.demo import described
from fixtures.network import build
from fixtures.server import serve

BAR_MB = 1000
LATENCY = 0.02


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accounts", type=int, default=1000)
    asked = parser.parse_args()
    authority = trustme.CA()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        bundle = folder / "ca.pem"
        authority.cert_pem.write_to_path(str(bundle))
        network = build(folder / "network", seed=3, accounts=asked.accounts, impostors=20)
        impostor = [sys.executable, "-m", "impostor"]
        words = map(str, ("init", folder / "case", *described(network)))
        subprocess.run([*impostor, *words], check=True)
        with serve(network.site, authority, LATENCY) as served:
            way = ["--connect-to", served.connect_to, "--ca-bundle", str(bundle)]
            scan = ["scan", str(folder / "case"), str(network.links), "--rate", "0"]
            seconds, peak = watched([*impostor, *way, *scan])
            requests = len(served.log)
    print(
        f"{asked.accounts} accounts, {requests} requests at {LATENCY * 1000:.0f} ms: "
        f"{seconds:.0f} s, peak memory of all processes {peak:.0f} MB (bar {BAR_MB})"
    )
    sys.exit(peak >= BAR_MB)


def watched(words: list[str]) -> tuple[float, float]:
    """Run a command; give its seconds and the peak of its processes' memory in MB."""
    started, peak = time.monotonic(), 0.0
    with subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        top = psutil.Process(process.pid)
        while process.poll() is None:
            peak = max(peak, sum(resident(one) for one in [top, *children(top)]))
            time.sleep(0.1)
    return time.monotonic() - started, peak / 1e6


def children(process: psutil.Process) -> list[psutil.Process]:
    try:
        return process.children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def resident(process: psutil.Process) -> int:
    try:
        return int(process.memory_info().rss)
    except psutil.NoSuchProcess:
        return 0


if __name__ == "__main__":
    main()
