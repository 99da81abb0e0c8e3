"""Compare one person's names and handles with many profiles."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from rapidfuzz.fuzz import partial_ratio, ratio

from impostor.language import N_
from impostor.model import NameMatch, Sentence
from impostor.names.features import Reference, no_side, own_handles, pair, reference, side
from impostor.names.likeness import Alignment
from impostor.names.model import PRIOR, probabilities
from impostor.names.readings import readings
from impostor.names.reasons import Compared, Texts, handle_reasons, reasons
from impostor.names.spelling import Spelling, every_word, spell
from impostor.names.words import declaration_in_bio

VERSION = "1"
EXACT = 0.995
"""The score of the very same name: no disguise of a name scores more than the name."""
_NOTHING = 0.01 * PRIOR
_WORTH_SAYING = 0.02
_ALIKE = 70.0
_MENTIONED = 0.5
_AT_ONCE = 256
"""Profiles held at once: many live objects cost the garbage collector a quarter of the time."""
_EMPTY = spell("")


@dataclass(frozen=True, slots=True)
class Shown:
    """What a profile shows of who it claims to be; None where it shows nothing."""

    name: str | None = None
    handle: str | None = None
    bio: str | None = None


@dataclass(frozen=True, slots=True)
class _Read:
    """A profile prepared for comparison."""

    shown: Shown
    name: Spelling
    handle: Spelling


def same_text(text: str) -> str:
    """Give a text without case, spacing or composition, in which one name may differ."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


class Index:
    """A person's names and handles, prepared once and compared with many profiles."""

    def __init__(self, names: Sequence[str], handles: Sequence[str] = ()) -> None:
        self._keep = frozenset(word for name in names for word in every_word(name))
        spelled = [spell(name, self._keep) for name in names]
        for name in names:
            spelled += [replace(spell(latin), text=name) for latin in readings(name)]
        self._references = tuple(reference(s) for s in spelled if s.words)
        self._exact = {same_text(name): name for name in names if name.strip()}
        self._handles = tuple(spell(handle, self._keep) for handle in handles)

    def compare(self, batch: Sequence[Shown]) -> list[NameMatch]:
        """Compare profiles with the person, in the same order; any text is accepted."""
        starts = range(0, len(batch), _AT_ONCE)
        return [
            match for start in starts for match in self._compare(batch[start : start + _AT_ONCE])
        ]

    def _compare(self, batch: Sequence[Shown]) -> list[NameMatch]:
        read = [self._read(shown) for shown in batch]
        found = [item for place, one in enumerate(read) for item in self._measure(place, one)]
        best: dict[int, tuple[float, Compared]] = {}
        if found:
            scores = probabilities(np.array([row for _, _, row in found], np.float32))
            for (place, compared, _), score in zip(found, scores.tolist(), strict=True):
                if place not in best or score > best[place][0]:
                    best[place] = score, compared
        return [self._match(one, best.get(place)) for place, one in enumerate(read)]

    def measures(self, batch: Sequence[Shown]) -> list[tuple[int, list[float]]]:
        """Give what the model is shown: the place in the batch and a row of `FEATURES`.

        A profile has a row for each name of the person that it resembles at all, perhaps none.
        """
        read = (self._read(shown) for shown in batch)
        return [
            (place, row)
            for place, one in enumerate(read)
            for place, _, row in self._measure(place, one)
        ]

    def _read(self, shown: Shown) -> _Read:
        return _Read(
            shown,
            spell(shown.name, self._keep) if shown.name else _EMPTY,
            spell(shown.handle, self._keep) if shown.handle else _EMPTY,
        )

    def _measure(self, place: int, one: _Read) -> Iterator[tuple[int, Compared, list[float]]]:
        """Measure the profile against each of the person's names that it resembles at all."""
        whole, part = own_handles(self._handles, one.handle)
        for mine in self._references:
            in_name, in_handle = _alike(mine, one.name), _alike(mine, one.handle)
            if whole > 0.8 or part > 0.8 or in_name or in_handle:
                name = side(mine, one.name) if in_name else no_side(mine)
                handle = side(mine, one.handle) if in_handle else no_side(mine)
                both = pair(mine, name, handle, (one.name, one.handle))
                row = [*name.measures, *handle.measures, *both, whole, part]
                yield place, Compared(mine.spelling, name.alignment, handle.alignment, whole), row

    def _match(self, one: _Read, best: tuple[float, Compared] | None) -> NameMatch:
        """Make the result of one profile from the name that came closest."""
        score, compared = best or (_NOTHING, None)
        exact = self._exact.get(same_text(one.shown.name or "")) if best else None
        declared = _declaration(one)
        score = EXACT if exact else min(score, EXACT)
        said = list(declared)
        if exact:
            said.append(Sentence(N_("the name is exactly the same, as a namesake's is")))
        if compared and score > _WORTH_SAYING:
            texts = Texts(one.name, one.handle)
            said.extend(handle_reasons(compared, texts) if exact else reasons(compared, texts))
        if not exact and self._mentioned(one.shown.bio):
            score = max(score, _MENTIONED)
            said.append(Sentence(N_("the description has the name")))
        return NameMatch(
            score=score,
            reference=exact or (compared.mine.text if compared else ""),
            candidate=_closest(one, compared),
            reasons=tuple(said),
            exact=exact is not None,
            declared=bool(declared),
        )

    def _mentioned(self, bio: str | None) -> bool:
        """Say whether a bio has one of the names, of two words at least, word for word."""
        if not bio:
            return False
        words = [word.plain for word in spell(bio, self._keep).words]
        names = [[w.plain for w in mine.spelling.words] for mine in self._references]
        return any(
            words[i : i + len(name)] == name
            for name in names
            if len(name) > 1
            for i in range(len(words))
        )


def index(names: Sequence[str], handles: Sequence[str] = ()) -> Index:
    """Prepare a person's names, aliases among them, and handles; the result can be pickled."""
    return Index(names, handles)


def _alike(mine: Reference, other: Spelling) -> bool:
    """Say whether a text resembles a name at all, so that measuring it is worth the time."""
    own, seen = mine.spelling, other.look
    if not own.look or not seen:
        return False
    for mark in mine.marks:
        if mark in seen:
            return True
    return (
        ratio(own.letters, other.letters, score_cutoff=_ALIKE) > 0
        or partial_ratio(own.look, seen, score_cutoff=_ALIKE) > 0
        or (not other.text.isascii() and ratio(own.skeleton, other.skeleton) > _ALIKE)
    )


def _declaration(one: _Read) -> tuple[Sentence, ...]:
    """Say by which words a profile declares itself a fan, parody or tribute account."""
    words = [*one.name.declared, *one.handle.declared]
    if not words and one.shown.bio and (phrase := declaration_in_bio(one.shown.bio)):
        words.append(phrase)
    template = N_("“{words}”: a fan, parody or tribute account by its own word")
    return (Sentence(template, {"words": " ".join(words)}),) if words else ()


def _closest(one: _Read, compared: Compared | None) -> str:
    """Give the name or the handle, whichever came closest."""
    name, handle = one.shown.name or "", one.shown.handle or ""
    if not name or not handle or compared is None:
        return name or handle
    return name if _found(compared.name) >= _found(compared.handle) else handle


def _found(alignment: Alignment) -> float:
    return sum(part.likeness for part in alignment.parts)
