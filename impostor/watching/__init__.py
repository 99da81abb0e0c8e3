"""What becomes of accounts over time, pure: their states, when to look again, takedown times."""

from impostor.watching.changes import (
    ABSENT,
    Content,
    Course,
    Kind,
    Sight,
    State,
    Told,
    follow,
)
from impostor.watching.schedule import Plan, next_look
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
