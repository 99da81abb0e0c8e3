"""When findings accuse: the one place that decides whether an account is a likely fake."""

from collections.abc import Collection

from impostor.model import Decision
from impostor.rank.weights import LIKELY_AT_LEAST

KINDS = ("photo", "name", "bio", "fake")
"""The kinds of finding that are independent of each other, in the order in which they are named."""


def accuses(kinds: Collection[str], score: float, said: Decision | None, *, identity: bool) -> bool:
    """Tell whether findings call an account a likely fake, where no care speaks for it.

    Two of `KINDS` agree, one of them a copied photo or a copied identity (`identity`: the name and
    the handle), and the `score` in [0, 1] is enough; it always is where a person `said` fake.
    """
    enough = score >= LIKELY_AT_LEAST or said is Decision.FAKE
    return enough and len(kinds) > 1 and ("photo" in kinds or identity)
