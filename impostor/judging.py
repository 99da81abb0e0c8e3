"""What a person says of an account: kept beside the machine's view, and taken back by saying so.

Plain functions, for the command line and any other way in. A verdict changes no score; it tells the
ranking that a person has spoken, so whoever stores one ranks the case again.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from impostor.case import Case, Listed
from impostor.errors import ImpostorError, UsageError
from impostor.language import N_
from impostor.model import Clock, Decision, Match, Sentence, Verdict
from impostor.protection import Views, views_of
from impostor.rank import is_protected
from impostor.rank.verdicts import last_decision

QUESTION = Sentence(N_("Could this be yours, hers or a relative's?"))
"""To be asked once before anybody is called a fake."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """A decision, by whom and why; `return_of` is the number of the fake that it is again."""

    decision: Decision
    by: str
    why: str = ""
    return_of: int | None = None


def judge(case: Case, listed: Listed, judgement: Judgement, clock: Clock) -> Verdict:
    """Store a person's view of an account.

    Raises `ImpostorError` where an own or trusted account is called fake, and `UsageError` where
    `return_of` does not name another account that was judged fake.
    """
    views = views_of(case, case.looks())
    if judgement.decision is Decision.FAKE and _is_genuine(views, listed):
        raise ImpostorError(
            f"Account {listed.number} is one of the own or trusted accounts, which are never taken "
            f"for fakes. Should that be wrong, take it out of them first: `impostor person "
            f"{case.folder} --remove {listed.account.url}`."
        )
    if judgement.return_of is not None:
        _check_return(case, views.verdicts, listed, judgement)
    verdict = Verdict(
        listed.account,
        judgement.decision,
        judgement.by,
        clock(),
        judgement.why,
        judgement.return_of,
    )
    case.add_verdict(verdict)
    return verdict


def take_back(case: Case, listed: Listed) -> Verdict:
    """Take back the last verdict on an account; raise `CaseError` where there is none."""
    return case.undo_verdict(listed.number)


def machine_view(case: Case, listed: Listed) -> Match | None:
    """Give what the machine says of an account, which no verdict changes."""
    return dict(views_of(case, case.looks()).matches).get(listed.number)


def _is_genuine(views: Views, listed: Listed) -> bool:
    return listed.number in views.protected or is_protected(views.person, listed.account)


def _check_return(
    case: Case, verdicts: Mapping[int, Sequence[Verdict]], listed: Listed, judgement: Judgement
) -> None:
    number = judgement.return_of
    if judgement.decision is not Decision.FAKE:
        raise UsageError("Only a fake can be the return of another: --return-of goes with `fake`.")
    if number == listed.number:
        raise UsageError(f"Account {number} cannot be its own return.")
    if listed.number in _chain(verdicts, number):
        raise UsageError(
            f"Account {number} is itself noted as a return of {listed.number}: take that verdict"
            " back first (`--undo`)."
        )
    if last_decision(verdicts.get(number or 0, ())) is not Decision.FAKE:
        raise UsageError(
            f"Account {number} was not judged fake: `impostor judge {case.folder} {number} fake` "
            "comes first."
        )


def _chain(verdicts: Mapping[int, Sequence[Verdict]], number: int | None) -> Iterator[int]:
    """Give the accounts that an account is noted as a return of, the latest first."""
    seen: set[int] = set()
    while number is not None and number not in seen:
        seen.add(number)
        given = verdicts.get(number, ())
        number = given[-1].return_of if given else None
        if number is not None:
            yield number
