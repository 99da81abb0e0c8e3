"""The HTML report: one file that opens from disk, without network and without scripts."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from impostor.model import Band, Sentence
from impostor.rank.groups import Operation
from impostor.rank.order import BANDS
from impostor.rank.verdicts import CLEARING, last_decision
from impostor.report import timeline as history
from impostor.report import words
from impostor.report.bars import bars
from impostor.report.came_back import came_back
from impostor.report.escape import anchor, isolate, isolated, sentence_markup
from impostor.report.graph import Graph, graph
from impostor.report.help_lines import HELP_LINES
from impostor.report.show import Gallery, Showing, Shown, showing, subject
from impostor.report.speech import Speech, speech
from impostor.report.speeds import strips
from impostor.report.view import Card, View

MOST_REFERENCES = 12
"""Reference photos shown at the top; the others only where they were copied."""

FOLDED = frozenset({Band.UNLIKELY, Band.PROTECTED})
"""Bands listed line by line, without pictures: nobody has to compare anything there."""


@dataclass(frozen=True, slots=True)
class Section:
    """The accounts of one band, or those that a person cleared, whatever their band."""

    name: str
    folded: bool
    words: words.BandWords
    counted: Sentence
    meaning: Sentence
    next_step: Sentence
    accounts: tuple[Showing, ...]


def as_html(view: View, language: str) -> str:
    """Write a view as one HTML file in a language of `LANGUAGES`."""
    spoken = speech(language, view.made_at.tzinfo)
    gallery = Gallery(view, spoken)
    sections = _sections(view, gallery)
    references = tuple(
        gallery.reference(photo.sha256) for photo in view.person.photos[:MOST_REFERENCES]
    )
    cases = (case for each in view.histories for case in each.takedowns)
    measured, scale_end = strips(cases, view.made_at)
    page = environment(spoken).get_template("report.html")
    return page.render(
        view=view,
        person=subject(view),
        sections=sections,
        references=references,
        bars=bars(_placed(view)),
        operations=_operations(view, sections),
        judged=sum(bool(card.verdicts) for card in view.cards),
        unreviewed=sum(card.match.band is Band.LIKELY and not card.verdicts for card in view.cards),
        images=_images(view, [*references, *_pictures(sections)]),
        style=Markup(_text("report.css")),  # noqa: S704 - our own file
        words=words,
        timeline=_timeline(view),
        strips=measured,
        scale_end=scale_end,
        history=history,
        help_lines=HELP_LINES,
    )


@cache
def environment(spoken: Speech) -> Environment:
    """Make the templates' surroundings: everything is escaped, and these filters speak.

    `say` (Sentence), `bdi` (a stranger's text), `anchor` (an address), `moment` and `day`
    (datetime), `number` (int), `percent` (share in [0, 1]).
    """
    made = Environment(
        loader=PackageLoader("impostor.report"),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # The extension adds this method to the class when it is loaded.
    made.install_gettext_translations(spoken.catalogue)  # type: ignore[attr-defined]
    made.globals["language"] = spoken.language
    made.filters |= {
        "say": lambda sentence: sentence_markup(spoken.say(isolate(spoken.named(sentence)))),
        "about": _about,
        "bdi": isolated,
        "anchor": anchor,
        "moment": spoken.moment,
        "day": spoken.day,
        "number": spoken.number,
        "platform": words.platform,
        "percent": spoken.percent,
        "time_taken": spoken.length,
    }
    return made


def _timeline(view: View) -> history.Timeline | None:
    backs = ((card.number, came_back(card.match, card.verdicts)) for card in view.cards)
    returns = {number: back.number for number, back in backs if back is not None}
    return history.timeline(view.histories, returns, view.made_at)


def _about(sentence: Sentence, **values: str) -> Sentence:
    """Fill a sentence's places."""
    return replace(sentence, values=values)


def _placed(view: View) -> list[Card]:
    """Give the cards that have a place in a band: an account nobody saw is not "unrelated".

    Those that a person cleared stand apart, whatever the machine says of them.
    """
    unread = {each.number for each in view.unread}
    return [
        card
        for card in view.cards
        if not _is_cleared(card)
        and (card.match.band is not Band.UNLIKELY or card.number not in unread)
    ]


def _sections(view: View, gallery: Gallery) -> tuple[Section, ...]:
    person = subject(view)
    shown = [showing(card, gallery) for card in _placed(view)]
    groups = [
        (str(b), b in FOLDED, words.BANDS[b], [one for one in shown if one.card.match.band is b])
        for b in BANDS
    ]
    cleared = [showing(card, gallery) for card in view.cards if _is_cleared(card)]
    groups.insert(-1, ("cleared", True, words.CLEARED, cleared))
    return tuple(
        Section(
            name,
            folded,
            meant,
            replace(meant.counted, count=len(accounts), values={"person": person}),
            _about(meant.meaning, person=person),
            _about(meant.next_step, person=person),
            tuple(accounts),
        )
        for name, folded, meant, accounts in groups
        if accounts
    )


def _is_cleared(card: Card) -> bool:
    """Tell whether a person said of an account that it is no fake."""
    return last_decision(card.verdicts) in CLEARING


@dataclass(frozen=True, slots=True)
class Drawn:
    """An operation with its picture and its accounts."""

    operation: Operation
    graph: Graph
    members: tuple[Showing, ...]


def _operations(view: View, sections: Iterable[Section]) -> tuple[Drawn, ...]:
    shown = {one.card.number: one for section in sections for one in section.accounts}
    return tuple(
        Drawn(
            operation,
            graph(operation, {number: shown[number].card for number in operation.members}),
            tuple(shown[number] for number in operation.members),
        )
        for operation in view.operations
        if shown.keys() >= set(operation.members)
    )


def _pictures(sections: Iterable[Section]) -> Iterable[Shown]:
    for section in sections:
        for one in () if section.folded else section.accounts:
            yield from (one.avatar,) if one.avatar else ()
            for pair in one.pairs:
                yield from (pair.candidate, pair.reference)


def _images(view: View, pictures: Iterable[Shown]) -> dict[str, tuple[Shown, str]]:
    """Give each picture once, as a data address: many cards show the same reference photo."""
    images: dict[str, tuple[Shown, str]] = {}
    for shown in pictures:
        if shown.sha256 not in images and (jpeg := view.thumbnails(shown.sha256)) is not None:
            address = f"data:image/jpeg;base64,{b64encode(jpeg).decode('ascii')}"
            images[shown.sha256] = (shown, address)
    return images


def _text(name: str) -> str:
    return files("impostor.report").joinpath(name).read_text(encoding="utf-8")
