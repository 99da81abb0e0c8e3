"""Whose return an account is: what the machine thinks possible beside what a person confirmed."""

from dataclasses import dataclass

from impostor.language import N_
from impostor.model import Decision, Match, Sentence, Verdict


@dataclass(frozen=True, slots=True)
class CameBack:
    """The earlier fake's number, and who says so; `strength` is None where only a person does."""

    number: int
    confirmed: bool
    strength: float | None = None
    reasons: tuple[Sentence, ...] = ()

    @property
    def sentence(self) -> Sentence:
        """Say it."""
        template = CONFIRMED if self.confirmed else POSSIBLE
        return Sentence(template, {"number": str(self.number)})


POSSIBLE = N_("Possible return of account {number}")
CONFIRMED = N_("Return of account {number}, as a person confirmed")


def came_back(match: Match | None, verdicts: tuple[Verdict, ...]) -> CameBack | None:
    """Give whose return an account is: as a person last said, else as the machine supposes."""
    last = verdicts[-1] if verdicts else None
    said = last.return_of if last is not None and last.decision is Decision.FAKE else None
    link = match.return_of if match else None
    if said is not None and (link is None or link.number != said):
        return CameBack(said, confirmed=True)
    if link is None:
        return None
    return CameBack(link.number, said is not None, link.strength, link.reasons)
