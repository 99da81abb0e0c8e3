"""Whether an account is still where it was, by the same rules by which a recheck tells it."""

from dataclasses import replace
from datetime import datetime

from impostor.case import Case, Listed
from impostor.model import Account
from impostor.platforms import platform
from impostor.watching import Kind, Sight, State, follow


def gone_since(case: Case, listed: Listed) -> datetime | None:
    """Give when an account that is gone was first seen so; None where it may still be there.

    One look that found no account says little: it counts when a second one has confirmed it.
    """
    by_id = can_be_asked_by_id(listed.account)
    looks = case.follow_up.looks(listed.number)
    sights = (Sight(one.key, one.observation, by_id=by_id) for one in looks)
    course = follow(sights, listed.account.account_id, case.settings().confirm_gone)
    if course.state is not State.GONE:
        return None
    told = [change for change in course.changes if change.kind is Kind.GONE]
    if told:
        return told[-1].since or told[-1].at
    # Nobody saw it online, so no change was told.
    return next(at for at, state in course.states if state is State.GONE)


def can_be_asked_by_id(account: Account) -> bool:
    """Tell whether an account is looked for by its stable id, whoever has its handle."""
    asked = platform(account.platform)
    return asked.look(account) != asked.look(replace(account, account_id=None))
