"""People with real first and last names: of Faker's locales, in fourteen scripts, or of others."""

# ruff: noqa: SIM905 - a list of words reads better as a line of words

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from faker import Faker
from faker.config import AVAILABLE_LOCALES
from faker.providers.person import ja_JP
from pypinyin import lazy_pinyin
from unidecode import unidecode

from tests.bench.names import onomaverse
from tests.bench.names.nicknames import NICKNAMES

LATIN = (
    "en_US", "en_GB", "fr_FR", "fr_FR", "fr_BE", "de_DE", "es_ES", "es_MX", "it_IT", "pt_BR",
    "pl_PL",
    "tr_TR", "nl_NL", "sv_SE", "cs_CZ", "ro_RO", "hu_HU", "hr_HR", "vi_VN", "id_ID", "fr_DZ",
    "en_IN", "en_NG", "fi_FI",
)  # fmt: skip
OTHER = (
    "ru_RU", "ru_RU", "uk_UA", "bg_BG", "el_GR", "ar_SA", "ar_AA", "he_IL", "fa_IR", "hi_IN",
    "bn_BD", "ta_IN", "th_TH", "ka_GE", "hy_AM", "zh_CN", "zh_TW", "ja_JP", "ko_KR",
)  # fmt: skip
SHORTENED = 0.35
"""Of how many people the first name is one that has a short form: such names are common ones."""
LAST_FIRST = {"zh_CN": "", "zh_TW": "", "ja_JP": " ", "ko_KR": "", "hu_HU": " "}
"""Locales that write the family name first, and what stands between."""


@dataclass(frozen=True, slots=True)
class Name:
    """A first and a last name of one locale."""

    first: str
    last: str
    locale: str

    @property
    def full(self) -> str:
        """Write the name as its language does."""
        if self.locale in LAST_FIRST:
            return f"{self.last}{LAST_FIRST[self.locale]}{self.first}"
        return f"{self.first} {self.last}"


@dataclass(frozen=True, slots=True)
class Pool:
    """The names of one locale."""

    locale: str
    firsts: Sequence[str]
    lasts: Sequence[str]


@dataclass
class Source:
    """Where names come from: the locales of Faker, or an unpacked `nominate` (onomaverse.py)."""

    onomaverse: Path | None = None

    def locales(self, wanted: Sequence[str]) -> Sequence[str]:
        """Keep the locales of which there are names."""
        return [one for one in wanted if self.onomaverse is None or one in onomaverse.COUNTRIES]


SOURCE = Source()


@lru_cache(maxsize=64)
def pool(locale: str) -> Pool:
    """Draw a locale's names, the same ones every time."""
    if SOURCE.onomaverse:
        lists = (onomaverse.names(SOURCE.onomaverse, kind, locale) for kind in ("given", "surname"))
        return Pool(locale, *lists)
    assert locale in AVAILABLE_LOCALES
    fake = Faker(locale)
    fake.seed_instance(locale)
    firsts, lasts = set(), set()
    for _ in range(1500):
        firsts |= {fake.first_name_male(), fake.first_name_female()}
        lasts |= {fake.last_name_male(), fake.last_name_female()}
    return Pool(locale, sorted(filter(None, firsts)), sorted(filter(None, lasts)))


def draw(rng: random.Random, locale: str) -> Name:
    """Draw one person's name."""
    names = pool(locale)
    shortened = [first for first in names.firsts if first in NICKNAMES]
    firsts = shortened if shortened and rng.random() < SHORTENED else names.firsts
    return Name(rng.choice(firsts), rng.choice(names.lasts), locale)


def locale_of(rng: random.Random) -> str:
    """Draw a locale: half of them write in Latin letters."""
    return rng.choice(SOURCE.locales(LATIN if rng.random() < 0.5 else OTHER))


@lru_cache(maxsize=1)
def _japanese() -> dict[str, str]:
    provider = ja_JP.Provider
    pairs = (
        *provider.first_name_male_pairs,
        *provider.first_name_female_pairs,
        *provider.last_name_pairs,
    )
    return {written: roman for written, _, roman in pairs}


_FAMILY = {
    "김": "Kim", "이": "Lee", "박": "Park", "최": "Choi", "정": "Jung", "강": "Kang", "조": "Cho",
    "윤": "Yoon", "장": "Jang", "임": "Lim", "한": "Han", "오": "Oh", "서": "Seo", "신": "Shin",
    "권": "Kwon", "황": "Hwang", "안": "Ahn", "송": "Song", "류": "Ryu", "홍": "Hong", "문": "Moon",
}  # fmt: skip
_ONSETS = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ")
_VOWELS = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split(" ")
_CODAS = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ")


