"""Made networks, built and served once a session."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import trustme

from fixtures.network import build
from fixtures.server import serve
from tests.stories.town import Done, Town


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> tuple[trustme.CA, Path]:
    made, bundle = trustme.CA(), tmp_path_factory.mktemp("authority") / "ca.pem"
    made.cert_pem.write_to_path(str(bundle))
    return made, bundle


@pytest.fixture(scope="session")
def village(
    tmp_path_factory: pytest.TempPathFactory, authority: tuple[trustme.CA, Path]
) -> Iterator[Town]:
    """A small network, for stories about how the program behaves."""
    network = build(tmp_path_factory.mktemp("village"), seed=5, accounts=40, impostors=6)
    with serve(network.site, authority[0]) as served:
        yield Town(network, served, authority[1])


@pytest.fixture(scope="session")
def city(
    tmp_path_factory: pytest.TempPathFactory, authority: tuple[trustme.CA, Path]
) -> Iterator[Town]:
    """The network of 300 accounts, 20 of them impostors, on which the ranking is measured."""
    network = build(tmp_path_factory.mktemp("city"), seed=11, accounts=300, impostors=20)
    with serve(network.site, authority[0]) as served:
        yield Town(network, served, authority[1])


@pytest.fixture(scope="session")
def scanned_village(tmp_path_factory: pytest.TempPathFactory, village: Town) -> tuple[Path, Done]:
    """A case of the small network after its first scan, and what the scan printed as JSON."""
    case = tmp_path_factory.mktemp("cases") / "village"
    assert village.init(case).code == 0
    return case, village.scan(case, "--format", "json")
