"""The made recordings of fixtures/recordings, one folder a platform."""

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache, cached_property
from pathlib import Path

from impostor.model import Page

FOLDER = Path(__file__).parents[2] / "fixtures" / "recordings"
WHEN = datetime(2026, 11, 21, 12, tzinfo=UTC)


@dataclass(frozen=True)
class Recording:
    platform: str
    file: str
    url: str
    status: int
    source: str
    expected: dict[str, object] = field(default_factory=dict)
    post_photos: list[str] | None = None

    @cached_property
    def body(self) -> bytes:
        return (FOLDER / self.platform / self.file).read_bytes()

    @property
    def page(self) -> Page:
        return Page(self.url, self.status, {}, self.body, WHEN)

    def __str__(self) -> str:
        return f"{self.platform}/{self.file}-{self.status}"


@cache
def recordings() -> list[Recording]:
    return [
        Recording(manifest.parent.name, **entry)
        for manifest in sorted(FOLDER.glob("*/recordings.json"))
        for entry in json.loads(manifest.read_text(encoding="utf-8"))
    ]
