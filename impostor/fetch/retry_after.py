"""How long a host asks to be left alone."""

from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

MOST_SECONDS = 366 * 86400
"""Beyond a year the number means nothing but "go away"."""


def retry_after(headers: Mapping[str, str], now: datetime) -> float | None:
    """Read Retry-After, as seconds or as a date (RFC 9110, 10.2.3); None where it says nothing.

    A date counts from the answer's own Date where it has one: the host's clock may be wrong, and
    so may this computer's.
    """
    value = headers.get("retry-after", "").strip()
    if value.isascii() and value.isdecimal():
        return float(min(int(value[:12]), MOST_SECONDS))
    until = _moment(value)
    if until is None:
        return None
    since = _moment(headers.get("date", "")) or now
    return min(max((until - since).total_seconds(), 0.0), MOST_SECONDS)


def _moment(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
