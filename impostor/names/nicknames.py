"""Short and pet forms of first names, from tables and from how languages form them."""

from functools import lru_cache

from impostor.names.normalise import latin, table
from impostor.names.sound import sound

_ENDINGS = (
    "y", "ie", "i", "ou", "o", "a", "us", "ka", "sha", "chka", "ushka", "ito", "ita", "inho",
    "inha", "ette", "chen", "lein", "ek", "ik", "ko", "chan", "kun", "san", "ya", "ul", "oune",
    "ine", "ele", "lina",
)  # fmt: skip


@lru_cache(maxsize=1)
def _short_forms() -> dict[str, frozenset[str]]:
    """Map the sound of each name to the sounds of its short forms, all languages together."""
    found: dict[str, set[str]] = {}
    for source in ("nicknames.tsv", "nicknames_en.tsv"):
        for _, name, forms in table(source):
            found.setdefault(sound(latin(name)), set()).update(
                sound(latin(form)) for form in forms.split(" ")
            )
    return {name: frozenset(forms) for name, forms in found.items()}


def is_nickname(name: str, other: str) -> bool:
    """Say whether the tables hold one as a short or pet form of the other, or both of a third."""
    forms = _short_forms()
    one, two = sound(name), sound(other)
    return two in forms.get(one, ()) or one in forms.get(two, ())


def is_short_form(name: str, other: str) -> bool:
    """Say whether `other` is formed from `name` as pet names are, without being in a table.

    The start or the end of the name (Seb, Bastien), at least three letters, perhaps with an
    ending (Sebou); the start said twice (Lolo); or the name with an ending (Annette).
    """
    if len(other) >= 3 and len(name) > len(other) and name.startswith(other):
        return True
    if len(other) >= 4 and len(name) > len(other) + 1 and name.endswith(other):
        return True
    half = len(other) // 2
    if len(other) in {4, 6} and other[:half] == other[half:] and other[:half] in name:
        return True
    stem = next(
        (other[: -len(e)] for e in _ENDINGS if len(other) > len(e) and other.endswith(e)), ""
    )
    return len(stem) >= 3 and name.startswith(stem) and name != stem


@lru_cache(maxsize=1)
def _written_forms() -> dict[str, tuple[str, ...]]:
    found: dict[str, dict[str, None]] = {}
    for source in ("nicknames.tsv", "nicknames_en.tsv"):
        for _, name, forms in table(source):
            found.setdefault(latin(name), {}).update(dict.fromkeys(map(latin, forms.split(" "))))
    return {name: tuple(forms) for name, forms in found.items()}


def short_forms(name: str) -> tuple[str, ...]:
    """Give the short and pet forms of a name in Latin letters that the tables hold."""
    return _written_forms().get(name, ())
