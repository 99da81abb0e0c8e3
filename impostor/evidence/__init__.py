"""Files that a person saved: what they hold, as answers; the one home of WARC.

Every such file may be hostile: nothing in one is followed, run or unpacked onto the disk, and what
is damaged is a sentence about that file.
"""

from impostor.evidence.opening import open_saved
from impostor.evidence.values import (
    INLINE,
    NEVER,
    DamagedError,
    Kind,
    Saved,
    UnaddressedError,
    kind_of,
    kind_of_file,
)
from impostor.evidence.walk import Found, files_in

__all__ = [
    "INLINE",
    "NEVER",
    "DamagedError",
    "Found",
    "Kind",
    "Saved",
    "UnaddressedError",
    "files_in",
    "kind_of",
    "kind_of_file",
    "open_saved",
]
