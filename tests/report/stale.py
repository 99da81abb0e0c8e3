"""Cases of which the stored ranking is behind what is known, or only seems to be."""

from collections.abc import Callable
from dataclasses import replace

from impostor.case import Case
from impostor.model import (
    Account,
    Band,
    Decision,
    Finding,
    Match,
    Return,
    Sentence,
    Status,
    Verdict,
)
from tests.case.made import hours, look

AT = "https://www.instagram.com/lea.moulin/"
LATER_AT = "https://www.instagram.com/lea.moulin.2/"
LEA = Account("instagram", AT, "lea.moulin", "4711")
RENAMED = Account("instagram", LATER_AT, "lea.moulin.2", "4711")
STRANGER = Account("instagram", AT, "lea.moulin", "9000")
TWIN = Account("instagram", "https://www.instagram.com/mlea0/", "mlea0", "5000")
"""Another account that shows one contact with the first: with it, it would be an operation."""

PROOF = "This is what a fake would be accused with."


def accused(account: Account, number: int | None = None) -> Match:
    """Give the match of a fake; `number` is the fake whose return it is said to be."""
    findings = [Finding("photo_copied", 4.5, Sentence(PROOF), "a", "b")]
    back = None
    if number is not None:
        back = Return(number, 5.0, (Sentence("Both wear one hat."),))
        findings.append(Finding("earlier_fake", 3.0, Sentence("It came back."), str(number)))
    kinds = ("photo", "name") if number is None else ("photo", "fake")
    return Match(account, 0.9137, Band.LIKELY, (), tuple(findings), back, kinds)


def seen(case: Case, account: Account, at: float = 0) -> None:
    found = look(account, at)
    assert found.profile is not None
    profile = replace(found.profile, bio="Write to kiss.me.now@mail.example", links=())
    case.record(replace(found, profile=profile))


def declare(case: Case, **genuine: tuple[str, ...]) -> None:
    case.edit_person(replace(case.person_text(), **genuine))  # type: ignore[arg-type]


# Ways in which a stored ranking is behind what is known.


def nothing(case: Case) -> int:
    seen(case, LEA)
    case.store_ranking([(1, accused(LEA))], hours(1))
    return 1


def own_declared_later(case: Case) -> int:
    nothing(case)
    declare(case, own=(AT,))
    return 1


def trusted_declared_later(case: Case) -> int:
    nothing(case)
    declare(case, trusted=(AT,))
    return 1


def written_into_case_toml_in_another_form(case: Case) -> int:
    nothing(case)
    declare(case, own=("instagram.com/Lea.Moulin?hl=fr",))
    return 1


def never_scanned_and_written_in_another_form(case: Case) -> int:
    case.add_accounts([replace(LEA, account_id=None)])
    case.store_ranking([(1, accused(replace(LEA, account_id=None)))], hours(1))
    declare(case, own=("http://instagram.com/lea.moulin?igsh=x",))
    return 1


def own_all_along(case: Case) -> int:
    declare(case, own=(AT,))
    return nothing(case)


def renamed_before_the_ranking(case: Case) -> int:
    declare(case, own=(AT,))
    seen(case, LEA)
    seen(case, RENAMED, 1)
    case.store_ranking([(1, accused(RENAMED))], hours(2))
    return 1


def renamed_after_the_ranking(case: Case) -> int:
    nothing(case)
    seen(case, RENAMED, 2)
    declare(case, own=(LATER_AT,))
    return 1


def ranked_when_its_id_was_not_known(case: Case) -> int:
    bare = replace(RENAMED, account_id=None)
    case.add_accounts([bare])
    case.store_ranking([(1, accused(bare))], hours(1))
    declare(case, own=(AT,))
    seen(case, LEA)
    seen(case, RENAMED, 1)
    return case.find(LATER_AT).number


def ranked_by_a_link_that_led_to_it(case: Case) -> int:
    """No profile was ever read: its number alone says whose it is."""
    link = Account("instagram", "https://www.instagram.com/share/abc/")
    case.add_accounts([link])
    case.store_ranking([(1, accused(link))], hours(1))
    case.record(look(replace(LEA, account_id=None), 2, Status.PRIVATE), 1)
    declare(case, own=(AT,))
    return 1


def judged_fake_before(case: Case) -> int:
    nothing(case)
    case.add_verdict(Verdict(LEA, Decision.FAKE, "a parent", hours(2)))
    declare(case, own=(AT,))
    return 1


def a_stranger_under_its_old_handle(case: Case) -> int:
    """No own account: whoever has the handle now may be a fake, and is shown as one."""
    declare(case, own=(AT,))
    seen(case, LEA)
    seen(case, RENAMED, 1)
    seen(case, STRANGER, 2)
    number = case.add_accounts([STRANGER])[0]
    case.record(look(STRANGER, 3), number)
    case.store_ranking([(number, accused(STRANGER))], hours(4))
    return number


Way = Callable[[Case], int]

GENUINE: tuple[Way, ...] = (
    own_declared_later,
    trusted_declared_later,
    written_into_case_toml_in_another_form,
    never_scanned_and_written_in_another_form,
    own_all_along,
    renamed_before_the_ranking,
    renamed_after_the_ranking,
    ranked_when_its_id_was_not_known,
    ranked_by_a_link_that_led_to_it,
    judged_fake_before,
)

CONTROLS: tuple[Way, ...] = (nothing, a_stranger_under_its_old_handle)
