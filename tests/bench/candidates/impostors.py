"""Handles of impostors, made by rules taken from lists: one function a class.

The classes are those by which dnstwist varies domain names (github.com/elceef/dnstwist,
docs/README.md and dnstwist.py: addition, bitsquatting, homoglyph, hyphenation, insertion, omission,
plural, repetition, replacement, subdomain, transposition, vowel-swap, dictionary), and the kinds of
disguise by which tests/bench/names makes display names, as handles have them. Rules and tables are
written apart from those of the generator: nothing of impostor is imported.
"""

# ruff: noqa: SIM905 - a list of words reads better as a line of words

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from tests.bench.names.nicknames import NICKNAMES
from tests.bench.names.people import Name, draw, locale_of, romanised

PLATFORMS = {
    "instagram": ("._", r"(?!\.)(?!.*\.\.)(?!.*\.$)[a-z0-9._]{1,30}"),
    "tiktok": ("._", r"(?!.*\.$)[a-z0-9._]{2,24}"),
    "x": ("_", r"[a-z0-9_]{4,15}"),
    "telegram": ("_", r"(?!.*__)[a-z][a-z0-9_]{3,30}[a-z0-9]"),
    "youtube": (".-_", r"[a-z0-9][a-z0-9._-]{1,28}[a-z0-9]"),
    "snapchat": ("._-", r"[a-z][a-z0-9._-]{1,13}[a-z0-9]"),
    "bluesky": ("-", r"[a-z0-9][a-z0-9-]{1,16}[a-z0-9]"),
    "reddit": ("_-", r"[a-z0-9_-]{3,20}"),
    "facebook": (".", r"(?!\.)(?!.*\.$)[a-z0-9.]{5,50}"),
}
KEYS = {
    "q": "wa12", "w": "qeas23", "e": "wrsd34", "r": "etdf45", "t": "ryfg56", "y": "tugh67",
    "u": "yihj78", "i": "uojk89", "o": "ipkl90", "p": "ol0", "a": "qwsz", "s": "awedzx",
    "d": "serfxc", "f": "drtgcv", "g": "ftyhvb", "h": "gyujbn", "j": "huiknm", "k": "jiolm",
    "l": "kop", "z": "asx", "x": "zsdc", "c": "xdfv", "v": "cfgb", "b": "vghn", "n": "bhjm",
    "m": "njk",
}  # fmt: skip
LOOKS = {
    "b": "d lb", "c": "e", "d": "b cl dl", "e": "c", "g": "q", "h": "lh", "i": "1 l",
    "k": "lk ik lc", "l": "1 i", "m": "n nn rn rr", "n": "m r", "o": "0", "q": "g", "w": "vv",
    "u": "v", "rn": "m", "vv": "w", "s": "5",
}  # fmt: skip
LEET = {"a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7", "l": "1", "b": "8", "g": "9"}
BEFORE = "real the its iam im thereal official mr miss hey true just not only ceo dr".split()
BEHIND = (
    "official officiel officielle real private prive priv backup new 2 page account perso pro tv "
    "ig insta fanpage secours spam alt vip live news team 2nd second personal vrai bis love daily"
).split()

Person = tuple[Name, str]
"""A name in Latin letters and the person's own handle."""


@dataclass(frozen=True, slots=True)
class Made:
    """One impostor's handle, by which class, from the own handle or from the name."""

    handle: str
    kind: str
    source: str


Rule = Callable[[random.Random, str, str], str]
"""From a handle, with the separators of the platform."""


def letter_at(rng: random.Random, text: str, wanted: str = "abcdefghijklmnopqrstuvwxyz") -> int:
    """Choose a place where one of the letters stands; IndexError where none does."""
    return rng.choice([at for at, letter in enumerate(text) if letter in wanted])


def addition(rng: random.Random, text: str, _marks: str) -> str:
    return text + rng.choice("abcdefghijklmnopqrstuvwxyz0123456789")


def bitsquatting(rng: random.Random, text: str, _marks: str) -> str:
    at = rng.randrange(len(text))
    return text[:at] + chr(ord(text[at]) ^ (1 << rng.randrange(8))) + text[at + 1 :]


