"""Errors named by consequence."""


class ImpostorError(Exception):
    """Stops the command; the message is a sentence for the person: what, where, what to do."""


class UsageError(ImpostorError):
    """What was asked for makes no sense as asked; the command exits with 2."""
