"""Text that strangers wrote is shown, and does nothing else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impostor.model import Sentence
from impostor.report.escape import (
    anchor,
    cell,
    isolate,
    isolated,
    json_text,
    link,
    sentence_markup,
    shortened,
    visible,
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Lea\u202enitraM", "Lea⟦U+202E⟧nitraM", id="right-to-left override"),
        pytest.param("L\u200bea", "L⟦U+200B⟧ea", id="zero-width space"),
        pytest.param("L\u200dea", "L⟦U+200D⟧ea", id="joiner between latin letters"),
        pytest.param("Lea\u2066x\u2069", "Lea⟦U+2066⟧x⟦U+2069⟧", id="isolates"),
        pytest.param("Lea\x00\x1b[31m", "Lea⟦U+0000⟧⟦U+001B⟧[31m", id="terminal controls"),
        pytest.param("Lea\u3164", "Lea⟦U+3164⟧", id="hangul filler"),
        pytest.param("L\u00adea", "L⟦U+00AD⟧ea", id="soft hyphen"),
        pytest.param("Le\ufe0fa", "Le⟦U+FE0F⟧a", id="selector after a letter"),
        pytest.param("\ud800", "⟦U+D800⟧", id="half of a surrogate pair"),
        pytest.param("\u200dLea", "⟦U+200D⟧Lea", id="joiner at the start"),
    ],
)
def test_what_cannot_be_seen_is_shown(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Léa Martin", id="accents"),
        pytest.param("ليا مارتن", id="arabic"),
        pytest.param("می‌خواهم", id="persian with its non-joiner"),
        pytest.param("क्‍ष", id="devanagari with its joiner"),
        pytest.param("👩‍👧‍👦 ❤️ 1️⃣", id="emoji families, hearts and keycaps"),
        pytest.param("莉娅·马丁", id="chinese"),
        pytest.param("line one\nline two", id="line breaks of a bio"),
    ],
)
def test_honest_writing_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


@given(st.text())
def test_a_text_made_visible_is_visible(text: str) -> None:
    assert visible(visible(text)) == visible(text)


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("javascript:alert(1)", id="javascript"),
        pytest.param("JaVaScRiPt:alert(1)", id="javascript in mixed case"),
        pytest.param("java\nscript:alert(1)", id="javascript over two lines"),
        pytest.param(" javascript:alert(1)", id="javascript after a space"),
        pytest.param("data:text/html,<script>alert(1)</script>", id="data"),
        pytest.param("file:///etc/passwd", id="file"),
        pytest.param("//example.org", id="no scheme"),
        pytest.param("https://", id="no host"),
        pytest.param("https://[", id="broken host"),
        pytest.param("https://example.org/\u202egpj.exe", id="turned around"),
        pytest.param("mailto:a@example.org", id="mail"),
    ],
)
def test_only_web_addresses_may_be_clicked(url: str) -> None:
    assert link(url) is None
    assert "href" not in anchor(url)


def test_a_link_tells_nobody_where_it_was_clicked() -> None:
    assert anchor('https://example.org/?a=1&b="') == (
        '<a href="https://example.org/?a=1&amp;b=&#34;" rel="noreferrer noopener nofollow">'
        "<bdi>https://example.org/?a=1&amp;b=&#34;</bdi></a>"
    )


def test_markup_is_text_and_stands_apart() -> None:
    assert isolated("<b>Léa</b>") == "<bdi>&lt;b&gt;Léa&lt;/b&gt;</bdi>"
    assert isolated("a\u202eb") == '<bdi>a<span class="unseen">⟦U+202E⟧</span>b</bdi>'


def test_the_values_of_a_sentence_stand_apart() -> None:
    sentence = Sentence("{a} imitates <{b}>.", {"a": "<i>\u2069x", "b": "Léa"})
    assert sentence_markup(str(isolate(sentence))) == (
        '<bdi>&lt;i&gt;<span class="unseen">⟦U+2069⟧</span>x</bdi> imitates &lt;<bdi>Léa</bdi>&gt;.'
    )


@given(st.text(alphabet=st.sampled_from("<>&\"'⟦⟧\u2068\u2069{}aé U+202E")))
def test_no_value_opens_or_closes_a_tag(value: str) -> None:
    shown = sentence_markup(str(isolate(Sentence("{value}", {"value": value}))))
    inside = shown.removeprefix("<bdi>").removesuffix("</bdi>")
    inside = inside.replace('<span class="unseen">', "").replace("</span>", "")
    assert "<" not in inside
    assert ">" not in inside


@pytest.mark.parametrize(
    ("text", "written"),
    [
        pytest.param("=1+1", "'=1+1", id="formula"),
        pytest.param("+33 6", "'+33 6", id="plus"),
        pytest.param("-2+3", "'-2+3", id="minus"),
        pytest.param("@SUM(A1)", "'@SUM(A1)", id="at sign"),
        pytest.param("\t=1", "'=1", id="tab first"),
        pytest.param("\r=1", "'=1", id="carriage return first"),
        pytest.param("  =1", "'=1", id="spaces first"),
        pytest.param("=1", "'=1", id="full-width equals sign"),
        pytest.param("|calc", "'|calc", id="pipe"),
        pytest.param("a;=1+1", "a;'=1+1", id="a cell of its own where ; separates"),
        pytest.param("a\tb\nc", "a b c", id="one line"),
        pytest.param("a\n=1", "a =1", id="no line of its own"),
        pytest.param("Léa Martin", "Léa Martin", id="a name"),
        pytest.param("a = b", "a = b", id="no formula in the middle"),
        pytest.param("x@example.org", "x@example.org", id="an address"),
        pytest.param("\u200b=1", "⟦U+200B⟧=1", id="behind an unseen character"),
    ],
)
def test_a_cell_is_never_a_formula(text: str, written: str) -> None:
    assert cell(text) == written


@given(st.text(alphabet=st.sampled_from("=+-@;, \t\r\n\"'a")))
def test_no_cell_begins_a_formula_wherever_it_is_split(text: str) -> None:
    assert not any(part.strip()[:1] in set("=+-@") for part in cell(text).split(";") if part)


@given(st.text())
def test_escapes_in_json_change_nothing(text: str) -> None:
    written = json_text(json.dumps(text, ensure_ascii=False))
    assert json.loads(written) == text
    written.encode("utf-8")


@given(st.text(), st.integers(min_value=1, max_value=20))
def test_a_shortened_text_is_short_and_says_so(text: str, limit: int) -> None:
    short = shortened(text, limit)
    assert len(short) <= limit
    assert short == text or short.endswith("…")