def homoglyph(rng: random.Random, text: str, _marks: str) -> str:
    letter = rng.choice([each for each in LOOKS if each in text])
    at = rng.choice([found.start() for found in re.finditer(letter, text)])
    return text[:at] + rng.choice(LOOKS[letter].split()) + text[at + len(letter) :]


def hyphenation(rng: random.Random, text: str, marks: str) -> str:
    at = rng.randrange(1, len(text))
    return text[:at] + rng.choice([mark for mark in marks if mark != "."]) + text[at:]


def subdomain(rng: random.Random, text: str, marks: str) -> str:
    at = rng.randrange(1, len(text))
    return text[:at] + rng.choice([mark for mark in marks if mark == "."]) + text[at:]


def insertion(rng: random.Random, text: str, _marks: str) -> str:
    at = letter_at(rng, text)
    key = rng.choice(KEYS[text[at]])
    at += rng.randrange(2)
    return text[:at] + key + text[at:]


def omission(rng: random.Random, text: str, _marks: str) -> str:
    at = rng.randrange(len(text))
    return text[:at] + text[at + 1 :]


def plural(rng: random.Random, text: str, _marks: str) -> str:
    at = rng.randrange(2, len(text) + 1)
    return text[:at] + ("es" if text[at - 1] in "sxz" else "s") + text[at:]


def repetition(rng: random.Random, text: str, _marks: str) -> str:
    at = letter_at(rng, text)
    return text[:at] + text[at] + text[at:]


def replacement(rng: random.Random, text: str, _marks: str) -> str:
    at = letter_at(rng, text)
    return text[:at] + rng.choice(KEYS[text[at]]) + text[at + 1 :]


def transposition(rng: random.Random, text: str, _marks: str) -> str:
    at = rng.randrange(len(text) - 1)
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def vowel_swap(rng: random.Random, text: str, _marks: str) -> str:
    at = letter_at(rng, text, "aeiou")
    return text[:at] + rng.choice("aeiou") + text[at + 1 :]


def prefix_word(rng: random.Random, text: str, marks: str) -> str:
    return rng.choice(BEFORE) + rng.choice(["", rng.choice(marks)]) + text


def suffix_word(rng: random.Random, text: str, marks: str) -> str:
    return text + rng.choice(["", rng.choice(marks)]) + rng.choice(BEHIND)


def separators(rng: random.Random, text: str, marks: str) -> str:
    """Take the separators away, exchange them, double one, or put one at an end."""
    bare = re.split(r"[._-]", text)
    how = rng.randrange(4)
    mark = rng.choice(marks)
    if how == 0:
        return "".join(bare)
    if how == 1:
        return mark.join(bare)
    if how == 2:
        return (mark * 2).join(bare)
    return text + mark if rng.random() < 0.6 else mark + text


def leet(rng: random.Random, text: str, _marks: str) -> str:
    """Put digits for some letters, at least one."""
    at = [place for place, letter in enumerate(text) if letter in LEET]
    chosen = set(rng.sample(at, max(1, round(rng.random() * 0.8 * len(at)))))
    return "".join(LEET[c] if place in chosen else c for place, c in enumerate(text))


def doubled(rng: random.Random, text: str, marks: str) -> str:
    """Write one or two letters again."""
    for _ in range(rng.choice([1, 1, 2])):
        text = repetition(rng, text, marks)
    return text


def number(rng: random.Random, text: str, marks: str) -> str:
    digits = rng.choice([
        str(rng.randint(1960, 2012)), str(rng.randint(1, 99)), f"0{rng.randint(1, 9)}",
        str(rng.randint(1, 9)),
    ])  # fmt: skip
    return text + rng.choice(["", "", rng.choice(marks)]) + digits


def typo(rng: random.Random, text: str, marks: str) -> str:
    return rng.choice((omission, repetition, replacement, transposition))(rng, text, marks)


