"""Accounts keep their numbers, whatever is learned of them."""

from dataclasses import replace
from pathlib import Path

import pytest

from impostor.case import Case, CaseError, open_case
from impostor.model import Account, Person, Status
from tests.case.made import account, clock, hours, look, match, verdict

FIRST, SECOND, THIRD = account("one"), account("two"), account("three")


def numbers(case: Case) -> dict[int, Account]:
    return {entry.number: entry.account for entry in case.accounts()}


def test_numbers_follow_first_appearance_and_stay(case: Case, folder: Path) -> None:
    assert case.add_accounts([FIRST, SECOND, FIRST]) == (1, 2, 1)
    assert case.add_accounts([THIRD, SECOND]) == (3, 2)
    case.close()
    with open_case(folder, clock) as again:
        assert again.add_accounts([SECOND, account("four")]) == (2, 4)


def test_an_account_is_listed_with_the_id_and_handle_last_seen(case: Case) -> None:
    case.add_accounts([Account("pictogram", "https://pictogram.example/id/7")])
    case.record(look(Account("pictogram", "https://pictogram.example/id/7", "old", "7"), 0))
    case.record(look(Account("pictogram", "https://pictogram.example/new", "new", "7"), 1), 1)
    assert numbers(case) == {
        1: Account("pictogram", "https://pictogram.example/new", "new", "7"),
    }
    assert case.add_accounts([Account("pictogram", "https://pictogram.example/new")]) == (1,)


def test_two_addresses_with_one_id_become_one_account_under_the_first_number(case: Case) -> None:
    case.add_accounts([FIRST, SECOND, THIRD])
    case.record(look(replace(THIRD, account_id="id"), 0))
    case.record(look(replace(SECOND, account_id="id"), 1))
    assert list(numbers(case)) == [1, 2]
    case.record(look(replace(FIRST, account_id="id"), 2))
    assert list(numbers(case)) == [1]
    assert case.add_accounts([THIRD, SECOND, FIRST]) == (1, 1, 1)
    assert case.find("3").number == 1
    assert list(case.looks()) == [1]
    assert [seen.account.handle for seen in case.history(3)] == ["three", "two", "one"]


def test_views_of_either_address_are_views_of_the_one_account(case: Case) -> None:
    case.add_accounts([FIRST, SECOND])
    case.add_verdict(verdict(SECOND))
    case.store_ranking([(1, match(FIRST, 0.2)), (2, match(SECOND, 0.9))], clock())
    assert [number for number, _ in case.matches()] == [1, 2]
    for seen in (FIRST, SECOND):
        case.record(look(replace(seen, account_id="id")))
    assert case.verdicts() == {1: (verdict(SECOND),)}
    assert case.matches() == ((1, match(SECOND, 0.9)),)


def test_after_two_numbers_became_one_the_last_view_stored_is_the_one_given(case: Case) -> None:
    """Equal to what another of its numbers was said to be is not equal to the last view."""
    case.add_accounts([FIRST, SECOND])
    protected, likely = match(FIRST, 0.1), match(FIRST, 0.9)
    case.store_ranking([(1, protected), (2, likely)], clock())
    for seen in (FIRST, SECOND):
        case.record(look(replace(seen, account_id="id")))
    assert case.matches() == ((1, likely),)
    for _ in range(2):
        case.store_ranking([(1, protected)], clock())
        assert case.matches() == ((1, protected),)
    assert case._database.row("SELECT count(*) FROM match") == (3,)


def test_a_view_belongs_to_the_number_whatever_address_it_speaks_of(case: Case) -> None:
    case.add_accounts([FIRST, SECOND])
    case.store_ranking([(2, match(FIRST))], clock())
    assert case.matches() == ((2, match(FIRST)),)


SHORT = Account("pictogram", "https://pic.example/x1")


@pytest.mark.parametrize("order", [(SHORT, FIRST), (FIRST, SHORT)], ids=["short first", "last"])
def test_without_ids_a_short_link_and_the_profile_it_leads_to_become_one_account(
    case: Case, order: tuple[Account, Account]
) -> None:
    numbered = dict(zip(order, case.add_accounts(order), strict=True))
    case.record(look(FIRST), numbered[SHORT])
    assert numbers(case) == {1: FIRST}
    assert case.find("2").number == case.find(SHORT.url).number == 1
    case.store_ranking([(1, match(FIRST))], clock())
    assert list(case.looks()) == [number for number, _ in case.matches()] == [1]


