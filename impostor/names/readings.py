"""Latin spellings that cannot be told letter by letter: of Japanese, Korean, Chinese names."""

from functools import lru_cache
from itertools import islice, product

from impostor.names.normalise import latin, script, table
from impostor.names.spelling import spell

MOST = 3
"""Readings of one name that are compared."""
_FAMILY_FIRST = {"HANGUL": "ko", "HAN": "zh"}


@lru_cache(maxsize=1)
def _japanese() -> dict[str, tuple[str, ...]]:
    return {name: tuple(readings.split(" ")) for name, readings in table("japanese.tsv")}


@lru_cache(maxsize=1)
def _families() -> dict[tuple[str, str], tuple[str, ...]]:
    rows = table("spellings.tsv")
    return {(language, plain): tuple(forms.split(" ")) for language, plain, forms in rows}


def _split(word: str) -> tuple[str, ...]:
    """Part a Japanese name without a space where both parts are known."""
    known = _japanese()
    if word in known or len(word) < 3:
        return (word,)
    places = [i for i in range(1, len(word)) if word[:i] in known and word[i:] in known]
    at = next((i for i in (2, 1, 3) if i in places), None)
    return (word[:at], word[at:]) if at else (word,)


def _family_spellings(name: str) -> list[str]:
    """Give a Korean or Chinese name with the family name as people spell it."""
    words = spell(name).words
    language = _FAMILY_FIRST.get(script(words[0].raw[0]), "") if words else ""
    forms = _families().get((language, words[0].plain), ()) if len(words) > 1 else ()
    rest = " ".join(word.plain for word in words[1:])
    return [f"{form} {rest}" for form in forms]


def readings(name: str) -> list[str]:
    """Give the Latin spellings, at most `MOST`, of a name that transliteration alone misses."""
    if not any(script(c) in _FAMILY_FIRST for c in name):
        return []
    parts = [part for word in name.split() for part in _split(word)]
    if all(part in _japanese() or script(part[0]) in {"HIRAGANA", "KATAKANA"} for part in parts):
        choices = [_japanese().get(part, (latin(part),)) for part in parts]
        return [" ".join(reading) for reading in islice(product(*choices), MOST)]
    return _family_spellings(name)[:MOST]
