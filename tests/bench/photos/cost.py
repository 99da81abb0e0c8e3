"""Print what the photo engine costs, each figure with its bar.

    python -m tests.bench.photos.cost FOLDER

FOLDER is that of `run.py`; what is made goes into FOLDER/cost. Times are of the processor, the
least of several runs, since other work on the machine adds to both; the last one, of the whole
command, is what the clock says as well.
"""

import io
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

import imagehash
import numpy as np
import psutil
from PIL import Image

from impostor.images import Door, Opened
from impostor.images.decode import decode
from impostor.photos import VERSION, describe, index
from impostor.photos.describe import fast_stage
from tests.bench.photos.edits import HARD, ORDINARY, encoded
from tests.bench.photos.sources import collect, tuned_on

SEED = 20261124
RUNS = 7
REFERENCES, CANDIDATES = 200, 1000
MEGABYTE = 2**20
# Other work on the machine may hold a picture up.
PATIENCE = 600


def main(folder: Path) -> None:
    """Print every figure."""
    paths = [path for path in collect(folder) if not tuned_on(path)]
    _print_fast_stage(paths[0])
    candidates = list(_edited(paths, 2 * len(paths)))
    _print_engine(paths, candidates)
    _print_command(folder / "cost", paths)


def least(work: Callable[[], object], runs: int = RUNS) -> float:
    """Give the milliseconds of processor time that some work takes, of the best run."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times) * 1000


def _print_fast_stage(path: Path) -> None:
    """Compare decoding and hashing all regions of a large photo with the usual hash of it."""
    out = io.BytesIO()
    Image.open(path).convert("RGB").resize((4000, 3000)).save(out, "JPEG", quality=90)
    data = out.getvalue()
    usual = least(lambda: imagehash.phash(Image.open(io.BytesIO(data))))
    decoding = least(lambda: decode(data))
    fast = least(lambda: [fast_stage(frame) for frame in decode(data).frames])
    print(
        f"fast stage, JPEG of 4000 x 3000: {fast:.0f} ms ({decoding:.0f} of it decoding),"
        f" imagehash.phash {usual:.0f} ms: {fast / usual:.2f} times (bar 0.5)"
    )


def _edited(paths: Sequence[Path], count: int) -> list[bytes]:
    """Edit each photo a few times, the 38 kinds of edit by turns."""
    edits = {**ORDINARY, **HARD}
    strangers = [Image.open(path).convert("RGB") for path in paths[:9]]
    made = []
    for number in range(count):
        name = list(edits)[number % len(edits)]
        chance = np.random.default_rng([SEED, number])
        photo = Image.open(paths[number % len(paths)]).convert("RGB")
        made.append(encoded(edits[name](photo, chance, strangers), name, chance))
    return made


def _print_engine(paths: Sequence[Path], candidates: Sequence[bytes]) -> None:
    """Measure describing and comparing one candidate, over all photos that are only reported."""
    small = Image.open(paths[0]).convert("RGB").resize((640, 480))
    with Door(describe, VERSION, seconds=PATIENCE) as door:
        answers = list(door.open_all([path.read_bytes() for path in paths] + list(candidates)))
    photos = [answer.photo for answer in answers if isinstance(answer, Opened)]
    engine = index(photos[: len(paths)])
    asked = photos[len(paths) :]
    units, describing, comparing = [], [], []
    for data, photo in zip(candidates, asked, strict=True):
        units.append(least(lambda: imagehash.phash(small), 3))
        describing.append(least(lambda data=data: describe(decode(data).frames), 1))
        comparing.append(least(lambda photo=photo: engine.compare([photo]), 1))
    unit = float(np.median(units))
    each = float(np.mean(describing)), float(np.mean(comparing))
    print(
        f"whole engine, {len(candidates)} candidates, {len(paths)} references: {each[0]:.1f} ms"
        f" decoding and describing + {each[1]:.1f} ms comparing ="
        f" {sum(each) / unit:.1f} times imagehash.phash of 640 x 480 ({unit:.2f} ms; bar 60)"
    )


def _print_command(folder: Path, paths: Sequence[Path]) -> None:
    """Run `impostor photos` on folders, and watch the memory of all its processes."""
    references, candidates = folder / "references", folder / "candidates"
    if not candidates.is_dir():
        _fill(references, candidates, paths)
    command = [sys.executable, "-m", "impostor", "photos", str(references), str(candidates)]
    start, peak, used = time.perf_counter(), 0, {}
    with (folder / "found.jsonl").open("wb") as found:
        running = subprocess.Popen([*command, "--format", "jsonl"], stdout=found)
        while running.poll() is None:
            peak = max(peak, _watch(psutil.Process(running.pid), used))
            time.sleep(0.2)
    seconds = time.perf_counter() - start
    lines = (folder / "found.jsonl").read_bytes().count(b"\n")
    print(
        f"impostor photos, {CANDIDATES} candidates, {REFERENCES} references: {seconds:.0f} s,"
        f" {sum(used.values()):.0f} s of processor time (bar 90 s on two idle cores),"
        f" {peak / MEGABYTE:.0f} MB in all processes (bar 1500); {lines} pairs found"
    )


def _watch(running: psutil.Process, used: dict[int, float]) -> int:
    """Give the memory of a process and all that it started; note the seconds each has used."""
    memory = 0
    for process in (running, *running.children(recursive=True)):
        try:
            memory += process.memory_info().rss
            used[process.pid] = sum(process.cpu_times()[:2])
        except psutil.NoSuchProcess:
            continue
    return memory


def _fill(references: Path, candidates: Path, paths: Sequence[Path]) -> None:
    """Make 200 references, photos and parts of them, and 1,000 candidates of 1152 x 864 at most."""
    for folder in (references, candidates):
        folder.mkdir(parents=True)
    for number in range(REFERENCES):
        photo = Image.open(paths[number % len(paths)]).convert("RGB")
        part = number // len(paths)
        width, height = photo.width // (1 + part), photo.height // (1 + part)
        photo.crop((0, 0, width, height)).save(references / f"{number}.jpg", quality=90)
    for number, data in enumerate(_edited(paths, CANDIDATES)):
        image = Image.open(io.BytesIO(data)).convert("RGB")
        image.thumbnail((1152, 864))
        image.save(candidates / f"{number}.jpg", quality=88)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
