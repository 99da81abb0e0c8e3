"""How sites not known by name say that a profile is hidden from strangers."""

import re

from selectolax.lexbor import LexborNode

from impostor.platforms.document import Document

PRIVATE = re.compile(
    r"(?:sorry, )?(?:this|the) (?:(?:user|member)[’']?s? )?(?:profile|account) is "
    r"(?:private|hidden|protected|not public)[.!]?"
    r"|(?:this|the) (?:user|member)[’']s profile is (?:private|hidden)[.!]?"
    r"|ce (?:profil|compte) (?:est|a été rendu) (?:privé|masqué|protégé)[.!]?"
    r"|(?:dieses|das) (?:profil|konto) ist privat[.!]?"
    r"|est[ea] (?:perfil|cuenta) es privad[oa][.!]?",
    re.IGNORECASE,
)
NOTES = "h1, h2, h3, h4, p, [role=alert], [role=status], [class*=private]"
WRITTEN = re.compile(r"post|comment|bio|h-entry")
"""Classes of parts where owners and visitors write, who may use the same words."""


def is_private(document: Document, name: str | None, bio: str | None) -> bool:
    """Say whether one of the page's own notes is that sentence, whole, and not the name or bio."""
    own = {name, bio}
    notes = ((node, node.text().strip()) for node in document.tree.css(NOTES))
    said = (node for node, text in notes if text not in own and PRIVATE.fullmatch(text))
    return any(not _is_written(node) for node in said)


def _is_written(node: LexborNode) -> bool:
    around = node.parent
    while around is not None:
        if around.tag == "article" or WRITTEN.search(around.attributes.get("class") or ""):
            return True
        around = around.parent
    return False
