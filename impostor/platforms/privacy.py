"""How sites not known by name say that a profile is hidden from strangers."""

import re

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
WRITTEN = ", ".join(
    f"{part} {note}"
    for part in ("article", "[class*=post]", "[class*=comment]", "[class*=bio]", ".h-entry")
    for note in NOTES.split(", ")
)
"""Where owners and visitors write, who may use the same words."""


def is_private(document: Document, name: str | None, bio: str | None) -> bool:
    """Say whether one of the page's own notes is that sentence, whole, and not the name or bio."""
    own = {name, bio}
    texts = ((node.mem_id, node.text().strip()) for node in document.tree.css(NOTES))
    notes = {note for note, text in texts if text not in own and PRIVATE.fullmatch(text)}
    return bool(notes and notes - {node.mem_id for node in document.tree.css(WRITTEN)})
