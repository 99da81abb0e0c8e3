"""A page's bytes made readable: decoded, parsed once, its meta tags and data blocks gathered."""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from selectolax.lexbor import LexborHTMLParser, LexborNode

from impostor.model import Page
from impostor.platforms.shallow import shallow
from impostor.platforms.values import Json, clean_text, parse_json

LONGEST = 2000
"""More of a title or meta tag is not kept: patterns are searched in them."""

CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed page; `metas` holds the first text of each name or property, `title` the tab's."""

    url: str
    text: str
    tree: LexborHTMLParser
    title: str | None
    metas: dict[str, str]
    data: tuple[Json, ...]

    def meta(self, *names: str) -> str | None:
        """Give the first of the named meta tags that says something."""
        return next((self.metas[name] for name in names if name in self.metas), None)

    def texts(self, selector: str) -> Iterator[str]:
        """Give the texts of what a CSS selector finds, without the empty ones."""
        for node in self.tree.css(selector):
            if text := clean_text(node.text()):
                yield text

    def first(self, selector: str) -> str | None:
        """Give the first text that a CSS selector finds."""
        return next(self.texts(selector), None)

    def attributes(self, selector: str, name: str) -> Iterator[str]:
        """Give one attribute of everything that a CSS selector finds."""
        for node in self.tree.css(selector):
            if value := clean_text(node.attributes.get(name)):
                yield value

    def attribute(self, selector: str, name: str) -> str | None:
        """Give one attribute of the first that has it."""
        return next(self.attributes(selector, name), None)


def read_json(page: Page) -> Json:
    """Give an answer's JSON where the body is an object or a list, else None."""
    start = page.body[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    return _json(page.body) if start[:1] in {b"{", b"["} else None


def read_text(page: Page) -> str:
    """Give the body as text: JSON is UTF-8, HTML in the encoding it declares."""
    if read_json(page) is not None:
        return page.body.decode("utf-8", "replace")
    return read_document(page).text


def read_document(page: Page) -> Document:
    """Parse an answer's HTML; anything at all can be parsed, in the encoding it declares."""
    named = re.search(r"charset=[\"']?([\w.:-]+)", page.headers.get("content-type", ""))
    return _document(page.body, page.url, named[1] if named else "")


def links(node: LexborNode | LexborHTMLParser, selector: str) -> Iterator[str]:
    """Give the targets of the links that a CSS selector finds."""
    for found in node.css(selector):
        if address := clean_text(found.attributes.get("href")):
            yield address


# Status and profile read the same page one after the other: it is parsed once.
@lru_cache(maxsize=4)
def _document(body: bytes, url: str, charset: str) -> Document:
    text = _decoded(body, charset)
    tree = LexborHTMLParser(shallow(text.encode("utf-8", "replace")))
    metas: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        said = node.attributes
        name = (said.get("property") or said.get("name") or "").lower()
        if name and (content := clean_text(said.get("content"))):
            metas.setdefault(name, content[:LONGEST])
    data = (parse_json(_bare(node.text())) for node in tree.css('script[type*="ld+json" i]'))
    tab = tree.css_first("head title") or tree.css_first("title")
    title = clean_text(tab.text()) if tab else None
    return Document(url, text, tree, title and title[:LONGEST], metas, tuple(data))


@lru_cache(maxsize=4)
def _json(body: bytes) -> Json:
    return parse_json(body)


def _decoded(body: bytes, charset: str) -> str:
    marked = next((name for mark, name in MARKS if body.startswith(mark)), None)
    declared = CHARSET.search(body, 0, 4096)
    for name in (marked, charset, declared[1].decode() if declared else None):
        try:
            if name and codecs.lookup(name)._is_text_encoding:
                return body.decode(name, "replace")
        except (LookupError, ValueError):  # a name that no codec has, or one that cannot replace
            continue
    return body.decode("utf-8", "replace")


def _bare(script: str) -> str:
    """Take off the comment and CDATA marks that old templates put around a data block."""
    return re.sub(
        r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$", "", script
    )
