"""What can be said of a screenshot whose text may not have been read."""

from impostor.images import Door
from impostor.language import N_
from impostor.model import Sentence
from impostor.screenshots import NO_HANDLE, Unclear

NO_TEXT = Sentence(N_("Its text was not read, since the extra “ocr” is not installed."))


def why_unclear(unclear: Unclear, text_door: Door | None) -> Sentence:
    """Say why it is not clear whose account is shown: of a text nobody read, nothing is said."""
    if text_door is None and unclear.why.template == NO_HANDLE:
        return NO_TEXT
    return unclear.why
