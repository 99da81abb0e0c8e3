"""Whether a platform's answers can be told apart: what control probes prove, and what they undo."""

from dataclasses import replace

from impostor.language import N_
from impostor.model import Observation, Sentence, Source, Status

SHOWN = frozenset({Status.UP, Status.PRIVATE})
STATED = SHOWN | {Status.GONE}
"""What is believed of an account only as long as the controls of its platform pass."""

CONTROLLED = STATED | {Status.SUSPENDED}
"""What controls are asked for: a suspension stays as the platform words it, and is marked."""

TURNED_AWAY = frozenset({Status.BLOCKED, Status.RATE_LIMITED, Status.CONSENT})


def doubt(title: str, known: Observation | None, stranger: Observation) -> Sentence | None:
    """Say why nothing follows from a platform's answers in this run; None where the controls pass.

    `known` is a look at an account that is known to exist, None where no such account is known;
    `stranger` is a look at a name made up at random.
    """
    values = {"platform": title}
    if known is not None and known.status not in SHOWN:
        template = N_(
            "{platform} did not show an account that is known to exist, so its answers prove"
            " nothing just now."
        )
        return Sentence(template, values)
    if stranger.status in SHOWN:
        template = N_(
            "{platform} answers for a made-up name as if it were an account, so its answers prove"
            " nothing just now."
        )
        return Sentence(template, values)
    if stranger.page_sha256 is None or stranger.status in TURNED_AWAY:
        template = N_(
            "{platform} gave no answer for a made-up name, so its other answers prove nothing just"
            " now."
        )
        return Sentence(template, values)
    return None


def settled(seen: Observation, why: Sentence | None) -> Observation:
    """Give a look as it is to be stored: what the controls leave in doubt is unknown."""
    if why is None or seen.status not in STATED or seen.source is not Source.TOOL:
        return seen
    return replace(seen, status=Status.UNKNOWN, reason=why)
