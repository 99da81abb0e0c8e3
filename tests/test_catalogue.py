"""Everything that a person reads exists in French, and fits its English original."""

import ast
import string
from io import BytesIO

import pytest
from babel.messages.catalog import Message
from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po

from tests import catalogue

FRENCH = catalogue.LANGUAGES


def places(text: str) -> set[str]:
    return {name for _text, name, _format, _conversion in string.Formatter().parse(text) if name}


def forms(message: Message) -> tuple[tuple[str, ...], tuple[str, ...]]:
    one = isinstance(message.id, str)
    return ((message.id,), (message.string,)) if one else (message.id, message.string)


@pytest.mark.parametrize("language", FRENCH)
def test_every_sentence_is_translated(language: str) -> None:
    known = {str(message.id) for message in catalogue.read(language) if message.id}
    wanted = {str(message.id) for message in catalogue.messages()}
    hint = "run python -m tests.catalogue update, then translate what is empty"
    assert sorted(wanted - known) == [], hint
    assert sorted(known - wanted) == [], hint
    assert catalogue.untranslated(catalogue.read(language)) == [], hint


@pytest.mark.parametrize("language", FRENCH)
def test_no_translation_is_a_guess_or_left_over(language: str) -> None:
    read = catalogue.read(language)
    assert [message.id for message in read if message.fuzzy and message.id] == []
    assert list(read.obsolete) == []


@pytest.mark.parametrize("language", FRENCH)
def test_the_places_of_a_translation_are_those_of_the_original(language: str) -> None:
    for message in catalogue.read(language):
        if message.id:
            originals, translated = forms(message)
            wanted = set().union(*map(places, originals))
            for text in translated:
                assert places(text) <= wanted, text
                assert wanted - places(text) <= {"count"}, text


@pytest.mark.parametrize("language", FRENCH)
def test_the_compiled_catalogue_is_that_of_the_text(language: str) -> None:
    path = catalogue.catalogue_path(language).with_suffix(".mo")
    assert _sentences(path.read_bytes()) == _sentences(catalogue.mo_bytes(catalogue.read(language)))


def _sentences(compiled: bytes) -> list[tuple[object, object]]:
    """Give all but the header, which names the release of Babel that wrote it."""
    return [(m.id, m.string) for m in read_mo(BytesIO(compiled)) if m.id]


def test_the_template_has_every_sentence() -> None:
    with catalogue.TEMPLATE.open("rb") as file:
        known = {str(message.id) for message in read_po(file) if message.id}
    assert known == {str(message.id) for message in catalogue.messages()}


def test_french_is_set_as_french_is_printed() -> None:
    for message in catalogue.read("fr"):
        for text in forms(message)[1] if message.id else ():
            assert "'" not in text, f"’ is the apostrophe: {text}"
            assert not any(f" {mark}" in text for mark in ":;?!»%"), f"breaks before a mark: {text}"
            assert "« " not in text, f"breaks after «: {text}"


def unmarked(source: str) -> list[str]:
    """Find sentences whose text nobody marked for translation."""
    return [
        ast.unparse(node)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Sentence"
        and any(isinstance(text, ast.Constant | ast.JoinedStr) for text in _texts(node))
    ]


def _texts(node: ast.Call) -> list[ast.expr]:
    return [*node.args[:1], *(word.value for word in node.keywords if word.arg == "plural")]


@pytest.mark.parametrize("path", sorted(catalogue.SOURCE.rglob("*.py")), ids=lambda path: path.stem)
def test_every_sentence_is_marked(path: object) -> None:
    assert unmarked(path.read_text(encoding="utf-8")) == []


def test_that_test_can_fail() -> None:
    assert unmarked('Sentence("Hello")') == ["Sentence('Hello')"]
    assert unmarked('Sentence(f"Hello {x}")')
    assert unmarked('Sentence(N_("Hello"), plural="Hellos")')
    assert not unmarked('Sentence(N_("Hello"), {"x": "y"})')


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('N_("a")', ["a"]),
        ('gettext("a")', ["a"]),
        ('Sentence(N_("a"), plural=N_("b"), count=2)', [("a", "b")]),
        ('Sentence(N_("a"), {}, N_("b"), 2)', [("a", "b")]),
        ('ONE = N_("a")\nMANY = N_("b")\nSentence(ONE, {}, plural=MANY)', [("a", "b")]),
        ('N_(\n    "a "\n    "b"\n)', ["a b"]),
        ('print("a")', []),
    ],
)
def test_the_tool_finds_what_is_marked(source: str, found: list[object]) -> None:
    assert [message.id for message in catalogue.in_python(source, "x.py")] == found


def test_the_tool_refuses_what_cannot_be_translated() -> None:
    with pytest.raises(ValueError, match="only a plain string"):
        list(catalogue.in_python('N_(f"a {b}")', "x.py"))


def test_the_tool_keeps_what_is_translated() -> None:
    kept = {str(message.id): message.string for message in catalogue.updated("fr")}
    for message in catalogue.read("fr"):
        if message.id and str(message.id) in kept:
            assert kept[str(message.id)] == message.string
