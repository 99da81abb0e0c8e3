"""The house keeps its floors: imports go down only, and each library has one home."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "impostor"

FLOORS = {
    "errors": 0, "model": 0, "system": 0, "language": 0.5,
    "case": 1, "fetch": 1, "images": 1,
    "names": 2, "photos": 2, "platforms": 2,
    "observe": 3, "rank": 3,
    "links": 4, "memory": 3.5, "pictures": 3.5, "report": 4, "rerank": 4, "scan": 4, "setup": 4,
    "cli": 6, "__main__": 7, "__init__": 0,
}  # fmt: skip

HOMES = {
    "threadpoolctl": "images", "PIL": "images", "pillow_heif": "images", "pebble": "images",
    "requests": "fetch", "urllib3": "fetch",
    "sqlite3": "case", "tomlkit": "case", "tomllib": "case", "filelock": "case",
    "idna": "platforms", "selectolax": "platforms",
    "cv2": "photos", "imagehash": "photos",
    "anyascii": "names", "rapidfuzz": "names",
    "babel": "report", "jinja2": "report", "markupsafe": "report",
    "click": "cli", "rich": "cli",
}  # fmt: skip

# numpy and gettext speak on every floor.
EVERYWHERE = {"numpy", "gettext", *sys.stdlib_module_names} - set(HOMES)
POSIX_ONLY = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "syslog", "termios", "tty"}


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


def faults(path: Path) -> list[str]:
    return [f for module, names in imports(path) for f in faults_of(place(path), module, names)]


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
