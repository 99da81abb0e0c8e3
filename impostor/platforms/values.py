"""Texts, numbers and dates as pages write them, made values."""

import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

Json = dict[str, object] | list[object] | str | int | float | bool | None

BLANKS = " \t\r\n\f\v\xa0\u200b\u2060\ufeff"
DIRECTIONS = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
EDGE_MARKS = BLANKS + DIRECTIONS
"""What sites put around a name; inside one such marks are the account's own."""

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f]")
"""Characters that steer a terminal and mean nothing in a text."""

IDENTIFIER = re.compile(r"[\w-]{1,100}", re.ASCII)
NUMBER = re.compile(r"[0-9]{1,30}")
HANDLE = re.compile(r"\S{1,100}")

X_DATE = re.compile(r"(\w{3}) (\w{3}) (\d\d) ([\d:]{8}) (\+\d{4}) (\d{4})", re.ASCII)
LONGEST = 1000
"""No more of a text is searched by a pattern: a hostile page must not cost more than its bytes."""

COUNT = r"(\d[\d.,'’\s\xa0\u202f]*)\s*(k|m|b|md|mio|mrd|mil|тыс|млн)?(?![\w])"
SCALES = {
    "k": 10**3, "mil": 10**3, "тыс": 10**3,
    "m": 10**6, "mio": 10**6, "млн": 10**6,
    "b": 10**9, "md": 10**9, "mrd": 10**9,
}  # fmt: skip
OF = r"\.?\s*(?:d[’']|de\s)?\s*"
FOLLOWERS = re.compile(
    COUNT + OF + r"(followers?|abonnés?|subscribers?|members?|membres?|seguidores|abonnenten"
    r"|подписчик\w*|suscriptores|mitglieder|miembros|iscritti|volgers)",
    re.IGNORECASE,
)
FOLLOWING = re.compile(
    COUNT + OF + r"(following|suivi(?:\(e\)|e)?s?\b|abonnements?|seguidos|siguiendo|gefolgt"
    r"|abonniert|profili seguiti|подписки)",
    re.IGNORECASE,
)
POSTS = re.compile(
    COUNT + OF + r"(posts?|publications?|publicaciones|beiträge|v[ií]d[eé]os?|publicações|pins?"
    r"|threads?\b|тредов)",
    re.IGNORECASE,
)


def parse_json(text: str | bytes) -> Json:
    """Read JSON leniently (raw line breaks in strings are common); None where it is none."""
    try:
        value: Json = json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None
    return value


def json_after(text: str, key: str) -> Json:
    """Read the JSON value of the first `"key":` in a text, such as a script; None without one.

    Only that value is parsed, which in a page of a megabyte is most of the time saved.
    """
    found = re.search(f'"{re.escape(key)}"\\s*:\\s*', text)
    if not found:
        return None
    try:
        value: Json = json.JSONDecoder(strict=False).raw_decode(text, found.end())[0]
    except (ValueError, RecursionError):
        return None
    return value


def clean_text(value: object) -> str | None:
    """Give a text without the blanks and marks around it; None for what is no text or empty."""
    if not isinstance(value, str):
        return None
    return CONTROLS.sub("", whole_characters(value)).strip(EDGE_MARKS) or None


def whole_characters(text: str) -> str:
    """Replace halves of characters (lone surrogates), which JSON can hold and no file can."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def identifier(value: object) -> str | None:
    """Give an account's number or code where it is one: letters, digits, `_` and `-` alone.

    Ids become parts of addresses, and an answer can hold anything in their place.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if 0 <= value < 10**20 else None
    text = clean_text(value)
    return text if text and IDENTIFIER.fullmatch(text) else None


def is_number(text: str) -> bool:
    """Say whether a text is digits alone, of those that addresses are written in."""
    return bool(NUMBER.fullmatch(text))


def matching(pattern: re.Pattern[str], *values: object) -> str | None:
    """Give the first text that is whole what a pattern asks for, such as a platform's handles."""
    texts = (clean_text(value) for value in values)
    return next((text for text in texts if text and pattern.fullmatch(text)), None)


def handle_in(value: object) -> str | None:
    """Read a handle, without its `@`, where it is one: a short text without blanks."""
    text = (clean_text(value) or "").removeprefix("@")
    return text if HANDLE.fullmatch(text) else None


