"""Scans that are killed at random moments and run again until they are whole."""

import random
import subprocess
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from impostor.case import open_case
from impostor.cli.surroundings import present
from tests.stories.town import ENVIRONMENT, Town

Seen = set[tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Street:
    """The part of a made network that is scanned."""

    town: Town
    links: Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """How many kills hit a running scan, and what was lost, doubled or changed by them."""

    kills: int
    lost: int
    doubled: int
    changed: int


def kill_often(street: Street, folder: Path, kills: int, seed: int) -> Outcome:
    """Kill scans of new cases until `kills` have hit, finish each case, compare the rankings."""
    chance = random.Random(seed)
    whole, seconds = _undisturbed(street, folder / "whole")
    hits = lost = doubled = changed = number = 0
    while hits < kills:
        number += 1
        case = folder / f"case-{number}"
        assert street.town.init(case).code == 0
        before: Seen = set()
        while hits < kills and _killed(street, case, chance.uniform(0, seconds)):
            hits += 1
            after = _observations(case)
            lost += len(before - after)
            before = after
        ranking = _ranking(street, case)
        after = _observations(case)
        lost += len(before - after)
        doubled += len(after) - len({account for account, _ in after})
        changed += ranking != whole
    return Outcome(hits, lost, doubled, changed)


def _undisturbed(street: Street, case: Path) -> tuple[Any, float]:
    assert street.town.init(case).code == 0
    started = time.monotonic()
    ranking = _ranking(street, case)
    return ranking, time.monotonic() - started


def _killed(street: Street, case: Path, seconds: float) -> bool:
    """Kill a scan after some seconds; False when it had ended by itself."""
    words = street.town.command("scan", case, street.links, "--rate", 0)
    with subprocess.Popen(
        words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=ENVIRONMENT
    ) as scan:
        try:
            scan.wait(seconds)
        except subprocess.TimeoutExpired:
            scan.kill()
            return True
    return False


def _ranking(street: Street, case: Path) -> Any:
    """Finish the scan and give its ranking: all but the moments at which accounts were seen."""
    done = street.town.run("scan", case, street.links, "--rate", 0, "--format", "json")
    assert done.code == 0, done.err
    fields = ("url", "platform", "account_id", "handle", "name", "status", "score", "band")
    return [
        ({field: account[field] for field in fields}, account["findings"])
        for account in done.json()["accounts"]
    ]


def _observations(case: Path) -> Seen:
    with open_case(case, present) as opened:
        return {
            (listed.number, seen.at.isoformat())
            for listed in opened.accounts()
            for seen in opened.history(listed.number)
        }
