"""Accounts that speak about the person rather than in their name: family, clubs, news pages.

They carry the person's whole name and photos, as fakes do. What tells them apart is what else
stands in the name: fakes add what makes them look genuine, others say who they are.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from importlib.resources import files
from unicodedata import category, normalize

from impostor.names.likeness import compare_words
from impostor.names.spelling import Trick, Word, every_word, spell, tricks
from impostor.rank.wording import unspaced

HEADLINE_WORDS = 3
"""Words beyond the name and its decorations: a family name and a place are two."""

ALIKE = 0.75
"""From this likeness on, a word is the person's own, perhaps misspelt."""

SIGNS = "&+×♥❤©"
"""Signs that are read as words."""

LONGEST = 200
"""Characters of a name that are looked at."""

MANAGED = re.compile(
    r"\b(?:(?:run|managed|monitored|moderated|supervised|handled) by|account of"
    r"|(?:g[ée]r[ée]|tenu|supervis[ée]|surveill[ée]|administr[ée]|suivi)e? par"
    r"|(?:gestionad|administrad|llevad|supervisad|manejad|gerid|gestit|seguit)[oa]"
    r" (?:por|da\w*|pel\w+)"
    r"|(?:geführt|verwaltet|betreut|beaufsichtigt) von|beheerd door|prowadz\w+ przez"
    r"|ведут|вед[её]т|под присмотром|(?:يدير|تدير)\w*|yönet\w+)",
    re.IGNORECASE,
)
"""Words after which a description names who runs the account."""

RUN_BY_PARENTS = re.compile(
    r"\b(?:parents?|mum|mom|mommy|mother|dad|father|family)[ -](?:run|managed|monitored)\b"
    r"|\beltern ?konto\b|\b(?:anne|baba)si yönet\w+"
    r"|(?:妈妈|媽媽|家长)管理|(?:母|ママ|親|保護者)が?管理"
    r"|(?:엄마|부모)\w* ?(?:운영|관리)",
    re.IGNORECASE,
)


class Voice(StrEnum):
    """Who may be speaking, where it is not the person."""

    RELATIVE = "relative"
    TOGETHER = "together"
    PHOTOGRAPHER = "photographer"
    ORGANISATION = "organisation"
    HEADLINE = "headline"


@dataclass(frozen=True, slots=True)
class Spoken:
    """Who may be speaking, and the words that say so."""

    voice: Voice
    words: str


def in_name(text: str, own: tuple[str, ...]) -> Spoken | None:
    """Tell who else may be speaking in a display name.

    `own` are the names that the person goes by: their words say nothing. Look-alike letters within
    a word are a disguise, and who hides speaks for nobody.
    """
    if Trick.MIXED in tricks(text):
        return None
    bare = _without(text, own)
    tokens = _tokens(bare)
    named = bare != text or any(_is_own(token, own) for token in tokens)
    headline = _headline(tokens, own) if named else None
    return _by_word(tokens, own) or _together(tokens, own) or headline


def in_handle(text: str, own: tuple[str, ...]) -> Spoken | None:
    """Tell who else may be speaking in a handle of several words (`maman_de_lea`)."""
    local = text.lstrip("@").partition("@")[0]
    return _by_word(_tokens(re.sub(r"[\d_]", " ", local)), own)


def runs_it(bio: str) -> str | None:
    """Give the words by which a description says that a relative runs the account."""
    found = RUN_BY_PARENTS.search(bio)
    if found:
        return found.group()
    for found in MANAGED.finditer(bio):
        words = bio[found.end() :].split()[:4]
        for place, word in enumerate(words):
            if any(_kinds().get(token) == "relative" for token in _tokens(word)):
                return " ".join((found.group(), *words[: place + 1])).rstrip(" .,;!")
    return None


def mentions(bio: str, names: Sequence[str]) -> bool:
    """Tell whether a description has one of the names, of two words at least, word for word.

    Where names are written without spaces, three characters are enough.
    """
    if any(len(name) > 2 and unspaced(name) and name in bio for name in names):
        return True
    flat = bio[:LONGEST].casefold()
    wanted = [name for name in map(_name_tokens, names) if len(name) > 1]
    if not any(all(word in flat for word in name) for name in wanted) and flat.isascii():
        return False
    there = f" {' '.join(_tokens(bio))} "
    return any(f" {' '.join(name)} " in there for name in wanted)


