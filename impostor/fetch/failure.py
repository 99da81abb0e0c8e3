"""Why a page gave no answer, as one exception that never leaves this package."""

import ssl
from collections.abc import Callable, Iterator

from urllib3.exceptions import DecodeError
from urllib3.exceptions import SSLError as WrappedTLSError
from urllib3.exceptions import TimeoutError as WrappedTimeoutError

from impostor.language import N_
from impostor.model import Sentence, Trouble

_Meaning = Callable[[BaseException, str], "FetchError"]


class FetchError(Exception):
    """One page's failure: its kind and its sentence for people."""

    def __init__(self, trouble: Trouble, sentence: Sentence) -> None:
        super().__init__(str(sentence))
        self.trouble = trouble
        self.sentence = sentence


class PassingError(FetchError):
    """A failure that another attempt may not meet."""


def timed_out(host: str) -> FetchError:
    """Tell that the page's time is used up."""
    return FetchError(
        Trouble.TIMEOUT, Sentence(N_("{host} took too long to answer."), {"host": host})
    )


def too_large(host: str) -> FetchError:
    """Tell that an answer passed one of the caps on bytes."""
    return FetchError(
        Trouble.TOO_LARGE,
        Sentence(N_("{host} sent more data than any profile page has."), {"host": host}),
    )


def explain(error: Exception, host: str) -> FetchError:
    """Turn an exception of the libraries or the system into the failure it means."""
    for cause in _causes(error):
        for kinds, meaning in _MEANINGS:
            if isinstance(cause, kinds):
                return meaning(cause, host)
    return _broken(error, host)


def _causes(error: BaseException) -> Iterator[BaseException]:
    """Give what an exception wraps, innermost first.

    urllib3 keeps the cause as `reason`, both libraries as an argument, Python as `__cause__`.
    """
    inner = (getattr(error, "reason", None), *error.args, error.__cause__)
    for cause in dict.fromkeys(c for c in inner if isinstance(c, BaseException)):
        yield from _causes(cause)
    yield error


def _broken(_: BaseException, host: str) -> FetchError:
    sentence = Sentence(N_("The connection to {host} broke off."), {"host": host})
    return PassingError(Trouble.BROKEN, sentence)


def _garbled(_: BaseException, host: str) -> FetchError:
    sentence = Sentence(N_("{host} sent a compressed page that is damaged."), {"host": host})
    return FetchError(Trouble.BROKEN, sentence)


def _untrusted(error: BaseException, host: str) -> FetchError:
    reason = getattr(error, "verify_message", None) or getattr(error, "reason", None) or "TLS"
    sentence = Sentence(
        N_("The encrypted connection to {host} cannot be trusted ({reason}): nothing was read."),
        {"host": host, "reason": str(reason)},
    )
    return FetchError(Trouble.TLS, sentence)


# In this order: a connection that ends too early is an SSLError too, over TLS.
_MEANINGS: tuple[tuple[tuple[type[BaseException], ...], _Meaning], ...] = (
    ((TimeoutError, WrappedTimeoutError), lambda _, host: timed_out(host)),
    ((ssl.SSLEOFError, ssl.SSLZeroReturnError, ConnectionError), _broken),
    ((ssl.SSLError, ssl.CertificateError, WrappedTLSError), _untrusted),
    ((DecodeError,), _garbled),
)
