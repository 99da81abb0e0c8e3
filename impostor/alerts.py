"""Sending a short text where a person asked for it: the extra `alerts`, which is Apprise.

Addresses may hold passwords, so none is ever shown or logged.
"""

import logging
import warnings
from collections.abc import Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from impostor.errors import ImpostorError, UsageError


def is_installed() -> bool:
    """Tell whether the extra is there."""
    return find_spec("apprise") is not None


class Alerts:
    """The places that are told, by Apprise's addresses (github.com/caronc/apprise/wiki).

    Raises `UsageError` where an address is none that Apprise knows, and `ImpostorError` without the
    extra; both say the place in the order, not the address.
    """

    def __init__(self, addresses: Sequence[str]) -> None:
        if not is_installed():
            raise ImpostorError(
                "Alerts need the extra `alerts`: pip install 'impostor-finder[alerts]'."
            )
        # Apprise logs what it sends, and to which address.
        logging.getLogger("apprise").setLevel(logging.CRITICAL + 1)
        self._places: list[Any] = []
        for number, address in enumerate(addresses, 1):
            if (place := _place(address)) is None:
                raise UsageError(
                    f"Alert address number {number} is none that Apprise knows: see"
                    " https://github.com/caronc/apprise/wiki. It is not shown here, since it may"
                    " hold a password."
                )
            self._places.append(place)

    @property
    def count(self) -> int:
        """Give the number of places."""
        return len(self._places)

    def send(self, title: str, body: str) -> tuple[int, ...]:
        """Send a text to all; give which of the places, from 1, could not be reached."""
        reached = [bool(place.notify(title=title, body=body)) for place in self._places]
        return tuple(number for number, done in enumerate(reached, 1) if not done)


def _place(address: str) -> Any:
    """Make the place of an address, None where Apprise knows no such address.

    Apprise imports all its services at the first address, some by modules that Python gives up.
    """
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        apprise: Any = import_module("apprise")
        place = apprise.Apprise()
        return place if place.add(address) else None
