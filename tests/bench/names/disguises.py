"""How impostors write somebody's name: one function a kind of disguise.

The rules and tables here are written apart from those of the matcher: nothing of impostor is
imported.
"""

# ruff: noqa: SIM905 - a list of words reads better as a line of words

import random
import unicodedata
from collections.abc import Callable

from tests.bench.names.nicknames import NICKNAMES
from tests.bench.names.people import Name, pool, romanised

Disguise = Callable[[random.Random, Name], str | None]
"""A name in, the display name of a fake out; None where the kind does not apply to the name."""

_HOMOGLYPHS = dict(
    zip(
        "aeopcxyisjhdqwlnuABEHKMOPTXYZINSCJrmkvgt",
        ["аɑα", "еҽ", "оοօ", "рρ", "сϲ", "х", "уү", "іι", "ѕ", "ј", "һ", "ԁ", "ԛ", "ԝ", "ӏ", "ո",
         "սυ", "АΑ", "ВΒ", "ЕΕ", "НΗ", "КΚ", "МΜ", "ОΟ", "РΡ", "ТΤ", "ХΧ", "ҮΥ", "Ζ", "ІΙ", "Ν",
         "Ѕ", "С", "Ј", "г", "м", "к", "ν", "ɡ", "т"],
        strict=True,
    )
)  # fmt: skip
_TO_LATIN = dict(
    zip("аеорсхуіѕАВЕНКМОРСТХοανΑΒΕΗΙΚΜΝΟΡΤΥΧ", "aeopcxyisABEHKMOPCTXoavABEHIKMNOPTYX", strict=True)
)
_STYLES = (0x1D400, 0x1D434, 0x1D468, 0x1D4D0, 0x1D56C, 0x1D5A0, 0x1D5D4, 0x1D608, 0x1D63C, 0x1D670)
_SMALL = dict(zip("abcdefghijklmnopqrstuvwxyz", "ᴀʙᴄᴅᴇғɢʜɪᴊᴋʟᴍɴᴏᴘǫʀsᴛᴜᴠᴡxʏᴢ", strict=True))
_LEET = {
    "a": "4@",
    "e": "3",
    "i": "1!",
    "o": "0",
    "s": "5$",
    "t": "7",
    "l": "1",
    "b": "8",
    "g": "9",
}
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_CLAIMS = (
    "official", "Official", "OFFICIEL", "officiel", "oficial", "ufficiale", "offiziell", "resmi",
    "официальный", "رسمي", "官方", "公式", "공식", "real", "The Real", "vrai", "private", "privé",
    "backup", "new account", "nouveau compte", "2.0", "II", "perso", "page", "✓", "✔️", "⭐", "💕",
    "👑", "🔥✨", "❤️", "🇫🇷", "(private)", "[official]", "| page officielle", "pro", "TV", "secours",
    "cuenta nueva", "conta nova", "privat", "приват", "2e compte", "second account", "insta",
)  # fmt: skip
_CYRILLIC = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        "а б к д е ф г х и ж к л м н о п к р с т у в в кс и з".split(),
        strict=True,
    )
)
_GREEK = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        "α μπ κ ντ ε φ γκ χ ι τζ κ λ μ ν ο π κ ρ σ τ ου β ου ξ υ ζ".split(),
        strict=True,
    )
)


def is_latin(text: str) -> bool:
    """Say whether all letters are Latin ones."""
    return all("LATIN" in unicodedata.name(c, "") for c in text if c.isalpha())


def _some(rng: random.Random, text: str, table: dict[str, str], share: float) -> str | None:
    """Replace some of the characters that the table has, at least one."""
    places = [i for i, c in enumerate(text) if c in table]
    if not places:
        return None
    count = max(1, round(rng.random() * share * len(places)))
    chosen = set(rng.sample(places, count))
    return "".join(rng.choice(table[c]) if i in chosen else c for i, c in enumerate(text))


def homoglyphs(rng: random.Random, name: Name) -> str | None:
    """Put letters of another script that look the same."""
    return _some(rng, name.full, _HOMOGLYPHS if is_latin(name.full) else _TO_LATIN, 1.0)


def fancy(rng: random.Random, name: Name) -> str | None:
    """Write in one of the styled alphabets."""
    if not is_latin(name.full):
        return None
    text = "".join(
        c for c in unicodedata.normalize("NFD", name.full) if not unicodedata.combining(c)
    )
    style = rng.choice([*_STYLES, "small", "wide", "circled", "boxed"])
    if style == "small":
        return "".join(_SMALL.get(c.lower(), c) for c in text)
    if style == "wide":
        return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in text)
    if style == "circled":
        return "".join(
            chr(0x24D0 + ord(c.lower()) - 97) if c.isascii() and c.isalpha() else c for c in text
        )
    if style == "boxed":
        return "".join(
            chr(0x1F170 + ord(c.lower()) - 97) if c.isascii() and c.isalpha() else c for c in text
        )
    return "".join(_styled(int(style), c) for c in text)


