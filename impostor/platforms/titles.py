"""The titles of pages: whose name they hold, and what of them is the site's own."""

import re

from impostor.platforms.addresses import host_of
from impostor.platforms.document import Document
from impostor.platforms.values import clean_text, handle_in

HANDLE = r"[\w.-]{1,64}"
NAME_WITH_HANDLE = re.compile(
    rf"^(?P<name>.*?)\s*\(\s*[\u200e\u200f]*@(?P<handle>{HANDLE})(@[\w.-]+)?[\u200e\u200f]*\s*\)"
)
PARTS = re.compile(r"\s+[|•·–—/:-]\s+|\s+(?:on|sur)\s+(?=\w+$)")


def display_name(title: str, sites: frozenset[str]) -> str | None:
    """Take the person's name out of a title such as "Name (@handle) • Site".

    `sites` are the site's own names, lower case; a title that says nothing else is None.
    """
    if found := NAME_WITH_HANDLE.match(title):
        return clean_text(found["name"]) or found["handle"]
    parts = PARTS.split(title)
    while parts and speaks_of(parts[-1], sites):
        parts.pop()
    while parts and speaks_of(parts[0], sites):
        parts.pop(0)
    kept = re.search(r"\s+[|•·–—/:-]\s+".join(map(re.escape, parts)), title) if parts else None
    return clean_text(kept[0]) if kept else clean_text(parts[0]) if parts else None


def speaks_of(part: str, sites: frozenset[str]) -> bool:
    """Say whether a part of a title is one of the site's own names, or begins with one."""
    words = part.strip().lower()
    return any(words == site or words.startswith(site + " ") for site in sites if site)


def site_names(document: Document) -> frozenset[str]:
    """Give the names that a page's site goes by, lower case."""
    host = host_of(document.url)
    labels = host.split(".")
    main = labels[-2] if len(labels) > 1 else host
    said = (document.meta("og:site_name", "application-name") or "").lower()
    return frozenset({host, main, said, said.split(" ")[0] if "(" in said else said})


def titled_handle(document: Document) -> str | None:
    """Give the handle that a page's tags name: profile:username, or "Name (@handle)"."""
    if found := handle_in(document.meta("profile:username")):
        return found
    for title in (document.meta("og:title", "twitter:title"), document.title):
        if title and (named := NAME_WITH_HANDLE.match(title)):
            return named["handle"]
    return None
