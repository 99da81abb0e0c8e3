"""The one order in which the accounts of a list are read: by consequence, then by score."""

from impostor.model import Band, Match

BANDS = tuple(Band)
"""The bands, from that of which acting on it could do most on: the order of every list."""

PLACES = {band: place for place, band in enumerate(BANDS)}


def place(number: int, match: Match) -> tuple[int, float, int]:
    """Give what an account is sorted by: its band, in it the highest score first, its number."""
    return PLACES[match.band], -match.score, number
