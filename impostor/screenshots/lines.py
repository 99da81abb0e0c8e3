"""The text of a screenshot as lines with their places."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A piece of text on one line, as read from a picture.

    Its box is in shares of the picture's width and height; `sure` in [0, 1] is how sure the
    reading is.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    sure: float = 1.0

    @property
    def height(self) -> float:
        """Give how high the letters stand, as a share of the picture's height."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Give the middle from left to right."""
        return (self.left + self.right) / 2
