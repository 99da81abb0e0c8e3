"""What a page's JSON-LD says of the person it is about.

Source: schema.org ProfilePage and Person; Google Search Central, "Profile page structured data",
for which counter means followers. Real pages differ in nearly every detail, hence the leniency.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime

from impostor.platforms.addresses import host_of
from impostor.platforms.document import Document
from impostor.platforms.values import (
    as_list,
    child,
    clean_text,
    count,
    first_text,
    handle_in,
    moment,
    objects,
)

PAGES = frozenset({"ProfilePage"})

Node = dict[str, object]


@dataclass(frozen=True, slots=True)
class Entity:
    """A person as structured data describes them; None and empty mean that it does not say."""

    name: str | None = None
    handle: str | None = None
    identifier: str | None = None
    bio: str | None = None
    image: str | None = None
    links: tuple[str, ...] = ()
    followers: int | None = None
    following: int | None = None
    posts: int | None = None
    created_at: datetime | None = None
    marks: tuple[str, ...] = field(default=())


def linked_entity(document: Document) -> Entity | None:
    """Give whom the page is about: a ProfilePage's main entity, else its one Person."""
    nodes = [node for block in document.data for node in objects(block)]
    named = {
        name: node for node in nodes if (name := clean_text(node.get("@id"))) and len(node) > 1
    }
    for page in nodes:
        main = _resolved(page.get("mainEntity"), named)
        if main and (_is(page, PAGES) or _is(main, {"Person"})):
            return _entity(main, page)
    return next((_entity(person, {}) for person in _people(document, named)), None)


def organisation(document: Document) -> Entity | None:
    """Give the one organisation that a page describes, for pages of companies and schools."""
    kinds = {"Organization", "Corporation", "CollegeOrUniversity", "School", "LocalBusiness"}
    found = [
        node
        for block in document.data
        for item in as_list(child(block, "@graph") or block)
        if isinstance(item, dict) and _is(node := item, kinds)
    ]
    return _entity(found[0], {}) if len(found) == 1 else None


def author_address(document: Document) -> str | None:
    """Give the address of a post's or article's author."""
    for node in (node for block in document.data for node in objects(block)):
        for each in as_list(node.get("author") or node.get("creator")):
            if address := first_text(child(each, "url"), child(each, "@id"), child(each, "sameAs")):
                return address
    return None


def _people(document: Document, named: dict[str, Node]) -> Iterator[Node]:
    """Give Persons that stand on their own: an article's author is not whom a page is about."""
    found = []
    for block in document.data:
        for item in as_list(child(block, "@graph") or block):
            node = _resolved(item, named)
            if node and _is(node, {"Person"}):
                found.append(node)
    yield from found if len(found) == 1 else ()


def _resolved(value: object, named: dict[str, Node]) -> Node | None:
    first = next(iter(as_list(value)), None)
    if isinstance(first, dict) and set(first) <= {"@id", "@type"}:
        first = named.get(str(first.get("@id")), first)
    return first if isinstance(first, dict) else None


def _is(node: Node, types: frozenset[str] | set[str]) -> bool:
    said = (str(each).rpartition("/")[2].rpartition(":")[2] for each in as_list(node.get("@type")))
    return any(each in types for each in said)


def _entity(person: Node, page: Node) -> Entity:
    about, doing = person.get("interactionStatistic"), person.get("agentInteractionStatistic")
    handle = first_text(person.get("alternateName"), person.get("additionalName"))
    return Entity(
        name=first_text(person.get("name"), _joined(person)),
        handle=handle_in(handle),
        identifier=_identifier(person),
        bio=first_text(person.get("description")),
        image=_image(person.get("image")),
        links=tuple(_addresses(person.get("sameAs"), page.get("relatedLink"))),
        followers=_counted(about, "Follow"),
        following=_counted(doing, "Follow") or _counted(about, "Subscribe"),
        posts=_counted(doing, "Write") or _counted(about, "Write"),
        created_at=moment(first_text(page.get("dateCreated"), person.get("dateCreated"))),
        marks=tuple(str(each) for each in as_list(person.get("disambiguatingDescription"))),
    )


def _joined(person: Node) -> str | None:
    parts = [first_text(person.get(key)) for key in ("givenName", "familyName")]
    return " ".join(part for part in parts if part) or None


def _identifier(person: Node) -> str | None:
    said = person.get("identifier")
    value = child(said, "value") if isinstance(said, dict) else said
    return str(value) if isinstance(value, int) else clean_text(value)


def _image(value: object) -> str | None:
    for each in as_list(value):
        if text := first_text(
            each, child(each, "contentUrl"), child(each, "url"), child(each, "@id")
        ):
            return text
    return None


def _addresses(*values: object) -> Iterator[str]:
    for value in values:
        for each in as_list(value):
            if text := clean_text(each):
                bare = "." in text and " " not in text and not host_of(text)
                yield f"https://{text.lstrip('/')}" if bare else text


def _counted(statistics: object, action: str) -> int | None:
    for each in as_list(statistics):
        kind = child(each, "interactionType")
        if f"{action}Action" in str(child(kind, "@type") or kind):
            return count(child(each, "userInteractionCount"))
    return None
