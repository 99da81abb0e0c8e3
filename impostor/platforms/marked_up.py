"""What a page's microdata and h-card say of the person it is about.

Sources: the HTML standard's chapter on microdata; microformats.org, h-card.
"""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from impostor.platforms.document import Document, links
from impostor.platforms.linked_data import Entity
from impostor.platforms.values import clean_text, count, handle_in

PERSON = '[itemscope][itemtype$="schema.org/Person" i]:not([itemprop="author"])'


def item_entity(document: Document) -> Entity | None:
    """Read the first microdata Person that is not merely a text's author."""
    # A search of the text costs far less than one of the tree, and most pages have none.
    root = document.tree.css_first(PERSON) if "schema.org/" in document.text else None
    if root is None:
        return None
    said: dict[str, str] = {}
    for node in root.css("[itemprop]"):
        for name in (node.attributes.get("itemprop") or "").split():
            if value := _value(node):
                said.setdefault(name, value)
    handle = said.get("alternateName") or said.get("additionalName")
    same = (v for n in root.css('[itemprop~="sameAs"],[itemprop~="url"]') if (v := _value(n)))
    return Entity(
        name=said.get("name"),
        handle=handle_in(handle),
        bio=said.get("description"),
        image=said.get("image") or said.get("contentUrl"),
        links=tuple(same),
        followers=count(said.get("userInteractionCount")),
    )


def card_entity(document: Document) -> Entity | None:
    """Read the page's own h-card: the first that does not stand inside a post."""
    root = next(_own_cards(document), None) if "h-card" in document.text else None
    if root is None:
        return None
    handle = _text(root, ".p-nickname")
    return Entity(
        name=_text(root, ".p-name") or _implied_name(root),
        handle=handle_in(handle),
        bio=_text(root, ".p-note"),
        image=_source(root, ".u-photo"),
        links=tuple(links(root, "a.u-url")),
    )


def _own_cards(document: Document) -> Iterator[LexborNode]:
    inside = {node.mem_id for node in document.tree.css(".h-entry .h-card, .h-feed .h-card")}
    yield from (n for n in document.tree.css(".h-card") if n.mem_id not in inside)


def _implied_name(root: LexborNode) -> str | None:
    # microformats.org: a card without inner marks is its own name; a long text is none.
    text = clean_text(root.text())
    return text if text and len(text) <= 100 else None


def _text(root: LexborNode, selector: str) -> str | None:
    node = root.css_first(selector)
    return clean_text(node.text()) if node else None


def _source(root: LexborNode, selector: str) -> str | None:
    node = root.css_first(selector)
    if node is None:
        return None
    said = node.attributes
    return clean_text(said.get("src") or said.get("href") or said.get("data"))


def _value(node: LexborNode) -> str | None:
    said = node.attributes
    return clean_text(said.get("content") or said.get("src") or said.get("href") or node.text())
