"""Small pieces of HTML that stand inside other answers: a bio, a field, a note."""

from selectolax.lexbor import LexborHTMLParser

from impostor.platforms.addresses import absolute
from impostor.platforms.document import links
from impostor.platforms.values import clean_text


def snippet_text(html: str) -> str | None:
    """Give a snippet's text, with a line break where a paragraph or line ends."""
    tree = LexborHTMLParser(html.replace("<br", "\n<br").replace("</p>", "</p>\n"))
    return clean_text(tree.body.text()) if tree.body else None


def snippet_links(base: str, html: str) -> tuple[str, ...]:
    """Give the addresses that a snippet links to, without its hashtags and mentions."""
    tree = LexborHTMLParser(html)
    found = (absolute(base, each) for each in links(tree, "a:not(.hashtag):not(.mention)"))
    return tuple(dict.fromkeys(each for each in found if each))
