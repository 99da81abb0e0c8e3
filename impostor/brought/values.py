"""What bringing files takes, and the events that it gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from impostor.brought.labels import Label
from impostor.images import Door
from impostor.model import Account, Clock, Sentence


@dataclass(frozen=True, slots=True)
class Placed:
    """A file stands under an account now; `again` where it did before."""

    file: str
    number: int
    account: Account
    again: bool = False


@dataclass(frozen=True, slots=True)
class Unplaced:
    """Files of which it is not clear whose account they show, and why.

    `choices` are handles that come into question.
    """

    files: tuple[str, ...]
    why: Sentence
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unread:
    """A file, or a part of one, that could not be read, as a sentence that names it."""

    file: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Seen:
    """The text of one more screenshot was read."""

    done: int
    total: int


Event = Placed | Unplaced | Unread | Seen


@dataclass(frozen=True, slots=True)
class Asked:
    """A question to the person: whose account these files show."""

    files: tuple[str, ...]
    why: str
    platform: str | None = None
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tools:
    """What bringing works with.

    `text_door` reads text, None without the extra `ocr`. `ask` gives what the person answers, or
    None where nobody is there or knows. `labels` are by the file's name in lower case.
    """

    door: Door
    text_door: Door | None
    clock: Clock
    ask: Callable[[Asked], str | None]
    labels: Mapping[str, Label] = field(default_factory=dict)
