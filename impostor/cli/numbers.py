"""Numbers as they are typed after an option."""

import math
from typing import Any

import click


class Finite(click.FloatRange):
    """A number within a range: `nan`, which is in none, and `inf` are refused like any other."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Read a number; fails as click's own types do."""
        number = super().convert(value, param, ctx)
        if not math.isfinite(number):
            self.fail(f"{value} is not a number in the range {self._describe_range()}.", param, ctx)
        return number
