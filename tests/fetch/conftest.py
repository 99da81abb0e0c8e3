import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
import trustme

from impostor.fetch import Fetcher, Route, Settings
from tests.fetch.server import Site

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture(scope="session")
def running_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    authority = trustme.CA()
    bundle = tmp_path_factory.mktemp("authority") / "ca.pem"
    authority.cert_pem.write_to_path(str(bundle))
    site = Site(authority, bundle)
    thread = threading.Thread(target=site.serve_forever, args=(0.01,))
    thread.start()
    yield site
    site.stopping.set()
    site.shutdown()
    thread.join()
    site.server_close()


@pytest.fixture
def site(running_site: Site) -> Site:
    running_site.forget()
    return running_site


@pytest.fixture
def settings(site: Site) -> Callable[..., Settings]:
    """Give settings that lead to the site, in a hurry and with rate limits lifted."""

    def make(**changed: Any) -> Settings:
        quick = {"rate": 0.0, "deadline": 5.0, "backoff": 0.01, "retries": 2}
        route = Route("127.0.0.1", site.port, site.ca_bundle)
        return Settings(**{"route": route, **quick, **changed})

    return make


@pytest.fixture
def fetcher(settings: Callable[..., Settings]) -> Iterator[Fetcher]:
    with Fetcher(settings(), lambda: NOW) as fetcher:
        yield fetcher
