"""What a person last said of an account, and what that settles."""

from collections.abc import Sequence

from impostor.model import Decision, Verdict

CLEARING = frozenset({Decision.GENUINE, Decision.UNRELATED})
"""Decisions after which nobody is to be accused, whatever the machine thinks."""


def last_decision(verdicts: Sequence[Verdict]) -> Decision | None:
    """Give the decision that stands, of verdicts from the oldest on; None where there is none."""
    return verdicts[-1].decision if verdicts else None
