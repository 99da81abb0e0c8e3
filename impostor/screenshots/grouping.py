"""Screenshots sorted into accounts by what stands in them; what is unclear is not guessed.

Impostors choose handles that look alike, so two readings are one account only where they are the
same letter by letter, or where one can be read in several ways and just one of these is known from
another screenshot. Then nothing but the doubtful reading is bridged.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from impostor.language import N_
from impostor.model import Sentence
from impostor.screenshots.cues import folded
from impostor.screenshots.handles import skeleton
from impostor.screenshots.recognise import Recognised

SURE, SURE_ALONE = 0.9, 0.97
"""From here on a reading is taken for what stands there, letter by letter; the latter where it
stands in one screenshot only and a handle that looks like it in others."""

Key = tuple[str, str]
"""A platform's name and a handle in lower case."""

NO_APP = N_("It does not show which platform it is from.")
NO_HANDLE = N_("It shows no handle.")
SEVERAL = N_("Its handle can be read in several ways: {choices}.")


@dataclass(frozen=True, slots=True)
class Unclear:
    """Screenshots, by number, that show one account of which it is not clear which it is.

    `choices` are the handles that come into question; `platform` is None where unknown.
    """

    members: tuple[int, ...]
    why: Sentence
    platform: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Grouping:
    """Screenshots, by number, under their accounts, and those that are unclear."""

    accounts: dict[Key, tuple[int, ...]]
    unclear: tuple[Unclear, ...]


def grouped(readings: Sequence[Recognised]) -> Grouping:
    """Sort screenshots into accounts; every number stands in exactly one place."""
    known = _attested(readings)
    accounts: dict[Key, list[int]] = defaultdict(list)
    unclear: dict[tuple[str | None, ...], list[int]] = defaultdict(list)
    whys: dict[tuple[str | None, ...], Unclear] = {}
    for number, reading in enumerate(readings):
        settled = _settled(reading, known, readings)
        if isinstance(settled, Unclear):
            # What shows neither is asked for one by one: nothing says that it is one account.
            told = settled.choices or reading.name
            key = (settled.platform, reading.name, *settled.choices, None if told else str(number))
            unclear[key].append(number)
            whys[key] = settled
        else:
            accounts[settled].append(number)
    return Grouping(
        {key: tuple(members) for key, members in accounts.items()},
        tuple(
            Unclear(tuple(unclear[key]), why.why, why.platform, why.choices)
            for key, why in whys.items()
        ),
    )


def _attested(readings: Sequence[Recognised]) -> Counter[Key]:
    """Count how often each handle stands somewhere beyond doubt."""
    return Counter(
        (each.platform, each.handle)
        for each in readings
        if each.platform and each.handle and not _doubtful(each)
    )


def _doubtful(reading: Recognised) -> bool:
    return bool(reading.others or reading.perhaps) or reading.sure < SURE


def _settled(
    reading: Recognised, known: Counter[Key], readings: Sequence[Recognised]
) -> Key | Unclear:
    platform, handle = reading.platform, reading.handle
    if handle is None:
        return Unclear((), Sentence(NO_HANDLE), platform)
    if platform is None:
        return Unclear((), Sentence(NO_APP), choices=(handle,))
    alike = _alike(reading, readings)
    alone = known[platform, handle] < 2 and bool(alike - {handle})
    if not _doubtful(reading) and not (alone and reading.sure < SURE_ALONE):
        return platform, handle
    ways = {handle, *reading.others, *reading.perhaps, *alike}
    found = sorted(way for way in ways if known[platform, way])
    if len(found) == 1 and _bridged(reading, found[0], readings):
        return platform, found[0]
    if not found and not reading.others:
        return platform, handle
    choices = tuple(sorted({handle, *reading.others, *found}))
    told = Sentence(SEVERAL, {"choices": ", ".join(choices)})
    return Unclear((), told, platform, choices)


def _alike(reading: Recognised, readings: Sequence[Recognised]) -> set[str]:
    """Give the handles on the same platform that an unsure reading may have been, letters lost."""
    if reading.sure >= SURE_ALONE or reading.handle is None:
        return set()
    bare = skeleton(reading.handle)
    return {
        each.handle
        for each in readings
        if each.platform == reading.platform and each.handle and skeleton(each.handle) == bare
    }


def _bridged(reading: Recognised, handle: str, readings: Sequence[Recognised]) -> bool:
    """Tell whether a doubtful reading is that handle: a possible reading of it, or also its name.

    A handle that only looks alike may be another impostor's, who may bear the same name too; so
    what was read unsurely, without another way to read it, needs the same name where one stands.
    """
    if handle in {reading.handle, *reading.others, *reading.perhaps}:
        return True
    names = {
        folded(each.name)
        for each in readings
        if each.platform == reading.platform and each.handle == handle and each.name
    }
    return reading.name is not None and folded(reading.name) in names
