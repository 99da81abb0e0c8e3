"""Numbers typed after an option."""

import math

import click
import pytest

from impostor.cli.numbers import Finite


@pytest.mark.parametrize("typed", ["nan", "-nan", "inf", "-1", "some"])
def test_what_is_no_number_or_not_in_the_range_is_refused(typed: str) -> None:
    with pytest.raises(click.BadParameter):
        Finite(min=0).convert(typed, None, None)


def test_a_number_is_read() -> None:
    assert Finite(min=0).convert("0.5", None, None) == 0.5
    # The control: click alone takes what is no number for one in the range.
    assert math.isnan(click.FloatRange(0, 1).convert("nan", None, None))
