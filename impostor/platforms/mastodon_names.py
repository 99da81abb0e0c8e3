"""Which user an address on a server that may be Mastodon's names, in each of its forms."""

import re

from impostor.platforms.addresses import Place

USER = re.compile(
    r"@?(\w+([.-]+\w+)*)(?:@([a-z0-9-]+(?:\.[a-z0-9-]+)+))?", re.IGNORECASE | re.ASCII
)
TABS = frozenset({"media", "with_replies", "followers", "following", "about", "featured", "tagged"})
WEB = frozenset({"web", "deck"})


def user_in(at: Place) -> str:
    """Give the name, or name@server, of a user's page, post, or the API's address; else ""."""
    path = at.path[1:] if at.segment(0) in WEB else at.path
    if path[:4] == ("api", "v1", "accounts", "lookup"):
        return at.query.get("acct", "")
    if path and path[0].startswith("@"):
        own = len(path) == 1 or path[1] in TABS or re.fullmatch(r"\d{15,}", path[1])
        return path[0][1:] if own else ""
    if path[:1] != ("users",) or len(path) < 2:
        return ""
    return path[1] if path[2:3] in {(), ("statuses",), ("followers",), ("following",)} else ""
