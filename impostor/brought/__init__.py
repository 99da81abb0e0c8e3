"""What a person brings: screenshots and saved pages, into a case, apart from what the tool saw."""

from impostor.brought.flow import bring
from impostor.brought.labels import Label, is_labels, read_labels
from impostor.brought.reading import Silent, Told, read_saved, read_shots
from impostor.brought.values import Asked, Event, Placed, Tools, Unplaced, Unread

__all__ = [
    "Asked",
    "Event",
    "Label",
    "Placed",
    "Silent",
    "Told",
    "Tools",
    "Unplaced",
    "Unread",
    "bring",
    "is_labels",
    "read_labels",
    "read_saved",
    "read_shots",
]
