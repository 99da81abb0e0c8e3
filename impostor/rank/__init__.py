"""Findings joined into one score, a band and its reasons: pure functions of (index, looks)."""

from impostor.rank.fakes import Fake, Known
from impostor.rank.genuine import index_of
from impostor.rank.ranking import PersonIndex, is_protected, rank
from impostor.rank.recognised import recognised
from impostor.rank.returns import links_to_fakes
from impostor.rank.widespread import widespread

__all__ = [
    "Fake",
    "Known",
    "PersonIndex",
    "index_of",
    "is_protected",
    "links_to_fakes",
    "rank",
    "recognised",
    "widespread",
]
