"""The JSON report keeps to its schema, which is part of the package."""

import copy
import json

import jsonschema
import pytest
from jsonschema import Draft202012Validator

from impostor.model import Observation, Sentence, Status
from impostor.report import FORMATS
from impostor.report.json import SCHEMA
from tests.report.sample import NOON, account, card, family, judged, view
from tests.report.test_report_html import hostile

CHECKER = Draft202012Validator(
    json.loads(SCHEMA.read_text(encoding="utf-8")),
    format_checker=Draft202012Validator.FORMAT_CHECKER,
)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize(
    "made",
    [family, lambda: judged(family()), hostile, view, lambda: view(card(account("x", "a")))],
    ids=["family", "judged", "hostile", "empty", "one plain card"],
)
def test_the_report_keeps_to_its_schema(made: object, language: str) -> None:
    CHECKER.validate(json.loads(FORMATS["json"](made(), language)))


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(CHECKER.schema)


def document() -> dict[str, object]:
    return json.loads(FORMATS["json"](family(), "en"))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("score", 1.5),
        ("band", "guilty"),
        ("rank", 0),
        ("status", "fine"),
        ("findings", None),
        ("unheard_of", 1),
    ],
)
def test_the_schema_can_refuse(key: str, value: object) -> None:
    changed = copy.deepcopy(document())
    changed["accounts"][0][key] = value
    with pytest.raises(jsonschema.ValidationError):
        CHECKER.validate(changed)


def test_the_keys_that_other_programs_stand_on() -> None:
    made = document()
    assert made["version"] == 1
    assert made["person"]["names"] == ["Léa Martin"]
    account_keys = "rank number url platform account_id handle name status score band findings"
    assert set(account_keys.split()) <= set(made["accounts"][0])
    finding_keys = "signal weight sentence reference candidate"
    assert set(finding_keys.split()) <= set(made["accounts"][0]["findings"][0])


def test_accounts_stand_in_ranked_order() -> None:
    assert [each["rank"] for each in document()["accounts"]] == [1, 2, 3, 4, 5, 6]


def test_texts_are_the_very_texts_and_unseen_characters_are_escaped() -> None:
    reason = Sentence("{t}", {"t": "a\u202eb\ud800c"})
    look = Observation(account("x", "a"), Status.UP, reason, NOON)
    text = FORMATS["json"](view(card(account("x", "a"), observation=look)), "en")
    text.encode("utf-8")
    assert "a\\u202eb\\ud800c" in text
    assert json.loads(text)["accounts"][0]["reason"] == "a\u202eb\ud800c"


def test_sentences_are_in_the_language_asked_for_and_keys_are_not() -> None:
    french = json.loads(FORMATS["json"](family(), "fr"))
    assert french["language"] == "fr"
    assert french.keys() == document().keys()
    assert french["accounts"][0]["band"] == "likely"
