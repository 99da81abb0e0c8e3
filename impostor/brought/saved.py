"""Saved pages and archives into the case: read as the network would be, and kept apart from it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from impostor.brought.keep import Kept, Places, again, keep, place
from impostor.brought.labels import Label, file_name
from impostor.brought.pages import NOT_THERE, fetch_from, sightings
from impostor.brought.values import Asked, Event, Placed, Tools, Unplaced, Unread
from impostor.case import Case
from impostor.evidence import (
    DamagedError,
    Found,
    Kind,
    Saved,
    UnaddressedError,
    kind_of,
    open_saved,
)
from impostor.images import Opened
from impostor.language import N_
from impostor.model import Fetch, NoAnswer, Page, Picture, Profile, Role, Sentence, Source
from impostor.observe import Sighting, pictures_of
from impostor.pictures import develop
from impostor.screenshots.accounts import account_at

ONE_PAGE = frozenset({Kind.HTML, Kind.MHTML})
"""Forms that hold one page, whose pictures are this account's as far as anybody can tell."""
MOST_MORE = 24
SMALLEST_BYTES, SMALLEST_SIDE = 15_000, 240
"""Below that a picture is a sign of the site or somebody's small face beside a comment."""

NO_ADDRESS = Sentence(N_("It does not say which address it was saved from."))
GIF = b"GIF8"


def bring_saved(case: Case, found: Found, known: Places, tools: Tools) -> Iterator[Event]:
    """Take a saved page or an archive into the case, with every account whose page it holds.

    `known` says what stands in the case already, and learns of what is placed.
    """
    label = tools.labels.get(file_name(found.path.name), Label())
    try:
        kept = keep(case, found)
        if places := known.get(kept.sha256):
            yield from again(kept.name, places)
            return
        saved = _opened(found, label, tools)
    except DamagedError as error:
        yield Unread(found.path.name, str(error))
        return
    if saved is None:
        yield Unplaced((kept.name,), NO_ADDRESS)
        return
    yield from (Unread(kept.name, sentence) for sentence in saved.missing)
    for event in _accounts(case, kept, saved, tools):
        if isinstance(event, Placed):
            known.setdefault(kept.sha256, []).append((event.number, event.account))
        yield event


def _opened(found: Found, label: Label, tools: Tools) -> Saved | None:
    """Open a file; one that states no address is asked for, None where nobody answers."""
    kind = found.kind or Kind.HTML
    named = label.account()
    address = label.address or (named.url if named else None)
    try:
        return open_saved(found.path, kind, address)
    except UnaddressedError:
        answer = tools.ask(Asked((found.path.name,), str(NO_ADDRESS)))
        account = account_at(answer) if answer else None
        return open_saved(found.path, kind, account.url) if account else None


def _accounts(case: Case, kept: Kept, saved: Saved, tools: Tools) -> Iterator[Event]:
    seen = list(sightings(saved))
    shown = [(each, each.profile) for each in seen if each.profile is not None]
    claimed = saved.claimed_at or kept.found.claimed_at
    kept = replace(kept, found=replace(kept.found, stated_at=claimed))
    fetch = _keeping(case, fetch_from(saved))
    for sighting, profile in shown:
        pictures = [p for p in develop(case, sighting, fetch, tools.door).pictures if _held(p)]
        if len(shown) == 1 and kept.found.kind in ONE_PAGE:
            pictures += _more(case, saved, profile, tools)
        yield place(case, kept, profile, pictures, tools)
    if not shown:
        yield Unread(kept.name, f"{kept.name} {_why_none(seen)}")


def _why_none(seen: Sequence[Sighting]) -> str:
    if not seen:
        return "holds no account's page."
    return f"shows no account's page that can be read: {seen[0].observation.reason}"


def _held(picture: Picture) -> bool:
    return picture.trouble != NOT_THERE


def _keeping(case: Case, fetch: Fetch) -> Fetch:
    """Keep the bytes of what a look takes out of a file, so that it can be described again."""

    def fetched(url: str) -> Page | NoAnswer:
        answer = fetch(url)
        if isinstance(answer, Page):
            case.keep(answer.body)
        return answer

    return fetched


def _more(case: Case, saved: Saved, profile: Profile, tools: Tools) -> list[Picture]:
    """Take the large pictures of a page that its profile does not name, such as later posts."""
    named = {url for url, _ in pictures_of(profile)}
    bodies = {
        page.body: page.url
        for page in saved.answers.values()
        if page.url not in named and len(page.body) >= SMALLEST_BYTES and _is_picture(page.body)
    }
    found = []
    chosen = list(bodies.items())[:MOST_MORE]
    for (body, url), opened in zip(
        chosen, tools.door.open_all(body for body, _ in chosen), strict=True
    ):
        if (
            isinstance(opened, Opened)
            and min(opened.photo.width, opened.photo.height) >= SMALLEST_SIDE
        ):
            case.keep(body)
            case.store_photo(opened.photo, opened.thumbnail)
            found.append(Picture(url, Role.POST, opened.photo, source=Source.PERSON))
    return found


def _is_picture(body: bytes) -> bool:
    return body.startswith(GIF) or kind_of("", body[:16]) is Kind.SCREENSHOT