def _styled(start: int, character: str) -> str:
    if "A" <= character <= "Z":
        return chr(start + ord(character) - 65)
    if "a" <= character <= "z" and not (start == 0x1D434 and character == "h"):
        return chr(start + 26 + ord(character) - 97)
    return character


def leet(rng: random.Random, name: Name) -> str | None:
    """Put digits and signs for letters."""
    table = {**_LEET, **{k.upper(): v for k, v in _LEET.items()}}
    return _some(rng, name.full, table, 0.8) if is_latin(name.full) else None


def _near_key(rng: random.Random, letter: str, alphabet: str) -> str:
    for row in _KEYS:
        if letter in row:
            at = row.index(letter)
            return rng.choice([row[i] for i in (at - 1, at + 1) if 0 <= i < len(row)])
    return rng.choice(alphabet)


def one_typo(rng: random.Random, word: str, alphabet: str) -> str:
    """Miss a key, hit a key twice, hit its neighbour, or hit two in the wrong order."""
    at = rng.randrange(1, len(word))
    how = rng.randrange(4)
    if how == 0:
        return word[:at] + word[at + 1 :]
    if how == 1:
        return word[:at] + word[at] + word[at:]
    if how == 2:
        return word[:at] + _near_key(rng, word[at].lower(), alphabet) + word[at + 1 :]
    at = min(at, len(word) - 2) if len(word) > 2 else 0
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def typo(rng: random.Random, name: Name) -> str | None:
    """Make one typing error that gives no other real name."""
    names = pool(name.locale)
    known = {*names.firsts, *names.lasts}
    alphabet = "".join(sorted({c for w in names.lasts for c in w.lower() if c.isalpha()}))
    for _ in range(20):
        parts = [name.first, name.last]
        which = rng.randrange(2)
        if len(parts[which]) < 4:
            which = 1 - which
        if len(parts[which]) < 4:
            return None
        changed = one_typo(rng, parts[which], alphabet)
        if changed != parts[which] and changed not in known and changed.strip():
            parts[which] = changed
            return Name(*parts, name.locale).full
    return None


def separators(rng: random.Random, name: Name) -> str:
    """Set letters or words apart with signs."""
    if rng.random() < 0.5:
        return rng.choice([" ", ".", "-", "_", "·"]).join(name.full.replace(" ", ""))
    return name.full.replace(" ", rng.choice(["_", ".", "-", " · ", "__", "~", " | "]))


def decoration(rng: random.Random, name: Name) -> str:
    """Put claims, account words or emoji around the name."""
    claims = [rng.choice(_CLAIMS) for _ in range(rng.choice([1, 1, 2]))]
    before = [c for c in claims if rng.random() < 0.3]
    return " ".join([*before, name.full, *(c for c in claims if c not in before)])


def order(_rng: random.Random, name: Name) -> str | None:
    """Put the last name first."""
    if name.locale in {"zh_CN", "zh_TW", "ko_KR"}:
        return None
    return (
        f"{name.last} {name.first}"
        if name.full.startswith(name.first)
        else f"{name.first} {name.last}"
    )


def first_and_initial(rng: random.Random, name: Name) -> str | None:
    """Keep the first name and the initial of the last."""
    if name.locale in {"zh_CN", "zh_TW", "ko_KR", "ja_JP"}:
        return None
    return f"{name.first} {name.last[0]}{rng.choice(['', '.', '.', ' ✨'])}"


def nickname(rng: random.Random, name: Name) -> str | None:
    """Put a short or pet form for the first name."""
    forms = NICKNAMES.get(name.first)
    return f"{rng.choice(forms.split())} {name.last}" if forms else None


def _mapped(text: str, table: dict[str, str]) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return " ".join("".join(table.get(c, c) for c in w.lower()).capitalize() for w in bare.split())


def transliteration(rng: random.Random, name: Name) -> str | None:
    """Write the name in another script."""
    if not is_latin(name.full):
        latin = romanised(rng, name)
        return (
            f"{latin.first} {latin.last}" if rng.random() < 0.8 else f"{latin.last} {latin.first}"
        )
    if not name.full.replace(" ", "").isalpha():
        return None
    return _mapped(name.full, _CYRILLIC if rng.random() < 0.7 else _GREEK)