@lru_cache(maxsize=256)
def _name_tokens(name: str) -> tuple[str, ...]:
    return tuple(_tokens(name))


def other_words(text: str, own: tuple[str, ...]) -> tuple[str, ...]:
    """Give the words that are neither the person's nor what fakes add, numbers left out."""
    return tuple(token for token in _tokens(_without(text, own)) if _is_other(token, own))


def _by_word(tokens: Sequence[str], own: tuple[str, ...]) -> Spoken | None:
    for place, token in enumerate(tokens):
        kind = None if token in _own_tokens(own) else _kind(token)
        if kind == "by" and any(_is_other(after, own) for after in tokens[place + 1 : place + 2]):
            return Spoken(Voice.PHOTOGRAPHER, f"{token} {tokens[place + 1]}")
        if kind in set(Voice):
            return Spoken(Voice(kind), token)
    return None


def _together(tokens: Sequence[str], own: tuple[str, ...]) -> Spoken | None:
    """Find the person and somebody else, joined: `Léa & Paul`."""
    for before, joiner, after in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if _kinds().get(joiner) == "joiner" and joiner not in _own_tokens(own):
            sides = (before, after)
            if any(_is_own(s, own) for s in sides) and any(_is_other(s, own) for s in sides):
                return Spoken(Voice.TOGETHER, f"{before} {joiner} {after}")
    return None


def _headline(tokens: Sequence[str], own: tuple[str, ...]) -> Spoken | None:
    others = [token for token in tokens if _is_other(token, own)]
    if sum(len(token) // 2 if unspaced(token) else 1 for token in others) < HEADLINE_WORDS:
        return None
    return Spoken(Voice.HEADLINE, " ".join(others))


def _is_other(token: str, own: tuple[str, ...]) -> bool:
    if len(token) < 2 or _kinds().get(token) in {"excuse", "joiner", "by"}:
        return False
    return bool(spell(token).words) and not _is_own(token, own)


def _is_own(token: str, own: tuple[str, ...]) -> bool:
    if len(token) > 1 and unspaced(token) and any(token in name for name in own):
        return True
    words = spell(token, frozenset(every_word(token))).words
    return any(compare_words(mine, word)[0] >= ALIKE for mine in _own_words(own) for word in words)


@lru_cache(maxsize=64)
def _own_words(own: tuple[str, ...]) -> tuple[Word, ...]:
    return tuple(word for text in own for word in spell(text, every_word(text)).words)


@lru_cache(maxsize=64)
def _own_tokens(own: tuple[str, ...]) -> frozenset[str]:
    return frozenset(token for text in own for token in _tokens(text))


def _without(text: str, own: tuple[str, ...]) -> str:
    """Take names of scripts without spaces out of a text: there they run into the next word."""
    for name in own:
        if unspaced(name):
            text = text.replace(name, " ")
    return text


def _tokens(text: str) -> list[str]:
    """Part a text into words and joiners, lower case; an English possessive is no word."""
    flat = re.sub(r"['’]s\b", " ", normalize("NFKC", text[:LONGEST]).casefold())
    return "".join(map(_spaced, flat)).split()


def _spaced(character: str) -> str:
    """Keep letters, digits and vowel signs, set signs apart; emoji selectors show nothing."""
    kind = category(character)
    if character.isalnum() or kind == "Mc" or (kind == "Mn" and character < "\ufe00"):
        return character
    return f" {character} " if character in SIGNS else " "


def _kind(token: str) -> str | None:
    found = _kinds().get(token)
    if found is None and unspaced(token):
        return next(
            (kind for word, kind in _kinds().items() if unspaced(word) and word in token), None
        )
    return found


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    """Map each word of words.tsv to its kind; the first line that has it decides."""
    found: dict[str, str] = {}
    text = (files("impostor.rank") / "words.tsv").read_text("utf-8")
    for kind, _, words in (x.split("\t") for x in text.splitlines() if x and x[0] != "#"):
        for word in words.split(" "):
            found.setdefault(normalize("NFKC", word).casefold(), kind)
    return found
