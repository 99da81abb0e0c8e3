"""impostor: finds accounts that use someone's photos and name."""

__version__ = "0.1.0"