@pytest.mark.parametrize(
    ("learned_first", "then"),
    [
        ([(FIRST, "id", 2)], (FIRST, None, 1)),
        ([(SHORT, "id", 1)], (FIRST, None, 1)),
        ([], (Account("other", FIRST.url), None, 1)),
    ],
    ids=["the profile has an id", "the short link has an id", "another platform"],
)
def test_one_address_alone_does_not_merge_where_ids_or_platforms_speak(
    case: Case,
    learned_first: list[tuple[Account, str, int]],
    then: tuple[Account, str | None, int],
) -> None:
    case.add_accounts([SHORT, FIRST])
    for at, (seen, stable_id, number) in enumerate((*learned_first, then)):
        case.record(look(replace(seen, account_id=stable_id), at), number)
    assert list(numbers(case)) == [1, 2]


def test_an_id_counts_on_its_platform_only(case: Case) -> None:
    case.add_accounts([FIRST, Account("other", "https://other.example/x")])
    case.record(look(replace(FIRST, account_id="7")))
    case.record(look(Account("other", "https://other.example/x", "x", "7")))
    assert list(numbers(case)) == [1, 2]


def test_a_handle_taken_over_by_another_account_does_not_merge_the_two(case: Case) -> None:
    case.add_accounts([FIRST, SECOND])
    case.record(look(replace(FIRST, account_id="genuine"), 0))
    case.record(look(replace(SECOND, account_id="taker"), 0))
    case.record(look(replace(FIRST, account_id="taker"), 5))
    assert {n: a.account_id for n, a in numbers(case).items()} == {1: "genuine", 2: "taker"}
    assert [seen.account.account_id for seen in case.history(1)] == ["genuine", "taker"]


def test_a_page_that_claims_another_accounts_address_is_kept_with_the_one_looked_for(
    case: Case,
) -> None:
    case.add_accounts([FIRST, SECOND])
    case.record(look(replace(FIRST, account_id="id"), 0), 1)
    case.record(look(FIRST, 1), 2)
    assert [seen.at for seen in case.history(1)] == [hours(0)]
    assert [seen.at for seen in case.history(2)] == [hours(1)]
    assert list(numbers(case)) == [1, 2]


@pytest.mark.parametrize(
    ("reference", "number"),
    [
        ("2", 2),
        (" 2 ", 2),
        ("pictogram:two", 2),
        ("pictogram:@Two", 2),
        ("https://pictogram.example/two", 2),
    ],
)
def test_an_account_is_found_by_number_handle_or_address(
    case: Case, reference: str, number: int
) -> None:
    case.add_accounts([FIRST, SECOND, THIRD])
    assert case.find(reference).number == number


@pytest.mark.parametrize(
    "reference", ["0", "4", "9" * 30, "pictogram:four", "two", "", "https://pictogram.example/4"]
)
def test_what_is_not_there_is_not_found(case: Case, reference: str) -> None:
    with pytest.raises(CaseError, match="no accounts yet"):
        case.find(reference)
    case.add_accounts([FIRST, SECOND, THIRD])
    with pytest.raises(CaseError, match=r"There is no account .*give the number"):
        case.find(reference)


def test_a_handle_that_two_accounts_have_is_asked_back(case: Case) -> None:
    case.add_accounts([FIRST, replace(FIRST, url="https://pictogram.example/p/one")])
    with pytest.raises(
        CaseError, match=r"any of the accounts 1 \(.*/one\), 2 \(.*/p/one\): give the number"
    ):
        case.find("pictogram:one")


def protect(case: Case, *own: str) -> Person:
    case.edit_person(replace(case.person_text(), own=own, trusted=(THIRD.url,)))
    return case.person()


def test_own_and_trusted_accounts_are_known_by_address_at_first(case: Case) -> None:
    person = protect(case, FIRST.url)
    assert [known.url for known in person.own] == [FIRST.url]
    assert [known.url for known in person.trusted] == [THIRD.url]
    assert person.own[0].account_id is None


def test_an_own_account_carries_its_id_and_after_a_rename_both_addresses(case: Case) -> None:
    case.record(look(replace(FIRST, account_id="mine"), 0))
    case.record(look(replace(account("renamed"), account_id="mine"), 1))
    person = protect(case, FIRST.url)
    assert {known.url for known in person.own} == {FIRST.url, account("renamed").url}
    assert {known.account_id for known in person.own} == {"mine"}


def test_an_own_address_taken_over_does_not_protect_the_takers_id(case: Case) -> None:
    case.record(look(replace(FIRST, account_id="mine"), 0))
    case.record(look(replace(FIRST, account_id="taker"), 1))
    assert {known.account_id for known in protect(case, FIRST.url).own} == {"mine"}


def test_a_wall_teaches_nothing_of_the_account(case: Case) -> None:
    case.record(look(replace(FIRST, account_id="id", handle="One"), 0))
    case.record(look(replace(FIRST, handle=None), 1, Status.LOGIN_WALL))
    assert numbers(case) == {1: replace(FIRST, account_id="id", handle="One")}
