"""What becomes of accounts over time, pure: their states, when to look again, takedown times."""

from impostor.watching.changes import Content, Course, Sight, Told, follow
from impostor.watching.schedule import Plan, next_look
from impostor.watching.table import ABSENT, Kind, State
from impostor.watching.takedowns import Takedown, takedowns

__all__ = [
    "ABSENT",
    "Content",
    "Course",
    "Kind",
    "Plan",
    "Sight",
    "State",
    "Takedown",
    "Told",
    "follow",
    "next_look",
    "takedowns",
]
