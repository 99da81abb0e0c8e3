"""Looks at what a saved file holds, as if it were the network: it answers what it holds."""

import posixpath
from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from impostor.evidence import NEVER, Saved
from impostor.language import N_
from impostor.model import Account, Fetch, NoAnswer, Page, Sentence, Trouble
from impostor.observe import Sighting, observe
from impostor.platforms import GENERIC, Platform, Refused, identify

NOT_THERE = Sentence(N_("The file that was brought does not hold it."))
MOST_ACCOUNTS = 500
"""For one archive; a crawl of a whole platform is no file about one person."""


def sightings(saved: Saved) -> Iterator[Sighting]:
    """Look at each account whose page a file holds, once, whatever the page shows of it.

    Pages of sites that no reader knows by name count only where they are the file's own page:
    an archive also holds what is shown inside others.
    """
    seen: set[str] = set()
    for url in saved.pages:
        named = identify(url)
        if isinstance(named, Refused) or len(seen) >= MOST_ACCOUNTS:
            continue
        platform, account = named
        if account.url in seen or (platform is GENERIC and url != saved.pages[0]):
            continue
        sighting = observe(platform, account, _answering(saved, platform, account, url))
        if sighting.profile is not None:
            seen.add(account.url)
        yield sighting


def fetch_from(saved: Saved) -> Fetch:
    """Give a way to what a file holds, by address; pictures of a saved page also by their name."""
    names = Counter(map(_name, saved.answers)) if saved.loose else Counter()
    by_name = {_name(url): page for url, page in saved.answers.items() if names[_name(url)] == 1}

    def fetch(url: str) -> Page | NoAnswer:
        found = saved.answers.get(url) or (by_name.get(_name(url)) if _name(url) else None)
        return found or NoAnswer(url, Trouble.NOT_BROUGHT, NOT_THERE, NEVER)

    return fetch


def _answering(saved: Saved, platform: Platform, account: Account, url: str) -> Fetch:
    """Answer what a look asks for with the page at `url`, where the file has nothing nearer.

    Looks ask an official interface where there is one; a person saves the page.
    """
    held, asked = fetch_from(saved), platform.look(account)

    def fetch(address: str) -> Page | NoAnswer:
        if address == asked and address not in saved.answers:
            return saved.answers[url]
        return held(address)

    return fetch


def _name(url: str) -> str:
    """Give the file's name in an address, as browsers name the copy they save."""
    name = posixpath.basename(unquote(urlsplit(url).path))
    return name if "." in name[1:] else ""
