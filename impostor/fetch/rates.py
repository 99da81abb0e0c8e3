"""What official interfaces say about how often they may be asked."""

import math
from dataclasses import dataclass
from datetime import date

from impostor.fetch.addresses import Address
from impostor.fetch.settings import Settings


@dataclass(frozen=True, slots=True)
class Limit:
    """`requests` in `seconds` from one IP address; `host` None is any host with this path.

    As the documentation named is known to say, noted on the day named; not verified against it or
    the service.
    """

    host: str | None
    path: str
    requests: int
    seconds: float
    source: str
    checked_on: date


DOCUMENTED = (
    Limit(
        "public.api.bsky.app", "/", 3000, 300,
        "https://docs.bsky.app/docs/advanced-guides/rate-limits", date(2026, 11, 22),
    ),
    Limit(
        None, "/api/v1/", 300, 300,
        "https://docs.joinmastodon.org/api/rate-limits/", date(2026, 11, 22),
    ),
    Limit(
        None, "/api/v2/", 300, 300,
        "https://docs.joinmastodon.org/api/rate-limits/", date(2026, 11, 22),
    ),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds between requests, and how far ahead of them a burst may run."""

    interval: float
    lead: float


UNLIMITED = Pace(0.0, 0.0)


def pace(address: Address, settings: Settings) -> Pace:
    """Give the pace for an address: the settings', or a documented one where that is slower.

    Of both the longer interval and the smaller burst count. Nine tenths of a documented number
    sustained and one tenth at once never pass it, whichever window the service counts in.
    """
    if not 0 < settings.rate < math.inf:
        return UNLIMITED
    interval, burst = 1 / settings.rate, float(settings.burst)
    for limit in DOCUMENTED:
        if limit.host in (None, address.host) and address.path.startswith(limit.path):
            interval = max(interval, limit.seconds / (limit.requests * 0.9))
            burst = min(burst, limit.requests * 0.1)
    return Pace(interval, interval * (burst - 1))
