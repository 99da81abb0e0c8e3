"""A file of any form, opened."""

from pathlib import Path

from impostor.errors import ImpostorError
from impostor.evidence import har, html, mhtml, warc
from impostor.evidence.values import LARGEST, DamagedError, Kind, Saved


def open_saved(path: Path, kind: Kind, url: str | None = None) -> Saved:
    """Read a saved page or archive; `url` is the address of one that states none.

    Raises `UnaddressedError` where a page has neither, and `DamagedError`, with a sentence about
    the file, for all else that keeps it from being read.
    """
    try:
        return _opened(path, kind, url)
    except ImpostorError:
        raise
    except OSError as error:
        raise DamagedError(f"{path.name} could not be read: {error.strerror or error}.") from error
    except Exception as error:  # one file's boundary: anybody may have made it
        raise DamagedError(f"{path.name} is damaged and could not be read.") from error


def _opened(path: Path, kind: Kind, url: str | None) -> Saved:
    if kind is Kind.WARC:
        return warc.read(path)
    if kind is Kind.WACZ:
        return warc.read_wacz(path)
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise DamagedError(f"{path.name} is larger than {LARGEST // 2**20} MB: not read.")
    if kind is Kind.HAR:
        return har.read(path.name, data)
    if kind is Kind.MHTML:
        return mhtml.read(path.name, data, url)
    return html.read(path, data, url)