def first_text(*values: object) -> str | None:
    """Give the first that is a text."""
    return next((text for value in values if (text := clean_text(value))), None)


def count(value: object) -> int | None:
    """Read a count: 2805, "2 805", "2,362", "783.4K", "6,2 M"; None for anything else."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str):
        found = re.fullmatch(COUNT, value[:LONGEST].strip(EDGE_MARKS).lower())
        return _scaled(found[1], found[2]) if found else None
    return int(value) if 0 <= value < 1e15 else None


def followers_in(text: str | None) -> int | None:
    """Read the count of followers, subscribers or members out of a sentence."""
    return _count_in(FOLLOWERS, text)


def following_in(text: str | None) -> int | None:
    """Read out of a sentence how many others an account follows."""
    return _count_in(FOLLOWING, text)


def posts_in(text: str | None) -> int | None:
    """Read the count of posts or videos out of a sentence."""
    return _count_in(POSTS, text)


def flag_near(text: str, name: str, number: str | None) -> bool | None:
    """Read a flag of JSON in a text, out of an object that bears an account's number.

    Without a number the first one is read: nothing then says whose it is but the page itself.
    """
    flag = rf'"{name}"\s*:\s*(true|false)'
    own = rf'"(?:id|pk|user_id|profile_id)"\s*:\s*"?{number}(?!\d)"?'
    near = r'(?:[^{}"]|"(?:[^"\\]|\\.){0,500}"){0,1500}?'
    found = re.search(rf"{flag}{near}{own}|{own}{near}{flag}" if number else flag, text)
    return None if found is None else "true" in found.groups()


def moment(value: object) -> datetime | None:
    """Read a date as a moment in UTC: ISO 8601, Unix seconds, or as X writes; nonsense is None."""
    try:
        if isinstance(value, str):
            read = _of_x(value) or datetime.fromisoformat(value.strip())
            return (read if read.tzinfo else read.replace(tzinfo=UTC)).astimezone(UTC)
        if isinstance(value, int | float) and not isinstance(value, bool) and value > 0:
            return datetime.fromtimestamp(value, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return None


def _of_x(text: str) -> datetime | None:
    if not (found := X_DATE.fullmatch(text.strip())):
        return None
    weekday, month, day, time, zone, year = found.groups()
    return parsedate_to_datetime(f"{weekday}, {day} {month} {year} {time} {zone}")


def english_day(text: str) -> datetime | None:
    """Read a day such as "Jul 18, 2013" or "18 July 2013"; None for anything else."""
    for form in ("%b %d, %Y", "%B %d, %Y", "%d %b %Y", "%d %B %Y"):
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            continue
    return None


def child(value: object, *keys: str | int) -> object:
    """Go down into JSON by keys and indices; None where the way ends."""
    for key in keys:
        if isinstance(value, dict) and isinstance(key, str):
            value = value.get(key)
        elif isinstance(value, list) and isinstance(key, int) and -len(value) <= key < len(value):
            value = value[key]
        else:
            return None
    return value


def as_list(value: object) -> list[object]:
    """Give a list as it is, nothing as an empty one, and any other value as a list of it."""
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def objects(value: object) -> Iterator[dict[str, object]]:
    """Walk every object inside JSON, in the order of the text, without recursion."""
    waiting = [value]
    while waiting:
        item = waiting.pop()
        if isinstance(item, dict):
            yield item
            waiting.extend(reversed(item.values()))
        elif isinstance(item, list):
            waiting.extend(reversed(item))


def _count_in(pattern: re.Pattern[str], text: str | None) -> int | None:
    found = pattern.search((text or "")[:LONGEST])
    return _scaled(found[1], found[2]) if found else None


def _scaled(digits: str, scale: str | None) -> int | None:
    compact = re.sub(r"[\s\xa0\u202f'’]", "", digits).strip(".,")
    if not scale or re.search(r"[.,].*[.,]", compact):
        compact = re.sub(r"[.,](?=\d{3}(\D|$))", "", compact)
    try:
        number = float(compact.replace(",", "."))
    except ValueError:
        return None
    return min(round(number * SCALES.get((scale or "").lower(), 1)), 10**15)
