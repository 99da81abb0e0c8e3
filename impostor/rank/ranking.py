"""Protection first, then findings, then the score and the band."""

import math
from collections.abc import Sequence

from impostor.model import Account, Band, Finding, Look, Match, Person
from impostor.rank import weights as w
from impostor.rank.care import REASONS
from impostor.rank.signals import SIGNALS
from impostor.rank.subject import PersonIndex, Subject, subjects

__all__ = ["PersonIndex", "rank"]


def rank(index: PersonIndex, looks: Sequence[Look], prior: float = w.PRIOR) -> list[Match]:
    """Give the match of each look, in the same order; pure, so batches may be ranked anywhere.

    `prior` in ]0, 1[ is the share of impostors expected among the accounts given.
    """
    return [_match(index, subject, prior) for subject in subjects(index, looks)]


def is_protected(person: Person, account: Account) -> bool:
    """Tell whether an account is one of the person's own or trusted ones.

    A stable id decides where both sides have one: a renamed own account stays protected, and a
    stranger who took over its old handle is not.
    """
    return any(_same(account, known) for known in (*person.own, *person.trusted))


def _same(account: Account, known: Account) -> bool:
    if account.platform == known.platform and account.account_id and known.account_id:
        return account.account_id == known.account_id
    return account.url == known.url


def _match(index: PersonIndex, subject: Subject, prior: float) -> Match:
    account = subject.profile.account
    if is_protected(index.person, account):
        return Match(account, 0.0, Band.PROTECTED)
    findings = [finding for signal in SIGNALS for finding in signal(index, subject)]
    findings.sort(key=lambda finding: -abs(finding.weight))
    care = tuple(s for reason in REASONS if (s := reason(index, subject)) is not None)
    score = _probability(findings, prior)
    band = _band(subject, score, findings)
    if care and band is Band.LIKELY:
        band = _without_accusing(subject, score)
    return Match(account, score, band, care, tuple(findings))


def _probability(findings: Sequence[Finding], prior: float) -> float:
    log_odds = math.log(prior / (1 - prior)) + sum(finding.weight for finding in findings)
    return round(1 / (1 + math.exp(-log_odds)), 4)


def _band(subject: Subject, score: float, findings: Sequence[Finding]) -> Band:
    if score >= w.LIKELY_AT_LEAST and _independent(subject, findings):
        return Band.LIKELY
    return _without_accusing(subject, score)


def _without_accusing(subject: Subject, score: float) -> Band:
    if len(subject.copies) > 1 and not subject.name_alike():
        return Band.USES_PHOTOS
    if subject.copies or subject.name_alike() or score >= w.POSSIBLE_AT_LEAST:
        return Band.POSSIBLE
    return Band.UNLIKELY


def _independent(subject: Subject, findings: Sequence[Finding]) -> bool:
    """Tell whether two independent kinds agree, one a copied photo or a copied identity."""
    kinds = {
        "photo": bool(subject.copies),
        "name": subject.name_alike(),
        "bio": any(finding.signal == "bio_copied" for finding in findings),
    }
    return sum(kinds.values()) > 1 and (kinds["photo"] or subject.both_alike())
