"""Print how long a page of one megabyte takes to read (status and profile), page by page.

    python tests/bench/read.py [FOLDER]

Each live recording of fixtures/recordings is filled up to a megabyte with markup as large pages
hold it (data blocks and nested elements); with a FOLDER, its pages are read as they are. The
processor's time says what reading costs; the clock's also what else the machine was doing.
"""

import argparse
import json
import statistics
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

from impostor.model import Account, Page
from impostor.platforms import Platform, identify

RECORDINGS = Path(__file__).parents[2] / "fixtures" / "recordings"
MEGABYTE = 1_000_000
RUNS = 15


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    folder: Path | None = parser.parse_args().folder
    print(f"{'page':44} {'bytes':>9} {'cpu median ms':>14} {'clock best ms':>14}")
    for name, url, body in given(folder) if folder else filled():
        named = identify(url)
        if isinstance(named, tuple):
            print(f"{name:44} {len(body):9} {timed(*named, url, body)}")


def filled() -> Iterator[tuple[str, str, bytes]]:
    for manifest in sorted(RECORDINGS.glob("*/recordings.json")):
        for entry in json.loads(manifest.read_text(encoding="utf-8")):
            body = (manifest.parent / entry["file"]).read_bytes()
            if entry["file"].startswith("live") and body.lstrip().startswith(b"<"):
                yield f"{manifest.parent.name}/{entry['file']}", entry["url"], grown(body)


def given(folder: Path) -> Iterator[tuple[str, str, bytes]]:
    for entry in json.loads((folder / "manifest.json").read_text(encoding="utf-8")):
        yield entry["file"], entry["url"], (folder / entry["file"]).read_bytes()


def grown(body: bytes) -> bytes:
    data = json.dumps({"require": [["Module", n, {"key": "value " * 9}] for n in range(400)]})
    piece = f'<script type="application/json">{data}</script>'.encode()
    piece += b'<div class="a b c"><a href="/x?y=1"><span>text</span></a></div>' * 300
    missing = max(0, MEGABYTE - len(body))
    fill = piece * (missing // len(piece)) + b" " * (missing % len(piece))
    return body.replace(b"</body>", fill + b"</body>")


def timed(platform: Platform, account: Account, url: str, body: bytes) -> str:
    spent, passed = [], []
    for number in range(RUNS):
        # Each run reads other bytes, so that nothing is remembered from the one before.
        fresh = body + b" " * number
        page = Page(url, 200, {}, fresh, datetime.now(UTC))
        started, used = time.perf_counter(), time.process_time()
        platform.status(page)
        platform.profile(page, account)
        spent.append((time.process_time() - used) * 1000)
        passed.append((time.perf_counter() - started) * 1000)
    return f"{statistics.median(spent):14.1f} {min(passed):14.1f}"


if __name__ == "__main__":
    main()
