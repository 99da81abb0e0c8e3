"""Forms by sound: one for the many spellings of a name, one for names written without vowels."""

import re
from functools import lru_cache

from impostor.names.normalise import table

_SPELLINGS = (
    ("shch", "s"), ("sch", "s"), ("tsch", "s"), ("tch", "s"), ("sh", "s"), ("ch", "s"),
    ("zh", "z"), ("dzh", "z"), ("dj", "z"), ("kh", "h"), ("gh", "g"), ("ph", "f"), ("th", "t"),
    ("dh", "d"), ("ck", "k"), ("ks", "x"), ("ts", "s"), ("tz", "s"), ("cz", "s"), ("sz", "s"),
    ("qu", "k"), ("oui", "wi"), ("ou", "u"), ("oo", "u"), ("ee", "i"), ("eau", "o"), ("au", "o"),
    ("ae", "a"), ("oe", "o"), ("ue", "u"), ("ei", "e"), ("ey", "e"), ("ay", "a"), ("ai", "a"),
    ("yu", "u"), ("iu", "u"), ("ju", "u"), ("ya", "a"), ("ia", "a"), ("ja", "a"), ("yo", "o"),
    ("io", "o"), ("jo", "o"), ("ye", "e"), ("ie", "e"), ("je", "e"), ("iy", "i"), ("ij", "i"),
    ("yi", "i"), ("ii", "i"), ("yy", "i"),
)  # fmt: skip
_SOUND = dict(_SPELLINGS)
_GROUPS = re.compile("|".join(sorted(_SOUND, key=len, reverse=True)))
_SINGLE = str.maketrans("cqkgjywzb", "kkkgiivsb")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile("[aeiouwvy]")


@lru_cache(maxsize=65536)
def sound(plain: str) -> str:
    """Give the spellings of one sound one form, vowels kept (Sergey, Sergei; Yusuf, Youssef)."""
    grouped = _GROUPS.sub(lambda found: _SOUND[found.group()], plain)
    return _DOUBLED.sub(r"\1", grouped.translate(_SINGLE))


def squeezed(word: str) -> str:
    """Write letters that stand twice or more in a row once, in any script."""
    return _DOUBLED.sub(r"\1", word)


@lru_cache(maxsize=1)
def _families() -> frozenset[tuple[str, str]]:
    """List each family name's transliteration with each spelling that people use."""
    rows = ((plain, forms.split(" ")) for _, plain, forms in table("spellings.tsv"))
    return frozenset((plain, form) for plain, forms in rows for form in forms)


def is_other_spelling(one: str, two: str) -> bool:
    """Say whether two Latin spellings are of one Korean, Chinese or Japanese family name."""
    return (one, two) in _families() or (two, one) in _families()


@lru_cache(maxsize=65536)
def bones(plain: str) -> str:
    """Keep the consonants of a name's sound, all that Arabic and Hebrew script writes of it."""
    first, rest = sound(plain)[:1], sound(plain)[1:]
    first = "" if first in "aeiouwvy" else first
    return _DOUBLED.sub(r"\1", first + _VOWELS.sub("", rest))
