"""What a signal says it saw, before it is weighed."""

from collections.abc import Callable
from dataclasses import dataclass

from impostor.model import Finding, PhotoMatch, Sentence
from impostor.rank.subject import PersonIndex, Subject
from impostor.rank.weights import WEIGHTS


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that a signal saw: its level, a line of weights.tsv, and how much of it.

    `amount` in [0, 1] is 1 where the level is seen whole or for sure; what is only told beside
    another finding, and weighs nothing more, has none of it.
    """

    level: str
    sentence: Sentence
    amount: float = 1.0
    reference: str | None = None
    candidate: str | None = None
    photo: PhotoMatch | None = None

    @property
    def signal(self) -> str:
        """Give the signal's name: what stands before the dot of its level."""
        return self.level.partition(".")[0]

    def weighed(self) -> Finding:
        """Give the finding, with what the table says that it weighs."""
        weight = round(WEIGHTS[self.level] * self.amount, 3) if self.amount else 0.0
        return Finding(
            self.signal, weight, self.sentence, self.reference, self.candidate, self.photo
        )


Signal = Callable[[PersonIndex, Subject], tuple[Seen, ...]]
"""Looks at one thing on one account; gives nothing where there is nothing to compare."""
