"""Finds copies of photos, and shows where one lies in the other. It does not recognise people."""

from impostor.photos.describe import describe
from impostor.photos.index import VERSION, Index, index, matching_points

__all__ = ["VERSION", "Index", "describe", "index", "matching_points"]
