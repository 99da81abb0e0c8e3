"""Candidates as addresses on platforms: what to look at, likeliest first."""

import heapq
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import quote

from impostor.candidates.likelihood import Candidate, Seeds, variants
from impostor.model import Account
from impostor.platforms import Refused, identify
from impostor.platforms.handles import HandleRule, handle_rule

AT_HOME = 3.0
"""How much likelier an impostor is where the person is known, set by hand."""


@dataclass(frozen=True, slots=True)
class Place:
    """An address where an impostor's account may stand."""

    account: Account
    candidate: Candidate


@dataclass(frozen=True, slots=True)
class Wanted:
    """Whose impostors are looked for, and where.

    `servers` are (platform, server) pairs, for platforms whose accounts stand on servers: only
    those that the case knows are asked. `known` are accounts left out, by address and handle;
    `genuine` are handles left out on every platform; `homes` the platforms where the person or a
    confirmed fake has an account.
    """

    seeds: Seeds
    servers: tuple[tuple[str, str], ...] = ()
    known: Collection[Account] = ()
    genuine: frozenset[str] = frozenset()
    homes: frozenset[str] = frozenset()


def places(wanted: Wanted, rules: Iterable[HandleRule]) -> Iterator[Place]:
    """Give the addresses of candidates on these platforms, likeliest first.

    Where likelihoods are equal, platforms come in the order of `rules`.
    """
    known = {key for account in wanted.known for key in _keys(account)}
    merged = heapq.merge(
        *(_on_platform(wanted, rule) for rule in rules),
        key=lambda place: -place.candidate.likelihood,
    )
    return (place for place in merged if known.isdisjoint(_keys(place.account)))


def _keys(account: Account) -> tuple[str, ...]:
    """Give what an account is known by: its address, and its handle on its platform.

    A handle on a platform of many servers is known by its address alone.
    """
    rule = handle_rule(account.platform)
    if account.handle is None or rule is None or rule.on_servers:
        return (account.url,)
    return account.url, f"{account.platform}:{rule.folded(account.handle)}"


def _on_platform(wanted: Wanted, rule: HandleRule) -> Iterator[Place]:
    hosts = [server for platform, server in wanted.servers if platform == rule.platform]
    if rule.on_servers and not hosts:
        return
    factor = AT_HOME if rule.platform in wanted.homes else 1.0
    for variant in variants(wanted.seeds, rule):
        if variant.handle in wanted.genuine:
            continue
        candidate = replace(variant, likelihood=variant.likelihood * factor)
        for server in hosts if rule.on_servers else ("",):
            address = rule.address.format(handle=quote(candidate.handle), server=server)
            named = identify(address)
            # A word that the platform keeps for itself names no account.
            if not isinstance(named, Refused) and named[0].name == rule.platform:
                yield Place(named[1], candidate)
