"""What a case gives to the search for candidates: declared names, own handles, confirmed fakes.

Nothing else of the case goes in: no account that a page names, no follower, no friend.
"""

from collections.abc import Iterable, Iterator

from impostor.candidates import Seeds, Wanted
from impostor.case import Case
from impostor.model import Account, Decision, Person
from impostor.platforms.addresses import host_of
from impostor.platforms.handles import handle_rule
from impostor.protection import views_of
from impostor.rank.verdicts import last_decision

MOST_SERVERS = 3
"""Servers of one platform that are asked: those of the person's accounts and of confirmed fakes."""


def wanted(case: Case) -> Wanted:
    """Give whose impostors are looked for, and what is known already."""
    listed, views = case.accounts(), views_of(case, case.looks())
    person = views.person
    fakes = tuple(
        one.account
        for one in listed
        if last_decision(views.verdicts.get(one.number, ())) is Decision.FAKE
    )
    return Wanted(
        seeds=Seeds(
            names=(*person.names, *person.aliases),
            handles=_own_handles(person),
            fakes=tuple(_handles(fakes)),
        ),
        servers=tuple(_servers((*person.own, *fakes))),
        known=tuple(
            dict.fromkeys((*(one.account for one in listed), *person.own, *person.trusted))
        ),
        homes=frozenset(account.platform for account in (*person.own, *fakes)),
        genuine=frozenset((*_own_handles(person), *_handles(person.trusted))),
    )


def _own_handles(person: Person) -> tuple[str, ...]:
    declared = (handle.lower().strip("@ ") for handle in person.handles)
    return tuple(dict.fromkeys(filter(None, (*declared, *_handles(person.own)))))


def _handles(accounts: Iterable[Account]) -> Iterator[str]:
    """Give the handles that somebody chose, without the server that some platforms add."""
    for account in accounts:
        if account.handle and handle_rule(account.platform):
            bare = account.handle.lower().partition("@")[0]
            yield bare.partition(".")[0] if account.platform == "bluesky" else bare


def _servers(accounts: Iterable[Account]) -> Iterator[tuple[str, str]]:
    counts: dict[str, dict[str, None]] = {}
    for account in accounts:
        rule = handle_rule(account.platform)
        if rule is not None and rule.on_servers:
            counts.setdefault(account.platform, {})[host_of(account.url)] = None
    for platform, hosts in counts.items():
        yield from ((platform, host) for host in list(hosts)[:MOST_SERVERS])
