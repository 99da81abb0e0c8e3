"""Reports: one view of a case, and the formats that show it."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from impostor.report.csv import as_csv
from impostor.report.html import as_html
from impostor.report.json import as_json
from impostor.report.view import Card, Unread, View

__all__ = ["FORMATS", "Card", "Unread", "View"]

FORMATS: Mapping[str, Callable[[View, str], str]] = MappingProxyType(
    {"html": as_html, "json": as_json, "csv": as_csv}
)
"""The output formats by name: a view and a language of `LANGUAGES` in, the whole text out."""