RULES: dict[str, Rule] = {
    "addition": addition,
    "bitsquatting": bitsquatting,
    "homoglyph": homoglyph,
    "hyphenation": hyphenation,
    "subdomain": subdomain,
    "insertion": insertion,
    "omission": omission,
    "plural": plural,
    "repetition": repetition,
    "replacement": replacement,
    "transposition": transposition,
    "vowel-swap": vowel_swap,
    "dictionary, before": prefix_word,
    "dictionary, behind": suffix_word,
    "separators": separators,
    "leet": leet,
    "doubled letters": doubled,
    "number": number,
    "one typo": typo,
    "reversed letters": lambda _rng, text, _marks: text[::-1],
}


DNSTWIST = frozenset(list(RULES)[:14])


def run_together(_rng: random.Random, first: str, last: str, _marks: str) -> str:
    return first + last


def order(rng: random.Random, first: str, last: str, marks: str) -> str:
    return last + rng.choice(["", rng.choice(marks)]) + first


def first_and_initial(rng: random.Random, first: str, last: str, marks: str) -> str:
    return first + rng.choice(["", rng.choice(marks)]) + last[0]


def initial_and_last(rng: random.Random, first: str, last: str, marks: str) -> str:
    return first[0] + rng.choice(["", rng.choice(marks)]) + last


NAME_RULES = {
    "run together": run_together,
    "order": order,
    "first name and initial": first_and_initial,
    "initial and last name": initial_and_last,
}
KINDS = (*RULES, *NAME_RULES, "nickname")


def plain(text: str) -> str:
    """Write a part of a name as a handle has it."""
    return re.sub(r"[^a-z]", "", text.lower())


def from_name(rng: random.Random, name: Name, marks: str) -> str:
    """Make a handle as people make it of their own name."""
    first, last = plain(name.first), plain(name.last)
    mark = rng.choice(["", rng.choice(marks)])
    forms = (
        first + mark + last,
        first[0] + mark + last,
        last + mark + first,
        first + mark + last[0],
    )
    return rng.choices(forms, (6, 2, 1, 1))[0]


def own_handle(rng: random.Random, name: Name) -> str:
    """Make the handle of the person: of the name, with a number, or with a word of the own."""
    text = from_name(rng, name, "._")
    how = rng.random()
    if how < 0.15:
        return f"{text}{rng.randint(60, 99)}"
    if how < 0.25:
        return plain(name.first) + rng.choice("._") + rng.choice("photo music danse cooks".split())
    return text


def person(rng: random.Random) -> tuple[Name, Name, str]:
    """Draw somebody: the name as it is written, in Latin letters, and the own handle."""
    while True:
        name = draw(rng, locale_of(rng))
        latin = romanised(rng, name)
        if len(plain(latin.first)) > 1 and len(plain(latin.last)) > 1:
            return name, latin, own_handle(rng, latin)


def impostor(rng: random.Random, written: Name, latin: Name, own: str, platform: str) -> Made:
    """Make one impostor's handle that the platform allows, of a class drawn evenly."""
    marks, form = PLATFORMS[platform]
    while True:
        kind = rng.choice(KINDS)
        for _ in range(30):
            # dnstwist varies what is there already; disguises are of the name as well.
            source = rng.choices(("own handle", "name"), (7, 3) if kind in DNSTWIST else (5, 5))[0]
            base = own if source == "own handle" else from_name(rng, latin, marks)
            try:
                handle = _made(rng, kind, base, (written, latin), marks)
            except (IndexError, ValueError):  # the class finds nothing to change here
                continue
            # On Facebook dots make no difference.
            same = handle == own or (platform == "facebook" and _dotless(handle) == _dotless(own))
            if not same and re.fullmatch(form, handle):
                return Made(handle, kind, "name" if kind in NAME_RULES else source)


def _dotless(text: str) -> str:
    return text.replace(".", "")


def _made(rng: random.Random, kind: str, base: str, names: tuple[Name, Name], marks: str) -> str:
    written, latin = names
    if kind in RULES:
        return RULES[kind](rng, base, marks)
    if kind == "nickname":
        short = plain(rng.choice(NICKNAMES.get(written.first, "").split()))
        return short + rng.choice(["", rng.choice(marks)]) + plain(latin.last)
    return NAME_RULES[kind](rng, plain(latin.first), plain(latin.last), marks)
