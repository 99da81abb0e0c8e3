"""Pairs of different files that show the same picture, found by looking at the best false matches.

Each is masked where it would count as a false match, with the reason.
"""

SAME: dict[frozenset[str], str] = {}
