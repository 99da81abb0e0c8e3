"""Errors named by consequence."""


class ImpostorError(Exception):
    """Stops the command; the message is a sentence for the person: what, where, what to do."""


class UsageError(ImpostorError):
    """What was asked for makes no sense as asked; the command exits with 2."""


def not_read(place: object, error: OSError) -> ImpostorError:
    """Give the error of a file that could not be read: wrong use where there is none at all."""
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        return UsageError(f"'{place}' does not exist.")
    return ImpostorError(f"'{place}' could not be read: {error.strerror}.")
