"""Numbers as they are typed after an option."""

import math
from typing import Any

import click


class Finite(click.FloatRange):
    """A number within a range; `nan`, which click takes for any, and `inf` are refused."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read a number; what is none, or not in the range, ends as wrong use does."""
        number = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value} is not a finite number.", param, ctx)
        return number