def _korean(text: str) -> str:
    """Write Hangul in the Revised Romanization of Korean (2000)."""
    out = ""
    for character in text:
        code = ord(character) - 0xAC00
        if 0 <= code < 11172:
            out += _ONSETS[code // 588] + _VOWELS[code % 588 // 28] + _CODAS[code % 28]
    return out.capitalize()


_CYRILLIC = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "е": "e", "ё": "yo|e|io", "ж": "zh|j",
    "з": "z", "и": "i", "й": "y|i|j", "к": "k", "л": "l", "м": "m", "н": "n", "о": "o", "п": "p",
    "р": "r", "с": "s", "т": "t", "у": "u|ou", "ф": "f", "х": "kh|h", "ц": "ts|c", "ч": "ch|tch",
    "ш": "sh|ch", "щ": "shch|sch", "ъ": "", "ы": "y|i", "ь": "", "э": "e", "ю": "yu|iu|ju",
    "я": "ya|ia|ja", "і": "i", "ї": "yi|i", "є": "ye|ie", "ґ": "g",
}  # fmt: skip
_VOWELLED = {
    "محمد": "Mohamed Mohammed Muhammad", "أحمد": "Ahmed Ahmad", "احمد": "Ahmed", "علي": "Ali",
    "عمر": "Omar", "حسن": "Hassan Hasan", "حسين": "Hussein Hossein", "خالد": "Khaled Khalid",
    "يوسف": "Youssef Yusuf", "إبراهيم": "Ibrahim", "فاطمة": "Fatima", "فاطمه": "Fatemeh",
    "عبدالله": "Abdullah Abdallah", "سعيد": "Said Saeed", "سلمان": "Salman", "جميل": "Jamil Jameel",
    "رضا": "Reza Rida", "مريم": "Maryam Mariam", "زينب": "Zainab Zeinab", "سعد": "Saad",
    "جلال": "Jalal", "כהן": "Cohen", "לוי": "Levi Levy", "דוד": "David", "יוסף": "Yosef",
    "משה": "Moshe", "אברהם": "Avraham", "שרה": "Sara Sarah", "רחל": "Rachel", "מרים": "Miriam",
    "יעקב": "Yaakov Jacob", "יצחק": "Yitzhak Itzhak", "דניאל": "Daniel", "מיכאל": "Michael",
}  # fmt: skip


def _vowelled(rng: random.Random, word: str) -> str:
    """Write a word of Arabic or Hebrew script with the vowels that its script leaves out."""
    if word in _VOWELLED:
        return rng.choice(_VOWELLED[word].split())
    bare = "".join(c for c in unidecode(word) if c.isalpha()).lower() or "x"
    if "\u0590" <= word[0] <= "\u05ff":
        bare = bare[:1] + bare[1:].replace("v", rng.choice("ou")).replace("y", "i")
    out = ""
    for here, after in zip(bare, [*bare[1:], ""], strict=True):
        out += here
        if here not in "aeiouwy" and after and after not in "aeiouwy":
            out += rng.choice("aaai")
    return out.capitalize()


def romanised_word(rng: random.Random, word: str, locale: str) -> str:
    """Write one word in Latin letters, as people and passports do."""
    if locale == "ja_JP" and word in _japanese():
        return _japanese()[word].capitalize()
    if locale in {"zh_CN", "zh_TW"}:
        return "".join(lazy_pinyin(word)).capitalize()
    if locale == "ko_KR":
        return _FAMILY.get(word) or _korean(word)
    if any("\u0400" <= c <= "\u04ff" for c in word):
        options = {c: rng.choice(_CYRILLIC.get(c, unidecode(c)).split("|")) for c in word.lower()}
        return "".join(options[c] for c in word.lower()).capitalize()
    if any("\u0590" <= c <= "\u06ff" for c in word):
        return "".join(_vowelled(rng, part) for part in word.split())
    return "".join(c for c in unidecode(word) if c.isalpha()).capitalize()


def romanised(rng: random.Random, name: Name) -> Name:
    """Write a name in Latin letters, first name first."""
    first, last = (
        " ".join(romanised_word(rng, w, name.locale) for w in part.split())
        for part in (name.first, name.last)
    )
    return Name(first, last, "latin")
