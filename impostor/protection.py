"""The last check before anything is shown: no own or trusted account passes for a fake.

The ranking recognises these accounts before it scores them. But it is stored, and read again when
more is known: an account was declared since, in case.toml perhaps, or was renamed. So whatever is
shown of what is stored, or done with it, is taken from here, where each account is recognised once
more by all that is known of it now.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from impostor.case import Case, CaseError, Listed
from impostor.model import Account, Band, Decision, Look, Match, Person, Verdict
from impostor.platforms import Refused, identify
from impostor.rank import is_protected
from impostor.rank.accusing import accuses
from impostor.rank.verdicts import last_decision
from impostor.rank.weighing import moved

EARLIER = "earlier_fake"
"""The signal, and the kind that is `fake`, of findings that call another account a fake."""


@dataclass(frozen=True, slots=True)
class Views:
    """What the machine and people say of the accounts of a case, as it may be shown.

    `matches` and `verdicts` are by number, as the case gives them; `protected` are the numbers of
    own and trusted accounts. Of these a match says only that, no verdict calls them a fake, and
    nobody is their return.
    """

    person: Person
    protected: frozenset[int]
    matches: tuple[tuple[int, Match], ...]
    verdicts: Mapping[int, tuple[Verdict, ...]]


def views_of(case: Case, looks: Mapping[int, Look]) -> Views:
    """Give what the machine and people say of a case's accounts; `looks` are those of the case."""
    person, stored = person_of(case), case.matches()
    genuine = protected(person, case.accounts(), looks, dict(stored))
    verdicts = verdicts_of(case, person, genuine)
    said = {number: last_decision(given) for number, given in verdicts.items()}
    shown = ((number, _shown(number, match, genuine, said.get(number))) for number, match in stored)
    return Views(person, genuine, tuple(shown), verdicts)


def person_of(case: Case) -> Person:
    """Give the person of a case, each genuine address as the account that it leads to.

    An address that somebody wrote into case.toml need not be in its canonical form yet.
    """
    person = case.person()
    return replace(
        person,
        own=tuple(dict.fromkeys(_settled(case, person.own))),
        trusted=tuple(dict.fromkeys(_settled(case, person.trusted))),
    )


def protected(
    person: Person,
    accounts: Iterable[Listed],
    looks: Mapping[int, Look],
    matches: Mapping[int, Match],
) -> frozenset[int]:
    """Give the numbers of own and trusted accounts, by all that is known of each."""
    return frozenset(
        one.number
        for one in accounts
        if any(
            is_protected(person, account)
            for account in _known(one, looks.get(one.number), matches.get(one.number))
        )
    )


def verdicts_of(
    case: Case, person: Person, genuine: frozenset[int]
) -> Mapping[int, tuple[Verdict, ...]]:
    """Give the verdicts that stand, without those that a declaration has overruled.

    These are what was said before an account, by number in `genuine`, was declared own or trusted.
    """
    kept = {
        number: tuple(
            replace(said, return_of=None) if said.return_of in genuine else said
            for said in given
            if said.decision is not Decision.FAKE
            or not (number in genuine or is_protected(person, said.account))
        )
        for number, given in case.verdicts().items()
    }
    return {number: given for number, given in kept.items() if given}


def _settled(case: Case, genuine: Iterable[Account]) -> Iterator[Account]:
    for account in genuine:
        found = identify(account.url) if account.handle is None else None
        if found is None or isinstance(found, Refused):
            yield account
            continue
        yield found[1]
        try:
            yield case.find(found[1].url).account
        except CaseError:  # never seen yet
            continue


def _known(listed: Listed, look: Look | None, match: Match | None) -> Iterator[Account]:
    """Give an account as it was ranked and as it was last seen.

    Its number and address decide only where neither shows an id: at an own account's old address a
    stranger may stand, who is not protected.
    """
    seen = [match.account] if match else []
    if look is not None and look.profile is not None:
        seen.append(look.profile.account)
    yield from seen
    if not any(account.account_id for account in seen):
        yield listed.account
        if look is not None:
            yield look.observation.account


def _shown(number: int, match: Match, genuine: frozenset[int], said: Decision | None) -> Match:
    if number in genuine:
        return Match(match.account, 0.0, Band.PROTECTED)
    if match.return_of is not None and match.return_of.number in genuine:
        return _without_return(match, said)
    return match


def _without_return(match: Match, said: Decision | None) -> Match:
    """Take back that an account is the return of one that is none of the fakes, and its weight."""
    findings = tuple(one for one in match.findings if one.signal != EARLIER)
    taken = sum(one.weight for one in match.findings if one.signal == EARLIER)
    kinds = tuple(kind for kind in match.kinds if kind != "fake")
    score = _lowered(match.score, taken)
    # What was likely without a photo was so by its identity.
    was_likely = match.band is Band.LIKELY
    accused = accuses(kinds, score, said, identity=was_likely)
    return replace(
        match,
        score=score,
        band=Band.POSSIBLE if was_likely and not accused else match.band,
        findings=findings,
        kinds=kinds,
        return_of=None,
    )


def _lowered(score: float, weight: float) -> float:
    if not 0 < score < 1:
        return score
    return moved(score, -weight)
