"""Findings joined into one score, a band and its reasons: pure functions of (index, looks)."""

from impostor.rank.ranking import PersonIndex, is_protected, rank
from impostor.rank.widespread import widespread

__all__ = ["PersonIndex", "is_protected", "rank", "widespread"]
