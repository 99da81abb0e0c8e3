"""A small made network with live accounts on each platform, served for the recheck's tests."""

from collections.abc import Iterator

import pytest
import trustme

from fixtures.network import build
from fixtures.server import serve
from tests.recheck.inside import Inside


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Inside]:
    folder = tmp_path_factory.mktemp("recheck")
    authority, bundle = trustme.CA(), folder / "ca.pem"
    authority.cert_pem.write_to_path(str(bundle))
    network = build(folder / "made", seed=21, accounts=40, impostors=8)
    with serve(network.site, authority) as served:
        yield Inside(network, served, bundle)
