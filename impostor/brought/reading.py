"""What files say of accounts, read without a case: nothing is stored or fetched."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from impostor.brought.keep import NOT_LOOKED_AT
from impostor.brought.labels import by_name
from impostor.brought.pages import sightings
from impostor.brought.text import why_unclear
from impostor.evidence import DamagedError, Found, Kind, UnaddressedError, open_saved
from impostor.images import Door, Unreadable
from impostor.model import Observation, Profile, Sentence, Status
from impostor.ocr import unpacked
from impostor.screenshots import Recognised, grouped, recognise
from impostor.screenshots.accounts import account_of, told_by_name


@dataclass(frozen=True, slots=True)
class Told:
    """What one file says of one account; a screenshot says nothing of its status."""

    file: str
    status: Status
    reason: Sentence
    profile: Profile | None = None


@dataclass(frozen=True, slots=True)
class Silent:
    """A file that says nothing, or cannot be read, as a sentence that names it."""

    file: str
    sentence: str


def read_saved(found: Found, url: str | None) -> Iterator[Told | Silent]:
    """Read a saved page or an archive; `url` is the address of a page that states none."""
    name = found.path.name
    try:
        saved = open_saved(found.path, found.kind or Kind.HTML, url)
    except UnaddressedError as error:
        yield Silent(name, f"{error} Give it with --url.")
        return
    except DamagedError as error:
        yield Silent(name, str(error))
        return
    yield from (Silent(name, sentence) for sentence in saved.missing)
    seen = list(sightings(saved))
    shown = [each for each in seen if each.profile is not None] or seen[:1]
    for each in shown:
        yield _told(name, each.observation, each.profile)
    if not seen:
        yield Silent(name, f"{name} holds no account's page.")


def _told(name: str, seen: Observation, profile: Profile | None) -> Told:
    return Told(name, seen.status, seen.reason, profile)


def read_shots(files: Sequence[Found], text_door: Door | None) -> Iterator[Told | Silent]:
    """Read whose account screenshots show, those together that were given together."""
    names, readings = [], []
    for found, reading in zip(files, _readings(files, text_door), strict=True):
        if isinstance(reading, Unreadable):
            yield Silent(found.path.name, f"{found.path.name}: {reading.sentence}")
        else:
            names.append(found.path.name)
            readings.append(reading)
    grouping = grouped(readings)
    for (platform, handle), members in grouping.accounts.items():
        account = account_of(platform, handle)
        for number in members:
            profile = Profile(account, readings[number].name) if account else None
            yield Told(names[number], Status.UNKNOWN, NOT_LOOKED_AT, profile)
    for unclear in grouping.unclear:
        for number in unclear.members:
            why = why_unclear(unclear, text_door)
            sentence = f"{names[number]}: it is not clear whose account this is. {why}"
            yield Silent(names[number], sentence)


def _readings(files: Sequence[Found], text_door: Door | None) -> Iterator[Recognised | Unreadable]:
    if text_door is None:
        yield from map(_by_name, files)
        return
    contents = (found.path.read_bytes() for found in files)
    for found, opened in zip(files, text_door.open_all(contents), strict=True):
        named = _by_name(found)
        if isinstance(opened, Unreadable):
            yield opened
            continue
        read = recognise(unpacked(opened.photo.descriptors), named.platform)
        yield named.with_name_of(read) if named.handle else read


def _by_name(found: Found) -> Recognised:
    account = by_name(found.path.name).account()
    if account is not None and account.handle:
        return Recognised.told(account.platform, account.handle)
    return Recognised(told_by_name(found.path.stem).platform)
