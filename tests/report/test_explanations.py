"""Why an account stands where it stands, how its findings add up, and what would change it."""

import json
from dataclasses import replace
from math import exp, log

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from impostor.model import Band, Decision, Finding, Person, Profile, Return, Sentence, Verdict
from impostor.rank.groups import SENTENCES, Operation, Tie
from impostor.report import FORMATS, View
from impostor.report.came_back import came_back
from impostor.report.helps import helps
from impostor.report.json import SCHEMA
from impostor.report.waterfall import waterfall
from impostor.report.why import KINDS, why_this_band
from tests.report.sample import NOON, account, card, family, view

NAMED = {kind: str(sentence) for kind, sentence in KINDS.items()}
CARE = (Sentence("It bears the platform's badge."),)


@pytest.mark.parametrize(
    ("match", "said", "unsaid"),
    [
        ({"band": Band.LIKELY, "kinds": ("photo", "name"), "score": 0.9},
         "Two independent kinds of finding agree: a copied photo and an imitated name", "care"),
        ({"band": Band.LIKELY, "kinds": ("photo", "name", "fake"), "score": 0.9},
         "Three independent kinds", "care"),
        ({"band": Band.LIKELY, "kinds": ("photo", "name", "bio", "fake"), "score": 0.9},
         "All kinds", "care"),
        ({"band": Band.POSSIBLE, "kinds": ("photo", "name"), "score": 0.9, "care": CARE},
         "until someone has spoken", "less probable"),
        ({"band": Band.POSSIBLE, "kinds": ("photo", "name"), "score": 0.3},
         "less probable than not", "care"),
        ({"band": Band.POSSIBLE, "kinds": ("name", "bio"), "score": 0.8},
         "nor a copied name together with the handle", "less probable"),
        ({"band": Band.POSSIBLE, "kinds": ("name",), "score": 0.8}, "namesake", "care"),
        ({"band": Band.POSSIBLE, "kinds": (), "score": 0.3}, "small things", "care"),
        ({"band": Band.USES_PHOTOS, "kinds": ("photo",), "score": 0.8},
         "parents, clubs and photographers", "care"),
        ({"band": Band.UNLIKELY, "score": 0.01}, "No copied photo", "care"),
        ({"band": Band.UNLIKELY, "score": 0.01, "profile": None},
         "Nothing of this account was read", "was found"),
        ({"band": Band.PROTECTED, "score": 0.0, "profile": None}, "declared it as own", "care"),
    ],
)  # fmt: skip
def test_the_band_is_explained_where_it_contradicts_the_score(
    match: dict[str, object], said: str, unsaid: str
) -> None:
    shown = card(account("x", "a"), **match)
    told = " ".join(map(str, why_this_band(shown, NAMED)))
    assert said in told
    assert unsaid not in told


@given(st.lists(st.floats(-6, 6), max_size=8), st.floats(0.001, 0.5))
def test_each_bar_begins_where_the_one_before_ended(weights: list[float], prior: float) -> None:
    findings = [Finding("x", weight, Sentence("x")) for weight in weights]
    fall = waterfall(findings, prior)
    steps = (*fall.speaks_for, *fall.against)
    end = log(prior / (1 - prior))
    for step in steps:
        end += step.finding.weight
        assert step.log_odds == pytest.approx(end)
    for bar in (fall.prior, fall.total, *(step.bar for step in steps)):
        assert -0.01 <= bar.start <= bar.start + bar.length <= 100.02
        assert bar.even == fall.prior.even
    share = 1 / (1 + exp(-end))
    right_of_even = fall.total.start + fall.total.length > fall.total.even + 0.02
    assert right_of_even == (share > 0.5) or abs(share - 0.5) < 0.01


@pytest.mark.parametrize(
    ("changes", "person", "said"),
    [
        ({"pictures": ()}, {}, "bring a screenshot"),
        ({}, {"own": ()}, "No own account on"),
        ({}, {"photos": ()}, "Few photos of the person"),
        ({}, {"own": (), "handles": ()}, "No user name of the person"),
        ({"profile": Profile(account("x", "a"))}, {}, "No name could be read"),
        ({}, {}, "declare it as own or trusted"),
    ],
)
def test_what_would_change_it_is_said(
    changes: dict[str, object], person: dict[str, object], said: str
) -> None:
    whose: Person = replace(family().person, **person)
    one = card(account("x", "a"), **changes)
    assert said in " ".join(map(str, helps(one, view(one, person=whose))))


