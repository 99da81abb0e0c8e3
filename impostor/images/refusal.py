"""Why a picture is not opened, by rule."""

from impostor.language import N_
from impostor.model import Sentence

TOO_MANY_PIXELS = Sentence(N_("The picture has too many pixels to be opened."))


class UnreadableError(Exception):
    """This one picture cannot be read; the sentence says why."""

    def __init__(self, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence
