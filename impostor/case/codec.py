"""The values of `impostor.model` as JSON text, for the columns of the database."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import UTC, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

Value = TypeVar("Value")


def dumps(value: object) -> str:
    """Write a value as JSON in ASCII, keys sorted: equal values give equal texts.

    Takes dataclasses, enums, moments, texts, numbers, None, and tuples and mappings of those.
    Lone surrogates, which pages can hold and SQLite's texts cannot, survive as escapes.
    """
    return json.dumps(_plain(value), ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def loads(kind: type[Value], text: str) -> Value:
    """Read what `dumps` wrote as a value of `kind`.

    A field that the text lacks takes its default, so a type may gain fields; a text that does not
    fit raises ValueError, KeyError or TypeError.
    """
    value: Value = _typed(kind, json.loads(text))
    return value


def moment(at: datetime) -> str:
    """Write a moment as ISO 8601 in UTC with microseconds, so that texts sort as moments do."""
    if at.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def text(value: str | None) -> str | None:
    """Make a text fit for a column of its own: a lone surrogate becomes a question mark."""
    return None if value is None else value.encode("utf-8", "replace").decode("utf-8")


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, datetime):
        return value.isoformat() if value.tzinfo is None else moment(value)
    if isinstance(value, Mapping):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _typed(kind: Any, plain: Any) -> Any:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _optional(kind, plain)
    if origin is tuple:
        return _tuple(get_args(kind), plain)
    if origin is not None and issubclass(origin, Mapping):
        return {key: _typed(get_args(kind)[1], item) for key, item in plain.items()}
    return _single(kind, plain)


def _single(kind: Any, plain: Any) -> Any:
    if is_dataclass(kind):
        return _instance(kind, plain)
    if kind is datetime:
        return datetime.fromisoformat(plain)
    if issubclass(kind, Enum | float):
        return kind(plain)
    if not isinstance(plain, kind):
        raise TypeError(f"expected {kind.__name__}, found {plain!r}")
    return plain


def _optional(kind: Any, plain: Any) -> Any:
    if plain is None:
        return None
    (inner,) = (choice for choice in get_args(kind) if choice is not NoneType)
    return _typed(inner, plain)


def _tuple(kinds: tuple[Any, ...], plain: Any) -> tuple[Any, ...]:
    if kinds[-1] is Ellipsis:
        return tuple(_typed(kinds[0], item) for item in plain)
    return tuple(_typed(kind, item) for kind, item in zip(kinds, plain, strict=True))


def _instance(kind: Any, plain: Any) -> Any:
    hints = _hints(kind)
    known = (field.name for field in fields(kind) if field.name in plain)
    return kind(**{name: _typed(hints[name], plain[name]) for name in known})
