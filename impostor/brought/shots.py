"""Screenshots into the case: their text is read, they are sorted into accounts, and compared."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from impostor.brought.keep import Kept, again, keep, known_places, note, place
from impostor.brought.labels import Label, by_name, file_name
from impostor.brought.text import why_unclear
from impostor.brought.values import Asked, Event, Seen, Tools, Unplaced, Unread
from impostor.case import Case
from impostor.evidence import DamagedError, Found
from impostor.images import Opened, Unreadable
from impostor.language import N_
from impostor.model import Account, Photo, Picture, Profile, Role, Sentence
from impostor.ocr import unpacked
from impostor.screenshots import NO_HANDLE, Recognised, Unclear, grouped, recognise
from impostor.screenshots.accounts import account_at, account_of, told_by_name

ADDRESS = "brought:"
"""Before a file's name: where the picture stands that a screenshot is."""
NO_SUCH = N_("The handle {handle} that was read cannot exist on its platform.")
ALONE_IN_VIEW = frozenset({"whatsapp", "telegram"})
"""Platforms whose account's page shows its own picture and no posts."""
NOTHING = Recognised()


@dataclass(frozen=True, slots=True)
class Shot:
    """A screenshot, what a person wrote of it, and what was recognised in it.

    `failed` says why its text could not be read, where that was tried.
    """

    kept: Kept
    label: Label
    reading: Recognised = NOTHING
    failed: Sentence | None = None

    @property
    def account(self) -> Account | None:
        """Give the account that the label names."""
        return self.label.account(self.reading.platform)


def bring_shots(case: Case, files: Sequence[Found], tools: Tools) -> Iterator[Event]:
    """Take screenshots into the case; those that are unclear are asked for, then left."""
    shots: list[Shot] = []
    yield from _new(case, files, tools, shots)
    read: list[Shot] = []
    yield from _read(case, shots, tools, read)
    yield from _sorted(case, read, tools)


def _new(case: Case, files: Sequence[Found], tools: Tools, into: list[Shot]) -> Iterator[Event]:
    """Keep the files' bytes; what stands under an account already is not read again."""
    places = known_places(case)
    for found in files:
        try:
            kept = keep(case, found)
        except DamagedError as error:
            yield Unread(found.path.name, str(error))
            continue
        given = tools.labels.get(file_name(kept.name))
        label = given or by_name(kept.name)
        if kept.sha256 in places and given is None:
            yield from again(kept.name, places[kept.sha256])
        elif all(kept.sha256 != shot.kept.sha256 for shot in into):
            into.append(Shot(kept, label))


def _read(case: Case, shots: list[Shot], tools: Tools, into: list[Shot]) -> Iterator[Event]:
    """Read the text of the shots of which no label tells the account and its name."""
    told = [shot if shot.account is None else _labelled(shot) for shot in shots]
    if tools.text_door is None:
        into += [replace(s, reading=_by_name(s)) if s.account is None else s for s in told]
        return
    into += [shot for shot in told if _is_known(shot)]
    unread = [shot for shot in told if not _is_known(shot)]
    contents = (case.original(shot.kept.sha256) or b"" for shot in unread)
    for number, opened in enumerate(tools.text_door.open_all(contents)):
        found = _read_once(unread[number], opened, case, tools)
        if isinstance(found, Unread):
            yield found
        else:
            into.append(found)
        yield Seen(number + 1, len(unread))


def _is_known(shot: Shot) -> bool:
    """Tell whether a label says all that text could: the account, and its name or no handle."""
    return shot.account is not None and (bool(shot.reading.name) or not shot.reading.handle)


def _read_once(shot: Shot, opened: Opened | Unreadable, case: Case, tools: Tools) -> Shot | Unread:
    """Recognise a screenshot; one that can be opened, though not read, the person can tell of."""
    if isinstance(opened, Opened):
        return _recognised(shot, opened.photo)
    if shot.account is not None:
        return shot
    picture = tools.door.open(case.original(shot.kept.sha256) or b"").result()
    if isinstance(picture, Unreadable):
        return Unread(shot.kept.name, f"{shot.kept.name}: {picture.sentence}")
    return replace(shot, reading=_by_name(shot), failed=opened.sentence)


