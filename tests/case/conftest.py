"""A case to test with."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from impostor.case import Case, PersonText, create
from tests.case.made import clock


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "case of Léa"


@pytest.fixture
def case(folder: Path) -> Iterator[Case]:
    with create(folder, PersonText(names=("Léa Moulin",)), clock) as made:
        yield made
