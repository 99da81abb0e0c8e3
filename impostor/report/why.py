"""Why an account stands in its band, which by design may contradict the order of the scores."""

from collections.abc import Iterator, Mapping

from impostor.language import N_
from impostor.model import Band, Sentence
from impostor.rank.weights import LIKELY_AT_LEAST
from impostor.report.view import Card

KINDS: Mapping[str, Sentence] = {
    "photo": Sentence(N_("a copied photo")),
    "name": Sentence(N_("an imitated name or handle")),
    "bio": Sentence(N_("a copied description")),
    "fake": Sentence(N_("what it shares with an earlier fake")),
}
"""The independent kinds of finding, as a sentence names them."""

AGREE = {
    2: N_("Two independent kinds of finding agree: {first} and {second}."),
    3: N_("Three independent kinds of finding agree: {first}, {second} and {third}."),
    4: N_("All kinds of finding agree, which are independent of each other."),
}
ONE_KIND = {
    "photo": N_("There is only one kind of finding, a copied photo: that alone accuses nobody."),
    "name": N_("There is only one kind of finding, a name: it may be a namesake."),
    "bio": N_("There is only one kind of finding, a description: that alone accuses nobody."),
    "fake": N_(
        "There is only one kind of finding, what it shares with an earlier fake: that alone accuses"
        " nobody."
    ),
}
UNDER_CARE = N_(
    "Reasons for care keep it out of the first group, whatever its score, until someone has spoken."
)
LOW = N_("All together is still less probable than not, which is too little to call it likely.")
NO_IDENTITY = N_("None of them is a copied photo, nor a copied name together with the handle.")
ANOTHER_NAME = N_(
    "It shows several different photos of the person, but not in the person's name, as parents,"
    " clubs and photographers do: only somebody who knows the account can tell."
)
NOTHING_ALONE = N_("Nothing that could accuse anybody was found, but small things add up.")
TOO_LITTLE = N_("No copied photo, no imitated name and no copied description was found.")
NOT_READ = N_(
    "Nothing of this account was read, so this says nothing about it: it may be genuine or not."
)
DECLARED = N_("You declared it as own or trusted: it is not scored, whatever it shows.")


def why_this_band(card: Card, say: Mapping[str, str]) -> tuple[Sentence, ...]:
    """Give the reasons for a card's band; `say` names the kinds of finding for the reader."""
    return tuple(_reasons(card, say))


def _reasons(card: Card, say: Mapping[str, str]) -> Iterator[Sentence]:
    match, kinds = card.match, card.match.kinds
    if match.band is Band.PROTECTED:
        yield Sentence(DECLARED)
    elif match.band is Band.UNLIKELY:
        yield Sentence(NOT_READ if card.not_read else TOO_LITTLE)
    elif match.band is Band.USES_PHOTOS:
        yield Sentence(ANOTHER_NAME)
    elif len(kinds) > 1:
        named = dict(zip(("first", "second", "third"), (say[kind] for kind in kinds), strict=False))
        yield Sentence(AGREE[len(kinds)], named if len(kinds) < 4 else {})
    else:
        yield Sentence(ONE_KIND[kinds[0]] if kinds else NOTHING_ALONE)
    if match.band in (Band.POSSIBLE, Band.USES_PHOTOS) and match.care:
        yield Sentence(UNDER_CARE)
    elif match.band is Band.POSSIBLE and len(kinds) > 1:
        yield Sentence(LOW if match.score < LIKELY_AT_LEAST else NO_IDENTITY)
