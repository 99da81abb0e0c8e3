"""A screenshot's text as it is read: lines by their place from top (0) to bottom (1)."""

from impostor.screenshots import Line


def at(top: float, *texts: str, left: float = 0.05, sure: float = 0.99) -> list[Line]:
    """Lines beside each other, from `left` to the right edge, each in its own share."""
    width = (1 - left) / max(1, len(texts))
    return [
        Line(text, left + n * width, top, left + n * width + 0.02 * len(text), top + 0.025, sure)
        for n, text in enumerate(texts)
    ]


def middle(top: float, text: str, sure: float = 0.99) -> list[Line]:
    half = 0.012 * len(text)
    return [Line(text, 0.5 - half, top, 0.5 + half, top + 0.025, sure)]


def page(*rows: list[Line]) -> list[Line]:
    return [*at(0.014, "10:41", "5G 81"), *(line for row in rows for line in row)]
