"""Protection first, then findings, then the score and the band."""

from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import urlsplit

from impostor.model import Account, Band, Decision, Finding, Look, Match, Person, Sentence
from impostor.rank import weights as w
from impostor.rank.accusing import KINDS, accuses
from impostor.rank.care import REASONS
from impostor.rank.returns import links_to_fakes
from impostor.rank.signals import earlier_fake, seen
from impostor.rank.subject import PersonIndex, Subject, subjects
from impostor.rank.weighing import probability, weighed

__all__ = ["PersonIndex", "is_protected", "rank"]


def rank(index: PersonIndex, looks: Sequence[Look], prior: float = w.PRIOR) -> list[Match]:
    """Give the match of each look, in the same order; pure, so batches may be ranked anywhere.

    `prior` in ]0, 1[ is the share of impostors expected among the accounts given.
    """
    return [_match(index, subject, prior) for subject in subjects(index, looks)]


def is_protected(person: Person, account: Account) -> bool:
    """Tell whether an account is one of the person's own or trusted ones.

    A stable id decides where both sides have one: a renamed own account stays protected, and a
    stranger who took over its old handle is not. Where one side's id is not known, the handle on
    the same host decides, so that an own account is never accused for a look that failed.
    """
    place = _place(account)
    return any(_same(account, place, known) for known in (*person.own, *person.trusted))


_Place = tuple[str, str | None, str] | None


def _same(account: Account, place: _Place, known: Account) -> bool:
    if account.platform == known.platform and account.account_id and known.account_id:
        return account.account_id == known.account_id
    return account.url == known.url or place == _place(known) is not None


@lru_cache(maxsize=4096)
def _place(account: Account) -> _Place:
    """Give what an account's handle is unique by; None where the web address alone says who."""
    if account.platform == "web" or not account.handle:
        return None
    return account.platform, urlsplit(account.url).hostname, account.handle.casefold().lstrip("@")


def _match(index: PersonIndex, subject: Subject, prior: float) -> Match:
    account = subject.profile.account
    if is_protected(index.person, account):
        return Match(account, 0.0, Band.PROTECTED)
    found, link = seen(index, subject), links_to_fakes(index, subject)
    asked = link or subject.concerns_person() or any(one.signal == "bio_copied" for one in found)
    care = _care(index, subject) if asked else ()
    # Who may be innocent is called nobody's return.
    link = None if care else link
    findings = weighed(found) + earlier_fake(link, account)
    findings.sort(key=lambda finding: -abs(finding.weight))
    score = probability(findings, prior)
    kinds = _kinds(subject, findings)
    said, identity = _said(index, subject), subject.both_alike()
    accused = not care and accuses(kinds, score, said, identity=identity)
    speaks_about = any(finding.signal == "speaks_about" for finding in findings)
    shown = kinds - {"name"} if speaks_about else kinds
    band = Band.LIKELY if accused else _without_accusing(subject, shown, score)
    return Match(
        account, score, band, care, tuple(findings), link, tuple(k for k in KINDS if k in kinds)
    )


def _care(index: PersonIndex, subject: Subject) -> tuple[Sentence, ...]:
    """Give the reasons for care; none where a person has spoken and called the account fake."""
    if _said(index, subject) is Decision.FAKE:
        return ()
    return tuple(s for reason in REASONS if (s := reason(index, subject)) is not None)


def _said(index: PersonIndex, subject: Subject) -> Decision | None:
    known = index.known.get(subject.look.observation.account.url)
    return known.decision if known else None


def _kinds(subject: Subject, findings: Sequence[Finding]) -> set[str]:
    """Give the independent kinds of finding that speak for an impostor."""
    kinds = {
        "photo": bool(subject.personal()),
        "name": subject.imitates(),
        "bio": any(finding.signal == "bio_copied" for finding in findings),
        "fake": any(finding.signal == "earlier_fake" for finding in findings),
    }
    return {kind for kind, found in kinds.items() if found}


def _without_accusing(subject: Subject, kinds: set[str], score: float) -> Band:
    if len(subject.personal()) > 1 and "name" not in kinds:
        return Band.USES_PHOTOS
    return Band.POSSIBLE if kinds or score >= w.POSSIBLE_AT_LEAST else Band.UNLIKELY
