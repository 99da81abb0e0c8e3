"""Lengths of time as people write them: 30m, 24h, 7d."""

import re
from datetime import timedelta

import click

UNITS = {"s": "seconds", "m": "minutes", "h": "hours", "d": "days"}


class Duration(click.ParamType[timedelta]):
    """A click type: a number with s, m, h or d behind it, or 0."""

    name = "DURATION"

    def convert(
        self, value: str | timedelta, param: click.Parameter | None, ctx: click.Context | None
    ) -> timedelta:
        """Read the text; a text of another form ends the command with what was expected."""
        if isinstance(value, timedelta):
            return value
        if value == "0":
            return timedelta(0)
        found = re.fullmatch(r"(\d{1,6})([smhd])", value)
        if found is None:
            self.fail(f"{value!r} is no length of time: write 30m, 24h or 7d.", param, ctx)
        return timedelta(**{UNITS[found.group(2)]: int(found.group(1))})


DURATION = Duration()
