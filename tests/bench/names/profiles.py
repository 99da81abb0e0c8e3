"""Labelled profiles for one person: impostors of every kind and innocent people of every kind."""

# ruff: noqa: SIM905 - a list of words reads better as a line of words

import random
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from unidecode import unidecode

from tests.bench.names.disguises import DISGUISES, leet
from tests.bench.names.people import Name, Pool, draw, locale_of, pool, romanised

NEGATIVES = 200
"""Innocent profiles for each impostor."""

MIX = {
    "near name": 0.015,
    "same first name": 0.08,
    "same surname": 0.06,
    "first name only": 0.015,
    "surname only": 0.01,
    "same first name, other initial": 0.01,
    "same letters apart": 0.01,
    "nobody's name": 0.1,
    "other person": 0.7,
}
"""The shares of the kinds of innocent profiles."""

_WORDS = (
    "sunny moon night dream coffee pixel cat wolf tiger star ocean city blue red happy crazy real "
    "travel foodie music beats gamer fitness yoga art studio photo vlog crypto love angel queen "
    "king boy girl mama papa daily life world shop store style mode beauty nails football basket "
    "madrid paris london milano berlin istanbul cairo tokyo seoul"
).split()
_FAN = (
    "fan",
    "fans",
    "fan page",
    "fan club",
    "FC",
    "parody",
    "parodie",
    "tribute",
    "hommage",
    "stan",
)


@dataclass(frozen=True, slots=True)
class Person:
    """A person to protect."""

    name: Name
    handles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A profile with the truth about it: `group` is impostor, innocent, fan or homonym."""

    group: str
    kind: str
    name: str
    handle: str
    unrelated_handle: bool


def unrelated(rng: random.Random) -> str:
    """Make a handle that says nothing of anybody."""
    parts = rng.sample(_WORDS, 2)
    return rng.choice(["", "_", "."]).join(parts) + rng.choice(["", str(rng.randint(1, 2010))])


def handle_of(rng: random.Random, name: Name) -> str:
    """Make the handle that a person of this name might take."""
    latin = romanised(rng, name)
    first, last = (part.lower().replace(" ", "") for part in (latin.first, latin.last))
    base = rng.choice(
        [f"{first}.{last}", f"{first}{last}", f"{first}_{last}", f"{last}{first}",
         f"{first[:1]}{last}",
         f"{last}_{first}", f"{first}{last[:1]}", f"{first}-{last}", f"its{first}{last}"]
    )  # fmt: skip
    return base + rng.choice(
        ["", "", "", str(rng.randint(1, 99)), str(rng.randint(1960, 2010)), "_"]
    )


def whole_handle(rng: random.Random, name: Name) -> str:
    """Make a handle with both names in it."""
    latin = romanised(rng, name)
    first, last = (part.lower().replace(" ", "") for part in (latin.first, latin.last))
    base = rng.choice(
        [f"{first}{s}{last}" for s in ("", ".", "_")] + [f"{last}{first}", f"{last}.{first}"]
    )
    before = rng.choice(["", "", "", "real", "the.real.", "official_", "iam", "its_", "_"])
    after = rng.choice(
        [
            "",
            "",
            str(rng.randint(1, 99)),
            str(rng.randint(1960, 2010)),
            "_official",
            ".officiel",
            "__",
            "tv",
            ".private",
            "backup",
        ]
    )
    return before + base + after


def like_handle(rng: random.Random, handle: str) -> str:
    """Imitate a person's own handle."""
    how = rng.randrange(6)
    if how == 0:
        return handle + rng.choice(["_", "__", ".", "1", "2", "_official", "0"])
    if how == 1:
        return rng.choice(["_", "real", "the", "i_am_"]) + handle
    if how == 2:
        at = rng.randrange(1, len(handle))
        return handle[:at] + handle[at] + handle[at:]
    if how == 3:
        return handle.replace(".", "_") if "." in handle else handle.replace("_", ".") + "."
    if how == 4:
        return leet(rng, Name(handle, "", "latin")) or handle + "_"
    return handle.replace("l", "I") if "l" in handle else handle + "s"


def person(rng: random.Random, locale: str | None = None) -> Person:
    """Make a person; six of ten have a handle of their own."""
    name = draw(rng, locale or locale_of(rng))
    return Person(name, (handle_of(rng, name),) if rng.random() < 0.6 else ())


def impostors(rng: random.Random, one: Person, rounds: int) -> Iterator[Labelled]:
    """Disguise a person in every way that applies, with an unrelated handle or one like theirs."""
    for _ in range(rounds):
        for kind, disguise in DISGUISES.items():
            shown = disguise(rng, one.name)
            if shown and shown != one.name.full:
                alone = rng.random() < 0.65
                yield Labelled(
                    "impostor",
                    kind,
                    shown,
                    unrelated(rng) if alone else whole_handle(rng, one.name),
                    alone,
                )
        other = rng.choice(
            ["✨", "Sunny day", "me 🌸", "love", "...", draw(rng, one.name.locale).first]
        )
        yield Labelled(
            "impostor",
            "only in the handle",
            other,
            whole_handle(rng, one.name),
            unrelated_handle=False,
        )
        if one.handles:
            yield Labelled(
                "impostor",
                "like the own handle",
                other,
                like_handle(rng, one.handles[0]),
                unrelated_handle=False,
            )


