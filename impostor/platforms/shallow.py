"""Keeps pages from costing a parser more than their bytes.

The HTML standard's tree construction looks through all open elements for each new one, and opens
every unclosed formatting element again in each paragraph: a page of a megabyte made for it takes
minutes and gigabytes. Browsers stop at a depth of their own (512 in Blink); here such a page is
read as far as it is sane.
"""

import re

import numpy as np

OPENED = ord("<")
CLOSING = (ord("/"), ord("\\"))  # in scripts, `</` is often written `<\/`
FORMATTING = re.compile(
    rb"<([/\\]*)(?:a|b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s>/]", re.IGNORECASE
)

DEEPEST = 6000
"""Tags left open, those that need no closing among them: real pages leave some hundreds."""

MOST_FORMATTING = 300


def shallow(html: bytes) -> bytes:
    """Give a page up to where too many of its elements stand open at once."""
    return html[: min(_deep_from(html), _formatted_from(html))]


def _deep_from(html: bytes) -> int:
    codes = np.frombuffer(html, np.uint8)
    tags = np.flatnonzero(codes[:-1] == OPENED)
    after = codes[tags + 1]
    letters = (after | 0x20) - np.uint8(ord("a")) < 26
    steps = letters.astype(np.int32) - np.isin(after, CLOSING)
    level = np.cumsum(steps)
    # Closing tags that close nothing are ignored by parsers: the level never falls below 0.
    depth = level - np.minimum(np.minimum.accumulate(level), 0) if len(level) else level
    deep = np.flatnonzero(depth > DEEPEST)
    return int(tags[deep[0]]) if len(deep) else len(html)


def _formatted_from(html: bytes) -> int:
    open_now = 0
    for tag in FORMATTING.finditer(html):
        open_now = max(0, open_now - 1) if tag[1] else open_now + 1
        if open_now > MOST_FORMATTING:
            return tag.start()
    return len(html)
