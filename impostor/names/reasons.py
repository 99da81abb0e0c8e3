"""Say in sentences why a profile's name and handle resemble a person's."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from impostor.language import N_
from impostor.model import Sentence
from impostor.names.features import Texts
from impostor.names.likeness import Alignment, How, Part
from impostor.names.normalise import LOOKS, mixes, script
from impostor.names.spelling import Spelling, Trick, is_foreign, tricks

SAME_HANDLE, NEAR_HANDLE = 0.99, 0.8
"""Likeness from which a handle has all the letters of one of the person's, or nearly."""

MOST = 6
"""Sentences given of one pair; the strongest come first."""

_NAME = {
    How.SOUND: N_("“{other}” in the name is another spelling of “{word}”"),
    How.TYPO: N_("“{other}” in the name is “{word}” with a letter or so changed"),
    How.NICKNAME: N_("“{other}” in the name is a nickname for “{word}”"),
    How.SHORT: N_("“{other}” in the name is short for “{word}”"),
    How.INITIAL: N_("“{other}” in the name is the initial of “{word}”"),
}
_HANDLE = {
    How.SOUND: N_("“{other}” in the handle is another spelling of “{word}”"),
    How.TYPO: N_("“{other}” in the handle is “{word}” with a letter or so changed"),
    How.NICKNAME: N_("“{other}” in the handle is a nickname for “{word}”"),
    How.SHORT: N_("“{other}” in the handle is short for “{word}”"),
    How.INITIAL: N_("“{other}” in the handle is the initial of “{word}”"),
}
_TRICKS = {
    Trick.INVISIBLE: N_("the name hides invisible characters"),
    Trick.STYLED: N_("the name is written in styled letters that a search does not find"),
    Trick.SPACED: N_("the letters of the name are set apart"),
}


@dataclass(frozen=True, slots=True)
class Compared:
    """What was found of one name of the person in a profile's name and handle.

    `own_handle` in [0, 1] is the likeness to the person's own handles; `own_telling` says that it
    is near to one that has more than a word of her name, or the same with its number.
    """

    mine: Spelling
    name: Alignment
    handle: Alignment
    own_handle: float
    own_telling: bool


def whole(found: Alignment) -> bool:
    """Say whether every word of the name was found, and as more than an initial."""
    return bool(found.parts) and len(_words(found)) == len(found.parts)


def stands_whole(compared: Compared) -> bool:
    """Say whether the name or a handle of the person's stands there, and not one word of it alone.

    The first name may stand in the name and the last in the handle. A handle may be nearly the
    person's for a first name's sake: ana81, where hers is ana85.
    """
    sides = (compared.name, compared.handle)
    together = {place for side in sides for place in _words(side)}
    return compared.own_telling or any(map(whole, sides)) or len(together) > 1


def _words(found: Alignment) -> set[int]:
    """Give which words of the name were found, as more than an initial."""
    return {place for place, part in enumerate(found.parts) if part.likeness >= 0.6}


def look_alikes(text: str) -> Iterator[Sentence]:
    """Name the letters of another script that stand in words of Latin letters."""
    seen = Counter(c for word in text.split() if mixes(word) for c in word if _imitates(c))
    for character, count in seen.items():
        yield Sentence(
            N_("the {script} letter {letter} stands for {latin} in one place"),
            {
                "script": script(character).capitalize(),
                "letter": character,
                "latin": LOOKS[ord(character)],
            },
            plural=N_("the {script} letter {letter} stands for {latin} in {count} places"),
            count=count,
        )


def _imitates(character: str) -> bool:
    return not character.isascii() and ord(character) in LOOKS and script(character) != "LATIN"


def _leet(text: str) -> Iterator[Sentence]:
    digits = sorted({c for c in text if c in "0134578@$!|"})
    if digits:
        yield Sentence(
            N_("{signs} stands for a letter"),
            {"signs": ", ".join(digits)},
            plural=N_("{signs} stand for letters"),
            count=len(digits),
        )


