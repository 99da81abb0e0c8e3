"""The house keeps its floors: imports go down only, and each library has one home."""

import ast
import importlib
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "impostor"

FLOORS = {
    "errors": 0, "model": 0, "system": 0, "language": 0.5,
    "alerts": 1, "case": 1, "evidence": 1, "fetch": 1, "images": 1,
    "names": 2, "photos": 2, "platforms": 2, "screenshots": 2.5, "ocr": 2.6,
    "watching": 2.5, "candidates": 3, "observe": 3, "rank": 3,
    "controls": 3.5, "memory": 3.5, "pictures": 3.5, "protection": 3.5,
    "whereabouts": 3.5,
    "brought": 4, "links": 4, "report": 4.2,
    "rerank": 4, "histories": 4.1, "recheck": 4.5, "judging": 4, "scan": 4, "setup": 4,
    "seeds": 4, "probe": 4.5,
    "api": 5, "cli": 6, "__main__": 7, "__init__": 0,
}  # fmt: skip

HOMES = {
    "av": "images", "threadpoolctl": "images", "PIL": "images", "pillow_heif": "images",
    "pebble": "images",
    "requests": "fetch", "urllib3": "fetch",
    "apprise": "alerts",
    "sqlite3": "case", "tomlkit": "case", "tomllib": "case", "filelock": "case",
    "idna": "platforms", "selectolax": "platforms",
    "warcio": "evidence", "rapidocr": "ocr",
    "cv2": "photos", "imagehash": "photos",
    "anyascii": "names", "rapidfuzz": "names",
    "babel": "report", "jinja2": "report", "markupsafe": "report",
    "click": "cli", "rich": "cli",
}  # fmt: skip

# numpy and gettext speak on every floor.
EVERYWHERE = {"numpy", "gettext", *sys.stdlib_module_names} - set(HOMES)
POSIX_ONLY = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty"}

POSIX_ATTRIBUTES = {
    "os": {
        "WNOHANG", "chown", "chroot", "ctermid", "fchmod", "fchown", "fork", "forkpty", "getegid",
        "geteuid", "getgid", "getgroups", "getloadavg", "getpgid", "getpgrp", "getpriority",
        "getsid", "getuid", "killpg", "lchown", "mkfifo", "mknod", "nice", "openpty", "pread",
        "pwrite", "sched_getaffinity", "setegid", "seteuid", "setgid", "setpgid", "setpriority",
        "setsid", "setuid", "statvfs", "sync", "sysconf", "tcgetpgrp", "uname", "wait", "wait3",
        "wait4", "waitid",
    },
    "signal": {
        "SIGALRM", "SIGCHLD", "SIGCONT", "SIGHUP", "SIGKILL", "SIGPIPE", "SIGQUIT", "SIGSTOP",
        "SIGTSTP", "SIGUSR1", "SIGUSR2", "SIGWINCH", "SIGXCPU", "alarm", "getitimer", "pause",
        "pthread_kill", "pthread_sigmask", "setitimer", "sigpending", "sigwait",
    },
    "select": {"epoll", "kqueue", "poll"},
    "socket": {"AF_UNIX", "SO_REUSEPORT", "sethostname"},
    "time": {"clock_gettime", "pthread_getcpuclockid", "tzset"},
}  # fmt: skip


def modules() -> list[Path]:
    return sorted(PACKAGE.rglob("*.py"))


def place(path: Path) -> str:
    return path.relative_to(PACKAGE).with_suffix("").parts[0]


def imports(path: Path) -> Iterator[tuple[str, set[str]]]:
    """Give each imported module with the names taken from it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((alias.name, set()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are absolute"
            yield node.module or "", {alias.name for alias in node.names}


def inner_targets(module: str, names: set[str]) -> set[str]:
    parts = module.split(".")
    if parts[0] != "impostor":
        return set()
    return {parts[1]} if len(parts) > 1 else {n if n in FLOORS else "__init__" for n in names}


def attributes(path: Path) -> Iterator[tuple[str, str]]:
    """Give what is used of each module, under the module's own name."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    aliases = [
        each for node in ast.walk(tree) if isinstance(node, ast.Import) for each in node.names
    ]
    own_names = {each.asname or each.name: each.name for each in aliases}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            yield own_names.get(node.value.id, ""), node.attr
    yield from ((module, name) for module, names in imports(path) for name in names)


