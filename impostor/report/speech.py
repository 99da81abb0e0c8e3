"""A report's language: its sentences, and its way of writing dates and numbers."""

import gettext
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from functools import cache

from babel import Locale
from babel.dates import format_date, format_datetime, format_timedelta
from babel.numbers import format_decimal, format_percent

from impostor.language import N_, translate, translations
from impostor.model import Sentence

_MOMENT = {"en": "d MMMM y, HH:mm:ss '(UTC'xxx')'", "fr": "d MMMM y 'à' HH:mm:ss '(UTC'xxx')'"}

SCRIPTS = frozenset(
    {
        N_("Arabic"), N_("Armenian"), N_("Canadian"), N_("Cherokee"), N_("Coptic"), N_("Cyrillic"),
        N_("Georgian"), N_("Greek"), N_("Han"), N_("Hebrew"), N_("Latin"), N_("Lisu"), N_("Thai"),
        N_("Tifinagh"),
    }
)  # fmt: skip
"""Scripts with letters that look like others', by the first word of their Unicode names."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A language of `LANGUAGES`, its catalogue, and the time zone in which dates are written."""

    language: str
    catalogue: gettext.NullTranslations
    locale: Locale
    zone: tzinfo | None

    def say(self, sentence: Sentence) -> str:
        """Give a sentence in this language."""
        return translate(self.named(sentence), self.catalogue)

    def named(self, sentence: Sentence) -> Sentence:
        """Name in this language the script that a sentence speaks of; its other values stay."""
        script = sentence.values.get("script")
        if script not in SCRIPTS:
            return sentence
        return replace(
            sentence, values={**sentence.values, "script": self.catalogue.gettext(script)}
        )

    def moment(self, at: datetime) -> str:
        """Write a moment to the second, with its offset from UTC."""
        return format_datetime(at.astimezone(self.zone), _MOMENT[self.language], locale=self.locale)

    def day(self, at: datetime) -> str:
        """Write the day of a moment."""
        return format_date(at.astimezone(self.zone), "d MMMM y", locale=self.locale)

    def length(self, time: timedelta) -> str:
        """Write a length of time in its largest whole unit from hours on."""
        return format_timedelta(time, granularity="hour", threshold=2, locale=self.locale)

    def number(self, value: int) -> str:
        """Write a whole number."""
        return format_decimal(value, locale=self.locale)

    def percent(self, share: float) -> str:
        """Write a share in [0, 1] as whole per cent, never rounded up to certainty."""
        return format_percent(min(share, 0.99), locale=self.locale)


@cache
def speech(language: str, zone: tzinfo | None) -> Speech:
    """Open a language of `LANGUAGES` for dates in a time zone."""
    return Speech(language, translations(language), Locale.parse(language), zone)
