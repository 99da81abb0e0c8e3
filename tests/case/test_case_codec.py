"""The JSON of the database's columns: every value comes back as it went in."""

import dataclasses
import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impostor.case import codec
from impostor.case.looks import Reading, Shown
from impostor.model import Account, Finding, Match, NameMatch, Profile, Sentence, Verdict
from tests.case.made import START, account, match, verdict

# Lone surrogates too: pages' JSON can hold them.
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
MOMENTS = st.datetimes(
    min_value=datetime(1900, 1, 1),  # noqa: DTZ001 - the strategy adds the zone
    timezones=st.sampled_from((UTC, timezone(timedelta(hours=-9, minutes=-30)))),
)
LEAVES = {str: ANY_TEXT, float: NUMBERS, datetime: MOMENTS}


def values(kind: Any) -> st.SearchStrategy[Any]:
    """Values of a type of the model, whose texts and moments are as odd as they come."""
    if kind in LEAVES:
        return LEAVES[kind]
    if dataclasses.is_dataclass(kind):
        hints = get_type_hints(kind)
        return st.builds(kind, **{f.name: values(hints[f.name]) for f in dataclasses.fields(kind)})
    return made_of_parts(kind, get_origin(kind), get_args(kind))


def made_of_parts(kind: Any, origin: Any, parts: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    if origin is tuple and parts[-1] is Ellipsis:
        return st.lists(values(parts[0]), max_size=3).map(tuple)
    if origin is tuple:
        return st.tuples(*map(values, parts))
    if origin is UnionType:
        return st.one_of(st.none() if part is NoneType else values(part) for part in parts)
    if origin is Mapping:
        return st.dictionaries(ANY_TEXT, values(parts[1]), max_size=3)
    return st.from_type(kind)


@pytest.mark.parametrize(
    "kind", [Account, Finding, Match, NameMatch, Profile, Reading, Sentence, Shown, Verdict]
)
@given(data=st.data())
def test_a_value_comes_back_as_it_went_in(kind: type, data: st.DataObject) -> None:
    value = data.draw(values(kind))
    text = codec.dumps(value)
    assert text.isascii()
    assert codec.loads(kind, text) == value


def test_equal_values_give_equal_texts_whatever_the_order_of_a_mapping() -> None:
    one, other = Sentence("x", {"a": "1", "b": "2"}), Sentence("x", {"b": "2", "a": "1"})
    assert codec.dumps(one) == codec.dumps(other)
    assert codec.dumps(match(account(), 0.9)) != codec.dumps(match(account(), 0.8))


def test_a_type_may_gain_and_lose_fields() -> None:
    plain = json.loads(codec.dumps(verdict(account())))
    del plain["why"]
    plain["dropped_in_a_later_version"] = 1
    assert codec.loads(Verdict, json.dumps(plain)).why == ""


@pytest.mark.parametrize(
    "text",
    ['{"platform": 1, "url": "x"}', '{"url": "x"}', "[]", "{"],
    ids=["a number for a text", "a field missing", "no object", "no JSON"],
)
def test_a_text_that_does_not_fit_is_refused(text: str) -> None:
    with pytest.raises((ValueError, TypeError, KeyError)):
        codec.loads(Account, text)


@given(first=MOMENTS, second=MOMENTS)
def test_moments_sort_as_texts(first: datetime, second: datetime) -> None:
    assert (codec.moment(first) < codec.moment(second)) == (first < second)
    assert datetime.fromisoformat(codec.moment(first)) == first


def test_a_moment_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="time zone"):
        codec.moment(START.replace(tzinfo=None))
