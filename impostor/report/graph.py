"""The picture of an operation: its accounts on a circle, in the order of their numbers."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, pi, sin

from impostor.model import Band, Decision
from impostor.rank.groups import Operation
from impostor.rank.verdicts import last_decision
from impostor.report.view import Card

RADIUS = 125.0
MIDDLE = 160.0
"""Of a square of 320."""


@dataclass(frozen=True, slots=True)
class Node:
    """An account at its place."""

    number: int
    x: float
    y: float
    band: Band
    judged_fake: bool


@dataclass(frozen=True, slots=True)
class Edge:
    """A line between two accounts; `kinds` are what they share."""

    x1: float
    y1: float
    x2: float
    y2: float
    kinds: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Graph:
    """Nodes and edges; nodes are drawn with the radius `size`."""

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    size: float


def graph(operation: Operation, cards: Mapping[int, Card]) -> Graph:
    """Lay an operation out, the same way each time; the lowest number stands on top."""
    count = len(operation.members)
    places = {number: _on_circle(place, count) for place, number in enumerate(operation.members)}
    kinds: dict[tuple[int, int], list[str]] = {}
    for tie in operation.ties:
        shared = kinds.setdefault((tie.one, tie.other), [])
        if tie.kind not in shared:
            shared.append(tie.kind)
    return Graph(
        tuple(_node(cards[number], *places[number]) for number in operation.members),
        tuple(
            Edge(*places[one], *places[other], tuple(found))
            for (one, other), found in sorted(kinds.items())
        ),
        round(min(20.0, max(9.0, RADIUS * pi / count * 0.8)), 1),
    )


def _on_circle(place: int, count: int) -> tuple[float, float]:
    turn = 2 * pi * place / count
    return round(MIDDLE + RADIUS * sin(turn), 1), round(MIDDLE - RADIUS * cos(turn), 1)


def _node(card: Card, x: float, y: float) -> Node:
    judged_fake = last_decision(card.verdicts) is Decision.FAKE
    return Node(card.number, x, y, card.match.band, judged_fake)
