"""From a name as shown to letters that can be compared, one small step at a time.

Each step is a function from text to text, so that it can be read, tested and left out alone. The
steps follow UTS #39 (Unicode Security Mechanisms) where it speaks of them: compatibility forms,
invisible characters, and look-alike characters where a word mixes scripts.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache
from importlib.resources import files

from anyascii import anyascii

_INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\U0001bca0-\U0001bca3\U000e0000-\U000e0fff]"
)
_LOOK = str.maketrans("l1|!0", "iiiio")
_ASIAN = (
    {"HAN", "HIRAGANA", "KATAKANA", "LATIN"},
    {"HAN", "BOPOMOFO", "LATIN"},
    {"HAN", "HANGUL", "LATIN"},
)
_SCRIPTS = {
    "CJK": "HAN", "IDEOGRAPHIC": "HAN", "FULLWIDTH": "LATIN", "HALFWIDTH": "KATAKANA",
    "MODIFIER": "",
}  # fmt: skip
_IMITABLE = frozenset({"CYRILLIC", "GREEK"})
_BOXED = (0x1F130, 0x1F150, 0x1F170, 0x1F1E6)
_TURNED = tuple(zip("ɐɓɟƃɥᴉɾʞʃɯʍɹʇʌʎǝᵷ", "abfghijklmmrtvyeg", strict=True))


def table(name: str) -> Iterator[list[str]]:
    """Yield the rows of a tab-separated table of this package, comments left out."""
    text = (files("impostor.names") / "data" / name).read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def _styled() -> dict[int, str]:
    """Give the letters of styled alphabets that NFKC leaves: squared, circled, flags, turned."""
    boxes = {start + i: chr(ord("a") + i) for start in _BOXED for i in range(26)}
    return {**boxes, **{ord(turned): letter for turned, letter in _TURNED}}


def _looks() -> dict[int, str]:
    """Look-alikes: UTS #39 first, then this project's own."""
    own = {ord(c): letter for letter, characters in table("looks.tsv") for c in characters}
    return {**own, **{ord(c): look for c, look in table("confusables.tsv")}, ord("0"): "0"}


STYLED = _styled()
LOOKS = _looks()


def compatibility(text: str) -> str:
    """Replace styled letters by plain ones (NFKC; and boxed and turned letters too)."""
    return unicodedata.normalize("NFKC", text.translate(STYLED))


def visible(text: str) -> str:
    """Drop characters that show nothing: zero-width, bidi controls, fillers, selectors, tags."""
    return _INVISIBLE.sub("", text)


def _is_alphabetic(character: str) -> bool:
    return character < "\u0600" or "\u1c80" <= character <= "\u1fff"


def _belongs(base: str, mark: str, last: str) -> bool:
    """Say whether a mark is part of its letter: of Й and Ё, or of a script with vowel signs."""
    if base in "иИеЕ":
        return mark in "\u0306\u0308" and last == base
    if "\u064b" <= mark <= "\u0655" or mark == "\u0670":
        return False
    return not _is_alphabetic(base) and not "\u0300" <= mark <= "\u036f"


def unmarked(text: str) -> str:
    """Drop accents of Latin, Greek and Cyrillic letters, and marks piled on any character.

    Й and Ё stay letters of their own; vowel signs and points of other scripts stay.
    """
    parts = unicodedata.normalize("NFD", text)
    if not any(map(unicodedata.combining, parts)):
        return text
    kept: list[str] = []
    base = ""
    for character in parts:
        if not unicodedata.combining(character):
            base = character
            kept.append(character)
        elif kept and _belongs(base, character, kept[-1]):
            kept.append(character)
    return unicodedata.normalize("NFC", "".join(kept))


@lru_cache(maxsize=65536)
def script(character: str) -> str:
    """Name a letter's script after the first word of its Unicode name; "" for no letter.

    An apostrophe that counts as a letter (Oʻahu, Марʼяна) belongs to every script.
    """
    if not character.isalpha():
        return ""
    word = unicodedata.name(character, "").split(" ")[0].split("-")[0]
    return _SCRIPTS.get(word, word)


def scripts(word: str) -> frozenset[str]:
    """Name the scripts of a word's letters."""
    return frozenset(found for c in word if (found := script(c)))


def mixes(word: str) -> bool:
    """Say whether one word mixes scripts that no language writes together (UTS #39, 5.2)."""
    found = scripts(word)
    return len(found) > 1 and not any(found <= allowed for allowed in _ASIAN)


@lru_cache(maxsize=8)
def _imitated(home: str) -> dict[int, str]:
    """Map Latin letters to the letters of another script that they look like."""
    found: dict[int, str] = {}
    for code, letter in LOOKS.items():
        character = chr(code)
        if script(character) == home and "\u0370" <= character <= "\u052f":
            for latin_letter in (letter, letter.upper()) if character.isupper() else (letter,):
                if character.islower() == latin_letter.islower():
                    found.setdefault(ord(latin_letter[0]), character)
    return found


def unmixed(word: str) -> str:
    """Replace look-alikes in a word that mixes scripts by the letters they imitate.

    The word is read in Latin letters, or in Cyrillic or Greek where those are the most. A symbol
    of no script inside a word that has letters is read as a letter too (``₳nna``).
    """
    if not mixes(word) and word.isalpha():
        return word
    if mixes(word):
        most, count = Counter(filter(None, map(script, word))).most_common(1)[0]
        if most in _IMITABLE and count * 2 > len(word):
            return word.translate(_imitated(most))
        return word.translate(LOOKS)
    symbols = any(not c.isalnum() and not c.isascii() and ord(c) in LOOKS for c in word)
    return word.translate(LOOKS) if symbols and any(map(str.isalpha, word)) else word


def skeleton(text: str) -> str:
    """Give every look-alike its Latin letter, whatever the scripts (the skeleton of UTS #39)."""
    return text.translate(LOOKS).casefold()


@lru_cache(maxsize=65536)
def latin(text: str) -> str:
    """Transliterate to lower-case ASCII letters and digits; soft and hard signs vanish."""
    return re.sub(r"['`\"]", "", anyascii(text)).lower() if not text.isascii() else text.lower()


def look(word: str) -> str:
    """Give letters that look the same one form (l, I, 1; O, 0; rn, m; vv, w)."""
    return word.translate(_LOOK).replace("rn", "m").replace("vv", "w")
