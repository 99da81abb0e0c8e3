"""Names and handles: does a profile's name imitate the person's, and by which disguise."""

from impostor.names.engine import VERSION, Index, Shown, index

__all__ = ["VERSION", "Index", "Shown", "index"]
