"""Candidates as addresses on platforms: what to look at, likeliest first."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import quote

from impostor.candidates.likelihood import Candidate, Seeds, variants
from impostor.model import Account
from impostor.platforms import Refused, identify
from impostor.platforms.handles import HandleRule


@dataclass(frozen=True, slots=True)
class Place:
    """An address where an impostor's account may stand."""

    account: Account
    candidate: Candidate


def places(
    seeds: Seeds,
    rules: Iterable[HandleRule],
    servers: Sequence[tuple[str, str]],
    known: Collection[Account],
) -> list[Place]:
    """Give the addresses of candidates on these platforms, likeliest first, without known ones.

    `servers` are (platform, server) pairs, for platforms whose accounts stand on servers: only
    servers that the case knows are asked. `known` are accounts left out, by address and handle.
    """
    urls = {account.url for account in known}
    handles = {
        (account.platform, account.handle.lower()) for account in known if account.handle
    }
    found = [
        place
        for rule in rules
        for place in _on_platform(seeds, rule, servers)
        if place.account.url not in urls
        and (place.account.platform, (place.account.handle or "").lower()) not in handles
    ]
    # A stable sort: platforms in their order where likelihoods are equal.
    return sorted(found, key=lambda place: -place.candidate.likelihood)


def _on_platform(
    seeds: Seeds, rule: HandleRule, servers: Sequence[tuple[str, str]]
) -> Iterator[Place]:
    hosts = [server for platform, server in servers if platform == rule.platform]
    for candidate in variants(seeds, rule):
        for server in hosts if rule.on_servers else ("",):
            address = rule.address.format(handle=quote(candidate.handle), server=server)
            named = identify(address)
            # A word that the platform keeps for itself names no account.
            if not isinstance(named, Refused) and named[0].name == rule.platform:
                yield Place(named[1], candidate)
