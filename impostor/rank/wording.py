"""Words in a profile: copied descriptions, claims to be real, requests, credit given."""

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import lru_cache

SHINGLE = 3
"""Words in a row that are compared: two people rarely write the same three by chance, twice."""

COPIED_AT_LEAST = 0.6
SHORT, COPIED_OF_SHORT = 15, 0.9
"""Of fewer words this share must stand there, in order: "student in Paris, ask me about rowing" is
a turn of phrase that others fill with what they like."""

LEAST_WORDS = 5
"""Shorter descriptions ("Paris", "she/her, 17") are alike by chance."""

CLAIMS = re.compile(
    r"\b(officiel(?:le)?|official|oficial|offiziell|ufficiale|the real|real account|vrai compte|"
    r"nouveau compte|new account|nueva cuenta|neuer account|nuovo account|backup|back-up|"
    r"compte de secours|second compte|2nd account|only account|seul compte)\b|официальн\w*",
    re.IGNORECASE,
)

REQUESTS = re.compile(
    r"\b(whats ?app|telegram|snap(?:chat)?|paypal|cash ?app|revolut|lydia|wero|bitcoin|crypto|"
    r"onlyfans|mym|gift ?cards?|cartes? cadeaux?|(?:send|need) money|"
    r"envoy\w+ de l['’]argent|dons?|donations?)\b",
    re.IGNORECASE,
)

CREDIT = re.compile(
    r"(?:📷|📸|©|\b(?:photos?|pics?|cr[ée]dits?|images?)\b)\W*(?:by|par|de|from|to|à)?\W*",
    re.IGNORECASE,
)

ACCOUNT = re.compile(r"(?<=@)\w[\w.]{2,}")
"""An account's handle after its sign."""


def copies_text(text: str, original: str) -> bool:
    """Tell whether most runs of three words stand in the text, of a short original nearly all."""
    wanted = _wanted(original)
    if not wanted or len(wanted & _runs(text)) < COPIED_AT_LEAST * len(wanted):
        return False
    words = _words(original)
    return len(words) >= SHORT or _kept(words, _words(text)) >= COPIED_OF_SHORT


@lru_cache(maxsize=256)
def _wanted(original: str) -> frozenset[tuple[str, ...]]:
    """Give the runs of an original, none of too short a one."""
    words = _words(original)
    return frozenset(shingles(words)) if len(words) >= LEAST_WORDS else frozenset()


def _kept(words: Sequence[str], others: Sequence[str]) -> float:
    """Give the share of words, in [0, 1], that stand among the others in the same order."""
    blocks = SequenceMatcher(None, words, others, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks) / len(words)


@lru_cache(maxsize=256)
def _runs(text: str) -> frozenset[tuple[str, ...]]:
    return frozenset(shingles(_words(text)))


def claims_to_be_real(text: str) -> str | None:
    """Give the words with which a profile claims to be the real one, or a new one."""
    return _first(CLAIMS, text)


def asks_to_move(text: str) -> str | None:
    """Give the words with which a profile asks for money or to go on elsewhere."""
    return _first(REQUESTS, text)


def credits_somebody(text: str) -> bool:
    """Tell whether the text credits an account for its photos, whoever that is (`📷 @studio`)."""
    return any(ACCOUNT.match(text, found.end()) for found in CREDIT.finditer(text))


def gives_credit(text: str, names: Sequence[str]) -> bool:
    """Tell whether the text credits one of the names or handles for its photos."""
    wanted = tuple(name.casefold().lstrip("@") for name in names if name.strip("@ "))
    credited = (text[found.end() :].casefold() for found in CREDIT.finditer(text))
    return any(rest.startswith(wanted) for rest in credited)


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(text)
    return found.group(0) if found else None


def length(text: str) -> int:
    """Give how many words a text has; in scripts without spaces two characters count as one."""
    return sum(max(1, len(word) // 2) if unspaced(word) else 1 for word in _words(text))


def unspaced(text: str) -> bool:
    """Tell whether a text has characters of East Asian scripts, which put no spaces."""
    return max(text, default="") > "\u2e80"


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def shingles(words: Sequence[str]) -> set[tuple[str, ...]]:
    """Give the runs of three words of a text (Broder, "On the resemblance of documents", 1997)."""
    return {tuple(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)}
