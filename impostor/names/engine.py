"""Compare one person's names and handles with many profiles."""

import gc
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np
from rapidfuzz.fuzz import partial_ratio, ratio

from impostor.language import N_
from impostor.model import NameMatch, Sentence
from impostor.names.disguise import hidden, hideable
from impostor.names.features import (
    Reference,
    Texts,
    measures,
    one_word_alone,
    own_handles,
    reference,
)
from impostor.names.likeness import Alignment, align
from impostor.names.model import PRIOR, probabilities
from impostor.names.normalise import look
from impostor.names.readings import readings
from impostor.names.reasons import (
    NEAR_HANDLE,
    SAME_HANDLE,
    Compared,
    handle_reasons,
    reasons,
    stands_whole,
)
from impostor.names.sound import bones
from impostor.names.spelling import LONGEST, Spelling, every_word, leet, spell
from impostor.names.words import declaration_in_bio, denial_in_name

VERSION = "1"
EXACT = 0.995
"""The score of the very same name: no disguise of a name scores more than the name."""
_NOTHING = 0.01 * PRIOR
_WORTH_SAYING = 0.02
_ALIKE = 66.0
_MENTIONED = 0.5
_AT_ONCE = 256
"""Profiles held at once, and compared between two rounds of the garbage collector."""
_NO_TEXTS = Texts(spell(""), spell(""))
_AT_A_GLANCE = {
    code: letter if (letter := look(leet(chr(code).lower()))).isalpha() else None
    for code in range(128)
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a profile shows of who it claims to be; None where it shows nothing."""

    name: str | None = None
    handle: str | None = None
    bio: str | None = None


class _Glance(NamedTuple):
    """A text at a glance: its letters as they look, and in alphabetical order."""

    look: str
    letters: str
    skeleton: str


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold the garbage collector back: it takes a quarter of the time, and finds no cycles here."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def same_text(text: str) -> str:
    """Give a text without case, spacing or composition, in which one name may differ."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


class Index:
    """A person's names and handles, prepared once and compared with many profiles."""

    def __init__(
        self, names: Sequence[str], handles: Sequence[str] = (), written: Sequence[str] = ()
    ) -> None:
        self._keep = frozenset(word for name in names for word in every_word(name))
        spelled = [spell(name, self._keep) for name in names]
        for name in names:
            spelled += [replace(spell(latin), text=name) for latin in readings(name)]
        self._references = tuple(reference(s) for s in spelled if s.words)
        self._exact = {same_text(name): name for name in names if name.strip()}
        self._handles = tuple(spell(handle, self._keep) for handle in handles)
        self._hideable = hideable(
            [one.spelling for one in self._references], self._handles, (*names, *written)
        )
        self._invented = tuple(own for own in self._handles if _invented(own, self._references))

    def compare(self, batch: Sequence[Shown]) -> list[NameMatch]:
        """Compare profiles with the person, in the same order; any text is accepted."""
        starts = range(0, len(batch), _AT_ONCE)
        found: list[NameMatch] = []
        for start in starts:
            with _uncollected():
                found += self._compare(batch[start : start + _AT_ONCE])
        return found

    def _compare(self, batch: Sequence[Shown]) -> list[NameMatch]:
        found = [item for place, one in enumerate(batch) for item in self._measure(place, one)]
        best: dict[int, tuple[float, Compared]] = {}
        if found:
            scores = probabilities(np.array([row for _, _, row in found], np.float32))
            for (place, compared, _), score in zip(found, scores.tolist(), strict=True):
                if place not in best or score > best[place][0]:
                    best[place] = score, compared
        return [self._match(one, best.get(place)) for place, one in enumerate(batch)]

    def measures(self, batch: Sequence[Shown]) -> list[tuple[int, list[float]]]:
        """Give what the model is shown: the place in the batch and a row of `FEATURES`.

        A profile has a row for each name of the person that it resembles at all, perhaps none.
        """
        return [
            (place, row)
            for place, one in enumerate(batch)
            for place, _, row in self._measure(place, one)
        ]

    def _glance(self, text: str) -> _Glance:
        """Look at a text just well enough to see whether it is worth more."""
        if text.isascii():
            seen = text[:LONGEST].translate(_AT_A_GLANCE)
            return _Glance(seen, "".join(sorted(seen)), seen)
        spelled = spell(text, self._keep)
        return _Glance(spelled.look, spelled.letters, spelled.skeleton)

    def _measure(self, place: int, one: Shown) -> Iterator[tuple[int, Compared, list[float]]]:
        """Measure the profile against each of the person's names that it resembles at all."""
        shown, called = self._glance(one.name or ""), self._glance(one.handle or "")
        own = any(partial_ratio(h.look, called.look) > _ALIKE for h in self._handles if h.look)
        close = [(m, _alike(m, shown), _alike(m, called)) for m in self._references]
        if not own and not any(in_name or in_handle for _, in_name, in_handle in close):
            return
        texts = self._texts(one)
        whole, part = own_handles(self._handles, texts.handle)
        own = max(whole, part) > NEAR_HANDLE
        invented = max(own_handles(self._invented, texts.handle)) > NEAR_HANDLE
        telling = invented or (whole > SAME_HANDLE and bool(texts.handle.numbers))
        for mine, in_name, in_handle in close:
            name = align(mine.spelling, texts.name) if in_name else mine.nothing
            handle = align(mine.spelling, texts.handle) if in_handle else mine.nothing
            alike = in_name or in_handle
            if own or (alike and not one_word_alone(mine, name, handle, texts.name)):
                row = measures(mine, name, handle, texts)
                compared = Compared(mine.spelling, name, handle, whole, telling)
                yield place, compared, [*row, whole, part]

    def _texts(self, one: Shown) -> Texts:
        return Texts(spell(one.name or "", self._keep), spell(one.handle or "", self._keep))

    def _match(self, one: Shown, best: tuple[float, Compared] | None) -> NameMatch:
        """Make the result of one profile from the name that came closest."""
        score, compared = best or (_NOTHING, None)
        exact = self._exact.get(same_text(one.name or "")) if best else None
        texts = self._texts(one) if best else _NO_TEXTS
        declared = _declaration(one, texts)
        score = EXACT if exact else min(score, EXACT)
        said = list(declared)
        if exact:
            said.append(Sentence(N_("the name is exactly the same, as a namesake's is")))
        if compared and score > _WORTH_SAYING:
            said.extend(handle_reasons(compared, texts) if exact else reasons(compared, texts))
        named = None if exact else self._mentioned(one.bio)
        mentioned = named is not None and score < _MENTIONED
        if named:
            score = max(score, _MENTIONED)
            said.append(Sentence(N_("the description has the name")))
        return NameMatch(
            score=score,
            reference=exact or (named if mentioned else None) or _text_of(compared),
            candidate=_closest(one, compared),
            reasons=tuple(said),
            exact=exact is not None,
            declared=bool(declared),
            whole=compared is None or stands_whole(compared),
            mentioned=mentioned,
            hidden=self._hidden(one, exact) if best and score >= _MENTIONED else None,
        )

    def _hidden(self, one: Shown, exact: str | None) -> str | None:
        """Give the disguised part of the handle, or of a name that is not the very same."""
        texts = (one.handle, None if exact else one.name)
        return next(
            (part for text in texts if text and (part := hidden(self._hideable, text))), None
        )

    def _mentioned(self, bio: str | None) -> str | None:
        """Give the name, of two words at least, that a bio has word for word."""
        if not bio:
            return None
        words = [word.plain for word in spell(bio, self._keep).words]
        for mine in self._references:
            name = [word.plain for word in mine.spelling.words]
            if len(name) > 1 and any(words[i : i + len(name)] == name for i in range(len(words))):
                return mine.spelling.text
        return None


def index(names: Sequence[str], handles: Sequence[str] = (), written: Sequence[str] = ()) -> Index:
    """Prepare a person's names, aliases among them, and handles; the result can be pickled.

    `written` are other texts in which the person writes the names, such as handles of accounts:
    nothing is compared with them, and what they show is no disguise.
    """
    return Index(names, handles, written)


def _invented(own: Spelling, references: Sequence[Reference]) -> bool:
    """Say whether a handle has letters of its own beside a word of the name and an initial."""
    left = own.look
    for word in sorted((w.look for one in references for w in one.spelling.words), key=len):
        left = left.replace(word, "") if len(word) > 2 else left
    return len(left) > 1


def _alike(mine: Reference, other: _Glance) -> bool:
    """Say whether a text resembles a name at all, so that measuring it is worth the time."""
    own = mine.spelling
    if not own.look or not other.look:
        return False
    for mark in mine.marks:
        if mark in other.look:
            return True
    return (
        ratio(own.letters, other.letters, score_cutoff=_ALIKE) > 0
        or partial_ratio(own.look, other.look, score_cutoff=_ALIKE) > 0
        or (
            _alike_bones(mine, other)
            if other.skeleton == other.look
            else ratio(own.skeleton, other.skeleton) > _ALIKE
        )
    )


def _alike_bones(mine: Reference, other: _Glance) -> bool:
    """Compare consonants: scripts without vowels have little else in common with Latin letters."""
    if not mine.foreign:
        return False
    called = bones(other.look)
    for frame in mine.frames:
        if frame in called:
            return True
    return len(mine.bones) > 3 and ratio("".join(mine.frames), called) > _ALIKE


def _declaration(one: Shown, texts: Texts) -> tuple[Sentence, ...]:
    """Say by which words a profile declares itself a fan, parody or tribute account."""
    words = [*texts.name.declared, *texts.handle.declared]
    if not words and one.name and (denial := denial_in_name(one.name)):
        words.append(denial)
    if not words and one.bio and (phrase := declaration_in_bio(one.bio)):
        words.append(phrase)
    template = N_("“{words}”: a fan, parody or tribute account by its own word")
    return (Sentence(template, {"words": " ".join(words)}),) if words else ()


def _text_of(compared: Compared | None) -> str:
    return compared.mine.text if compared else ""


def _closest(one: Shown, compared: Compared | None) -> str:
    """Give the name or the handle, whichever came closest."""
    name, handle = one.name or "", one.handle or ""
    if not name or not handle or compared is None:
        return name or handle
    return name if _found(compared.name) >= _found(compared.handle) else handle


def _found(alignment: Alignment) -> float:
    return sum(part.likeness for part in alignment.parts)