def _tricks(texts: Texts) -> Iterator[Sentence]:
    """Say how the writing hides the name."""
    for spelling in (texts.name, texts.handle):
        hiding = tricks(spelling.text)
        if Trick.MIXED in hiding:
            yield from look_alikes(spelling.text)
        for trick, template in _TRICKS.items():
            if trick in hiding:
                yield Sentence(template)
        if Trick.LEET in hiding:
            yield from _leet(spelling.text)


def _changed(parts: tuple[Part, ...], templates: dict[How, str]) -> Iterator[Sentence]:
    """Say what stands for the words that are not written as the person's are."""
    for part in parts:
        if part.how in templates:
            yield Sentence(templates[part.how], {"other": part.other, "word": part.word.plain})


def _is_backwards(compared: Compared, texts: Texts) -> bool:
    own, other = compared.mine.raw, texts.name.words
    by_word = "".join(word.raw[::-1] for word in other)
    return len(own) > 3 and own != texts.name.raw and own in {by_word, texts.name.raw[::-1]}


def _in_name(compared: Compared, texts: Texts) -> Iterator[Sentence]:
    parts = compared.name.parts
    if _is_backwards(compared, texts):
        yield Sentence(N_("the name is the person's name written backwards"))
        return
    if not whole(compared.name):
        for part in parts:
            if part.how in {How.SAME, How.LOOK}:
                yield Sentence(N_("the name has “{word}”"), {"word": part.word.plain})
    elif all(part.how in {How.SAME, How.LOOK} for part in parts):
        inside = any(part.inside for part in parts)
        turned = [w.look for w in texts.name.words] != [p.word.look for p in parts]
        if inside:
            yield Sentence(N_("the name is the person's name run together"))
        elif turned and not compared.name.left:
            yield Sentence(N_("the name is the person's name in another order"))
        else:
            yield Sentence(N_("the name reads as the person's name"))
    yield from _changed(parts, _NAME)
    if is_foreign(texts.name) != is_foreign(compared.mine) and whole(compared.name):
        yield Sentence(N_("the name is the person's name in another script"))
    if texts.name.extras and whole(compared.name):
        yield Sentence(N_("“{words}” decorates the name"), {"words": " ".join(texts.name.extras)})


def _is_year(digits: str) -> bool:
    return digits[:2] in {"19", "20"} and len(digits) == 4


def handle_reasons(compared: Compared, texts: Texts) -> Iterator[Sentence]:
    """Say what the handle has of the person's names and handles."""
    parts = compared.handle.parts
    if compared.own_handle > SAME_HANDLE:
        yield Sentence(N_("the handle has all the letters of one of the person's own handles"))
    elif compared.own_handle > NEAR_HANDLE:
        yield Sentence(N_("the handle is nearly one of the person's own handles"))
    if whole(compared.handle):
        yield from _whole_handle(texts.handle.numbers)
    else:
        for part in parts:
            if part.how in {How.SAME, How.LOOK}:
                yield Sentence(N_("the handle has “{word}”"), {"word": part.word.plain})
    yield from _changed(parts, _HANDLE)


def _whole_handle(numbers: tuple[str, ...]) -> Iterator[Sentence]:
    if any(map(_is_year, numbers)):
        yield Sentence(N_("the handle is the name plus a birth year"))
    elif numbers:
        yield Sentence(
            N_("the handle is the name plus the number {number}"), {"number": numbers[0]}
        )
    else:
        yield Sentence(N_("the handle is the name"))


def reasons(compared: Compared, texts: Texts) -> tuple[Sentence, ...]:
    """Give the sentences of one pair, at most `MOST`, none twice."""
    sentences: list[Sentence] = []
    for sentence in (
        *_in_name(compared, texts),
        *_tricks(texts),
        *handle_reasons(compared, texts),
    ):
        if sentence not in sentences:
            sentences.append(sentence)
    return tuple(sentences[:MOST])
