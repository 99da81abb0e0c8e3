"""The one door to the network: an address in, an answer or the reason for none out."""

from impostor.fetch.fetcher import Fetcher
from impostor.fetch.settings import Route, Settings
from impostor.fetch.turns import StoppedError

__all__ = ["Fetcher", "Route", "Settings", "StoppedError"]
