"""What impostors and typing errors change in the letters of a handle.

The kinds are those that dnstwist tries on domain names (github.com/elceef/dnstwist), read for
handles, and leet. Each function takes a handle and gives variants with weights within the kind.
"""

from collections.abc import Iterator
from itertools import pairwise

Weighted = Iterator[tuple[str, float]]

ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")
OTHER_ROWS = (("azertyuiop", "qsdfghjklm", "wxcvbn"), ("qwertzuiop", "asdfghjkl", "yxcvbnm"))
OTHER_KEYBOARD = 0.4
"""How likely a neighbour on a French or German keyboard is, beside one on an English one."""

VOWELS = "aeiou"
ENDS = "sxeaioynrltmdjkzbcfghpquvw1234567890"
LOOKS = {
    "l": "1i", "i": "1lj", "o": "0", "m": ("rn", "nn", "n"), "n": "mr", "w": ("vv",), "d": ("cl",),
    "g": "q9", "q": "g", "u": "v", "v": "u", "c": "e", "e": "c", "s": "5", "z": "2", "b": ("6",),
    "a": "4", "j": "i", "r": "n", "h": "b", "k": ("lk",), "y": "v",
    "rn": "m", "vv": "w", "cl": "d", "nn": "m", "0": "o", "1": "li",
}  # fmt: skip
"""Of ASCII only, since handles are: what looks like a letter, the likest first."""
LOOK_WEIGHTS = (3.0, 1.5, 1.0)
LEET = {
    "a": "4", "e": "3", "i": "1", "o": "0", "s": "5", "t": "7", "l": "1", "b": "8", "g": "9",
    "z": "2",
}  # fmt: skip

ALL_LEET = str.maketrans("".join(LEET), "".join(LEET.values()))
COMMON_LEET = str.maketrans("aeios", "43105")


def _near(rows: tuple[str, ...]) -> dict[str, str]:
    """Give each key its neighbours: beside it, and the two it touches above and below."""
    around = ((0, -1), (0, 1), (-1, 0), (-1, 1), (1, -1), (1, 0))
    places = {key: (y, x) for y, row in enumerate(rows) for x, key in enumerate(row)}
    found = {place: key for key, place in places.items()}
    return {
        key: "".join(found.get((y + dy, x + dx), "") for dy, dx in around)
        for key, (y, x) in places.items()
    }


NEAR = _near(ROWS)
NEAR_ELSEWHERE = tuple(_near(("1234567890", *rows)) for rows in OTHER_ROWS)


def left_out(handle: str) -> Weighted:
    """Leave a letter out."""
    for at, letter in enumerate(handle):
        yield handle[:at] + handle[at + 1 :], 1.0 if letter.isalnum() else 0.5


def doubled(handle: str) -> Weighted:
    """Write a letter twice; the last one perhaps more often."""
    for at, letter in enumerate(handle):
        if letter.isalpha():
            yield handle[:at] + letter + handle[at:], 1.0
    yield handle + handle[-1:] * 2, 0.5


def swapped(handle: str) -> Weighted:
    """Write two neighbours in the wrong order."""
    for at, (one, two) in enumerate(pairwise(handle)):
        if one != two:
            yield handle[:at] + two + one + handle[at + 2 :], 1.0


def other_vowel(handle: str) -> Weighted:
    """Write one vowel for another."""
    for at, letter in enumerate(handle):
        if letter in VOWELS:
            for vowel in VOWELS.replace(letter, ""):
                yield handle[:at] + vowel + handle[at + 1 :], 1.0


def near_key(handle: str) -> Weighted:
    """Hit the key beside a letter's."""
    for at, letter in enumerate(handle):
        for key, weight in _neighbours(letter):
            yield handle[:at] + key + handle[at + 1 :], weight


def added_key(handle: str) -> Weighted:
    """Hit the key beside a letter's as well."""
    for at, letter in enumerate(handle):
        for key, weight in _neighbours(letter):
            yield handle[:at] + key + handle[at:], weight
            yield handle[: at + 1] + key + handle[at + 1 :], weight


def flipped_bit(handle: str) -> Weighted:
    """Change one bit of a letter, as a fault in memory does."""
    for at, letter in enumerate(handle):
        for bit in range(7):
            yield handle[:at] + chr(ord(letter) ^ 1 << bit) + handle[at + 1 :], 1.0


def added_end(handle: str) -> Weighted:
    """Put one more letter or digit at the end."""
    yield from ((handle + letter, 1.0) for letter in ENDS)


def plural(handle: str) -> Weighted:
    """Make a word of it a plural: at the end, at a separator, or anywhere."""
    ending = "es" if handle.endswith(("s", "x", "z", "ch", "sh")) else "s"
    yield handle + ending, 4.0
    for at in range(2, len(handle)):
        mark = handle[at] in "._-"
        if handle[at - 1].isalpha():
            ending = "es" if handle[at - 1] in "sxz" else "s"
            yield handle[:at] + ending + handle[at:], 3.0 if mark else 1.0


def look_alike(handle: str) -> Weighted:
    """Put what looks like a letter, in one place or wherever the letter stands."""
    for letter, looks in LOOKS.items():
        for look, weight in zip(looks, LOOK_WEIGHTS, strict=False):
            at = handle.find(letter)
            while at >= 0:
                yield handle[:at] + look + handle[at + len(letter) :], weight
                at = handle.find(letter, at + 1)
            if handle.count(letter) > 1:
                yield handle.replace(letter, look), weight / 2


def leet(handle: str) -> Weighted:
    """Put digits for letters: for one, for all of a kind, or for all."""
    present = [letter for letter in LEET if letter in handle]
    for letter in present:
        yield handle.replace(letter, LEET[letter]), 1.5
        for at, other in enumerate(handle):
            if other == letter and handle.count(letter) > 1:
                yield handle[:at] + LEET[letter] + handle[at + 1 :], 0.7
    for one in present:
        for two in present[present.index(one) + 1 :]:
            yield handle.replace(one, LEET[one]).replace(two, LEET[two]), 0.5
    yield handle.translate(COMMON_LEET), 1.0
    yield handle.translate(ALL_LEET), 1.5


def backwards(handle: str) -> Weighted:
    """Write it from the end, as a whole or each word."""
    yield handle[::-1], 2.0
    for mark in "._-":
        if mark in handle:
            yield mark.join(word[::-1] for word in handle.split(mark)), 1.0


def _neighbours(letter: str) -> Iterator[tuple[str, float]]:
    near = NEAR.get(letter, "")
    yield from ((key, 1.0) for key in near)
    others = {key for rows in NEAR_ELSEWHERE for key in rows.get(letter, "")} - set(near)
    yield from ((key, OTHER_KEYBOARD) for key in sorted(others))
