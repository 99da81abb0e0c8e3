"""Accounts that one hand seems to run: they share what only one hand leaves.

What ties two accounts is none of the person's own, for all fakes of her show that, and nothing that
an account outside the suspicion has too. An account that nothing else accuses is tied only by two
kinds of traces, or as a return.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from impostor.language import N_
from impostor.model import Band, Decision, Look, Match, Person, Profile, Sentence, Verdict
from impostor.names import Shown
from impostor.names import index as index_names
from impostor.rank import wording
from impostor.rank.fakes import telling
from impostor.rank.traces import contacts, pages, same_words, sharing_words, stem
from impostor.rank.union import Union
from impostor.rank.verdicts import CLEARING, last_decision
from impostor.rank.weights import NAME_ALIKE_AT_LEAST


@dataclass(frozen=True, slots=True)
class Candidate:
    """An account with what is known of it, and what people said of it, oldest first."""

    number: int
    look: Look
    match: Match
    verdicts: tuple[Verdict, ...] = ()

    @property
    def profile(self) -> Profile:
        """Give the profile, an empty one where none was read."""
        return self.look.profile or Profile(self.look.observation.account)

    @property
    def decision(self) -> Decision | None:
        """Give what a person last said."""
        return last_decision(self.verdicts)


@dataclass(frozen=True, slots=True)
class Tie:
    """What two accounts share, by their numbers, the smaller one first.

    `word` is true where a person alone says so, and nothing that was compared.
    """

    one: int
    other: int
    kind: str
    sentence: Sentence
    word: bool = False


@dataclass(frozen=True, slots=True)
class Operation:
    """Accounts that seem to be run by one hand, by number, and what ties them."""

    members: tuple[int, ...]
    ties: tuple[Tie, ...]

    @property
    def on_word(self) -> bool:
        """Tell whether a person's word alone makes the group."""
        return all(tie.word for tie in self.ties)


Twins = Sequence[tuple[str, str]]
"""Pairs of pictures that are one, by SHA-256."""

SENTENCES = {
    "picture": N_(
        "Accounts {one} and {other} show one picture, which is none of the photos given."
    ),
    "bio": N_("Accounts {one} and {other} describe themselves in the same words."),
    "contact": N_("Accounts {one} and {other} send visitors to the same place: {what}"),
    "page": N_("Accounts {one} and {other} link to the same page: {what}"),
    "handle": N_("The handles of accounts {one} and {other} have one pattern: {what}"),
    "return": N_("Account {other} may be account {one} that came back."),
}
CONFIRMED = N_("Account {other} is a return of account {one}, as a person confirmed.")
"""In place of that for a return where a person has said so."""


@dataclass(frozen=True, slots=True)
class _Trace:
    """One thing, and who has it."""

    kind: str
    numbers: tuple[int, ...]
    what: str = ""
    confirmed: bool = False
    word: bool = False


def operations(
    person: Person, own: Sequence[Profile], everybody: Sequence[Candidate], twins: Twins = ()
) -> tuple[Operation, ...]:
    """Group the accounts of a case, the largest group first; pure.

    `own` are the profiles of genuine accounts, where seen; `twins` need only hold pictures of
    accounts that may be in a group (`may_be_in`).
    """
    inside = [one for one in everybody if may_be_in(one)]
    outside = [one for one in everybody if not may_be_in(one)]
    traces = [
        *_pictures(inside, outside, twins),
        *_words(inside, outside, own),
        *_links(inside, outside),
        *_handles(inside, outside, person),
        *_returns(inside),
    ]
    ties = _ties(traces, {one.number for one in inside if _is_accused(one)})
    return tuple(_operations(ties))


def may_be_in(one: Candidate) -> bool:
    """Tell whether an account may be part of an operation.

    Protected, innocent and unlikely ones may not, nor those that a person cleared or that there is
    a reason for care with.
    """
    if one.match.band is Band.PROTECTED or one.decision in CLEARING:
        return False
    if one.decision is Decision.FAKE:
        return True
    return one.match.band is not Band.UNLIKELY and not one.match.care


def _is_accused(one: Candidate) -> bool:
    return one.decision is Decision.FAKE or one.match.band is Band.LIKELY


def _pictures(
    inside: Sequence[Candidate], outside: Sequence[Candidate], twins: Twins
) -> Iterator[_Trace]:
    """Give the pictures that several have: not the person's, and nobody's outside."""
    alike = Union()
    for pair in twins:
        alike.join(*pair)
    known = {
        alike.of(finding.photo.candidate)
        for one in inside
        for finding in one.match.findings
        if finding.photo is not None
    }
    known |= {alike.of(p.sha256) for one in outside for p in telling(one.look.pictures)}
    holders: dict[str, set[int]] = {}
    for one in inside:
        for photo in telling(one.look.pictures):
            holders.setdefault(alike.of(photo.sha256), set()).add(one.number)
    yield from (
        _Trace("picture", tuple(sorted(numbers)))
        for picture, numbers in sorted(holders.items())
        if len(numbers) > 1 and picture not in known
    )


