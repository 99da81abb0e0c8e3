"""Findings joined into one score, a band and its reasons: pure functions of (index, looks)."""

from impostor.rank.ranking import PersonIndex, rank

__all__ = ["PersonIndex", "rank"]