def test_nothing_would_change_a_protected_account() -> None:
    one = card(account("x", "a"), band=Band.PROTECTED)
    assert helps(one, view(one)) == ()


LINK = Return(7, 4.0, (Sentence("Its profile picture is that of account 7."),))


@pytest.mark.parametrize(
    ("verdict", "link", "number", "confirmed"),
    [
        (None, LINK, 7, False),
        (Verdict(account("x", "a"), Decision.FAKE, "C", NOON), LINK, 7, False),
        (Verdict(account("x", "a"), Decision.FAKE, "C", NOON, return_of=7), LINK, 7, True),
        (Verdict(account("x", "a"), Decision.FAKE, "C", NOON, return_of=3), LINK, 3, True),
        (Verdict(account("x", "a"), Decision.FAKE, "C", NOON, return_of=3), None, 3, True),
    ],
)
def test_a_person_s_word_on_a_return_goes_before_the_machine_s(
    verdict: Verdict | None, link: Return | None, number: int, confirmed: bool
) -> None:
    one = card(account("x", "a"), return_of=link)
    found = came_back(one.match, (verdict,) if verdict else ())
    assert found is not None
    assert (found.number, found.confirmed) == (number, confirmed)
    assert bool(found.reasons) == (number == 7)


@pytest.mark.parametrize("decision", [Decision.GENUINE, Decision.UNRELATED])
def test_who_was_cleared_by_a_person_is_counted_and_listed_as_no_impostor(
    decision: Decision,
) -> None:
    one = card(account("x", "cleared.one"), band=Band.LIKELY, score=0.9)
    said = Verdict(one.match.account, decision, "Claire", NOON)
    before = FORMATS["html"](view(one), "en")
    after = FORMATS["html"](view(replace(one, verdicts=(said,))), "en")
    assert "1 account probably impersonates" in before
    assert "probably impersonates" not in after
    assert "1 account cleared by a person" in after
    assert "cleared.one" in after


def operation(count: int) -> View:
    numbers = tuple(range(1, count + 1))
    ties = tuple(
        Tie(1, n, "bio", Sentence(SENTENCES["bio"], {"one": "1", "other": str(n)}))
        for n in numbers[1:]
    )
    cards = [card(account("x", f"a{n}"), n, band=Band.LIKELY, score=0.9) for n in numbers]
    return view(*cards, operations=(Operation(numbers, ties),))


@pytest.mark.parametrize("count", [2, 30])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_operation_is_drawn_and_written_out(count: int, language: str) -> None:
    page = FORMATS["html"](operation(count), language)
    assert page.count("<circle") == count
    assert page.count('<line class="tie') == count - 1
    assert 'role="img" aria-labelledby="operation-1"' in page
    assert ("in the same words" in page) == (language == "en")


@pytest.mark.parametrize(
    ("words", "shared", "on_word"),
    [((False,), True, 0), ((True,), False, 1), ((True, False), True, 0), ((True, True), False, 1)],
)
def test_a_group_on_a_person_s_word_is_not_said_to_share_anything(
    words: tuple[bool, ...], shared: bool, on_word: int
) -> None:
    cards = [card(account("x", f"a{n}"), n, band=Band.LIKELY, score=0.9) for n in (1, 2)]
    ties = tuple(Tie(1, 2, "return", Sentence("Tied."), word) for word in words)
    page = FORMATS["html"](view(*cards, operations=(Operation((1, 2), ties),)), "en")
    assert ("These accounts share what people do not share by chance" in page) == shared
    assert page.count("A person says that these accounts belong together") == on_word


def test_the_schema_knows_operations_returns_and_reasons() -> None:
    one = card(account("x", "a"), return_of=LINK, kinds=("photo", "fake"), band=Band.POSSIBLE)
    document = json.loads(FORMATS["json"](view(one), "en"))
    schema = json.loads(SCHEMA.read_text(encoding="utf-8"))
    jsonschema.validate(document, schema)
    jsonschema.validate(json.loads(FORMATS["json"](operation(3), "fr")), schema)
    shown = document["accounts"][0]
    assert shown["return_of"]["number"] == 7
    assert shown["why"]
    assert shown["helps"]
