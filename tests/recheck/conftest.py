"""A small made network with live accounts on each platform, served for the recheck's tests."""

from collections.abc import Iterator

import pytest

from tests.recheck.inside import Inside, inside


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inside]:
    with inside(tmp_path_factory.mktemp("recheck"), seed=21, accounts=40, impostors=8) as made:
        yield made