def run_together(rng: random.Random, name: Name) -> str | None:
    """Write without a space."""
    if name.locale in {"zh_CN", "zh_TW", "ko_KR"}:
        return None
    first, last = name.first.replace(" ", ""), name.last.replace(" ", "")
    joined = first + last if rng.random() < 0.7 else last + first
    return joined.lower() if rng.random() < 0.5 else joined


def reversed_letters(rng: random.Random, name: Name) -> str | None:
    """Write backwards."""
    if name.locale in {"zh_CN", "zh_TW", "ko_KR"}:
        return None
    if rng.random() < 0.5:
        return name.full[::-1]
    return " ".join(word[::-1] for word in name.full.split())


def accents(rng: random.Random, name: Name) -> str | None:
    """Add accents to letters, or take them away."""
    bare = "".join(
        c for c in unicodedata.normalize("NFD", name.full) if not unicodedata.combining(c)
    )
    if not is_latin(name.full):
        return None
    if bare != name.full and rng.random() < 0.4:
        return bare
    table = dict(
        zip(
            "aeiouncyAEIOU",
            "áàäâã éèëê íìïî óòöôõ úùüû ñń çć ýÿ ÁÀ ÉÈ ÍÌ ÓÒ ÚÙ".split(),
            strict=True,
        )
    )
    return _some(rng, name.full, table, 0.9)


def invisible(rng: random.Random, name: Name) -> str:
    """Hide characters that show nothing."""
    text = name.full
    for _ in range(rng.randint(1, 4)):
        at = rng.randrange(1, len(text))
        text = (
            text[:at] + rng.choice("\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u202a") + text[at:]
        )
    return text


def doubled(rng: random.Random, name: Name) -> str | None:
    """Say letters again (Mariee Dupontt)."""
    at = [i for i, c in enumerate(name.full) if c.isalpha() and i]
    if len(at) < 6:
        return None
    text = name.full
    for i in sorted(rng.sample(at, rng.choice([1, 1, 2])), reverse=True):
        text = text[: i + 1] + text[i].lower() * rng.choice([1, 1, 2]) + text[i + 1 :]
    return text


def number(rng: random.Random, name: Name) -> str:
    """Add a year or a number."""
    digits = rng.choice(
        [str(rng.randint(1950, 2012)), str(rng.randint(1, 99)), f"0{rng.randint(1, 9)}"]
    )
    return f"{name.full}{rng.choice([' ', '', '_'])}{digits}"


def interleaved(rng: random.Random, name: Name) -> str | None:
    """Put a sign between letters of one word, or signs within words."""
    if not name.full.isascii():
        return None
    sign = rng.choice("*.-_~")
    return " ".join(f"{w[:2]}{sign}{w[2:]}" if len(w) > 3 else w for w in name.full.split())


def middle_name(rng: random.Random, name: Name) -> str | None:
    """Put another first name, or a letter, in the middle."""
    if name.locale in {"zh_CN", "zh_TW", "ko_KR", "ja_JP"}:
        return None
    middle = rng.choice(pool(name.locale).firsts)
    return f"{name.first} {middle if rng.random() < 0.5 else middle[0] + '.'} {name.last}"


def initial_and_last(rng: random.Random, name: Name) -> str | None:
    """Keep the initial of the first name and the last name."""
    if name.locale in {"zh_CN", "zh_TW", "ko_KR", "ja_JP"}:
        return None
    return f"{name.first[0]}. {name.last}"


def two_at_once(rng: random.Random, name: Name) -> str | None:
    """Disguise in two ways."""
    inner = rng.choice((homoglyphs, leet, typo, accents, run_together, order, doubled))(rng, name)
    if inner is None:
        return None
    how = rng.randrange(4)
    if how == 0:
        return f"{inner} {rng.choice(_CLAIMS)}"
    if how == 1:
        return inner.upper() if rng.random() < 0.5 else inner.lower()
    if how == 2:
        return inner.replace(" ", rng.choice([".", "_", "-", "  "]))
    return f"{rng.choice(_CLAIMS)} {inner}{rng.choice(['', '_', '!', '.'])}"


DISGUISES: dict[str, Disguise] = {
    "homoglyphs": homoglyphs,
    "fancy letters": fancy,
    "leet": leet,
    "one typo": typo,
    "separators": separators,
    "decoration": decoration,
    "order": order,
    "first name and initial": first_and_initial,
    "initial and last name": initial_and_last,
    "nickname": nickname,
    "transliteration": transliteration,
    "run together": run_together,
    "reversed": reversed_letters,
    "accents": accents,
    "invisible": invisible,
    "doubled letters": doubled,
    "number": number,
    "signs inside": interleaved,
    "middle name": middle_name,
    "two at once": two_at_once,
}
