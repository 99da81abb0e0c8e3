"""One picture of the whole: how many accounts of each platform stand in each band."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from impostor.model import Band
from impostor.rank.order import BANDS
from impostor.report.view import Card


@dataclass(frozen=True, slots=True)
class Share:
    """The part of a bar that a band takes, in per cent of the longest bar."""

    band: Band
    count: int
    start: float
    length: float


@dataclass(frozen=True, slots=True)
class Bar:
    """The accounts of one platform by band."""

    platform: str
    total: int
    shares: tuple[Share, ...]


def bars(cards: Sequence[Card]) -> tuple[Bar, ...]:
    """Count the accounts by platform and band, the platform with the most accounts first."""
    counts = Counter((card.match.account.platform, card.match.band) for card in cards)
    totals = Counter(card.match.account.platform for card in cards)
    longest = max(totals.values(), default=1)
    platforms = sorted(totals, key=lambda platform: (-totals[platform], platform))
    return tuple(
        Bar(platform, totals[platform], _shares(platform, counts, longest))
        for platform in platforms
    )


def _shares(platform: str, counts: Counter[tuple[str, Band]], longest: int) -> tuple[Share, ...]:
    shares, start = [], 0.0
    for band in BANDS:
        if count := counts[platform, band]:
            length = 100 * count / longest
            shares.append(Share(band, count, round(start, 2), round(length, 2)))
            start += length
    return tuple(shares)
