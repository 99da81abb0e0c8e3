"""Finds copies of photos, and shows where one lies in the other. It does not recognise people."""

from impostor.photos.common import COMMON_KEEPS, CommonAside, commonness, discounted, shared
from impostor.photos.describe import describe
from impostor.photos.hamming import Near, near
from impostor.photos.index import VERSION, Index, index, matching_points
from impostor.photos.score import surest
from impostor.photos.twins import twins

__all__ = [
    "COMMON_KEEPS",
    "VERSION",
    "CommonAside",
    "Index",
    "Near",
    "commonness",
    "describe",
    "discounted",
    "index",
    "matching_points",
    "near",
    "shared",
    "surest",
    "twins",
]