_ENDINGS = (("a", "o"), ("o", "a"), ("", "e"), ("e", ""), ("", "a"), ("ов", "ова"), ("ова", "ов"),
            ("ин", "ина"), ("ина", "ин"), ("ский", "ская"), ("ska", "ski"), ("ski", "ska"),
            ("ová", ""), ("", "ová"), ("ης", "η"), ("ος", "ου"), ("us", "a"), ("ie", "y"),
            ("t", "d"),
            ("es", "ez"), ("ez", "es"), ("n", "nn"), ("ة", ""), ("", "s"), ("s", ""))  # fmt: skip


@lru_cache(maxsize=65536)
def _neighbours(word: str, names: tuple[str, ...]) -> tuple[str, ...]:
    """List the real names that are one letter or one gender ending apart."""
    ended = {word[: len(word) - len(a)] + b for a, b in _ENDINGS if word.endswith(a)}
    return tuple(n for n in names if n != word and (n in ended or _one_letter(word, n)))


def _one_letter(one: str, two: str) -> bool:
    if abs(len(one) - len(two)) > 1 or min(len(one), len(two)) < 3:
        return False
    start = 0
    while start < min(len(one), len(two)) and one[start] == two[start]:
        start += 1
    a, b = one[start:], two[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:]


def near(rng: random.Random, name: Name, names: Pool) -> Name | None:
    """Find a real name next to a person's: a letter or a gender ending apart."""
    if any(ord(c) > 0x2E80 for c in name.full):
        return None
    firsts, lasts = (
        _neighbours(name.first, tuple(names.firsts)),
        _neighbours(name.last, tuple(names.lasts)),
    )
    options = [Name(f, name.last, name.locale) for f in firsts]
    options += [Name(name.first, last, name.locale) for last in lasts]
    return rng.choice(options) if options else None


def _innocent_text(rng: random.Random, one: Name, kind: str) -> str | None:
    """Give what an innocent profile of a kind shows that is no full name."""
    if kind == "first name only":
        return one.first + rng.choice(["", "", " ✨", " 🌸", str(rng.randint(1, 99))])
    if kind == "surname only":
        return one.last
    if kind == "same first name, other initial":
        initial = rng.choice(pool(one.locale).lasts)[0]
        return f"{one.first} {initial}." if initial != one.last[0] else None
    return " ".join(rng.sample(_WORDS, 2)).title()


def _innocent_name(rng: random.Random, one: Name, kind: str) -> Name | None:
    """Give the full name of an innocent person of a kind."""
    names = pool(one.locale)
    if kind == "near name":
        return near(rng, one, names)
    if kind == "same first name":
        return Name(one.first, rng.choice(names.lasts), one.locale)
    if kind == "same surname":
        return Name(rng.choice(names.firsts), one.last, one.locale)
    if kind == "same letters apart":
        return Name(one.last, rng.choice(names.lasts), one.locale)
    return draw(rng, one.locale if rng.random() < 0.5 else locale_of(rng))


def same_name(one: Name, two: Name) -> bool:
    """Say whether two names differ in nothing, or in accents and points alone.

    José and Jose, or أحمد and احمد, are one name: such a profile is a homonym and no near name.
    """
    letters = [[c for c in unidecode(name.full).lower() if c.isalpha()] for name in (one, two)]
    return letters[0] == letters[1]


_TEXTS = ("first name only", "surname only", "same first name, other initial", "nobody's name")


def innocent(rng: random.Random, one: Person, kind: str) -> Labelled | None:
    """Make an innocent profile; most people's handles are made of their own names."""
    if kind in _TEXTS:
        text = _innocent_text(rng, one.name, kind)
        made = Labelled("innocent", kind, text or "", unrelated(rng), unrelated_handle=True)
        return made if text else None
    name = _innocent_name(rng, one.name, kind)
    if name is None or same_name(name, one.name):
        return None
    alone = rng.random() < 0.35
    handle = unrelated(rng) if alone else handle_of(rng, name)
    return Labelled("innocent", kind, name.full, handle, alone)


def innocents(rng: random.Random, one: Person, count: int) -> Iterator[Labelled]:
    """Make about `count` innocent profiles in the shares of `MIX`."""
    for kind, share in MIX.items():
        for _ in range(round(count * share)):
            made = innocent(rng, one, kind)
            yield (
                made
                or innocent(rng, one, "other person")
                or Labelled("innocent", "nobody's name", "x", unrelated(rng), unrelated_handle=True)
            )


def apart(rng: random.Random, one: Person) -> Iterator[Labelled]:
    """Make the profiles that names cannot decide: fan accounts and exact homonyms."""
    yield Labelled("homonym", "exact homonym", one.name.full, unrelated(rng), unrelated_handle=True)
    yield Labelled(
        "homonym", "exact homonym", one.name.full, handle_of(rng, one.name), unrelated_handle=False
    )
    for word in rng.sample(_FAN, 3):
        yield Labelled(
            "fan", "fan account", f"{one.name.full} {word}", unrelated(rng), unrelated_handle=True
        )
