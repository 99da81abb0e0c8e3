"""case.toml: the person and the settings, for people to read and edit; comments are kept."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.exceptions import TOMLKitError

from impostor.case.errors import CaseError, explained
from impostor.case.objects import write_whole
from impostor.errors import UsageError
from impostor.language import LANGUAGES

VERSION = 1
NOT_STATED = "not stated"
FILED_FOR = ("me", "my-child", "mandate", NOT_STATED)
LISTS = ("names", "aliases", "handles", "own", "trusted")

TEMPLATE = """\
# A case of impostor: whom it protects, and its settings. You may edit this file; what was seen is
# in case.sqlite and is never changed by hand.
version = 1

[person]
# The person's names, as accounts would show them.
names = []
# Other names: a nickname, a stage name, a name in another script.
aliases = []
# User names on platforms, without @.
handles = []
# Addresses of the person's own accounts, and of others that are no fakes: never shown as one.
own = []
trusted = []
# Who filed this case: "me", "my-child", "mandate" or "not stated". Recorded, not a proof.
filed_for = "not stated"

[settings]
# How likely an address of your lists was a fake before anything was compared: 0.1 is 1 in 10.
prior = 0.1
# Pages younger than this many hours are not fetched again.
max_age_hours = 24
# A takedown is believed after two looks at least this many hours apart.
confirm_gone_hours = 24
# Where `impostor recheck` and `watch` send a summary of changes (docs/watching.md); addresses may
# hold passwords, for which the environment variable IMPOSTOR_ALERTS is a better place.
# alerts = ["mailtos://..."]
# alert_details = true
# The language of reports, "en" or "fr"; without this line it is the system's.
# language = "fr"
"""


@dataclass(frozen=True, slots=True)
class PersonText:
    """The protected person as case.toml has it.

    `own` and `trusted` are canonical addresses; `filed_for` is one of `FILED_FOR`.
    """

    names: tuple[str, ...]
    aliases: tuple[str, ...] = ()
    handles: tuple[str, ...] = ()
    own: tuple[str, ...] = ()
    trusted: tuple[str, ...] = ()
    filed_for: str = NOT_STATED


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of a case: `prior` in (0, 1), `language` of `LANGUAGES`, None the system's.

    `confirm_gone` lies between two looks that make a takedown; `alerts` are addresses to tell of
    changes, which may hold passwords, and `alert_details` lets them say of whom.
    """

    prior: float = 0.1
    max_age: timedelta = timedelta(hours=24)
    language: str | None = None
    confirm_gone: timedelta = timedelta(hours=24)
    alerts: tuple[str, ...] = field(default=(), repr=False)
    alert_details: bool = False


