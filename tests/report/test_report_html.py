"""The HTML report opens from disk, runs nothing, and says what a worried parent has to know."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser

import pytest

from impostor.language import LANGUAGES
from impostor.model import (
    Account,
    Band,
    Decision,
    Finding,
    Observation,
    Person,
    Picture,
    Profile,
    Role,
    Sentence,
    Status,
    Verdict,
)
from impostor.report import FORMATS, html
from impostor.report.speech import speech
from impostor.report.view import View
from tests.report.sample import NOON, account, card, family, view

ATTACKS = (
    "<script>document.title='owned'</script>",
    '"><img src=x onerror="document.title=\'owned\'">',
    "</title></style></svg><script>document.title='owned'</script>",
    "{{ 7*7 }}{% raw %}",
    "' onmouseover='document.title=1",
    "]]><!--",
)
SCRIPTS = (
    "ليا مارتن",
    "לאה מרטין",
    "莉娅·马丁",
    "Лея Мартен",
    "리아 마르탱",
    "លីអា",
    "A\u202eB\u200bC",
)


def hostile() -> View:
    """Give a view in which every text that strangers write is an attack."""
    return view(*(_attacked(n, text) for n, text in enumerate((*ATTACKS, *SCRIPTS), 1)))


def _attacked(number: int, text: str) -> object:
    attacked = Account(text, "javascript:" + text, text, text)
    return card(
        attacked,
        number,
        rank=number,
        profile=Profile(attacked, text, text, (text, "javascript:alert(1)"), text, text, (text,)),
        observation=Observation(attacked, Status.UNKNOWN, Sentence("{t}", {"t": text}), NOON),
        pictures=(Picture(text, Role.AVATAR, None, Sentence("{t}", {"t": text})),),
        verdicts=(Verdict(attacked, Decision.UNSURE, text, NOON, text),),
        care=(Sentence("{t}", {"t": text}),),
        findings=(Finding(text, 1.0, Sentence("It says {t}.", {"t": text}), text, "x" + text),),
        band=list(Band)[number % len(Band)],
    )


class Elements(HTMLParser):
    """Every start tag with its attributes."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))

    handle_startendtag = handle_starttag


def elements(page: str) -> Iterator[tuple[str, dict[str, str]]]:
    yield from Elements(page).found


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("made", [family, hostile], ids=["family", "hostile"])
def test_nothing_runs_and_nothing_is_loaded(made: object, language: str) -> None:
    for tag, attributes in elements(FORMATS["html"](made(), language)):
        assert tag not in {"script", "iframe", "object", "embed", "link", "base", "form", "img"}
        assert not [name for name in attributes if name.startswith("on")]
        assert "src" not in attributes
        if tag == "a":
            assert re.match(r"https?://|#", attributes["href"])
        elif "href" in attributes:
            assert re.match(r"#picture-|data:image/jpeg;base64,", attributes["href"])


def test_the_page_forbids_itself_everything_else() -> None:
    [policy] = [
        attributes["content"]
        for _tag, attributes in elements(FORMATS["html"](family(), "en"))
        if attributes.get("http-equiv") == "Content-Security-Policy"
    ]
    rules = dict(rule.split(None, 1) for rule in policy.split("; "))
    assert rules == {
        "default-src": "'none'",
        "img-src": "data:",
        "style-src": "'unsafe-inline'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_the_style_loads_nothing() -> None:
    page = FORMATS["html"](family(), "en")
    style = page[page.index("<style>") : page.index("</style>")]
    assert not re.search(r"url\(|@import|expression", style)


def test_markup_in_a_name_stays_a_name() -> None:
    attack = ATTACKS[0]
    page = FORMATS["html"](
        view(card(account("x", "a"), profile=None), person=Person((attack,))), "en"
    )
    assert "&lt;script&gt;" in page
    assert attack not in page


def test_the_escaping_test_can_fail() -> None:
    """The control: templates that do not escape would carry the tag."""
    surroundings = html.environment(speech("en", None))
    assert ATTACKS[0] not in surroundings.from_string("{{ name }}").render(name=ATTACKS[0])
    loose = surroundings.overlay(autoescape=False)
    assert ATTACKS[0] in loose.from_string("{{ name }}").render(name=ATTACKS[0])


@pytest.mark.parametrize("text", [*SCRIPTS[:-1], "<i>Léa</i>"])
def test_names_of_every_script_stand_apart(text: str) -> None:
    page = FORMATS["html"](view(card(account("x", "a"), profile=_named(text))), "en")
    escaped = text.replace("<", "&lt;").replace(">", "&gt;")
    assert page.count(escaped) == page.count(f"<bdi>{escaped}</bdi>") > 0


def test_what_hides_in_a_name_is_seen() -> None:
    page = FORMATS["html"](view(card(account("x", "a"), profile=_named("A\u202eB\u200bC"))), "en")
    assert "⟦U+202E⟧" in page
    assert not re.search("[\u202a-\u202e\u2066-\u2069\u200b]", page)


def _named(name: str) -> Profile:
    return Profile(account("x", "a"), name=name)


def test_a_name_with_a_long_list_of_marks_or_letters_is_cut() -> None:
    page = FORMATS["html"](view(card(account("x", "a"), profile=_named("a" * 100_000))), "en")
    assert len(page) < 60_000
