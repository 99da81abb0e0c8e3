"""What was seen on an account, weighed: findings, and the score that they add up to."""

import math
from collections.abc import Sequence
from dataclasses import replace

from impostor.model import Finding
from impostor.rank.signals.seen import Seen
from impostor.rank.weights import ARRANGED, CONDUCT, EXPLAINED, PRIOR


def weighed(found: Sequence[Seen]) -> list[Finding]:
    """Give the findings; one that explains all likeness at once takes back what is too much.

    However much is alike, the sum then stays at most where `EXPLAINED` has it; how an account
    behaves may speak for it still, and never against it: her own second account is new and small.
    A disguise of the name is no likeness, and counts beside what a fake could arrange.
    """
    findings = [one.weighed() for one in found]
    explains = [place for place, one in enumerate(found) if one.level in EXPLAINED]
    if not explains:
        return findings
    most = min(explains, key=lambda place: EXPLAINED[found[place].level])
    limit = _log_odds(EXPLAINED[found[most].level]) - _log_odds(PRIOR)
    others = [finding for place, finding in enumerate(findings) if place not in explains]
    conduct = sum(finding.weight for finding in others if finding.signal in CONDUCT)
    open_ = any(found[place].level not in ARRANGED for place in explains)
    disguise = 0.0 if open_ else sum(f.weight for f in others if f.signal == "disguise")
    alike = sum(finding.weight for finding in findings) - conduct - disguise
    beyond = max(0.0, alike - limit) + max(0.0, conduct)
    if beyond > 0:
        findings[most] = replace(findings[most], weight=round(findings[most].weight - beyond, 3))
    return findings


def probability(findings: Sequence[Finding], prior: float) -> float:
    """Give the probability in [0, 1] that findings add up to, from a prior in ]0, 1[."""
    return moved(prior, sum(finding.weight for finding in findings))


def moved(share: float, weight: float) -> float:
    """Give what a probability in ]0, 1[ becomes by evidence of a weight, which may be negative."""
    return round(1 / (1 + math.exp(-_log_odds(share) - weight)), 6)


def _log_odds(share: float) -> float:
    return math.log(share / (1 - share))