class PersonFile:
    """One case.toml, read anew each time, since a person may edit it meanwhile."""

    def __init__(self, path: Path, unfinished: Path) -> None:
        self.path = path
        self._unfinished = unfinished

    def create(self, person: PersonText) -> None:
        """Write a new file with the comments that explain it."""
        self._write(tomlkit.parse(TEMPLATE), person)

    def edit(self, person: PersonText) -> None:
        """Write the person anew; comments, settings and unknown keys stay as they are."""
        self._write(self._document(), person)

    def move(self, path: Path) -> None:
        """Give the file its place; it is there whole or not at all."""
        with explained(path):
            self.path = self.path.replace(path)

    def person(self) -> PersonText:
        """Read the person; raise `CaseError` where the file does not say it rightly."""
        table = self._table("person")
        lists = {name: self._texts(table, name) for name in LISTS}
        filed_for = table.get("filed_for", NOT_STATED)
        if filed_for not in FILED_FOR:
            raise self._wrong("filed_for", f"is one of {', '.join(FILED_FOR)}")
        return PersonText(**lists, filed_for=str(filed_for))

    def settings(self) -> Settings:
        """Read the settings; what is not there has its default."""
        table = self._table("settings")
        prior = self._number(table, "prior", 0.1)
        if not 0 < prior < 1:
            raise self._wrong("prior", "lies between 0 and 1")
        hours = self._number(table, "max_age_hours", 24.0)
        if not 0 <= hours <= 24 * 3660:
            raise self._wrong("max_age_hours", "is a number of hours, at most ten years")
        gone = self._number(table, "confirm_gone_hours", 24.0)
        if not 1 <= gone <= 24 * 366:
            raise self._wrong("confirm_gone_hours", "is a number of hours from 1 to a year")
        language = table.get("language")
        if language is not None and language not in LANGUAGES:
            raise self._wrong("language", f"is one of {', '.join(LANGUAGES)}, or not there")
        details = table.get("alert_details", False)
        if not isinstance(details, bool):
            raise self._wrong("alert_details", "is true or false")
        return Settings(
            prior=prior,
            max_age=timedelta(hours=hours),
            language=None if language is None else str(language),
            confirm_gone=timedelta(hours=gone),
            alerts=self._texts(table, "alerts"),
            alert_details=details,
        )

    def check(self) -> None:
        """Raise `CaseError` where the file cannot be read."""
        self.person()
        self.settings()

    def _write(self, document: TOMLDocument, person: PersonText) -> None:
        table: Any = document.setdefault("person", tomlkit.table())
        for name in LISTS:
            _replace(table, name, _cleaned(name, getattr(person, name)))
        if person.filed_for not in FILED_FOR:
            raise UsageError(f"A case is filed for one of {', '.join(FILED_FOR)}.")
        if table.get("filed_for") != person.filed_for:
            table["filed_for"] = person.filed_for
        write_whole(self.path, tomlkit.dumps(document).encode(), self._unfinished)

    def _document(self) -> TOMLDocument:
        with explained(self.path):
            data = self.path.read_bytes()
        try:
            document = tomlkit.parse(data.decode("utf-8-sig"))
        except (TOMLKitError, ValueError) as error:
            raise CaseError(
                f"{self.path} cannot be read: {error}. Correct it in a text editor."
            ) from error
        version = document.get("version", VERSION)
        if not isinstance(version, int) or version > VERSION:
            raise CaseError(
                f"{self.path} was made by a newer version of impostor: upgrade impostor and"
                " try again."
            )
        return document

    def _table(self, name: str) -> Any:
        table = self._document().get(name, {})
        if not isinstance(table, dict):
            raise self._wrong(name, f"is a table: [{name}] on a line of its own")
        return table

    def _texts(self, table: Any, name: str) -> tuple[str, ...]:
        value = table.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._wrong(name, 'is a list of texts in quotation marks, such as ["one", "two"]')
        return tuple(dict.fromkeys(str(item).strip() for item in value if item.strip()))

    def _number(self, table: Any, name: str, default: float) -> float:
        value = table.get(name, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self._wrong(name, "is a number")
        return float(value)

    def _wrong(self, name: str, rule: str) -> CaseError:
        return CaseError(f"{self.path} is wrong at `{name}`, which {rule}. Correct it.")


def _cleaned(name: str, values: Iterable[str]) -> list[str]:
    cleaned = list(dict.fromkeys(value.strip() for value in values))
    for value in cleaned:
        if not value or any(ord(c) < 32 or 0xD800 <= ord(c) <= 0xDFFF for c in value):
            raise UsageError(f"An entry of {name} is empty or no plain text: {value!r}.")
    return cleaned


def _replace(table: Any, name: str, values: list[str]) -> None:
    """Bring a list to `values` entry by entry, so that comments beside the others stay."""
    listed = table.setdefault(name, tomlkit.array())
    for index in reversed(range(len(listed))):
        if str(listed[index]).strip() not in values:
            del listed[index]
    here = {str(item).strip() for item in listed}
    for value in values:
        if value not in here:
            listed.append(value)