def _recognised(shot: Shot, text: Photo) -> Shot:
    """Recognise a screenshot by its text; a handle that a person wrote down counts instead."""
    told = shot.reading.platform or _by_name(shot).platform
    reading = recognise(unpacked(text.descriptors), told)
    if shot.account is not None:
        reading = shot.reading.with_name_of(reading)
    elif shot.label.handle:
        reading = Recognised.told(reading.platform, shot.label.handle, reading.name)
    return replace(shot, reading=reading)


def _labelled(shot: Shot) -> Shot:
    account, name = shot.account, shot.label.name
    if account is None or not account.handle:
        return shot
    return replace(shot, reading=Recognised.told(account.platform, account.handle, name))


def _by_name(shot: Shot) -> Recognised:
    return Recognised(told_by_name(shot.kept.found.path.stem).platform)


def _sorted(case: Case, shots: list[Shot], tools: Tools) -> Iterator[Event]:
    places: dict[str, tuple[Account, list[Shot]]] = {}
    grouping = grouped([shot.reading for shot in shots])
    unclear = list(grouping.unclear)
    for (platform, handle), members in grouping.accounts.items():
        account = shots[members[0]].account or account_of(platform, handle)
        if account is None:
            why = Sentence(NO_SUCH, {"handle": handle})
            unclear.append(Unclear(members, why, platform))
        else:
            _add(places, account, [shots[number] for number in members])
    left: list[Unplaced] = []
    for each in unclear:
        together = [shots[number] for number in each.members]
        answer = together[0].account or _asked(each, together, tools)
        if answer is not None:
            _add(places, answer, together)
            continue
        for shot in together:
            note(case, shot.kept, tools, None)
        left.append(Unplaced(_names(together), _why(each, together, tools), each.choices))
    for account, members_of in places.values():
        yield from _placed(case, account, members_of, tools)
    yield from left


def _add(
    places: dict[str, tuple[Account, list[Shot]]], account: Account, shots: Sequence[Shot]
) -> None:
    places.setdefault(account.url, (account, []))[1].extend(shots)


def _asked(unclear: Unclear, shots: Sequence[Shot], tools: Tools) -> Account | None:
    """Ask the person whose account some screenshots show, until the answer is an account's."""
    why = str(_why(unclear, shots, tools))
    for _ in range(3):
        answer = tools.ask(Asked(_names(shots), why, unclear.platform, unclear.choices))
        if not answer:
            return None
        if account := account_at(answer, unclear.platform):
            return account
        why = f"“{answer}” is no account's address."
    return None


def _why(unclear: Unclear, shots: Sequence[Shot], tools: Tools) -> Sentence:
    if unclear.why.template != NO_HANDLE or tools.text_door is None:
        return why_unclear(unclear, tools.text_door)
    return next((shot.failed for shot in shots if shot.failed), unclear.why)


def _names(shots: Sequence[Shot]) -> tuple[str, ...]:
    return tuple(shot.kept.name for shot in shots)


def _placed(case: Case, account: Account, shots: list[Shot], tools: Tools) -> Iterator[Event]:
    """Describe an account's screenshots, and store each with the name that they show together."""
    names = Counter(shot.reading.name for shot in shots if shot.reading.name)
    given = [shot.label.name for shot in shots if shot.label.name]
    shown = given[0] if given else next((name for name, _ in names.most_common(1)), None)
    contents = (case.original(shot.kept.sha256) or b"" for shot in shots)
    for shot, opened in zip(shots, tools.door.open_all(contents), strict=True):
        if isinstance(opened, Unreadable):
            yield Unread(shot.kept.name, f"{shot.kept.name}: {opened.sentence}")
            continue
        yield place(case, shot.kept, Profile(account, shown), [_picture(case, shot, opened)], tools)


def _picture(case: Case, shot: Shot, opened: Opened) -> Picture:
    case.store_photo(opened.photo, opened.thumbnail)
    reading = shot.reading
    own = reading.profile and reading.platform in ALONE_IN_VIEW
    role = Role.AVATAR if own else Role.POST
    return Picture(f"{ADDRESS}{shot.kept.name}", role, opened.photo, screenshot=True)