def _words(
    inside: Sequence[Candidate], outside: Sequence[Candidate], own: Sequence[Profile]
) -> Iterator[_Trace]:
    """Give the descriptions that two have, unless they are the person's or somebody's outside."""
    known = [one.profile.bio for one in outside if one.profile.bio]
    genuine = [profile.bio for profile in own if profile.bio]
    texts = {one.number: one.profile.bio for one in inside if one.profile.bio}
    for pair in sharing_words(texts):
        words = texts[pair[0]]
        theirs = any(wording.copies_text(words, bio) for bio in genuine)
        if not theirs and not any(same_words(words, bio) for bio in known):
            yield _Trace("bio", pair)


def _links(inside: Sequence[Candidate], outside: Sequence[Candidate]) -> Iterator[_Trace]:
    for kind, read in (("contact", contacts), ("page", pages)):
        known = {url for one in outside for url in read(one.profile)}
        known |= {one.match.account.url for one in outside}
        holders: dict[str, list[int]] = {}
        for one in inside:
            for url in read(one.profile) - known:
                holders.setdefault(url, []).append(one.number)
        for url, numbers in sorted(holders.items()):
            if len(numbers) > 1:
                yield _Trace(kind, tuple(sorted(numbers)), url)


def _handles(
    inside: Sequence[Candidate], outside: Sequence[Candidate], person: Person
) -> Iterator[_Trace]:
    """Give the patterns that several handles have, of those that do not imitate the person."""
    handles = (account.handle or "" for account in person.own)
    names = index_names((*person.names, *person.aliases), (*person.handles, *filter(None, handles)))
    shown = [Shown(handle=one.match.account.handle) for one in inside]
    alike = [match.score >= NAME_ALIKE_AT_LEAST for match in names.compare(shown)]
    known = {stem(one.match.account) for one in outside}
    holders: dict[str, list[int]] = {}
    for one, imitates in zip(inside, alike, strict=True):
        letters = stem(one.match.account)
        if letters and letters not in known and not imitates:
            holders.setdefault(letters, []).append(one.number)
    for letters, numbers in sorted(holders.items()):
        if len(numbers) > 1:
            yield _Trace("handle", tuple(sorted(numbers)), letters)


def _returns(inside: Sequence[Candidate]) -> Iterator[_Trace]:
    there = {one.number for one in inside}
    for one in inside:
        said = one.verdicts[-1].return_of if one.verdicts else None
        supposed = one.match.return_of.number if one.match.return_of else None
        number = said or supposed
        if number in there and number != one.number:
            yield _Trace(
                "return",
                (number, one.number),
                confirmed=said is not None,
                word=number != supposed,
            )


def _ties(traces: Sequence[_Trace], accused: set[int]) -> list[Tie]:
    """Tie those that share enough, each thing from the first that has it to the others."""
    kinds: dict[tuple[int, int], set[str]] = {}
    for trace in traces:
        for pair in combinations(trace.numbers, 2):
            kinds.setdefault(pair, set()).add(trace.kind)
    enough = {
        pair
        for pair, found in kinds.items()
        if set(pair) <= accused or len(found) > 1 or "return" in found
    }
    ties = []
    for trace in traces:
        for place, other in enumerate(trace.numbers):
            earlier = (one for one in trace.numbers[:place] if (one, other) in enough)
            if (one := next(earlier, None)) is not None:
                ties.append(_tie(trace, one, other))
    return ties


def _tie(trace: _Trace, one: int, other: int) -> Tie:
    values = {"one": str(one), "other": str(other)}
    if trace.what:
        values["what"] = trace.what
    template = CONFIRMED if trace.confirmed else SENTENCES[trace.kind]
    return Tie(one, other, trace.kind, Sentence(template, values), trace.word)


def _operations(ties: Sequence[Tie]) -> list[Operation]:
    together = Union()
    for tie in ties:
        together.join(str(tie.one), str(tie.other))
    found: dict[str, list[Tie]] = {}
    for tie in ties:
        found.setdefault(together.of(str(tie.one)), []).append(tie)
    made = [
        Operation(tuple(sorted({n for tie in some for n in (tie.one, tie.other)})), tuple(some))
        for some in found.values()
    ]
    return sorted(made, key=lambda each: (-len(each.members), each.members))