def faults(path: Path) -> list[str]:
    here = place(path)
    found = [f for module, names in imports(path) for f in faults_of(here, module, names)]
    if here != "system":
        found += [
            f"{module}.{name} exists on POSIX only and belongs in system.py"
            for module, name in attributes(path)
            if name in POSIX_ATTRIBUTES.get(module, ())
        ]
    return found


def faults_of(here: str, module: str, names: set[str]) -> list[str]:
    found = [
        f"{here} (floor {FLOORS[here]}) imports {target}"
        for target in inner_targets(module, names)
        if target != here and FLOORS[target] >= FLOORS[here]
    ]
    top = module.split(".", maxsplit=1)[0]
    if HOMES.get(top, here) != here:
        found.append(f"{top} is at home in {HOMES[top]}, not in {here}")
    elif top not in {"impostor", *HOMES, *EVERYWHERE}:
        found.append(f"{top} has no home in tests/test_floor_plan.py")
    if top in POSIX_ONLY and here != "system":
        found.append(f"{top} exists on POSIX only and belongs in system.py")
    return found


@pytest.mark.parametrize("path", modules(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_module_keeps_to_its_floor(path: Path) -> None:
    assert faults(path) == []


def test_every_place_has_a_floor() -> None:
    assert {place(path) for path in modules()} <= set(FLOORS)


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("from impostor.cli import main", "names (floor 2) imports cli"),
        ("from impostor.photos import index", "names (floor 2) imports photos"),
        ("import requests", "requests is at home in fetch, not in names"),
        ("import sqlalchemy", "sqlalchemy has no home in tests/test_floor_plan.py"),
        ("import fcntl", "fcntl exists on POSIX only and belongs in system.py"),
        ("import os\nos.fork()", "os.fork exists on POSIX only and belongs in system.py"),
        ("from os import geteuid", "os.geteuid exists on POSIX only and belongs in system.py"),
        ("import os as o\no.nice(1)", "os.nice exists on POSIX only and belongs in system.py"),
        (
            "def f(p):\n    import signal\n    p.send(signal.SIGKILL)",
            "signal.SIGKILL exists on POSIX only and belongs in system.py",
        ),
    ],
)
def test_a_fault_is_seen(
    source: str, fault: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{__name__}.PACKAGE", tmp_path)
    module = tmp_path / "names" / "made.py"
    module.parent.mkdir()
    module.write_text(source, encoding="utf-8")
    assert fault in faults(module)


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("system.py", "import os\nos.fork()"),
        ("names/made.py", "import os, signal\nos.getpid(); os.kill(1, signal.SIGTERM)"),
        ("names/made.py", "mine.fork()"),
    ],
    ids=["at home in system.py", "on every system", "of something else"],
)
def test_no_fault_is_seen_where_none_is(
    name: str, source: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(f"{__name__}.PACKAGE", tmp_path)
    module = tmp_path / name
    module.parent.mkdir(exist_ok=True)
    module.write_text(source, encoding="utf-8")
    assert faults(module) == []


@pytest.mark.skipif(sys.platform == "win32", reason="only POSIX has them")
def test_every_attribute_named_exists_on_posix() -> None:
    """A misspelt name would forbid nothing; macOS lacks a few of Linux."""
    missing = {
        f"{module}.{name}"
        for module, names in POSIX_ATTRIBUTES.items()
        for name in names
        if not hasattr(importlib.import_module(module), name)
    }
    assert missing <= {"os.sched_getaffinity", "select.epoll", "select.kqueue", "os.waitid"}
