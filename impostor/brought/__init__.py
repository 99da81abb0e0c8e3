"""What a person brings: screenshots and saved pages, into a case, apart from what the tool saw."""

from impostor.brought.flow import bring
from impostor.brought.labels import Label, is_labels, read_labels
from impostor.brought.pages import sightings
from impostor.brought.values import Asked, Event, Placed, Tools, Unplaced, Unread

__all__ = [
    "Asked",
    "Event",
    "Label",
    "Placed",
    "Tools",
    "Unplaced",
    "Unread",
    "bring",
    "is_labels",
    "read_labels",
    "sightings",
]
