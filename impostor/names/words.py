"""Words that stand around a name: claims to be genuine, account words, fans and parodies."""

import re
from functools import lru_cache

from impostor.names.normalise import compatibility, latin, look, script, table, unmarked, visible

DECORATIONS = frozenset({"claim", "account", "sequel"})
DECLARATIONS = frozenset({"fan", "parody", "tribute"})

_IN_BIO = re.compile(
    r"\b(?:fan ?(?:page|club|account|base|seite|site)|page (?:de )?fans?|compte (?:de )?fans?"
    r"|parod(?:y|ie|ia|i|ique|ico|ica)|satir[ae]|satirical|(?:in memory|tribute|hommage|homenaje"
    r"|homenagem|omaggio) (?:of|to|a|de|du|al|an)|unofficial|non officielle?|no oficial|inoffiziell"
    r"|nao oficial|non ufficiale|not affiliated|run by fans|par des fans|not the real|fanat"
    r"|parodiya|parodiinyi|fan klub|hayran (?:sayfasi|hesabi))\b"
)
_DENIED = re.compile(r"\b(?:not? an?|no|not|isn'?t an?|pas une?|n'est pas|aucune?|kein|keine)\s+$")


@lru_cache(maxsize=1)
def kinds() -> dict[str, str]:
    """Map each word, as normalised, to its kind; a declaration wins over a decoration."""
    found: dict[str, str] = {}
    for kind, _, words in table("words.tsv"):
        for word in words.split(" "):
            plain = latin(unmarked(word))
            if found.get(plain) not in DECLARATIONS:
                found[plain] = kind
    return found


@lru_cache(maxsize=1)
def unspaced() -> tuple[str, ...]:
    """List the words of languages that write no spaces, longest first, as written."""
    found = {
        word
        for _, language, words in table("words.tsv")
        if language in {"zh", "ja", "ko"}
        for word in words.split(" ")
        if len(word) > 1
    }
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


@lru_cache(maxsize=1)
def _decorations_by_look() -> frozenset[str]:
    return frozenset(look(word) for word, kind in kinds().items() if kind in DECORATIONS)


@lru_cache(maxsize=4096)
def all_decoration(text: str) -> bool:
    """Say whether letters, by looks, are decorating words only (``thereal``, ``officieltv``)."""
    if not text:
        return True
    known = _decorations_by_look()
    return any(
        text[:end] in known and all_decoration(text[end:]) for end in range(len(text), 1, -1)
    )


_UNSPACED = frozenset({"HAN", "HANGUL", "HIRAGANA", "KATAKANA"})
_NOT = re.compile(r"\s*(?:not|pas|nicht|niet|не)(?![^\W\u2e80-\uffff])(?! only)", re.IGNORECASE)


def denial_in_name(name: str) -> str | None:
    """Find the word by which a name says at its start whose account it is not ("Not Ann Example").

    Further on it may say anything ("Ann Example - do not follow the other one").
    """
    found = _NOT.match(name)
    rest = name[found.end() :].strip() if found else ""
    return found.group().strip() if found and _is_name(rest) else None


def _is_name(text: str) -> bool:
    """Tell whether a text may be a whole name: two words, or one where names have no spaces."""
    return " " in text or (len(text) > 1 and script(text[0]) in _UNSPACED)


def declaration_in_bio(bio: str) -> str | None:
    """Find the phrase by which a bio declares a fan, parody or tribute account.

    A phrase that is denied just before it ("not a fan page") does not count.
    """
    text = latin(unmarked(visible(compatibility(bio[:2000]))))
    for found in _IN_BIO.finditer(text):
        if not _DENIED.search(text[: found.start()]):
            return found.group()
    return None
