"""The one place where text that strangers wrote is made safe to show.

Whoever runs a fake account chooses its name, bio and links, and may choose them to harm the
reader: markup, links that run something, letters that turn the line around (Unicode Standard
Annex 9), characters that nobody sees (Unicode Technical Report 36), spreadsheet formulas.
"""

import re
import unicodedata
from dataclasses import replace
from urllib.parse import urlsplit

from markupsafe import Markup, escape

from impostor.model import Sentence

_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
# Letters and marks by their category, but nothing to see: fillers, braille blank, and the like.
_BLANKS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_JOINERS = frozenset("\u200c\u200d")
_SELECTORS = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_MARK = re.compile(r"(⟦U\+[0-9A-F]{4,6}⟧)")

# First strong isolate and its end (Unicode Standard Annex 9, 2.3).
_ISOLATE, _END = "\u2068", "\u2069"

# "=1+1" after a semicolon is a formula too, where a spreadsheet splits at semicolons.
_FORMULA = re.compile(r"(^|;)(\s*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20|%])")


def _belongs(char: str, before: str) -> bool:
    """Tell whether an unseen character does honest work after the one before it.

    Joiners shape Arabic and Indic words and tie emoji together; selectors choose an emoji's look.
    """
    if not before:
        return False
    emoji = unicodedata.category(before) in ("So", "Sk", "Sm") or before == "\ufe0f"
    if char in _JOINERS:
        return emoji or "\u0600" <= before <= "\u1cff"
    return bool(_SELECTORS.match(char)) and (emoji or before in "#*0123456789")


def _seen(char: str, before: str) -> str:
    hidden = unicodedata.category(char) in _HIDDEN_CATEGORIES or char in _BLANKS
    if char in "\n\t" or not (hidden or _SELECTORS.match(char)) or _belongs(char, before):
        return char
    return f"⟦U+{ord(char):04X}⟧"


def visible(text: str) -> str:
    """Write every character that cannot be seen, or that turns the line around, as ⟦U+202E⟧."""
    if text.isascii() and text.isprintable():
        return text
    before = " " + text
    return "".join(_seen(char, before[place].strip()) for place, char in enumerate(text))


def shortened(text: str, limit: int) -> str:
    """Cut a text to at most `limit` characters; the cut shows as an ellipsis."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def _marked(text: str) -> Markup:
    """Escape a text and set its visible marks apart from its own letters."""
    pieces = _MARK.split(text)
    mark = Markup('<span class="unseen">{}</span>')
    return Markup("").join(
        mark.format(piece) if place % 2 else escape(piece) for place, piece in enumerate(pieces)
    )


def isolated(text: str, limit: int = 300) -> Markup:
    """Give a stranger's text as HTML that cannot change the direction of what stands around it."""
    return Markup("<bdi>{}</bdi>").format(_marked(visible(shortened(text, limit))))


def isolate(sentence: Sentence) -> Sentence:
    """Set the values of a sentence apart, ready for `sentence_markup` once it is translated."""
    values = {
        name: f"{_ISOLATE}{visible(shortened(value, 300))}{_END}"
        for name, value in sentence.values.items()
    }
    return replace(sentence, values=values)


def sentence_markup(text: str) -> Markup:
    """Give a translated sentence, whose values `isolate` has set apart, as HTML."""
    # Only isolate() can have written these two: in the values themselves they were made visible.
    return _marked(text).replace(_ISOLATE, Markup("<bdi>")).replace(_END, Markup("</bdi>"))


def link(url: str) -> str | None:
    """Give an address that may be clicked: http or https with a host, nothing unseen; else None."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    sound = parts.scheme in ("http", "https") and parts.hostname and visible(url) == url
    return url if sound and not re.search(r"\s", url) else None


def anchor(url: str) -> Markup:
    """Give an address as a link where it may be clicked, as text where not."""
    shown = isolated(url, 120)
    target = link(url)
    if target is None:
        return shown
    return Markup('<a href="{}" rel="noreferrer noopener nofollow">{}</a>').format(target, shown)


def cell(text: str) -> str:
    """Give a text that a spreadsheet shows as text: on one line, and never a formula.

    A leading apostrophe is what spreadsheets themselves write before text that looks like a
    formula (OWASP, CSV Injection).
    """
    return _FORMULA.sub(r"\1\2'", visible(" ".join(text.split())))


_UNSEEN_IN_JSON = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)


def json_text(document: str) -> str:
    """Write the unseen characters of a JSON text as escapes, which say the same to any reader."""
    return _UNSEEN_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", document)
