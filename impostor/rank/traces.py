"""What one hand leaves on several accounts: handles of one pattern, the same words and contacts.

None of it is compared with the person: these are traces between accounts.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from unicodedata import normalize

from impostor.model import Account, Profile
from impostor.names.normalise import compatibility, latin
from impostor.platforms import GENERIC, Refused, identify, is_settled
from impostor.platforms.addresses import place
from impostor.platforms.wikipedia import WIKIPEDIA
from impostor.rank.wording import shingles

LEAST_LETTERS = 5
"""Shorter stems ("lea", "anna") stand in the handles of people who never met."""

BESIDE_NAMES = 3
LEAST_WORDS = 6
ALIKE = 0.6
"""Two descriptions are one where this share of the runs of three words of each is in the other."""

MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w/])\+?\d(?:[ .\-/()]{0,2}\d){8,14}(?!\w)")


def stem(account: Account) -> str:
    """Give the letters of a handle without digits, signs and server; empty where they are few.

    `lea_prive.22` and `leaprive__` have one stem.
    """
    local = (account.handle or "").lstrip("@").partition("@")[0]
    if account.platform == "bluesky":
        local = local.partition(".")[0]
    letters = "".join(_letters(local))
    return letters if len(letters) >= LEAST_LETTERS else ""


def is_only(letters: str, names: Iterable[str]) -> bool:
    """Tell whether a stem is made of names alone, three letters more at most."""
    words = {word for name in names for word in _letters(name) if len(word) > 2}
    for word in sorted(words, key=len, reverse=True):
        letters = letters.replace(word, "", 1)
    return len(letters) <= BESIDE_NAMES


def same_words(one: str, other: str) -> bool:
    """Tell whether two descriptions are the same one, a few words changed at most."""
    words, others = _words(one), _words(other)
    if min(len(words), len(others)) < LEAST_WORDS:
        return False
    runs, other_runs = shingles(words), shingles(others)
    return len(runs & other_runs) >= ALIKE * max(len(runs), len(other_runs))


def sharing_words(texts: Mapping[int, str]) -> Iterator[tuple[int, int]]:
    """Give the pairs of descriptions that are the same one, by their numbers, in order."""
    holders: dict[tuple[str, ...], list[int]] = {}
    for number, text in sorted(texts.items()):
        for run in shingles(_words(text)):
            holders.setdefault(run, []).append(number)
    near = {pair for numbers in holders.values() for pair in combinations(numbers, 2)}
    yield from (pair for pair in sorted(near) if same_words(texts[pair[0]], texts[pair[1]]))


def contacts(profile: Profile) -> frozenset[str]:
    """Give where a profile sends its visitors: accounts elsewhere, e-mail, telephone.

    Each in one form. A page that is nobody's account (a film, an article) is none.
    """
    bio = profile.bio or ""
    accounts = (url for url, is_account in _leads(profile.links) if is_account)
    return frozenset((*accounts, *MAIL.findall(bio.casefold()), *_phones(bio)))


def pages(profile: Profile) -> frozenset[str]:
    """Give the other pages that a profile links to, sites' front pages left out."""
    return frozenset(url for url, is_account in _leads(profile.links) if not is_account)


def fronts(profile: Profile) -> frozenset[str]:
    """Give the sites to whose front page a profile links, in one form each."""
    found = (identify(link) for link in profile.links)
    accounts = (each[1] for each in found if not isinstance(each, Refused) and each[0] is GENERIC)
    return frozenset(account.url for account in accounts if not any(place(account.url).path))


def _leads(links: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Give the addresses that links lead to, and whether an account stands there."""
    for link in links:
        found = identify(link)
        if isinstance(found, Refused):
            continue
        platform, account = found
        if platform is not GENERIC and platform is not WIKIPEDIA and is_settled(*found):
            yield account.url, True
        elif any(place(account.url).path):
            yield account.url, False


def _phones(text: str) -> Iterator[str]:
    for found in PHONE.finditer(text):
        yield re.sub(r"\D", "", found.group())[-9:]


def _letters(text: str) -> list[str]:
    """Give the runs of letters of a text, in Latin."""
    return re.findall(r"[a-z]+", latin(compatibility(text)))


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", normalize("NFKC", text).casefold())
