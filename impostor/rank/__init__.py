"""Findings joined into one score, a band and its reasons: pure functions of (index, looks)."""

from impostor.rank.ranking import PersonIndex, is_protected, rank

__all__ = ["PersonIndex", "is_protected", "rank"]
